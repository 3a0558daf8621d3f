use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, Parser};

use super::comments::NoteSource;
use super::east_asian::EastAsian;
use super::mask::mask;
use super::mask_attributes::mask_attributes;
use super::repeated_links::repeated_links;
use super::row::RowWriter;
use super::writer::{SPAN, Writer, content_classes};
use super::{Attributes, FormulaMask, Fragment, Heading, Note, Piece, Renderer, Wrapping};
use crate::talk::html::escape;

impl<'d> Renderer<'d> {
    /// Renders the Markdown in `range`. Headings get ids that begin with `prefix`.
    pub fn render(&mut self, range: Range<usize>, wrapping: Wrapping, prefix: &str) -> Piece {
        self.render_while(range, wrapping, prefix, |_| true)
    }

    /// The first Markdown heading in `range`. Its id is as if the range were a page by itself.
    pub fn first_heading(&self, range: Range<usize>, wrapping: Wrapping) -> Option<Heading> {
        if !may_have_heading(&self.text[range.clone()]) {
            return None;
        }
        let piece = self.detached().render_while(range, wrapping, "", |writer| !writer.has_heading());
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
        let source = if self.syntax.is_slidev { mask_attributes(source) } else { Cow::Borrowed(source) };
        let masked = mask(&source);
        let formulas = match self.syntax.has_math {
            true => FormulaMask::of(masked.text(), self.syntax.is_marp || self.syntax.is_slidev),
            false => FormulaMask::none(masked.text()),
        };
        let with_footnotes = self.lend_footnotes(&source, formulas.text());
        let parsed = with_footnotes.as_deref().unwrap_or(formulas.text());
        let east_asian = EastAsian::new(parsed);
        let parsed = east_asian.text();
        let definitions = self.definitions;
        let (has_attributes, has_classes) = (self.has_attributes, self.has_content_classes);
        let lookup = |link: BrokenLink<'_>| {
            let span = link.span.clone();
            let is_span = || is_span(parsed, &span, has_attributes, has_classes);
            let link = BrokenLink { reference: east_asian.restored(link.reference), ..link };
            definitions.resolve(&link).or_else(|| is_span().then(|| (SPAN.into(), "".into())))
        };
        let mut events =
            Parser::new_with_broken_link_callback(parsed, self.syntax.options(), Some(lookup)).into_offset_iter();
        let start = range.start;
        let mut writer = Writer::new(self, range, (&masked, &formulas), wrapping, prefix);
        while let Some((event, at)) = next(&mut events) {
            writer.event(east_asian.restore(event), at);
            if !goes_on(&writer) {
                break;
            }
        }
        let (piece, notes) = writer.finish();
        for (warning, at) in repeated_links(parsed, self.syntax.options()) {
            self.report(warning, start + at.start..start + at.end);
        }
        self.with_notes(piece, notes)
    }

    /// Notes are rendered when their piece is complete: they are Markdown themselves.
    fn with_notes(&mut self, mut piece: Piece, notes: Vec<NoteSource>) -> Piece {
        piece.note_starts = notes.iter().map(|note| note.range.start).collect();
        piece.notes = notes.into_iter().map(|note| self.note(&note.text, note.range)).collect();
        piece
    }

    /// Renders what a row says before and after its image: raw HTML.
    pub fn render_row(&mut self, before: Range<usize>, after: Range<usize>) -> Piece {
        let (piece, notes) = RowWriter::new(self).write(before, after);
        self.with_notes(piece, notes)
    }

    /// Renders the Markdown in `range`, private text included, because the author wants it to be read. Tools keep line ends
    /// on slides alone; what was said is prose, as in notes that stay private.
    pub fn render_private(&mut self, range: Range<usize>, prefix: &str) -> Piece {
        let public = std::mem::replace(&mut self.text, self.elements.text());
        let kept = std::mem::take(&mut self.keeps_line_ends);
        let piece = self.render(range, Wrapping::None, prefix);
        self.keeps_line_ends = kept;
        self.text = public;
        piece
    }

    /// A speaker note that says `text`, without any Markdown.
    pub fn plain_note(&self, text: &str) -> Note {
        Note(Fragment { html: format!("<p>{}</p>\n", escape(text.trim())), ..Fragment::default() })
    }

    /// A speaker note, `text`, which is at `range` unless the marks of a container are between its lines.
    ///
    /// It is Markdown of its own: what it refers to must not count as the page's, where it will not be seen.
    pub fn note(&mut self, text: &str, range: Range<usize>) -> Note {
        // A note may quote the comment that stands for another, or for itself.
        let element = if self.is_note { None } else { self.elements.content(text) };
        let is_whole = self.elements.text().get(range.clone()) == Some(text);
        // `<!-- a <!-- b -->` is one comment; its text alone would open another.
        let is_plain = !is_whole || self.elements.original()[range.clone()].contains("<!--");
        if element.is_none() && is_plain {
            return self.plain_note(text);
        }
        let mut detached = self.detached_for_notes();
        let piece = detached.render(element.unwrap_or(range), Wrapping::None, "tp-note");
        self.diagnostics.append(&mut detached.diagnostics);
        Note(piece.fragment)
    }

    /// pulldown-cmark knows a footnote only by a definition in the same text, so a piece is lent an empty one
    /// for each label that is defined elsewhere; they are added after its end.
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

/// Whether the text in brackets at `span` has attributes behind it, or classes in front of it.
fn is_span(text: &str, span: &Range<usize>, has_attributes: bool, has_classes: bool) -> bool {
    let behind = || text.get(span.end..).is_some_and(|rest| Attributes::read(rest).is_some());
    let before = || text.get(..span.start).and_then(content_classes).is_some();
    has_attributes && behind() || has_classes && before()
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
