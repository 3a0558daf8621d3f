//! From a document's text to a [`Document`].

mod films;
mod line_counter;
mod reader;
mod rendered_slides;
mod slides;
mod warnings;

use self::reader::Reader;
use super::classification::{self, DeckFormat};
use super::decks::{DividedDeck, Evidence, Marked, Tool, divide, rules_of};
use super::highlight::Dialect;
use super::markdown::{Definitions, NoteElements, Renderer};
use super::meta::{Meta, SlidesMode, is_key};
use super::obsidian_comments::ObsidianComments;
use super::outline::{Dashes, Outline, count, of_deck, outline, skip};
use super::scan::{BlockKind, Scan, scan};
use super::{Document, Reading, front_matter};
use crate::base::data::Fields;
use crate::base::text::decode;
use crate::base::{Diagnostic, Places, SitePath};

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
    let comments = ObsidianComments::find(text, body.clone());
    let mut elements = NoteElements::find(comments.text(), body.clone());
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
    if classification.format == DeckFormat::None && meta.slides != SlidesMode::None {
        diagnostics.extend(no_slides(path, elements.original(), evidence.separators, &scan));
    }
    let mut renderer = Renderer::new(path, &elements, dialect, &definitions);
    renderer.comments_are_notes = matches!(deck.tool, Tool::Marp | Tool::Slidev);
    if classification.format == DeckFormat::Rules {
        use_syntax_of(deck.tool, &fields, &mut renderer);
    }
    renderer.left_out.append(found.left_out);
    let of_elements = elements.mistakes(classification.format == DeckFormat::Rules);
    for (mistake, range) in of_elements.chain(found.mistakes).chain(comments.mistakes()) {
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

/// Lets `renderer` read the Markdown of a deck with the front matter `fields` as `tool` does.
fn use_syntax_of(tool: Tool, fields: &Fields, renderer: &mut Renderer<'_>) {
    let rules = rules_of(tool);
    renderer.has_attributes = true;
    renderer.syntax = rules.syntax;
    renderer.has_content_classes = rules.has_content_classes;
    renderer.picture_words = rules.picture_words;
    renderer.keeps_line_ends = (rules.keeps_line_ends)(fields);
}

/// What to say about a talk in which no slide was found, though something could have started one.
fn no_slides(path: &SitePath, text: &str, separators: usize, scan: &Scan) -> Option<Diagnostic> {
    let headings = scan.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading { .. })).count();
    let counted = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    let first = scan.blocks.iter().find(|block| !matches!(block.kind, BlockKind::Blank))?.range.start;
    let end = text[first..].find('\n').map_or(text.len(), |length| first + length);
    let hint = match (separators, headings) {
        (0, 0) => return None,
        (0, _) => "set `slides: pandoc` if each heading starts a slide, or `slides: none` if there are no slides",
        _ => "set `slides: rules` if lines of dashes separate the slides, or `slides: none` if there are no slides",
    };
    let message = format!("no slides found ({}, {})", counted(separators, "separator"), counted(headings, "heading"));
    Some(Diagnostic::note("no-slides", message).hint(hint).at(Places::new(path, text).of(first..end)))
}
