use std::borrow::Cow;
use std::collections::HashMap;

use super::decks::SlideSettings;
use super::markdown::Ids;
use super::outline::FaceSource;
use super::slide::position_id;
use crate::base::site_path::stem;
use crate::base::slug::slug;
use crate::base::{SitePath, url};

/// Gives each slide its public id: the one in its comment, or one made from its image's file name or its heading.
#[derive(Debug)]
pub struct SlideIds<'a> {
    /// The document.
    path: &'a SitePath,
    /// The ids so far; empty if only the position is left to name a slide.
    ids: Vec<String>,
    /// What each id was first made from.
    owners: HashMap<String, Cow<'a, str>>,
}

impl<'a> SlideIds<'a> {
    /// The ids of the slides of the document at `path`.
    pub fn new(path: &'a SitePath) -> SlideIds<'a> {
        SlideIds { path, ids: Vec::new(), owners: HashMap::new() }
    }

    /// Adds the next slide. An id that another slide, of another picture, has already comes back.
    pub fn add(
        &mut self,
        face: &'a FaceSource,
        settings: &SlideSettings,
        heading: &str,
        page: &mut Ids,
    ) -> Option<String> {
        let (wanted, owner) = self.wanted(face, settings, heading);
        if wanted.is_empty() {
            self.ids.push(String::new());
            return None;
        }
        self.ids.push(page.claim(&wanted));
        match self.owners.get(&wanted) {
            Some(first) if owner.is_empty() || *first != owner => Some(wanted),
            Some(_) => None,
            None => {
                self.owners.insert(wanted, owner);
                None
            }
        }
    }

    /// The id of each slide, and whether `slide-N` is free to lead to it too.
    pub fn finish(self, page: &mut Ids) -> Vec<(String, bool)> {
        self.ids
            .into_iter()
            .enumerate()
            .map(|(n, id)| {
                let position = position_id(n);
                match id.is_empty() {
                    true => (page.claim(&position), false),
                    false => (id, page.take(&position)),
                }
            })
            .collect()
    }

    /// The id that a slide should have, and what it was made from. Using the same image twice is not a mistake.
    fn wanted(&self, face: &'a FaceSource, settings: &SlideSettings, heading: &str) -> (String, Cow<'a, str>) {
        if let Some(id) = &settings.id {
            return (id.clone(), "".into());
        }
        match face {
            FaceSource::Image(mark) => {
                let file = url::decode_path(path(&mark.src));
                (slug(stem(file.trim_end_matches('/'))), self.picture(file))
            }
            FaceSource::Card(_) | FaceSource::Markdown(_) => (slug(heading), "".into()),
        }
    }

    /// A name for the image at `file` that is the same for every spelling of its path.
    fn picture(&self, file: Cow<'a, str>) -> Cow<'a, str> {
        if url::is_remote(&file) {
            return file;
        }
        let found = match file.strip_prefix('/') {
            Some(from_root) => SitePath::new(&format!("content/{from_root}")),
            None => self.path.sibling(&file),
        };
        found.map_or(file, |source| source.as_str().to_owned().into())
    }
}

/// A URL without its query and fragment.
fn path(src: &str) -> &str {
    src.split(['?', '#']).next().unwrap_or(src)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::scan::Mark;

    fn ids(sources: &[&str]) -> (Vec<(String, bool)>, Vec<String>) {
        let mut page = Ids::default();
        let document = SitePath::new("content/talks/a.md").unwrap();
        let mut ids = SlideIds::new(&document);
        let face = |src: &&str| FaceSource::Image(Mark { src: (*src).into(), ..Mark::default() }.into());
        let faces: Vec<FaceSource> = sources.iter().map(face).collect();
        let clashes = faces.iter().filter_map(|face| ids.add(face, &SlideSettings::default(), "", &mut page)).collect();
        (ids.finish(&mut page), clashes)
    }

    #[test]
    fn ids_come_from_file_names() {
        let (ids, clashes) = ids(&["/img/a.037.jpg", "/img/a.037.jpg", "/other/a-037.png", "slide-2.png", "🎉.png"]);
        let names: Vec<&str> = ids.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(names, ["a-037", "a-037-2", "a-037-3", "slide-2", "slide-5"]);
        assert!(ids[0].1);
        assert!(!ids[1].1, "slide-2 is the name of another slide");
        assert_eq!(clashes, ["a-037"]);
    }

    #[test]
    fn one_picture_has_many_spellings() {
        let (names, clashes) = ids(&["pic/My%20chart.svg", "pic/My chart.svg", "./pic/../pic/My chart.svg"]);
        let names: Vec<&str> = names.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!((names, clashes.len()), (vec!["my-chart", "my-chart-2", "my-chart-3"], 0));
        assert_eq!(ids(&["/talks/pic/a.svg?v=1", "pic/a.svg"]).1.len(), 0);
        assert_eq!(ids(&["https://host.example/pic/a.svg", "pic/a.svg"]).1, ["a"]);
        assert_eq!(ids(&["../../../a.svg", "/a.svg"]).1, ["a"]);
    }
}
