use std::ops::Range;

use super::html_block::HtmlEnd;
use super::line::{self, Interrupts};
use super::mark::Mark;
use super::row::{self, Pairs};
use super::{Block, BlockKind, BreakSetting};
use crate::base::text::line_end;
use crate::talk::html::{Comment, CommentKind, TagEnds, starts_with_tag};
use crate::talk::markdown::Definitions;

/// The blocks of a body, and the facts about them that matter if the document is a talk.
#[derive(Debug, Default)]
pub struct Scan {
    /// In the order of the text, without gaps.
    pub blocks: Vec<Block>,
    /// Images alone on a line inside a paragraph.
    pub swallowed: Vec<Range<usize>>,
    /// The first line of a comment that is never closed.
    pub unclosed_comment: Option<Range<usize>>,
    /// Rows that are never closed.
    pub unclosed_rows: Vec<Range<usize>>,
}

/// Divides `text[body]`, line by line.
pub fn scan(text: &str, body: Range<usize>, definitions: &Definitions) -> Scan {
    let has_rows = memchr::memmem::find(&text.as_bytes()[body.clone()], b"<div").is_some()
        || memchr::memmem::find(&text.as_bytes()[body.clone()], b"<figure").is_some();
    let pairs = if has_rows { Pairs::find(text, body.clone()) } else { Pairs::default() };
    let mut scanner = Scanner {
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
    };
    while scanner.at < scanner.end {
        scanner.step();
    }
    scanner.scan
}

#[derive(Debug)]
struct Scanner<'a> {
    text: &'a str,
    end: usize,
    /// Start of the line to be read next.
    at: usize,
    definitions: &'a Definitions,
    pairs: Pairs,
    tag_ends: TagEnds,
    scan: Scan,
    fence: Option<(u8, usize)>,
    html: Option<HtmlEnd>,
    /// Columns at which the open list item's content begins; lines indented this far belong to it.
    list: Option<usize>,
    /// The line above is a paragraph's.
    paragraph: bool,
    /// The line above lets a mark begin here.
    open: OpenAbove,
    /// Start of the paragraph above.
    paragraph_start: usize,
    /// Whether `<!-- inline -->` is right above.
    inline: bool,
    /// The end of a row that is not a slide: an image in it is not a slide either.
    inline_until: usize,
}

/// Whether the line above lets a mark begin; the start of the body does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OpenAbove {
    Yes,
    No,
}

impl<'a> Scanner<'a> {
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

    fn push(&mut self, kind: BlockKind, end: usize) {
        self.scan.blocks.push(Block { kind, range: self.at..end });
        self.at = end;
    }

    /// A line that ends any paragraph or list above, and lets a mark follow.
    fn push_free(&mut self, kind: BlockKind, end: usize) {
        (self.paragraph, self.open, self.list) = (false, OpenAbove::Yes, None);
        self.push(kind, end);
    }

    fn blank(&mut self, end: usize) {
        (self.paragraph, self.open) = (false, OpenAbove::Yes);
        self.push(BlockKind::Blank, end);
    }

    /// A line that is part of some Markdown block, which is text by default.
    fn text(&mut self, end: usize) {
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

    /// Reads the comment block that begins on this line. `false` if text follows the last comment.
    fn comments(&mut self, first_line_end: usize) -> bool {
        let mut comments = Vec::new();
        let mut cursor = self.at;
        loop {
            let rest = &self.text[cursor..self.end];
            let start = cursor + rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let after = &self.text[start..self.end];
            if !after.starts_with("<!--") {
                break;
            }
            // `<!-->` and `<!--->` are whole comments (CommonMark 0.31, section 6.6).
            let closed = after[2..].find("-->").map(|i| start + 2 + i + 3);
            let Some(end) = closed else {
                self.scan.unclosed_comment.get_or_insert(start..first_line_end);
                comments.push(Comment::read(self.text, start..self.end));
                cursor = self.end;
                break;
            };
            comments.push(Comment::read(self.text, start..end));
            cursor = end;
        }
        let end = line_end(self.text, cursor, self.end);
        if !self.text[cursor..end].trim().is_empty() {
            return false;
        }
        self.inline = comments.last().is_some_and(|c| c.kind == CommentKind::Inline);
        self.push_free(BlockKind::Comments(comments), end);
        true
    }

    /// Reads an image mark or a row. A mark that is not allowed here is plain text.
    fn mark(&mut self, inline: bool) -> bool {
        let rest = &self.text[self.at..self.end];
        if !rest.starts_with(['<', '!', '['])
            || rest.starts_with('<') && !self.tag_ends.may_end(self.text, self.at, self.end)
        {
            return false;
        }
        let found = match starts_with_tag(rest, "div") || starts_with_tag(rest, "figure") {
            true => self.row(),
            false => Mark::read(self.text, self.at, self.end, self.definitions),
        };
        let Some((mark, end)) = found else { return false };
        let kept = inline || mark.is_inline() || self.at < self.inline_until;
        if self.open == OpenAbove::Yes && !kept {
            self.push_free(BlockKind::Image(mark.into()), end);
            return true;
        }
        if mark.row.is_some() {
            self.inline_until = end;
            return false;
        }
        if !kept {
            self.scan.swallowed.push(mark.source);
        }
        self.text(end);
        true
    }

    fn row(&mut self) -> Option<(Mark, usize)> {
        if self.open == OpenAbove::No || self.at < self.inline_until {
            return None;
        }
        let Some(close) = self.pairs.end_of(self.at) else {
            self.scan.unclosed_rows.push(self.at..line_end(self.text, self.at, self.end));
            return None;
        };
        if !self.pairs.has_one_image(&(self.at..close)) {
            return None;
        }
        let mark = row::read(self.text, self.at..close)?;
        let end = line_end(self.text, close, self.end);
        let rest_is_blank = self.text[close..end].trim().is_empty();
        Some((mark, if rest_is_blank { end } else { close }))
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

    /// Reads lines with `>` that begin with a heading.
    fn card(&mut self, first_line_end: usize, inline: bool) -> bool {
        let first = self.text[self.at + 1..first_line_end].trim_end();
        if self.open == OpenAbove::No || !line::is_heading(first.trim_start_matches([' ', '\t'])) {
            return false;
        }
        let mut end = first_line_end;
        while end < self.end && self.text.as_bytes()[end] == b'>' {
            end = line_end(self.text, end, self.end);
        }
        let next = &self.text[end..line_end(self.text, end, self.end)];
        let glued = !line::is_blank(next);
        self.push_free(BlockKind::Card { inline, glued }, end);
        true
    }
}
