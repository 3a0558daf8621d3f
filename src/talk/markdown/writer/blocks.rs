//! Which block is written how. A special block is a file in `blocks/`, which says how it begins, and a line here.

pub(in crate::talk::markdown) mod alerts;
mod steps;

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

use super::super::{Placeholder, Wrapping};
use super::Writer;

impl<'e> Writer<'_, '_, 'e> {
    pub(super) fn start(&mut self, tag: Tag<'e>, range: Range<usize>) {
        if let Tag::FootnoteDefinition(label) = &tag {
            self.start_footnote(label, &range);
        }
        if !matches!(tag, Tag::HtmlBlock) {
            let closed = self.raw.enter();
            self.raw_parts("", closed, range.start..range.start);
        }
        self.begin_step(&tag);
        self.depth += 1;
        if matches!(tag, Tag::Paragraph) {
            self.paragraph = Some(self.piece.plain.len());
        }
        match tag {
            Tag::Heading { level, id, classes, attrs } => self.start_heading(level, id, classes, attrs),
            Tag::BlockQuote(kind) => self.start_quote(kind),
            Tag::Paragraph if self.raw.steps_paragraphs() => self.push_html("<p class=\"step\">"),
            Tag::CodeBlock(kind) => self.start_code(&kind, range),
            Tag::HtmlBlock => self.html = Some((String::new(), range)),
            Tag::FootnoteDefinition(_) => {}
            Tag::Table(columns) => self.start_table(columns),
            Tag::TableHead => self.start_table_head(),
            Tag::TableRow => self.start_row(range),
            Tag::TableCell => self.start_cell(),
            Tag::List(first) => self.start_list(first, &range),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(link_type, &dest_url, &title, range),
            Tag::Image { dest_url, title, .. } => self.start_image(&dest_url, &title, &range),
            other => self.push(Event::Start(other)),
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd) {
        if tag != TagEnd::HtmlBlock {
            let rest = self.raw.leave();
            self.raw_parts("", rest, self.source.start..self.source.start);
        }
        if tag == TagEnd::Paragraph {
            self.end_paragraph();
        }
        if !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) {
            self.piece.plain.push(' ');
        }
        match tag {
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::BlockQuote(kind) => self.end_quote(kind, tag),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_table_head(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Link if self.spans.pop() == Some(true) => self.push_html("</span>"),
            TagEnd::Link => {
                self.open_links.pop();
                self.push_html("</a>");
                self.write_films();
            }
            TagEnd::Image => {}
            TagEnd::Paragraph if self.drop_empty_paragraph() => {}
            other => self.push(Event::End(other)),
        }
        self.end_step();
    }

    pub(super) fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        self.quotes += 1;
        if self.quotes == 1 && self.wrapping == Wrapping::Quote {
            return;
        }
        let Some(kind) = kind else { return self.push(Event::Start(Tag::BlockQuote(None))) };
        let (html, title) = alerts::start(kind);
        self.push_html(html);
        self.placeholder(title);
    }

    pub(super) fn end_quote(&mut self, kind: Option<BlockQuoteKind>, tag: TagEnd) {
        self.quotes -= 1;
        if self.quotes == 0 && self.wrapping == Wrapping::Quote {
            return;
        }
        match kind {
            Some(_) => self.push_html(alerts::END),
            None => self.push(Event::End(tag)),
        }
    }

    pub(super) fn start_list(&mut self, first: Option<u64>, range: &Range<usize>) {
        let is_stepped =
            self.doc.steps_lists || self.raw.steps_lists() || self.doc.syntax.is_marp && self.is_fragmented(range);
        match self.events().and_then(|before| steps::list(before, first, is_stepped)) {
            Some(html) => self.push_html(html),
            None => self.push(Event::Start(Tag::List(first))),
        }
    }

    pub(super) fn task(&mut self, done: bool) {
        let (checked, word) = if done { (" checked", "done") } else { ("", "to_do") };
        self.push_html(format!("<input type=\"checkbox\" disabled{checked} aria-label=\"\0\"> "));
        self.placeholder(Placeholder::Word(word));
    }
}
