//! Where a transcript can be added to the slides of a rule deck.

use super::formulas::formula_lines;
use crate::base::SitePath;
use crate::talk::classification;
use crate::talk::decks::{Evidence, FacePart, Marked, Tool, divide};
use crate::talk::front_matter;
use crate::talk::highlight::Dialect;
use crate::talk::markdown::{Definitions, NoteElements};
use crate::talk::meta::{Meta, is_key};
use crate::talk::obsidian_comments::ObsidianComments;
use crate::talk::outline::{Dashes, FaceSource, SlideSource, count, of_deck};
use crate::talk::scan::scan;

/// The tool for which the deck at `path` was written, whose text is `source`, and for each slide the start of the line below its
/// text and its notes.
pub fn deck_places(path: &SitePath, source: &str, dialect: &Dialect) -> (Tool, Vec<usize>) {
    let (fields, body, _) = front_matter::split(path, source, is_key);
    let (meta, _) = Meta::read(path, source, fields.clone());
    let comments = ObsidianComments::find(source, body.clone());
    let elements = NoteElements::find(comments.text(), body.clone());
    let text = elements.text();
    let definitions = Definitions::collect(&text[body.clone()]);
    let declared = classification::declared(path, &meta);
    let (marked, dashes) = match declared {
        Some(_) => (Marked::AsTalk, Dashes::Break),
        None => (Marked::No, Dashes::Heading),
    };
    let evidence = Evidence::find(&fields, text, body.clone(), marked);
    let scan = scan(formula_lines(text, &meta, dialect, &evidence).text(), body.clone(), &definitions);
    let (_, deck) = classification::classify(&meta, declared, count(&scan.blocks, dashes), &evidence);
    let mut found = divide(&deck, &fields, text, body, &scan);
    let slides = of_deck(&mut found).slides;
    (noted_for(deck.tool, &slides), slides.iter().map(|slide| below(text, slide)).collect())
}

/// The tool whose marks begin the notes of `slides`: a deck of no tool goes on with those that it has.
fn noted_for(tool: Tool, slides: &[SlideSource]) -> Tool {
    let mut notes = slides.iter().flat_map(|slide| &slide.notes);
    match (tool, notes.find_map(|note| note.syntax.tool())) {
        (Tool::Plain, Some(own)) => own,
        _ => tool,
    }
}

fn below(text: &str, slide: &SlideSource) -> usize {
    let parts = match &slide.face {
        FaceSource::Markdown(parts) => parts.as_slice(),
        _ => &[],
    };
    let of_parts = parts.iter().filter_map(|part| match part {
        FacePart::Markdown(range) | FacePart::SteppedLists(range) => Some(range),
        FacePart::Html(_) | FacePart::Alert(..) | FacePart::Line(..) => None,
    });
    let others = slide.notes.iter().map(|note| &note.whole).chain(&slide.settings).chain([&slide.at]);
    let end = of_parts.chain(others).map(|range| text[..range.end].trim_end().len()).max().unwrap_or(slide.at.end);
    text[end..].find('\n').map_or(text.len(), |length| end + length + 1)
}
