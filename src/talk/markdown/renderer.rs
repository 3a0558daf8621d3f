use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, Parser};

use super::footnotes::Footnotes;
use super::row::RowWriter;
use super::writer::Writer;
use super::{Definitions, Fragment, Heading, Ids, OPTIONS, Piece, mask::mask};
use crate::base::{Diagnostic, Places, SitePath};
use crate::talk::Dialect;

/// Renders the pieces of one document, which share definitions, footnote numbers and ids.
#[derive(Debug)]
pub struct Renderer<'d> {
    pub(super) text: &'d str,
    /// Where things stand in the document.
    pub places: Places<'d>,
    pub(super) dialect: &'d Dialect,
    pub(super) definitions: &'d Definitions,
    pub(super) footnotes: Footnotes,
    /// Where HTML grows before it is kept.
    pub(super) scratch: String,
    /// The ids given out so far.
    pub ids: Ids,
    /// What was wrong in the pieces rendered so far.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether pieces know the footnotes that others define.
    pub(super) lends_footnotes: bool,
}

/// Whether a piece is a block quotation whose marks are not meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrapping {
    /// The piece is what it says.
    None,
    /// The piece is the content of one quotation: a text slide.
    Quote,
}

impl<'d> Renderer<'d> {
    /// A renderer for the document `text`.
    pub fn new(path: &'d SitePath, text: &'d str, dialect: &'d Dialect, definitions: &'d Definitions) -> Renderer<'d> {
        Renderer {
            text,
            places: Places::new(path, text),
            dialect,
            definitions,
            footnotes: Footnotes::default(),
            scratch: String::new(),
            ids: Ids::default(),
            diagnostics: Vec::new(),
            lends_footnotes: true,
        }
    }

    /// Renders the Markdown in `range`. Headings get ids that begin with `prefix`.
    pub fn render(&mut self, range: Range<usize>, wrapping: Wrapping, prefix: &str) -> Piece {
        self.render_while(range, wrapping, prefix, |_| true)
    }

    /// The first Markdown heading in `range`. Its id is as if the range were a page by itself.
    pub fn first_heading(&self, range: Range<usize>, wrapping: Wrapping) -> Option<Heading> {
        if !may_have_heading(&self.text[range.clone()]) {
            return None;
        }
        let piece = self.apart().render_while(range, wrapping, "", |writer| !writer.has_heading());
        piece.headings.into_iter().next()
    }

    /// Renders the Markdown in `range` as far as `goes_on` says after each event.
    fn render_while(
        &mut self,
        range: Range<usize>,
        wrapping: Wrapping,
        prefix: &str,
        goes_on: impl Fn(&Writer<'_, 'd, '_>) -> bool,
    ) -> Piece {
        let source = &self.text[range.clone()];
        let masked = mask(source);
        let with_footnotes = self.lend_footnotes(source, masked.text());
        let parsed = with_footnotes.as_deref().unwrap_or(masked.text());
        let definitions = self.definitions;
        let lookup = |link: BrokenLink<'_>| definitions.resolve(&link);
        let mut events = Parser::new_with_broken_link_callback(parsed, OPTIONS, Some(lookup)).into_offset_iter();
        let mut writer = Writer::new(self, range, &masked, wrapping, prefix);
        while let Some((event, at)) = next(&mut events) {
            writer.event(event, at);
            if !goes_on(&writer) {
                break;
            }
        }
        writer.finish()
    }

    /// Renders what a row says before and after its image: raw HTML.
    pub fn render_row(&mut self, before: Range<usize>, after: Range<usize>) -> Piece {
        RowWriter::new(self).write(before, after)
    }

    /// A renderer for what is no part of the page itself: its ids and footnote numbers are its own.
    pub fn apart(&self) -> Renderer<'d> {
        Renderer::new(self.places.path(), self.text, self.dialect, self.definitions)
    }

    /// The list of the footnotes `labels`, for the foot of what is the first to use them.
    pub fn footnote_list(&self, labels: &[String]) -> Fragment {
        self.footnotes.list(labels)
    }

    /// Tells what is wrong at `range`.
    pub fn say(&mut self, diagnostic: Diagnostic, range: Range<usize>) {
        self.diagnostics.push(diagnostic.at(self.places.of(range)));
    }

    /// The author's HTML has the id `id`, and keeps it.
    pub(super) fn raw_id(&mut self, id: &str, at: Range<usize>) {
        self.ids.take(id);
        if Ids::are_reserved(id) {
            self.say(Ids::reserved(), at);
        }
    }

    /// pulldown-cmark knows a footnote only by a definition in the same text, so a piece is lent an empty one
    /// for each label that is defined elsewhere; they stand behind its end.
    fn lend_footnotes(&self, source: &str, masked: &str) -> Option<String> {
        let wanted = self.definitions.footnotes_elsewhere(source);
        if wanted.is_empty() || !self.lends_footnotes {
            return None;
        }
        let mut out = format!("{masked}\n\n");
        for label in wanted {
            out.push_str(&format!("[^{label}]: .\n\n"));
        }
        Some(out)
    }
}

/// Whether Markdown could find a heading in `text`: there is a `#`, or a line that could underline the text above it.
fn may_have_heading(text: &str) -> bool {
    let underlines = |line: &str| {
        let rest = line.trim_start_matches([' ', '\t', '>']).trim_end();
        !rest.is_empty() && (rest.bytes().all(|b| b == b'=') || rest.bytes().all(|b| b == b'-'))
    };
    text.contains('#') || text.lines().any(underlines)
}

/// The next of `events`. Inlined into a loop, it would move each event in pieces that no processor likes: 2 % of a build.
#[inline(never)]
fn next<'e>(events: &mut impl Iterator<Item = (Event<'e>, Range<usize>)>) -> Option<(Event<'e>, Range<usize>)> {
    events.next()
}
