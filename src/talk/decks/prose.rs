use std::ops::Range;

use super::line::{Line, code_end};
use crate::base::text::{line_end, paragraph_end};
use crate::talk::scan::line::{Interrupts, closes_fence, fence, list_item};

/// The lines of a body that begin outside of code and comments: the only ones that can say anything about a deck.
///
/// They are found before Markdown and HTML are read, because a deck's own parser does the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// In order.
    pub lines: Vec<Line>,
    /// The first lines of code blocks that are not closed on their slide. The lines below are not code here.
    pub unclosed: Vec<Range<usize>>,
}

impl Prose {
    /// Reads `text[body]`, in which `separates` says whether a line separates two slides.
    pub fn read(text: &str, body: Range<usize>, separates: impl Fn(&str) -> bool) -> Prose {
        let out = Prose::read_once(text, body.clone(), &separates, Vec::new());
        if out.unclosed.is_empty() {
            return out;
        }
        // Some fence has no end, and it need not be the last one: any that goes on across a separator is suspect. What is
        // below it must not be taken for code, because notes may be there.
        let lines = Lines { text, at: body.start, end: body.end };
        let separators: Vec<usize> =
            lines.filter(|line| separates(line.text(text))).map(|line| line.range.start).chain([body.end]).collect();
        Prose::read_once(text, body, &separates, separators)
    }

    /// Reads the body; no code block goes on beyond one of `limits`.
    fn read_once(text: &str, body: Range<usize>, separates: &impl Fn(&str) -> bool, limits: Vec<usize>) -> Prose {
        let count = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[body.clone()]).count();
        let mut out = Prose { lines: Vec::with_capacity(count), unclosed: Vec::new() };
        let mut fences = Fences { text, body: body.clone(), ends: [None, None], limits };
        let mut open: Option<(u8, usize)> = None;
        let mut comments = Comments { text, limit: body.end, paragraph: body.start, open: body.start };
        let mut comment = body.start;
        for line in (Lines { text, at: body.start, end: body.end }) {
            let (start, end) = (line.range.start, line.end);
            if start < comment {
                if comment < end {
                    comment = comments.end(comment, end);
                }
                continue;
            }
            let content = line.text(text);
            if let Some(mark) = open {
                if closes_fence(content.trim_start(), mark) {
                    open = None;
                }
                continue;
            }
            if let Some(mark) = opens_fence(content) {
                if fences.close(mark, end) {
                    open = Some(mark);
                    continue;
                }
                // What an author forgot to close says nothing about the text below it.
                out.unclosed.push(line.range.clone());
            } else if !separates(content) {
                comment = comments.end(start, end);
            }
            out.lines.push(line);
        }
        out
    }
}

/// The lines of a text.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    end: usize,
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let start = self.at;
        (start < self.end).then(|| {
            self.at = line_end(self.text, start, self.end);
            let has_end = self.text.as_bytes()[self.at - 1] == b'\n';
            Line { range: start..self.at - usize::from(has_end), end: self.at }
        })
    }
}

/// The fence that opens on this line, perhaps as the first thing in items of lists.
pub(super) fn opens_fence(line: &str) -> Option<(u8, usize)> {
    let mut rest = line.trim_start();
    // An item in an item in an item is deep enough.
    for _ in 0..3 {
        let first = *rest.as_bytes().first()?;
        if matches!(first, b'`' | b'~') {
            return fence(rest);
        }
        if !matches!(first, b'-' | b'+' | b'*' | b'0'..=b'9') {
            return None;
        }
        let content = list_item(rest, Interrupts::Nothing)?;
        rest = rest.get(content..)?.trim_start();
    }
    None
}

/// Where comments end.
struct Comments<'t> {
    text: &'t str,
    limit: usize,
    /// The end of the paragraph that was looked at last.
    paragraph: usize,
    /// No comment that begins below this position ends in that paragraph.
    open: usize,
}

impl Comments<'_> {
    /// Where the comments end that begin between `at` and `end`, in one line; not beyond `end` if none is open there.
    fn end(&mut self, at: usize, end: usize) -> usize {
        let mut cursor = at;
        while cursor < end {
            let rest = &self.text[cursor..end];
            let Some(next) = memchr::memchr2(b'<', b'`', rest.as_bytes()) else { break };
            let found = &rest[next..];
            if found.starts_with('`') {
                let length = found.bytes().take_while(|b| *b == b'`').count();
                cursor += next + length + code_end(&found[length..], length).unwrap_or_default();
            } else if found.starts_with("<!--") {
                let start = cursor + next;
                let is_block = self.text[at..start].trim().is_empty();
                match self.close(start, is_block) {
                    Some(close) => cursor = close,
                    None if is_block => return self.limit,
                    None => cursor = start + 4,
                }
            } else {
                cursor += next + 1;
            }
        }
        cursor
    }

    /// A comment at the start of a line goes on to its end; one in a paragraph not beyond that.
    fn close(&mut self, start: usize, is_block: bool) -> Option<usize> {
        let find = |limit: usize| {
            let found = memchr::memmem::find(&self.text.as_bytes()[start + 2..limit], b"-->")?;
            Some(start + 2 + found + 3)
        };
        if is_block {
            return find(self.limit);
        }
        if self.paragraph <= start {
            self.paragraph = start + paragraph_end(&self.text[start..self.limit]);
            self.open = self.paragraph;
        }
        if start >= self.open {
            return None;
        }
        let close = find(self.paragraph);
        if close.is_none() {
            self.open = start;
        }
        close
    }
}

/// The lines that can end code blocks.
struct Fences<'t> {
    text: &'t str,
    body: Range<usize>,
    /// Those of backticks, and those of tildes.
    ends: [Option<Ends>; 2],
    /// Where no code block goes on.
    limits: Vec<usize>,
}

/// How many lines above a limit are tried as the end of a code block.
const MAX_ENDS: usize = 50;

/// Where fences of one character can end, the length of the longest from there on, and their own.
struct Ends(Vec<(usize, usize, usize)>);

impl Fences<'_> {
    /// Whether a fence that opens above `at` is closed.
    fn close(&mut self, (mark, length): (u8, usize), at: usize) -> bool {
        let ends = &mut self.ends[usize::from(mark == b'~')];
        let ends = &ends.get_or_insert_with(|| Ends::find(self.text, &self.body, mark)).0;
        let next = ends.partition_point(|(start, ..)| *start < at);
        if self.limits.is_empty() {
            return ends.get(next).is_some_and(|(_, longest, _)| *longest >= length);
        }
        let limit = self.limits[self.limits.partition_point(|limit| *limit < at).min(self.limits.len() - 1)];
        let mut near = ends[next..].iter().take(MAX_ENDS).take_while(|(start, ..)| *start < limit);
        near.any(|(_, _, own)| *own >= length)
    }
}

impl Ends {
    fn find(text: &str, body: &Range<usize>, mark: u8) -> Ends {
        let mut out = Vec::new();
        let mut at = body.start;
        while let Some(found) = memchr::memmem::find(&text.as_bytes()[at..body.end], &[mark; 3]) {
            let found = at + found;
            let start = memchr::memrchr(b'\n', &text.as_bytes()[at..found]).map_or(at, |end| at + end + 1);
            at = line_end(text, found, body.end);
            let line = text[start..at].trim();
            if line.bytes().all(|b| b == mark) {
                out.push((start, line.len(), line.len()));
            }
        }
        let mut longest = 0;
        for (_, length, _) in out.iter_mut().rev() {
            longest = longest.max(*length);
            *length = longest;
        }
        Ends(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        let prose = Prose::read(text, 0..text.len(), |line| line == "---");
        prose.lines.iter().map(|line| line.text(text)).collect()
    }

    #[test]
    fn code_and_comments_are_passed_over() {
        let text = "a\n```\nb\n---\n```\nc <!-- d\ne -->\n- ~~~x\n  f\n  ~~~\n`<!--` g\n<!--\n\nh\n--> i\nj";
        assert_eq!(lines(text), ["a", "c <!-- d", "`<!--` g", "<!--", "j"]);
        assert_eq!(lines("a <!-- b\n\nc"), ["a <!-- b", "", "c"], "no comment in a paragraph");
    }

    #[test]
    fn code_without_end_ends_at_the_next_separator() {
        let text = "```\na\n---\nb\n~~~~\nc\n~~~\n---\nd";
        assert_eq!(lines(text), ["```", "a", "---", "b", "~~~~", "c", "~~~", "---", "d"]);
        assert_eq!(Prose::read(text, 0..text.len(), |line| line == "---").unclosed.len(), 3);
        let text = "```\na\n---\nb\n```\nc\n```\n---\n```\nd\n---\n```";
        assert_eq!(lines(text), ["```", "a", "---", "b", "---", "```", "d", "---", "```"], "the first is the open one");
    }
}
