use std::io::{self, Write};

use super::colours::Colours;
use super::notes_lines::notes_lines;
use super::notes_xml::notes_xml;
use super::package::Package;
use super::pictures::Pictures;
use super::presentation_xml::{HEAD, NAMES, Section, app, content_types, core, master, presentation, theme};
use super::relations::Relations;
use super::request::Request;
use super::slide_size::width;
use super::slide_writer::SlideWriter;
use super::text_xml::Language;
use crate::base::Diagnostic;
use crate::site::model::language::direction;
use crate::site::render::page_context::UrlForm;
use crate::site::render::slides::faces;

/// Writes a presentation to `out`, from its first byte to its last. The warnings are about what it cannot show as the talk does.
///
/// # Errors
/// If `out` cannot be written to.
pub fn write(request: &Request<'_>, out: impl Write) -> io::Result<Vec<Diagnostic>> {
    let site = &request.renderer.site;
    let entry = &site.entries[request.index];
    let language = Language { tag: entry.lang.clone(), is_right_to_left: direction(&entry.lang) == "rtl" };
    let context = request.renderer.of_entry(request.index, UrlForm::Absolute);
    let colours = Colours::of(&site.config.social_card, &request.renderer.theme.settings.social_card);
    let width = width(request);
    let notes: Vec<Vec<String>> = request.slides.iter().map(|index| notes_lines(request, &context, *index)).collect();
    let mut package = Package::new(out);
    let has_notes: Vec<bool> = notes.iter().map(|lines| !lines.is_empty()).collect();
    package.xml("[Content_Types].xml", &content_types(request.slides.len(), &has_notes))?;
    write_frame(request, &colours, width, &mut package)?;
    let mut slides = SlideWriter {
        request,
        views: faces(&context, request.index),
        context,
        language: &language,
        is_dark: colours.is_dark,
        width,
        pictures: Pictures::new(request.renderer, request.input),
        warnings: Vec::new(),
    };
    for (n, (index, lines)) in request.slides.iter().zip(&notes).enumerate() {
        slides.write(*index, n + 1, lines, &mut package)?;
        if !lines.is_empty() {
            let mut relations = Relations::default();
            relations.part("notesMaster", "../notesMasters/notesMaster1.xml");
            relations.part("slide", &format!("../slides/slide{}.xml", n + 1));
            package.xml(&format!("ppt/notesSlides/notesSlide{}.xml", n + 1), &notes_xml(lines, &language))?;
            package.xml(&format!("ppt/notesSlides/_rels/notesSlide{}.xml.rels", n + 1), &relations.xml())?;
        }
    }
    package.finish()?;
    let mut warnings = slides.warnings;
    warnings.extend(slides.pictures.warnings);
    Ok(warnings)
}

/// All parts that are not slides.
fn write_frame<W: Write>(
    request: &Request<'_>,
    colours: &Colours,
    width: f32,
    package: &mut Package<W>,
) -> io::Result<()> {
    let entry = &request.renderer.site.entries[request.index];
    let document = &entry.document;
    let mut root = Relations::default();
    root.part("officeDocument", "ppt/presentation.xml");
    root.part(
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml",
    );
    root.part("extended-properties", "docProps/app.xml");
    package.xml("_rels/.rels", &root.xml())?;
    package.xml("docProps/core.xml", &core(&document.title, &entry.speakers, document.description(), &entry.lang))?;
    package.xml("docProps/app.xml", &app())?;
    let mut relations = Relations::default();
    relations.part("slideMaster", "slideMasters/slideMaster1.xml");
    relations.part("notesMaster", "notesMasters/notesMaster1.xml");
    relations.part("theme", "theme/theme1.xml");
    (1..=request.slides.len()).for_each(|n| drop(relations.part("slide", &format!("slides/slide{n}.xml"))));
    for (kind, element) in [("presProps", "presentationPr"), ("viewProps", "viewPr")] {
        relations.part(kind, &format!("{kind}.xml"));
        package.xml(&format!("ppt/{kind}.xml"), &format!("{HEAD}<p:{element} {NAMES}/>"))?;
    }
    let sections = sections(request);
    package.xml("ppt/presentation.xml", &presentation(request.slides.len(), 4, &sections, width))?;
    package.xml("ppt/_rels/presentation.xml.rels", &relations.xml())?;
    let mut of_master = Relations::default();
    of_master.part("slideLayout", "../slideLayouts/slideLayout1.xml");
    of_master.part("slideLayout", "../slideLayouts/slideLayout2.xml");
    of_master.part("theme", "../theme/theme1.xml");
    package.xml("ppt/slideMasters/slideMaster1.xml", &master(colours.is_dark, width))?;
    package.xml("ppt/slideMasters/_rels/slideMaster1.xml.rels", &of_master.xml())?;
    let mut of_layout = Relations::default();
    of_layout.part("slideMaster", "../slideMasters/slideMaster1.xml");
    for (n, layout) in
        [include_str!("parts/layout-text.xml"), include_str!("parts/layout-picture.xml")].iter().enumerate()
    {
        package.xml(&format!("ppt/slideLayouts/slideLayout{}.xml", n + 1), layout)?;
        package.xml(&format!("ppt/slideLayouts/_rels/slideLayout{}.xml.rels", n + 1), &of_layout.xml())?;
    }
    let mut of_notes = Relations::default();
    of_notes.part("theme", "../theme/theme2.xml");
    package.xml("ppt/notesMasters/notesMaster1.xml", include_str!("parts/notes-master.xml"))?;
    package.xml("ppt/notesMasters/_rels/notesMaster1.xml.rels", &of_notes.xml())?;
    package.xml("ppt/theme/theme1.xml", &theme(colours))?;
    package.xml("ppt/theme/theme2.xml", &theme(colours))
}

/// The chapters of which slides are in the presentation. The slides before the first have the title of the talk.
fn sections(request: &Request<'_>) -> Vec<Section> {
    let document = &request.renderer.site.entries[request.index].document;
    if document.chapters.is_empty() {
        return Vec::new();
    }
    let mut out: Vec<(Option<usize>, Section)> = Vec::new();
    for (n, slide) in request.slides.iter().enumerate() {
        let chapter = document.chapters.partition_point(|chapter| chapter.first_slide <= *slide).checked_sub(1);
        match out.last_mut() {
            Some((last, (_, slides))) if *last == chapter => slides.end = n + 1,
            _ => {
                let title = chapter.map_or(&document.title, |chapter| &document.chapters[chapter].title);
                out.push((chapter, (title.clone(), n..n + 1)));
            }
        }
    }
    out.into_iter().map(|(_, section)| section).collect()
}
