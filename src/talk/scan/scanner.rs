use std::ops::Range;

use super::blocks::Scan;
use super::elements::spanning;
use super::html_block::HtmlEnd;
use super::line::{self, Interrupts};
use super::open_above::OpenAbove;
use super::row::Pairs;
use super::{Block, BlockKind, BreakSetting};
use crate::base::text::line_end;
use crate::talk::html::TagEnds;
use crate::talk::markdown::Definitions;

/// Divides `text[body]`, line by line.
pub fn scan(text: &str, body: Range<usize>, definitions: &Definitions) -> Scan {
    let has_rows = memchr::memmem::find(&text.as_bytes()[body.clone()], b"<div").is_some()
        || memchr::memmem::find(&text.as_bytes()[body.clone()], b"<figure").is_some();
    let pairs = if has_rows { Pairs::find(text, body.clone()) } else { Pairs::default() };
    let mut scanner = Scanner::new(text, body.clone(), definitions, &pairs, Vec::new());
    scanner.run();
    let elements = scanner.open_elements();
    if elements.is_empty() {
        return scanner.scan;
    }
    let mut scanner = Scanner::new(text, body, definitions, &pairs, elements);
    scanner.run();
    scanner.scan
}

#[derive(Debug)]
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) end: usize,
    /// Start of the line to be read next.
    pub(super) at: usize,
    pub(super) definitions: &'a Definitions,
    pub(super) pairs: &'a Pairs,
    pub(super) tag_ends: TagEnds,
    pub(super) scan: Scan,
    pub(super) fence: Option<(u8, usize)>,
    pub(super) html: Option<HtmlEnd>,
    /// Columns at which the open list item's content begins; lines indented this far belong to it.
    pub(super) list: Option<usize>,
    /// The line above is a paragraph's.
    pub(super) paragraph: bool,
    /// The line above lets a mark begin here.
    pub(super) open: OpenAbove,
    /// Start of the paragraph above.
    pub(super) paragraph_start: usize,
    /// Whether `<!-- inline -->` is right above.
    pub(super) inline: bool,
    /// The end of a row that is not a slide: an image in it is not a slide either.
    pub(super) inline_until: usize,
    /// The blocks of raw HTML so far.
    html_blocks: Vec<Range<usize>>,
    /// Elements of raw HTML that are open over several blocks: nothing in them is a mark.
    elements: Vec<Range<usize>>,
}

impl<'a> Scanner<'a> {
    fn new(
        text: &'a str,
        body: Range<usize>,
        definitions: &'a Definitions,
        pairs: &'a Pairs,
        elements: Vec<Range<usize>>,
    ) -> Scanner<'a> {
        Scanner {
            text,
            end: body.end,
            at: body.start,
            definitions,
            pairs,
            tag_ends: TagEnds::default(),
            scan: Scan::default(),
            fence: None,
            html: None,
            list: None,
            paragraph: false,
            open: OpenAbove::Yes,
            paragraph_start: body.start,
            inline: false,
            inline_until: body.start,
            html_blocks: Vec::new(),
            elements,
        }
    }

    fn run(&mut self) {
        while self.at < self.end {
            self.step();
        }
    }

    /// The elements of raw HTML that are open over what could be a slide.
    fn open_elements(&self) -> Vec<Range<usize>> {
        let is_mark =
            |block: &&Block| matches!(block.kind, BlockKind::Image(_) | BlockKind::Card { inline: false, .. });
        let first = self.html_blocks.first().map_or(self.end, |block| block.start);
        let marks: Vec<usize> =
            self.scan.blocks.iter().filter(is_mark).map(|block| block.range.start).filter(|at| *at > first).collect();
        match marks.is_empty() {
            true => Vec::new(),
            false => spanning(self.text, &self.html_blocks)
                .into_iter()
                .filter(|element| {
                    marks[marks.partition_point(|at| *at < element.start)..].first().is_some_and(|at| *at < element.end)
                })
                .collect(),
        }
    }

    /// Whether the line is in an element that was opened above.
    pub(super) fn is_in_element(&self) -> bool {
        let after = self.elements.partition_point(|element| element.start <= self.at);
        after.checked_sub(1).is_some_and(|last| self.at < self.elements[last].end)
    }

    fn step(&mut self) {
        let end = line_end(self.text, self.at, self.end);
        let line = self.text[self.at..end].trim_end_matches('\n');
        let inline = std::mem::take(&mut self.inline);
        if let Some(fence) = self.fence {
            return self.in_fence(line, fence, end);
        }
        if let Some(until) = self.html {
            return self.in_html(line, until, end);
        }
        if line::is_blank(line) {
            return self.blank(end);
        }
        let indent = line::indent(line);
        if self.list.is_some_and(|content| indent >= content) {
            return self.text(end);
        }
        if indent >= 4 {
            return self.text(end);
        }
        self.block_start(line, line.trim_start_matches([' ', '\t']), end, inline);
    }

    pub(super) fn push(&mut self, kind: BlockKind, end: usize) {
        self.scan.blocks.push(Block { kind, range: self.at..end });
        self.at = end;
    }

    /// A line that ends any paragraph or list above, and lets a mark follow.
    pub(super) fn push_free(&mut self, kind: BlockKind, end: usize) {
        (self.paragraph, self.open, self.list) = (false, OpenAbove::Yes, None);
        self.push(kind, end);
    }

    fn blank(&mut self, end: usize) {
        (self.paragraph, self.open) = (false, OpenAbove::Yes);
        self.push(BlockKind::Blank, end);
    }

    /// A line that is part of some Markdown block, which is text by default.
    pub(super) fn text(&mut self, end: usize) {
        if !self.paragraph {
            self.paragraph_start = self.at;
        }
        (self.paragraph, self.open) = (true, OpenAbove::No);
        self.extend_text(end);
    }

    fn extend_text(&mut self, end: usize) {
        match self.scan.blocks.last_mut() {
            Some(Block { kind: BlockKind::Text, range }) => {
                range.end = end;
                self.at = end;
            }
            _ => self.push(BlockKind::Text, end),
        }
    }

    fn in_fence(&mut self, line: &str, fence: (u8, usize), end: usize) {
        if line::indent(line) < 4 && line::closes_fence(line.trim_start(), fence) {
            self.fence = None;
            self.open = OpenAbove::Yes;
        }
        self.extend_text(end);
    }

    fn in_html(&mut self, line: &str, until: HtmlEnd, end: usize) {
        if matches!(until, HtmlEnd::Blank) && line::is_blank(line) {
            self.html = None;
            return self.blank(end);
        }
        if until.is_on(line) {
            self.html = None;
        }
        self.open = OpenAbove::No;
        if let Some(block) = self.html_blocks.last_mut() {
            block.end = end;
        }
        self.extend_text(end);
    }

    fn block_start(&mut self, line: &str, rest: &str, end: usize, inline: bool) {
        let in_first_column = rest.len() == line.len();
        // No mark of any kind begins with a letter.
        if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return self.plain_text(end);
        }
        if rest.starts_with("<!--") && self.comments(end) {
            return;
        }
        if in_first_column && self.mark(inline) {
            return;
        }
        if let Some(fence) = line::fence(rest) {
            self.fence = Some(fence);
            (self.paragraph, self.open, self.list) = (false, OpenAbove::No, None);
            return self.extend_text(end);
        }
        if self.thematic_break(rest, end) {
            return;
        }
        if line::is_heading(rest) {
            let text = line::trim_heading(self.text, self.at..end);
            return self.push_free(BlockKind::Heading { text }, end);
        }
        let above = if self.paragraph { Interrupts::Paragraph } else { Interrupts::Nothing };
        if let Some(content) = line::list_item(line, above) {
            self.list = Some(content);
            return self.text(end);
        }
        if in_first_column && rest.starts_with('>') && self.card(end, inline) {
            return;
        }
        if let Some(until) = HtmlEnd::opened_by(rest, self.paragraph) {
            self.list = None;
            (self.paragraph, self.open) = (false, OpenAbove::No);
            self.html = (!until.is_on(line)).then_some(until);
            self.html_blocks.push(self.at..end);
            return self.extend_text(end);
        }
        self.plain_text(end);
    }

    /// A line without a mark, which a list above takes in only in its own paragraph.
    fn plain_text(&mut self, end: usize) {
        if !self.paragraph {
            self.list = None;
        }
        self.text(end);
    }

    fn thematic_break(&mut self, rest: &str, end: usize) -> bool {
        let glued = self.paragraph && self.list.is_none();
        if glued && let Some(underline) = line::setext(rest) {
            let dashes = rest.trim_end().len();
            if underline == b'=' || dashes < 3 {
                self.setext_heading(end);
            } else {
                self.push_free(BlockKind::Break { setting: BreakSetting::Glued }, end);
            }
            return true;
        }
        let Some(_) = line::thematic_break(rest) else { return false };
        self.push_free(BlockKind::Break { setting: BreakSetting::Free }, end);
        true
    }

    /// The paragraph above this line is a heading: it becomes a block of its own.
    fn setext_heading(&mut self, end: usize) {
        let start = self.paragraph_start;
        if let Some(block) = self.scan.blocks.last_mut() {
            block.range.end = start;
            if block.range.is_empty() {
                self.scan.blocks.pop();
            }
        }
        let text = line::trim(self.text, start..self.at);
        self.at = start;
        self.push_free(BlockKind::Heading { text }, end);
    }
}
