//! From a document's text to a [`Document`].

mod line_counter;
mod reader;
mod rendered_slides;
mod slides;
mod warnings;

use self::reader::Reader;
use super::classification::{self, DeckFormat};
use super::decks::{DividedDeck, Evidence, Marked, Tool, divide};
use super::highlight::Dialect;
use super::markdown::{Definitions, NoteElements, Renderer};
use super::meta::{Meta, is_key};
use super::outline::{Dashes, Outline, count, of_deck, outline, skip};
use super::scan::scan;
use super::{Document, Reading, front_matter};
use crate::base::SitePath;
use crate::base::text::decode;

impl Document {
    /// Reads the file at `path`. Depends on nothing else.
    pub fn read(path: &SitePath, bytes: &[u8], dialect: &Dialect) -> Reading {
        match decode(path, bytes) {
            Ok(text) => read_text(path, &text, dialect),
            Err(diagnostic) => Reading { document: None, diagnostics: vec![diagnostic] },
        }
    }
}

/// Reads `text`, the document at `path`.
fn read_text(path: &SitePath, text: &str, dialect: &Dialect) -> Reading {
    let (fields, body, mut diagnostics) = front_matter::split(path, text, is_key);
    let (meta, more) = Meta::read(path, text, fields.clone());
    diagnostics.extend(more);
    let mut elements = NoteElements::find(text, body.clone());
    let text = elements.text();
    let mut definitions = Definitions::collect(&text[body.clone()]);
    let scan = scan(text, body.clone(), &definitions);
    let declared = classification::declared(path, &meta);
    let marked = if declared.is_some() { Marked::AsTalk } else { Marked::No };
    let evidence = Evidence::find(&fields, text, body.clone(), marked);
    let dashes = if declared.is_some() { Dashes::Break } else { Dashes::Heading };
    let counts = count(&scan.blocks, dashes);
    let (classification, deck) = classification::classify(&meta, declared, counts, &evidence);
    let mut found = DividedDeck::default();
    let mut outline = match classification.format {
        DeckFormat::Images => outline(text, &scan.blocks, dashes),
        DeckFormat::Rules => {
            found = divide(&deck, &fields, text, body.clone(), &scan);
            of_deck(&mut found)
        }
        DeckFormat::None | DeckFormat::Article => Outline { intro: vec![body.clone()], ..Outline::default() },
    };
    if classification.format == DeckFormat::Images {
        skip(text, &mut outline);
    }
    if !outline.private.is_empty() {
        outline.private.sort_by_key(|range| (range.start, range.end));
        elements.blank(&outline.private);
        // What only private text defines is private, too.
        definitions = Definitions::collect(&elements.public()[body.clone()]);
    }
    let mut renderer = Renderer::new(path, &elements, dialect, &definitions);
    renderer.comments_are_notes = matches!(deck.tool, Tool::Marp | Tool::Slidev);
    renderer.left_out.append(found.left_out);
    for (mistake, range) in elements.mistakes(classification.format == DeckFormat::Rules).chain(found.mistakes) {
        renderer.report(mistake, range);
    }
    let reader = Reader {
        path,
        text: elements.public(),
        meta,
        renderer,
        original: elements.original(),
        definitions: &definitions,
        diagnostics,
        mentioned: Vec::new(),
        tool: deck.tool,
    };
    reader.document(classification, &scan, outline, body)
}
