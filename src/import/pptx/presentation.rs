use std::collections::HashMap;

use super::element::Element;
use super::relations::Relations;
use super::slide::PptxSlide;
use super::slide_part;
use crate::base::archive::Archive;

/// The part that lists the slides.
const PRESENTATION: &str = "ppt/presentation.xml";

/// A file with more slides is refused.
const MAX_SLIDES: usize = 2000;

/// A PowerPoint file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presentation {
    /// Its slides, in the order in which they are shown.
    pub slides: Vec<PptxSlide>,
}

impl Presentation {
    /// Reads the file `bytes`.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn read(bytes: &[u8]) -> Result<Presentation, String> {
        let mut archive = Archive::open(bytes)?;
        let root = part(&mut archive, PRESENTATION)?;
        let relations = Relations::read(&mut archive, PRESENTATION)?;
        let sections = sections(&root);
        let ids = root.child("sldIdLst").map(|list| list.all("sldId")).unwrap_or_default();
        if ids.len() > MAX_SLIDES {
            return Err(format!("it has {} slides; the limit is {MAX_SLIDES}", ids.len()));
        }
        let mut slides = Vec::with_capacity(ids.len());
        for id in ids {
            let name = id.get("r:id").and_then(|id| relations.part(id)).ok_or("a slide is missing in it")?.to_owned();
            let root = part(&mut archive, &name)?;
            let relations = Relations::read(&mut archive, &name)?;
            let mut slide = slide_part::slide(&root, &relations);
            if let Some(notes) = relations.of_kind("notesSlide") {
                slide.notes = slide_part::notes(&part(&mut archive, notes)?);
            }
            slide.section = id.get("id").and_then(|id| sections.get(id)).cloned();
            slides.push(slide);
        }
        Ok(Presentation { slides })
    }
}

fn part(archive: &mut Archive<'_>, name: &str) -> Result<Element, String> {
    let bytes = archive.part(name)?.ok_or_else(|| format!("`{name}` is missing in it"))?;
    Element::read(&bytes).ok_or_else(|| format!("`{name}` in it is damaged"))
}

/// The name of the section that begins with a slide, by the id of that. A single section says nothing.
fn sections(root: &Element) -> HashMap<String, String> {
    let sections = root.all("section");
    if sections.len() < 2 {
        return HashMap::new();
    }
    let first = |section: &&Element| {
        let name = section.get("name").filter(|name| !name.trim().is_empty())?;
        Some((section.all("sldId").first()?.get("id")?.to_owned(), name.trim().to_owned()))
    };
    sections.iter().filter_map(first).collect()
}
