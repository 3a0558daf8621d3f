//! The parts of a presentation beside its slides.

use super::colours::Colours;
use super::rect::{HEIGHT, emu};
use super::xml_text::xml_line;
use crate::base::Digest;

/// What a part begins with.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The names of the elements of slides.
pub const NAMES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// The id of the first slide: the format allows none that is lower.
const FIRST_SLIDE: usize = 256;

/// A chapter: its title and its slides, counted from 0.
pub type Section = (String, std::ops::Range<usize>);

/// Which kind each part is of.
pub fn content_types(slides: usize, notes: &[bool]) -> String {
    let types = "application/vnd.openxmlformats-officedocument.presentationml.";
    let part =
        |path: String, kind: &str| format!("<Override PartName=\"/ppt/{path}\" ContentType=\"{types}{kind}+xml\"/>");
    let mut out = format!("{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
    for (ending, kind) in [
        ("gif", "image/gif"),
        ("jpeg", "image/jpeg"),
        ("png", "image/png"),
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ] {
        out.push_str(&format!("<Default Extension=\"{ending}\" ContentType=\"{kind}\"/>"));
    }
    out.push_str(&part("presentation.xml".to_owned(), "presentation.main"));
    out.push_str(&part("presProps.xml".to_owned(), "presProps"));
    out.push_str(&part("viewProps.xml".to_owned(), "viewProps"));
    out.push_str(&part("slideMasters/slideMaster1.xml".to_owned(), "slideMaster"));
    out.push_str(&part("notesMasters/notesMaster1.xml".to_owned(), "notesMaster"));
    (1..=2).for_each(|n| out.push_str(&part(format!("slideLayouts/slideLayout{n}.xml"), "slideLayout")));
    (1..=slides).for_each(|n| out.push_str(&part(format!("slides/slide{n}.xml"), "slide")));
    let with_notes = notes.iter().enumerate().filter(|(_, has_notes)| **has_notes);
    with_notes.for_each(|(n, _)| out.push_str(&part(format!("notesSlides/notesSlide{}.xml", n + 1), "notesSlide")));
    let theme = "application/vnd.openxmlformats-officedocument.theme+xml";
    for n in 1..=2 {
        out.push_str(&format!("<Override PartName=\"/ppt/theme/theme{n}.xml\" ContentType=\"{theme}\"/>"));
    }
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    out.push_str(&format!("<Override PartName=\"/docProps/core.xml\" ContentType=\"{core}\"/>"));
    let app = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    out.push_str(&format!("<Override PartName=\"/docProps/app.xml\" ContentType=\"{app}\"/>"));
    out + "</Types>"
}

/// Title, speakers and language.
pub fn core(title: &str, speakers: &[String], description: &str, language: &str) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>\
         <dc:description>{}</dc:description><dc:language>{}</dc:language></cp:coreProperties>",
        xml_line(title),
        xml_line(&speakers.join(", ")),
        xml_line(description),
        xml_line(language)
    )
}

/// The program that made it.
pub fn app() -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>talkpress</Application></Properties>"
    )
}

/// The list of slides, of which the first has this relation, and the sections. The width is in points.
pub fn presentation(slides: usize, first_relation: usize, sections: &[Section], width: f32) -> String {
    let ids = (0..slides).map(|n| format!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", FIRST_SLIDE + n, first_relation + n));
    let mut out = format!(
        "{HEAD}<p:presentation {NAMES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>\
         <p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst><p:sldIdLst>{}</p:sldIdLst>\
         <p:sldSz cx=\"{}\" cy=\"{}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/>",
        ids.collect::<String>(),
        emu(width),
        emu(HEIGHT)
    );
    if !sections.is_empty() {
        out.push_str(
            "<p:extLst><p:ext uri=\"{521415D9-36F7-43E2-AB2F-B90AF26B5E84}\">\
             <p14:sectionLst xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\">",
        );
        for (n, (title, range)) in sections.iter().enumerate() {
            let id = guid(&format!("{n} {title}"));
            let slides = range.clone().map(|slide| format!("<p14:sldId id=\"{}\"/>", FIRST_SLIDE + slide));
            out.push_str(&format!(
                "<p14:section name=\"{}\" id=\"{id}\"><p14:sldIdLst>{}</p14:sldIdLst></p14:section>",
                xml_line(title),
                slides.collect::<String>()
            ));
        }
        out.push_str("</p14:sectionLst></p:ext></p:extLst>");
    }
    out + "</p:presentation>"
}

/// An id that depends on nothing else than the text.
fn guid(text: &str) -> String {
    let digest = Digest::of(text.as_bytes()).to_string().to_uppercase();
    format!("{{{}-{}-{}-{}-{}}}", &digest[..8], &digest[8..12], &digest[12..16], &digest[16..20], &digest[20..32])
}

/// The colours and fonts.
pub fn theme(colours: &Colours) -> String {
    let mut out = include_str!("parts/theme.xml").to_owned();
    for (name, colour) in [
        ("{dark}", &colours.dark),
        ("{light}", &colours.light),
        ("{dark_raised}", &colours.dark_raised),
        ("{light_raised}", &colours.light_raised),
        ("{accent}", &colours.accent),
        ("{other_accent}", &colours.other_accent),
    ] {
        out = out.replace(name, colour);
    }
    out
}

/// Which colours are behind text, and which are those of text.
pub fn colour_map(is_dark: bool) -> &'static str {
    match is_dark {
        true => "bg1=\"dk1\" tx1=\"lt1\" bg2=\"dk2\" tx2=\"lt1\"",
        false => "bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk1\"",
    }
}

/// What all slides have in common.
pub fn master(is_dark: bool, width: f32) -> String {
    let level = |n: usize| {
        let left = emu(super::measure::INDENT * n as f32);
        format!(
            "<a:lvl{n}pPr marL=\"{left}\" indent=\"-{}\" algn=\"l\" defTabSz=\"914400\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" hangingPunct=\"1\">\
             <a:spcBef><a:spcPts val=\"800\"/></a:spcBef><a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/><a:defRPr sz=\"2400\" kern=\"1200\">\
             <a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl{n}pPr>",
            emu(super::measure::INDENT)
        )
    };
    include_str!("parts/slide-master.xml")
        .replace("{map}", colour_map(is_dark))
        .replace("{inner}", &emu(width - 100.0).to_string())
        .replace("{levels}", &(1..=9).map(level).collect::<String>())
}
