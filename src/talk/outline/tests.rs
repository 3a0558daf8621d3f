use std::ops::Range;

use super::*;
use crate::talk::markdown::Definitions;
use crate::talk::scan::scan;

fn divide(text: &str, dashes: Dashes) -> Outline {
    let scan = scan(text, 0..text.len(), &Definitions::default());
    outline(text, &scan.blocks, dashes)
}

fn show(text: &str, parts: &[Range<usize>]) -> String {
    let shown = parts.iter().map(|p| text[p.clone()].trim()).filter(|p| !p.is_empty());
    shown.collect::<Vec<_>>().join("|")
}

#[test]
fn intro_slides_and_closing() {
    let text = "Intro\n\n----\n\nstill intro\n\n![a](a)\nSaid a\n\n---\n\n![b](b)\n\n...\n\n***\n\nBye\n\n---\nrest";
    let outline = divide(text, Dashes::Heading);
    assert_eq!(show(text, &outline.intro), "Intro|still intro");
    let said: Vec<_> = outline.slides.iter().map(|s| (show(text, &s.transcript), s.pending)).collect();
    assert_eq!(said, [("Said a".into(), false), ("...".into(), true)]);
    assert_eq!(show(text, &[outline.closing.unwrap()]), "Bye\n\n---\nrest");
}

#[test]
fn a_break_before_a_heading_begins_a_chapter() {
    let text = "Intro\n\n---\n\n## One\n\nLead\n\n![a](a)\n\nSaid\n\n---\n\nmore\n\n---\n\n## Two\n\n<!-- slide: id=x -->\n![b](b)\n";
    let outline = divide(text, Dashes::Break);
    let chapters: Vec<_> = outline
        .slides
        .iter()
        .map(|s| s.chapter.as_ref().map(|c| (&text[c.title.clone()], text[c.lead.clone()].trim())))
        .collect();
    assert_eq!(chapters, [Some(("One", "Lead")), Some(("Two", ""))]);
    assert_eq!(show(text, &outline.slides[0].transcript), "Said\n\n---\n\nmore");
    assert_eq!(show(text, outline.slides[1].settings.as_slice()), "id=x");
}

#[test]
fn notes_belong_to_the_slide_above_unless_a_slide_comment_is_before_them() {
    let text =
        "---\n![a](a)\n\nSaid\n\n<!-- note: above -->\n\n<!-- slide: id=b -->\n<!-- note: below -->\n\n![b](b)\n";
    let outline = divide(text, Dashes::Break);
    assert_eq!(show(text, &outline.slides[0].transcript), "Said\n\n<!-- note: above -->");
    assert_eq!(show(text, &[outline.slides[1].notes[0].content.clone()]), "below");
}

#[test]
fn a_quotation_in_the_introduction_is_not_a_slide() {
    let text = "> # Motto\n\n---\n\n![a](a)\n\n> ## Card\n\nSaid\n";
    assert_eq!(divide(text, Dashes::Break).slides.len(), 2);
    assert_eq!(divide("> # Card\n\nSaid\n\n---\n\n> # Next\n", Dashes::Break).slides.len(), 2);
    assert_eq!(divide(text, Dashes::Heading).slides.len(), 1);
}

#[test]
fn no_mark_is_all_intro() {
    let text = "Only\n\n---\n\ntext\n";
    assert_eq!(divide(text, Dashes::Break), Outline { intro: vec![0..text.len()], ..Outline::default() });
}
