use std::ops::Range;

use super::line::{self, Interrupts};
use super::mark::{Mark, TagEnds, line_end, starts_with_tag, tag_end};
use super::row::{self, Pairs};
use super::{Block, BlockKind, BreakSetting, Comment, CommentKind};
use crate::talk::markdown::Definitions;

/// The blocks of a body, and what is worth saying about them where it turns out to be a talk.
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

/// What ends the raw HTML block a line is in (CommonMark 0.31, section 4.6).
#[derive(Clone, Copy, Debug)]
enum HtmlEnd {
    Blank,
    Line(&'static str),
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
    /// Columns at which the open list item's content begins; lines so far to the right are its own business.
    list: Option<usize>,
    /// The line above is a paragraph's.
    paragraph: bool,
    /// The line above lets a mark begin here.
    open: OpenAbove,
    /// Start of the paragraph above.
    paragraph_start: usize,
    /// `<!-- inline -->` stands right above.
    inline: bool,
    /// The end of a row that is no slide: what lies in it is none either.
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

    /// A line that ends whatever paragraph or list stood above, and lets a mark follow.
    fn push_free(&mut self, kind: BlockKind, end: usize) {
        (self.paragraph, self.open, self.list) = (false, OpenAbove::Yes, None);
        self.push(kind, end);
    }

    fn blank(&mut self, end: usize) {
        (self.paragraph, self.open) = (false, OpenAbove::Yes);
        self.push(BlockKind::Blank, end);
    }

    /// A line that is part of some Markdown block; text unless said otherwise.
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
        match until {
            HtmlEnd::Blank if line::is_blank(line) => {
                self.html = None;
                return self.blank(end);
            }
            HtmlEnd::Line(needle) if contains_ignoring_case(line, needle) => self.html = None,
            _ => {}
        }
        self.open = OpenAbove::No;
        self.extend_text(end);
    }

    fn block_start(&mut self, line: &str, rest: &str, end: usize, inline: bool) {
        let in_first_column = rest.len() == line.len();
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
            let text = trim_heading(self.text, self.at..end);
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
        if let Some(until) = self.opens_html(rest) {
            self.list = None;
            (self.paragraph, self.open) = (false, OpenAbove::No);
            self.html = html_goes_on(line, until).then_some(until);
            return self.extend_text(end);
        }
        if !self.paragraph {
            self.list = None;
        }
        self.text(end);
    }

    /// Reads the comment block that begins on this line. `false` where text follows the last comment.
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

    /// Reads an image mark or a row. A mark that may not stand here is plain text.
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
        let text = trim(self.text, start..self.at);
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

    /// The raw HTML block that opens on this line.
    fn opens_html(&self, rest: &str) -> Option<HtmlEnd> {
        if !rest.starts_with('<') {
            return None;
        }
        for (name, end) in
            [("script", "</script>"), ("pre", "</pre>"), ("style", "</style>"), ("textarea", "</textarea>")]
        {
            if starts_with_tag(&format!("{}\n", rest), name) {
                return Some(HtmlEnd::Line(end));
            }
        }
        for (start, end) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">")] {
            if rest.starts_with(start) && (start != "<!" || rest[2..].starts_with(|c: char| c.is_ascii_alphabetic())) {
                return Some(HtmlEnd::Line(end));
            }
        }
        if is_block_tag(rest) {
            return Some(HtmlEnd::Blank);
        }
        let alone = tag_end(rest).is_some_and(|end| rest[end..].trim().is_empty());
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        (alone && is_tag && !self.paragraph && !starts_with_tag(rest, "img")).then_some(HtmlEnd::Blank)
    }
}

fn html_goes_on(line: &str, until: HtmlEnd) -> bool {
    match until {
        HtmlEnd::Blank => true,
        HtmlEnd::Line("-->") => !line.contains("-->"),
        HtmlEnd::Line(needle) => !contains_ignoring_case(line, needle),
    }
}

fn contains_ignoring_case(line: &str, needle: &str) -> bool {
    line.as_bytes().windows(needle.len()).any(|w| w.eq_ignore_ascii_case(needle.as_bytes()))
}

/// Names of the elements that open a raw HTML block wherever they stand (CommonMark 0.31, section 4.6, start 6).
const BLOCK_TAGS: &[&str] = &[
    "address",
    "article",
    "aside",
    "base",
    "basefont",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "menuitem",
    "nav",
    "noframes",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
];

fn is_block_tag(rest: &str) -> bool {
    let name = rest[1..].trim_start_matches('/');
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let lower = name[..length.min(10)].to_ascii_lowercase();
    matches!(name.as_bytes().get(length), None | Some(b' ' | b'\t' | b'>' | b'/'))
        && BLOCK_TAGS.binary_search(&lower.as_str()).is_ok()
}

fn trim_heading(text: &str, range: Range<usize>) -> Range<usize> {
    let trimmed = trim(text, range);
    let inner = text[trimmed.clone()].trim_start_matches('#');
    let start = trimmed.end - inner.len();
    let closed = inner.trim_end_matches('#');
    let keep = if closed.len() < inner.len() && (closed.is_empty() || closed.ends_with([' ', '\t'])) {
        closed.len()
    } else {
        inner.len()
    };
    trim(text, start..start + keep)
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + inner.len() - inner.trim_start().len();
    start..start.max(range.start + inner.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks as one letter each.
    fn shape(text: &str) -> String {
        let scan = scan(text, 0..text.len(), &Definitions::default());
        let covered: String = scan.blocks.iter().map(|b| &text[b.range.clone()]).collect();
        assert_eq!(covered, text, "the blocks leave gaps");
        scan.blocks
            .iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Blank => None,
                BlockKind::Text => Some('t'),
                BlockKind::Heading { .. } => Some('h'),
                BlockKind::Break { setting: BreakSetting::Free } => Some('-'),
                BlockKind::Break { setting: BreakSetting::Glued } => Some('='),
                BlockKind::Comments(_) => Some('c'),
                BlockKind::Image(mark) => Some(if mark.row.is_some() { 'R' } else { 'I' }),
                BlockKind::Card { inline, .. } => Some(if *inline { 'c' } else { 'C' }),
            })
            .collect()
    }

    #[test]
    fn the_shape_of_a_deck() {
        assert_eq!(shape("Intro\n\n----\n\n<img src=a>\nSaid.\n\n![b](b)\n\n...\n\n----\n\n* [a](b)\n"), "t-ItIt-t");
        assert_eq!(shape("## A\n![a](b)\n![c](d)\n"), "hII");
        assert_eq!(shape("<!-- slide: id=x -->\n\n<!-- note: y\n\nz -->\n<img\n src=a>\n"), "ccI");
    }

    #[test]
    fn what_hides_a_mark() {
        assert_eq!(shape("```\n![a](b)\n\n----\n```\n![a](b)"), "tI");
        assert_eq!(shape("<!--\n![a](b)\n-->\n"), "c");
        assert_eq!(shape("<pre>\n\n![a](b)\n</pre>\n\n![a](b)"), "tI");
        assert_eq!(shape("text\n![a](b)\n"), "t");
        assert_eq!(shape("<!-- inline -->\n![a](b)\n\n<img src=a class=inline>\n"), "ctt");
        assert_eq!(shape(" ![a](b)\n\n> ![a](b)\n\n- ![a](b)\n"), "ttt");
        assert_eq!(shape("<section>\n![a](b)\n\n![a](b)\n"), "tI");
    }

    #[test]
    fn fences_in_lists_stay_in_the_list() {
        assert_eq!(shape("- ```\n  code\n  ```\n\n![a](b)\n"), "tI");
        assert_eq!(shape("1. a\n\n   ```\n   ----\n   ```\n2. b\n\n----\n"), "tt-");
    }

    #[test]
    fn rows_and_cards() {
        assert_eq!(shape("<div class=row>\n\n<div><img src=a></div>\n\ntext</div>\n\nMore"), "Rt");
        assert_eq!(shape("<div><img src=a>\n\n![b](c)"), "tI");
        assert_eq!(shape("> ## Title\n> - a\n\nSaid\n\n> just a quote\n"), "Ctt");
        assert_eq!(shape("<!-- inline -->\n> ## Title\n"), "cc");
    }

    #[test]
    fn dashes_under_text() {
        assert_eq!(shape("Text\n----\n"), "t=");
        assert_eq!(shape("Text\n====\nmore"), "ht");
        assert_eq!(shape("a\n\nText\n--\n"), "th");
        assert_eq!(shape("Text\n***\n"), "t-");
        assert_eq!(shape("- item\n----\n"), "t-");
    }

    #[test]
    fn an_unclosed_comment_is_told() {
        let text = "a\n\n<!-- note: x\n\n![a](b)\n";
        let scan = scan(text, 0..text.len(), &Definitions::default());
        assert_eq!(scan.unclosed_comment, Some(3..16));
    }
}
