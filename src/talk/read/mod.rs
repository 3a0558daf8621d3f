//! From a document's text to a [`Document`].

mod deck_places;
mod films;
mod formulas;
mod given;
mod html_title;
mod line_counter;
mod margin_lines;
mod margins;
mod reader;
mod rendered_slides;
mod slide_times;
mod slides;
mod transcript_places;
mod unseen;
mod unseen_links;
mod warnings;

pub use deck_places::deck_places;
pub use transcript_places::transcript_places;

use std::ops::Range;

use self::formulas::formula_lines;
use self::given::Given;
use self::margin_lines::MarginLines;
use self::reader::Reader;
use super::classification::{self, Classification, DeckFormat};
use super::decks::{Deck, DeckMargins, DividedDeck, Evidence, Marked, Tool, divide, rules_of};
use super::highlight::Dialect;
use super::includes::{compose, finish};
use super::markdown::{Definitions, NoteElements, Renderer};
use super::meta::{Meta, SlidesMode, is_key};
use super::obsidian_comments::ObsidianComments;
use super::outline::{Dashes, Outline, count, of_deck, outline, skip};
use super::scan::{BlockKind, Scan, scan};
use super::{Document, Reading, front_matter};
use crate::base::data::Fields;
use crate::base::text::{decode, unwritable, unwritable_character};
use crate::base::{Diagnostic, Files, Place, Places, Severity, SitePath};

impl Document {
    /// Reads the file at `path` without what it may include. Depends on nothing else.
    pub fn read(path: &SitePath, bytes: &[u8], dialect: &Dialect) -> Reading {
        Document::read_in(path, bytes, dialect, &Files::new())
    }

    /// Reads the file at `path`, which may include others of `files`. Depends on nothing else: the reading names those that
    /// it looked for.
    pub fn read_in(path: &SitePath, bytes: &[u8], dialect: &Dialect, files: &Files) -> Reading {
        match decode(path, bytes) {
            Ok(text) => {
                let mut reading = read_text(path, &text, dialect, &Given::Files(files));
                reading.diagnostics.extend(left_out_characters(path, bytes));
                reading
            }
            Err(diagnostic) => Reading::new(None, vec![diagnostic]),
        }
    }
}

/// What to say about characters of a file that no output may have.
fn left_out_characters(path: &SitePath, bytes: &[u8]) -> Option<Diagnostic> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (at, c, count) = unwritable(text)?;
    Some(unwritable_character(c, count).at(Place::new(path, text, at..at + c.len_utf8())))
}

/// Reads `source`, the document at `path`.
fn read_text(path: &SitePath, source: &str, dialect: &Dialect, given: &Given<'_>) -> Reading {
    let (fields, body, mut diagnostics) = front_matter::split(path, source, is_key);
    let (meta, more) = Meta::read(path, source, fields.clone());
    diagnostics.extend(more);
    let comments = ObsidianComments::find(source, body.clone());
    let mut elements = NoteElements::find(comments.text(), body.clone());
    let text = elements.text();
    let mut definitions = Definitions::collect(&text[body.clone()]);
    let declared = classification::declared(path, &meta);
    let (marked, dashes) = read_as(declared.is_some());
    let evidence = Evidence::find(&fields, text, body.clone(), marked);
    let scan = scan(formula_lines(text, &meta, dialect, &evidence).text(), body.clone(), &definitions);
    let classified = classification::classify(&meta, declared, count(&scan.blocks, dashes), &evidence);
    let (classification, deck) = given.settle(classified);
    if let Given::Files(files) = given
        && classification.format == DeckFormat::Rules
        && let Some(composition) = compose((path, source), (&fields, body.clone()), &deck, &meta, files)
    {
        let given = Given::Composed(&composition, classification, deck);
        return finish(read_text(path, composition.text.text(), dialect, &given), &composition);
    }
    let mut found = DividedDeck::default();
    let mut outline = match classification.format {
        DeckFormat::Images => skip(text, outline(text, &scan.blocks, dashes)),
        DeckFormat::Rules => {
            found = divide(&deck, &fields, text, body.clone(), &scan);
            of_deck(&mut found)
        }
        DeckFormat::None | DeckFormat::Article => Outline { intro: vec![body.clone()], ..Outline::default() },
    };
    if !outline.private.is_empty() {
        outline.private.sort_by_key(|range| (range.start, range.end));
        elements.blank(&outline.private);
        // What only private text defines is private, too.
        definitions = Definitions::collect(&elements.public()[body.clone()]);
    }
    let lacks_slides = lacks_slides(&classification, &meta, &diagnostics);
    let note = lacks_slides.then(|| no_slides(path, elements.original(), body.clone(), &scan));
    let mut renderer = Renderer::new(path, &elements, dialect, &definitions);
    use_syntax_of(&deck, &classification, &fields, &mut renderer);
    renderer.left_out.append(found.left_out);
    given.prepare((path, source), &comments, &mut renderer);
    renderer.diagnostics.extend(hidden_slides(&found.hidden, &renderer.places));
    formulas::apply(&mut renderer, &meta, deck.tool, body.clone());
    let of_elements = elements.mistakes(classification.format == DeckFormat::Rules);
    of_elements.chain(found.mistakes).for_each(|(mistake, at)| renderer.report(mistake, at));
    let reader = Reader {
        path,
        text: elements.public(),
        meta,
        renderer,
        original: elements.original(),
        definitions: &definitions,
        diagnostics: diagnostics.into_iter().chain(note.flatten()).collect(),
        mentioned: Vec::new(),
        tool: deck.tool,
        margins: MarginLines { of_deck: DeckMargins::of(deck.tool, &fields), texts: Vec::new() },
    };
    reader.document(classification, &scan, outline, body)
}

/// What to say about slides that the deck's tool hides.
fn hidden_slides(hidden: &[Range<usize>], places: &Places<'_>) -> Option<Diagnostic> {
    let first = places.of(hidden.first()?.clone());
    let line = |range: &Range<usize>| {
        let place = places.of(range.clone());
        if place.path == first.path { place.line.to_string() } else { format!("{} of {}", place.line, place.path) }
    };
    let lines: Vec<String> = hidden.iter().map(line).collect();
    let message = match lines.as_slice() {
        [one] => format!("the slide on line {one} is hidden, so it is in no output"),
        all => format!("{} slides are hidden, so they are in no output: lines {}", all.len(), all.join(", ")),
    };
    Some(Diagnostic::note("hidden-slides", message).at(first))
}

/// Whether no slides were found where there should be some, and no error in the front matter explains it.
fn lacks_slides(classification: &Classification, meta: &Meta, diagnostics: &[Diagnostic]) -> bool {
    let has_errors = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    classification.format == DeckFormat::None && meta.slides != SlidesMode::None && !has_errors
}

/// How lines of dashes are read in a document that is marked as a talk, or in another one.
fn read_as(is_declared: bool) -> (Marked, Dashes) {
    if is_declared { (Marked::AsTalk, Dashes::Break) } else { (Marked::No, Dashes::Heading) }
}

/// Lets `renderer` read the Markdown of a deck with the front matter `fields` as its tool does.
fn use_syntax_of(deck: &Deck, classification: &Classification, fields: &Fields, renderer: &mut Renderer<'_>) {
    renderer.comments_are_notes = matches!(deck.tool, Tool::Marp | Tool::Slidev);
    if classification.format != DeckFormat::Rules {
        return;
    }
    let rules = rules_of(deck.tool);
    renderer.has_attributes = true;
    renderer.syntax = rules.syntax;
    renderer.has_content_classes = rules.has_content_classes;
    renderer.picture_words = rules.picture_words;
    renderer.keeps_line_ends = (rules.keeps_line_ends)(fields);
}

/// What to say about a talk in which no slide was found, though something could have started one.
fn no_slides(path: &SitePath, text: &str, body: Range<usize>, scan: &Scan) -> Option<Diagnostic> {
    let separators = Evidence::separators(text, body);
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
