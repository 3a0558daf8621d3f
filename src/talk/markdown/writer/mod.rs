mod attributes;
pub(super) mod blocks;
mod code;
mod deck_text;
pub(super) mod films;
mod footnotes;
mod formulas;
mod frame;
mod headings;
mod image;
mod images;
mod links;
mod marp;
mod raw_html;
mod tables;
mod text;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Event};

pub(super) use self::attributes::content_classes;
use self::frame::Frame;
use self::image::Image;
pub(super) use self::links::SPAN;
use super::comments::NoteSource;
use super::mask::Masked;
use super::raw_html::RawHtml;
use super::{Film, FormulaMask, Fragment, Piece, Placeholder, Renderer, Wrapping};
use crate::base::script::without_folds;
use crate::talk::math::FormulaKind;

/// Turns the events of one piece into its HTML: events that talkpress writes differently are replaced,
/// and pulldown-cmark writes the rest.
pub(super) struct Writer<'w, 'd, 'e> {
    doc: &'w mut Renderer<'d>,
    source: Range<usize>,
    masked: &'w Masked<'w>,
    formulas: &'w FormulaMask<'w>,
    wrapping: Wrapping,
    prefix: &'w str,
    piece: Piece,
    notes: Vec<NoteSource>,
    /// The piece itself and, above it, the footnotes that are being defined.
    frames: Vec<Frame<'e>>,
    raw: RawHtml,
    /// Text of a deck, and where it is, until all of it is read.
    gathered: Option<(String, Range<usize>)>,
    quotes: usize,
    heading: Option<(usize, String)>,
    image: Option<Image>,
    code: Option<(String, String, Range<usize>)>,
    html: Option<(String, Range<usize>)>,
    open_links: Vec<usize>,
    columns: Vec<Alignment>,
    column: usize,
    in_table_head: bool,
    /// How many Markdown containers are open.
    depth: usize,
    /// The depths at which the elements around steps end.
    steps: Vec<usize>,
    /// Where attributes in braces end that were read.
    attributes_end: usize,
    /// Where the text of the open paragraph begins.
    paragraph: Option<usize>,
    /// Which of the open links are spans instead.
    spans: Vec<bool>,
    /// Films in links that are open. Nothing that a reader can use may be in a link.
    films: Vec<Film>,
}

impl<'w, 'd, 'e> Writer<'w, 'd, 'e> {
    pub(super) fn new(
        doc: &'w mut Renderer<'d>,
        source: Range<usize>,
        (masked, formulas): (&'w Masked<'w>, &'w FormulaMask<'w>),
        wrapping: Wrapping,
        prefix: &'w str,
    ) -> Self {
        let capacity = source.len() / 32 + 4;
        let raw = RawHtml::new(doc.syntax);
        Writer {
            doc,
            piece: Piece { plain: String::with_capacity(source.len()), ..Piece::default() },
            notes: Vec::new(),
            source,
            masked,
            formulas,
            wrapping,
            prefix,
            // An event for every 36 bytes is what talks come to.
            frames: vec![Frame { events: Vec::with_capacity(capacity), ..Frame::default() }],
            raw,
            gathered: None,
            quotes: 0,
            heading: None,
            image: None,
            code: None,
            html: None,
            open_links: Vec::new(),
            columns: Vec::new(),
            column: 0,
            in_table_head: false,
            depth: 0,
            steps: Vec::new(),
            attributes_end: 0,
            paragraph: None,
            spans: Vec::new(),
            films: Vec::new(),
        }
    }

    pub(super) fn event(&mut self, event: Event<'e>, at: Range<usize>) {
        if at.start >= self.source.len() && !self.source.is_empty() {
            return;
        }
        let event = self.with_formulas(event, &at);
        self.warn_of_almost(&event, &at);
        match (self.masked.has_tags(), &self.image) {
            (false, None) => self.write(event, at),
            (true, None) => self.write(self.unmasked(event, &at), at),
            (_, Some(_)) if matches!(event, Event::SoftBreak) && self.joins_lines(&at) => {}
            (_, Some(_)) => self.in_image(self.unmasked(event, &at)),
        }
    }

    fn write(&mut self, event: Event<'e>, at: Range<usize>) {
        let range = self.source.start + at.start..self.source.start + at.end.min(self.source.len());
        if matches!(event, Event::Text(_)) && self.doc.syntax.has_math {
            self.check_dollars(&range);
        }
        if let Event::Text(text) = &event
            && self.doc.syntax.is_deck
            && self.code.is_none()
            && self.masked.tags_in(&at).next().is_none()
        {
            return self.gather(text, &range);
        }
        if self.gathered.is_some() {
            self.write_gathered();
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(text, at, range),
            Event::Code(code) => {
                let source = self.doc.text.get(range).unwrap_or_default();
                let code = match without_folds(&code, source) {
                    Cow::Owned(joined) => joined.into(),
                    Cow::Borrowed(_) => code,
                };
                self.plain(&code);
                self.push(Event::Code(code));
            }
            Event::Html(html) => match &mut self.html {
                Some((buffer, _)) => buffer.push_str(&html),
                None => self.raw(&html, range),
            },
            Event::InlineHtml(html) => {
                self.raw.is_inline = true;
                self.raw(&html, range);
                self.raw.is_inline = false;
            }
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::SoftBreak if self.begin_step_in_paragraph() || self.joins_lines(&at) => {}
            Event::SoftBreak | Event::HardBreak => {
                self.plain(" ");
                self.push(if self.doc.keeps_line_ends { Event::HardBreak } else { event });
            }
            Event::TaskListMarker(done) => self.task(done),
            Event::InlineMath(latex) => self.formula(&latex, FormulaKind::Inline, range),
            Event::DisplayMath(latex) => self.formula(&latex, FormulaKind::Display, range),
            Event::Rule => self.push(event),
        }
    }

    /// Whether a whole heading has been read.
    pub(super) fn has_heading(&self) -> bool {
        !self.piece.headings.is_empty()
    }

    pub(super) fn finish(mut self) -> (Piece, Vec<NoteSource>) {
        self.write_gathered();
        self.open_links.clear();
        self.write_films();
        self.piece.links.retain(|link| link.is_shown);
        let rest = self.raw.finish();
        self.raw_parts("", rest, self.source.end..self.source.end);
        while self.frames.len() > 1 {
            self.end_footnote();
        }
        let frame = self.frames.pop().unwrap_or_default();
        self.piece.fragment = frame.into_fragment(&mut self.doc.scratch);
        if self.piece.fragment.html.trim().is_empty() {
            self.piece.fragment = Fragment::default();
        }
        (self.piece, self.notes)
    }

    /// Image lines are masked for the sake of paragraphs; where they are code or raw HTML, they stay as written.
    fn unmasked(&self, event: Event<'e>, at: &Range<usize>) -> Event<'e> {
        let source = &self.doc.text[self.source.clone()];
        match event {
            Event::Text(text) if self.code.is_some() || self.image.is_some() => {
                Event::Text(self.masked.restore(source, text, at))
            }
            Event::Code(code) => Event::Code(self.masked.restore(source, code, at)),
            Event::Html(html) => Event::Html(self.masked.restore(source, html, at)),
            Event::InlineHtml(html) => Event::InlineHtml(self.masked.restore(source, html, at)),
            other => other,
        }
    }

    /// What has been read of the piece, or of the footnote that is being defined.
    fn events(&mut self) -> Option<&mut Vec<Event<'e>>> {
        self.frames.last_mut().map(|frame| &mut frame.events)
    }

    fn push(&mut self, event: Event<'e>) {
        if let Some(frame) = self.frames.last_mut() {
            frame.events.push(event);
        }
    }

    fn push_html(&mut self, html: impl Into<CowStr<'e>>) {
        self.push(Event::InlineHtml(html.into()));
    }

    fn placeholder(&mut self, placeholder: Placeholder) {
        if let Some(frame) = self.frames.last_mut() {
            frame.placeholders.push(placeholder);
        }
    }

    /// Keeps text that is shown for word counts, headings and link titles.
    fn plain(&mut self, text: &str) {
        if self.raw.is_hidden() {
            return;
        }
        self.piece.plain.push_str(text);
        if let Some((_, heading)) = &mut self.heading {
            heading.push_str(text);
        }
        // HTML has no links in links: the inner one ends the outer one.
        if let Some(link) = self.open_links.last() {
            self.piece.links[*link].title.push_str(text);
        }
    }
}
