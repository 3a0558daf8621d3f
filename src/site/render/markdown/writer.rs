use super::container::{Container, ListMarks};
use super::destination;
use super::escape::{self, Spot};
use super::mark::Mark;
use super::table::Table;
use crate::site::render::page_context::PageContext;
use crate::talk::html::decode;

/// Writes Markdown: what a page says, with the addresses of the page.
pub(super) struct Writer<'c, 'a> {
    pub(super) context: &'c PageContext<'a>,
    pub(super) out: String,
    /// What begins each line.
    pub(super) prefix: String,
    pub(super) containers: Vec<Container>,
    /// How many line ends have to come before what comes next: 0, 1, or 2 for an empty line.
    pub(super) gap: usize,
    /// The length of what begins the empty line.
    gap_prefix: usize,
    /// Whether nothing has been written behind the mark of a container or a heading.
    pub(super) fresh: bool,
    starts_line: bool,
    /// White space that is written before the next word, if there is one.
    pub(super) space: Option<char>,
    /// Whether a line break is written before the next word.
    pub(super) breaks_line: bool,
    pub(super) marks: Vec<Mark>,
    /// The address and title of the link that is open.
    pub(super) link: Option<(String, String)>,
    /// How many headings and cells are open, whose text is one line.
    pub(super) flat: usize,
    pub(super) tables: Vec<Table>,
    /// The text of code that is being read, and the element that ends it.
    pub(super) code: Option<(String, &'static str)>,
    /// The last list that has ended, and where.
    pub(super) last_list: Option<(usize, ListMarks)>,
    /// The element that is left out, and how many of its name are open in it.
    pub(super) skipped: Option<(String, usize)>,
    /// Whether there are formulas between dollar signs.
    pub(super) has_math: bool,
    /// Whether the number of a footnote is being read.
    pub(super) is_reference: bool,
    pub(super) is_in_heading: bool,
}

impl<'c, 'a> Writer<'c, 'a> {
    pub(super) fn new(context: &'c PageContext<'a>, capacity: usize) -> Self {
        Writer {
            context,
            out: String::with_capacity(capacity),
            prefix: String::new(),
            containers: Vec::new(),
            gap: 0,
            gap_prefix: 0,
            fresh: true,
            starts_line: true,
            space: None,
            breaks_line: false,
            marks: Vec::new(),
            link: None,
            flat: 0,
            tables: Vec::new(),
            code: None,
            last_list: None,
            skipped: None,
            has_math: false,
            is_reference: false,
            is_in_heading: false,
        }
    }

    /// The text, which ends with one line end.
    pub(super) fn finish(mut self) -> String {
        self.out.truncate(self.out.trim_end().len());
        self.out.push('\n');
        self.out
    }

    /// Whether what is open is one line, in which no block can begin.
    pub(super) fn is_flat(&self) -> bool {
        self.flat > 0 || self.link.is_some()
    }

    /// A block begins or ends: at least `lines` line ends come before what follows.
    pub(super) fn block(&mut self, lines: usize) {
        self.space = None;
        self.breaks_line = false;
        if self.fresh {
            return;
        }
        self.gap_prefix = if self.gap == 0 { self.prefix.len() } else { self.gap_prefix.min(self.prefix.len()) };
        self.gap = self.gap.max(lines);
    }

    /// Prepares for a block or a word.
    pub(super) fn start_content(&mut self) {
        if self.fresh {
            (self.fresh, self.gap, self.starts_line) = (false, 0, self.flat == 0);
            return;
        }
        let gap = std::mem::take(&mut self.gap);
        if gap == 0 {
            return;
        }
        if self.is_flat() {
            self.space = Some(' ');
            return;
        }
        // Emphasis cannot go on in another block.
        for index in (0..self.marks.len()).rev().filter(|_| gap > 1) {
            if self.marks[index].at.take().is_some() {
                self.out.push_str(self.marks[index].close);
            }
        }
        self.out.truncate(self.out.trim_end_matches(' ').len());
        for _ in 1..gap {
            self.out.push('\n');
            self.out.push_str(self.prefix[..self.gap_prefix.min(self.prefix.len())].trim_end());
        }
        self.new_line();
    }

    pub(super) fn new_line(&mut self) {
        self.out.push('\n');
        self.out.push_str(&self.prefix);
        self.starts_line = true;
    }

    /// Prepares for a word: writes the white space before it, and the signs that begin there.
    pub(super) fn start_inline(&mut self) {
        self.start_content();
        let space = self.space.take();
        let breaks = std::mem::take(&mut self.breaks_line);
        if !self.starts_line && !self.out.ends_with(' ') && !self.out.is_empty() {
            match space {
                _ if breaks && self.flat == 0 => {
                    self.out.push('\\');
                    self.new_line();
                }
                Some('\n') if self.flat == 0 => self.new_line(),
                Some(_) => self.out.push(' '),
                None if breaks => self.out.push(' '),
                None => {}
            }
        }
        for mark in self.marks.iter_mut().filter(|mark| mark.at.is_none()) {
            if self.out.ends_with('*') && mark.open.starts_with('*') {
                mark.differ();
            }
            mark.at = Some(self.out.len());
            self.out.push_str(mark.open);
            self.starts_line = false;
        }
    }

    /// Ends emphasis, in front of `after`.
    pub(super) fn close_mark(&mut self, mark: &Mark, after: Option<char>) {
        let Some(at) = mark.at else { return };
        let (before, text) = (self.out.get(..at), self.out.get(at + mark.open.len()..));
        let is_read = match (before, text) {
            (Some(before), Some(text)) => mark.is_read(before.chars().next_back(), text, after),
            _ => true,
        };
        match is_read {
            true => self.out.push_str(mark.close),
            false => {
                let (open, close) = mark.in_html();
                self.out.replace_range(at..at + mark.open.len(), open);
                self.out.push_str(close);
            }
        }
    }

    /// Writes something as it is, within a line.
    pub(super) fn raw(&mut self, markdown: &str) {
        self.start_inline();
        self.out.push_str(markdown);
        self.starts_line = false;
    }

    /// Writes text of HTML.
    pub(super) fn html_text(&mut self, html: &str) {
        match &mut self.code {
            Some((code, _)) => code.push_str(&decode(html)),
            None => self.text(&decode(html)),
        }
    }

    /// Writes text.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.trim_ascii_start();
            let space = &rest[..rest.len() - word.len()];
            if !space.is_empty() {
                let has_end = space.contains('\n') || self.space == Some('\n');
                self.space = Some(if has_end { '\n' } else { ' ' });
            }
            let end = word.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(word.len());
            let (word, after) = word.split_at(end);
            rest = after;
            if word.is_empty() {
                break;
            }
            self.start_inline();
            let spot = Spot {
                starts_line: self.starts_line,
                is_in_brackets: self.link.is_some(),
                is_in_cell: !self.tables.is_empty(),
                has_math: self.has_math,
            };
            escape::word(&mut self.out, word, spot);
            self.starts_line = false;
        }
    }

    /// A line break.
    pub(super) fn line_break(&mut self) {
        self.breaks_line = true;
    }

    pub(super) fn open_link(&mut self, address: String, title: String) {
        self.start_inline();
        if self.out.ends_with('!') {
            self.out.insert(self.out.len() - 1, '\\');
        }
        self.out.push('[');
        self.starts_line = false;
        self.link = Some((address, title));
    }

    pub(super) fn close_link(&mut self) {
        if let Some((address, title)) = self.link.take() {
            self.gap = 0;
            self.out.push(']');
            destination::write(&mut self.out, &address, &title);
        }
    }

    /// A link with this text.
    pub(super) fn link(&mut self, text: &str, address: &str) {
        if self.link.is_some() {
            return self.text(text);
        }
        self.open_link(address.to_owned(), String::new());
        self.text(text);
        self.close_link();
    }

    pub(super) fn image(&mut self, address: &str, alt: &str, title: &str) {
        self.raw("![");
        let spot =
            Spot { starts_line: false, is_in_brackets: true, is_in_cell: !self.tables.is_empty(), has_math: false };
        for (n, word) in alt.split_ascii_whitespace().enumerate() {
            self.out.push_str(if n > 0 { " " } else { "" });
            escape::word(&mut self.out, word, spot);
        }
        self.out.push(']');
        destination::write(&mut self.out, address, title);
    }

    /// The address of a place on the page, as seen from its text.
    pub(super) fn address(&self, target: &str) -> String {
        let address = self.context.url(target);
        match address.starts_with('#') {
            true => self.context.to(self.context.from.output) + &address,
            false => address,
        }
    }
}
