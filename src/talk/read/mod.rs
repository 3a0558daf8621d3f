//! From a document's text to a [`Document`].

mod line_counter;
mod reader;
mod rendered_slides;
mod slides;
mod warnings;

use self::reader::Reader;
use super::classification::{self, DeckFormat};
use super::highlight::Dialect;
use super::markdown::{Definitions, NoteElements, Renderer};
use super::meta::{Meta, is_key};
use super::outline::{Dashes, Outline, count, outline};
use super::rule_slides::{CommentNotes, rule_slides};
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
    let (meta, more) = Meta::read(path, text, fields);
    diagnostics.extend(more);
    let elements = NoteElements::find(text, body.clone());
    let text = elements.text();
    let definitions = Definitions::collect(&text[body.clone()]);
    let scan = scan(text, body.clone(), &definitions);
    let declared = classification::declared(path, &meta);
    let dashes = if declared.is_some() { Dashes::Break } else { Dashes::Heading };
    let classification = classification::classify(&meta, declared, count(&scan.blocks, dashes));
    let comments = CommentNotes::of(meta.extra.iter().map(|field| field.key.as_str()));
    let (outline, fields) = match classification.format {
        DeckFormat::Images => (outline(text, &scan.blocks, dashes), Vec::new()),
        DeckFormat::Rules => rule_slides(text, &scan.blocks, body, comments),
        DeckFormat::None | DeckFormat::Article => (Outline { intro: vec![body], ..Outline::default() }, Vec::new()),
    };
    let has_rule_slides = classification.format == DeckFormat::Rules;
    let mut renderer = Renderer::new(path, &elements, dialect, &definitions);
    for (mistake, range) in elements.mistakes(has_rule_slides) {
        renderer.report(mistake, range);
    }
    let reader = Reader {
        path,
        text,
        meta,
        renderer,
        original: elements.original(),
        definitions: &definitions,
        diagnostics,
        mentioned: Vec::new(),
    };
    reader.document(classification, &scan, outline, fields)
}
