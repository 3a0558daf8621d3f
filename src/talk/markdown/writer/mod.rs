mod blocks;
mod inlines;

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Tag, TagEnd, html::push_html};

use super::footnotes::FirstUse;
use super::mask::Masked;
use super::raw::{Raw, RawHtml};
use super::{Fragment, Hole, Piece, Renderer, Target, Wrapping};
use crate::base::Diagnostic;
use crate::talk::html::{decode, escape_into};
use inlines::Image;

/// Turns the events of one piece into its HTML: what talkpress wants otherwise than pulldown-cmark does is
/// replaced in the stream of events, and pulldown-cmark writes the rest.
pub(super) struct Writer<'w, 'd, 'e> {
    doc: &'w mut Renderer<'d>,
    source: Range<usize>,
    masked: &'w Masked<'w>,
    wrapping: Wrapping,
    prefix: &'w str,
    piece: Piece,
    /// The piece itself and, above it, the footnotes that are being defined.
    frames: Vec<Frame<'e>>,
    raw: RawHtml,
    quotes: usize,
    heading: Option<(usize, String)>,
    image: Option<Image>,
    code: Option<(String, String, Range<usize>)>,
    html: Option<(String, Range<usize>)>,
    open_links: Vec<usize>,
    columns: Vec<Alignment>,
    column: usize,
    in_table_head: bool,
}

#[derive(Default)]
struct Frame<'e> {
    events: Vec<Event<'e>>,
    holes: Vec<Hole>,
    outside: Vec<Box<str>>,
    footnote: String,
    /// The raw HTML of what the footnote stands in.
    outer: RawHtml,
}

impl<'w, 'd, 'e> Writer<'w, 'd, 'e> {
    pub(super) fn new(
        doc: &'w mut Renderer<'d>,
        source: Range<usize>,
        masked: &'w Masked<'w>,
        wrapping: Wrapping,
        prefix: &'w str,
    ) -> Self {
        let capacity = source.len() / 32 + 4;
        Writer {
            doc,
            piece: Piece { plain: String::with_capacity(source.len()), ..Piece::default() },
            source,
            masked,
            wrapping,
            prefix,
            // An event for every 36 bytes is what talks come to.
            frames: vec![Frame { events: Vec::with_capacity(capacity), ..Frame::default() }],
            raw: RawHtml::default(),
            quotes: 0,
            heading: None,
            image: None,
            code: None,
            html: None,
            open_links: Vec::new(),
            columns: Vec::new(),
            column: 0,
            in_table_head: false,
        }
    }

    pub(super) fn event(&mut self, event: Event<'e>, at: Range<usize>) {
        if at.start >= self.source.len() && !self.source.is_empty() {
            return;
        }
        match (self.masked.has_tags(), &self.image) {
            (false, None) => self.write(event, at),
            (true, None) => self.write(self.unmasked(event, &at), at),
            (_, Some(_)) => self.in_image(self.unmasked(event, &at)),
        }
    }

    fn write(&mut self, event: Event<'e>, at: Range<usize>) {
        let range = self.source.start + at.start..self.source.start + at.end.min(self.source.len());
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(text, at, range),
            Event::Code(code) => {
                self.plain(&code);
                self.push(Event::Code(code));
            }
            Event::Html(html) => match &mut self.html {
                Some((buffer, _)) => buffer.push_str(&html),
                None => self.raw(&html, range),
            },
            Event::InlineHtml(html) => self.raw(&html, range),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::SoftBreak | Event::HardBreak => {
                self.plain(" ");
                self.push(event);
            }
            Event::TaskListMarker(done) => self.task(done),
            Event::Rule | Event::InlineMath(_) | Event::DisplayMath(_) => self.push(event),
        }
    }

    /// Whether a whole heading has been read.
    pub(super) fn has_heading(&self) -> bool {
        !self.piece.headings.is_empty()
    }

    pub(super) fn finish(mut self) -> Piece {
        let rest = self.raw.finish();
        self.raw_parts("", rest, self.source.end..self.source.end);
        while self.frames.len() > 1 {
            self.end_footnote();
        }
        let frame = self.frames.pop().unwrap_or_default();
        self.piece.fragment = fragment(frame, &mut self.doc.scratch);
        if self.piece.fragment.html.trim().is_empty() {
            self.piece.fragment = Fragment::default();
        }
        self.piece
    }

    /// Image lines are masked for the sake of paragraphs; where they are code or raw HTML, they stand as written.
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

    fn push(&mut self, event: Event<'e>) {
        if let Some(frame) = self.frames.last_mut() {
            frame.events.push(event);
        }
    }

    fn push_html(&mut self, html: impl Into<CowStr<'e>>) {
        self.push(Event::InlineHtml(html.into()));
    }

    fn hole(&mut self, hole: Hole) {
        if let Some(frame) = self.frames.last_mut() {
            frame.holes.push(hole);
        }
    }

    /// The value of an attribute that leads to `target`: the address itself, if nobody has to find it.
    fn write_address(&mut self, target: &Target, html: &mut String) {
        match self.frames.last_mut() {
            Some(frame) if target.is_outside() => {
                frame.outside.push(target.url.clone());
                escape_into(html, &target.url);
            }
            _ => {
                self.hole(Hole::Link(target.clone()));
                html.push('\0');
            }
        }
    }

    /// Keeps text for word counts, headings and link titles.
    fn plain(&mut self, text: &str) {
        self.piece.plain.push_str(text);
        if let Some((_, heading)) = &mut self.heading {
            heading.push_str(text);
        }
        // HTML has no links in links: the inner one ends the outer one.
        if let Some(link) = self.open_links.last() {
            self.piece.links[*link].title.push_str(text);
        }
    }

    fn start(&mut self, tag: Tag<'e>, range: Range<usize>) {
        if let Tag::FootnoteDefinition(label) = &tag {
            // It will stand elsewhere, where what is open here is not.
            let outer = std::mem::take(&mut self.raw);
            self.frames.push(Frame { footnote: label.to_string(), outer, ..Frame::default() });
        }
        if !matches!(tag, Tag::HtmlBlock) {
            let closed = self.raw.enter();
            self.raw_parts("", closed, range.start..range.start);
        }
        match tag {
            Tag::Heading { level, id, classes, attrs } => self.start_heading(level, id, classes, attrs),
            Tag::BlockQuote(kind) => self.start_quote(kind),
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some((info, String::new(), range));
            }
            Tag::HtmlBlock => self.html = Some((String::new(), range)),
            Tag::FootnoteDefinition(_) => {}
            Tag::Table(columns) => {
                self.columns = columns;
                self.push_html("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"\0\">");
                self.hole(Hole::Word("table"));
                self.push(Event::Start(Tag::Table(Vec::new())));
            }
            Tag::TableHead => {
                (self.in_table_head, self.column) = (true, 0);
                self.push(Event::Start(Tag::TableHead));
            }
            Tag::TableRow => {
                self.column = 0;
                self.push(Event::Start(Tag::TableRow));
            }
            Tag::TableCell => self.start_cell(),
            Tag::List(first) => self.start_list(first),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(link_type, &dest_url, &title, range),
            Tag::Image { dest_url, title, .. } => {
                self.image = Some(Image {
                    target: Target::new(&dest_url, &range),
                    title: title.to_string(),
                    alt: String::new(),
                    depth: 0,
                });
            }
            other => self.push(Event::Start(other)),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if tag != TagEnd::HtmlBlock {
            let rest = self.raw.leave();
            self.raw_parts("", rest, self.source.start..self.source.start);
        }
        if !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) {
            self.piece.plain.push(' ');
        }
        match tag {
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::BlockQuote(kind) => self.end_quote(kind, tag),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => {
                if let Some((html, range)) = self.html.take() {
                    self.raw(&html, range);
                }
            }
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::Table => {
                self.push(Event::End(TagEnd::Table));
                self.push_html("</div>\n");
            }
            TagEnd::TableHead => {
                self.in_table_head = false;
                self.push(Event::End(TagEnd::TableHead));
            }
            TagEnd::TableCell => self.push_html(if self.in_table_head { "</th>" } else { "</td>" }),
            TagEnd::Link => {
                self.open_links.pop();
                self.push_html("</a>");
            }
            TagEnd::Image => {}
            other => self.push(Event::End(other)),
        }
    }

    fn footnote_reference(&mut self, label: &str) {
        let (html, first) = self.doc.footnotes.refer(label);
        if first == FirstUse::Yes {
            self.piece.footnotes.push(label.to_owned());
        }
        self.push_html(html);
    }

    fn end_footnote(&mut self) {
        if self.frames.len() > 1
            && let Some(mut frame) = self.frames.pop()
        {
            self.raw = std::mem::take(&mut frame.outer);
            let label = frame.footnote.clone();
            let fragment = fragment(frame, &mut self.doc.scratch);
            self.doc.footnotes.define(&label, fragment);
        }
    }

    fn raw(&mut self, html: &str, range: Range<usize>) {
        let parts = self.raw.read(html, range.start);
        self.raw_parts(html, parts, range);
    }

    fn raw_parts(&mut self, html: &str, parts: Vec<Raw>, range: Range<usize>) {
        for part in parts {
            match part {
                Raw::Html(html, holes) => {
                    self.push_html(html);
                    holes.into_iter().for_each(|hole| self.hole(hole));
                }
                Raw::Text(text) => {
                    self.plain(&decode(&html[text.clone()]));
                    self.push_html(html[text].to_owned());
                }
                Raw::Code(text) => self.push_html(html[text].to_owned()),
                Raw::Comment(comment) => {
                    let note = self.doc.comment(&html[comment.clone()], range.start + comment.start);
                    self.piece.notes.extend(note);
                }
                Raw::Id(id, at) => self.doc.raw_id(&id, at),
                Raw::LinkOpens(target) => self.open_link(target),
                Raw::LinkCloses => {
                    self.open_links.pop();
                }
                Raw::Mended(message, at) => {
                    self.doc.say(Diagnostic::warning("html-mended", message), at);
                }
            }
        }
    }
}

/// Writes into `scratch` first: what is kept until the page is written then has no spare room.
fn fragment(frame: Frame, scratch: &mut String) -> Fragment {
    scratch.clear();
    push_html(&mut *scratch, frame.events.into_iter());
    let (holes, outside) = (frame.holes.into_boxed_slice().into_vec(), frame.outside.into_boxed_slice().into_vec());
    Fragment { html: scratch.clone(), holes, outside }
}
