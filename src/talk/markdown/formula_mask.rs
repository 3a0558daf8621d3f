//! Keeps formulas whole, and comments in them private.
//!
//! Markdown reads blocks before formulas: a line of one that begins with `-` or `=`, or a blank line, would be a list, a heading
//! or a new paragraph. It reads from left to right: a formula that ends in code, or in a comment, would publish the rest of it.
//! And it counts braces: with one too many there is no formula, and nobody would say what is wrong. So before a text is parsed,
//! signs are replaced by ones that mean nothing, of the same length; what comes back from the parser gets its own again.

use std::borrow::Cow;
use std::ops::Range;

use super::formula_lines::blocks;
use super::mask::mask;
use super::quoted::comment_ranges;
use crate::base::text::{line_is_blank, paragraph_end};

/// Stands for a byte of a formula.
const FILL: char = '\u{3}';

/// A text with its formulas masked.
#[derive(Debug)]
pub struct FormulaMask<'a> {
    text: Cow<'a, str>,
    /// What is masked, in order.
    ranges: Vec<Range<usize>>,
}

impl<'a> FormulaMask<'a> {
    /// Masks nothing.
    pub fn none(text: &'a str) -> FormulaMask<'a> {
        FormulaMask { text: Cow::Borrowed(text), ranges: Vec::new() }
    }

    /// Masks the formulas of `text`. Those between lines with `$$` go on beyond blank lines if `beyond_blanks` says so.
    pub fn of(text: &'a str, beyond_blanks: bool) -> FormulaMask<'a> {
        // A text that contains the mask itself would be unmasked in the wrong places.
        if memchr::memchr2(b'$', FILL as u8, text.as_bytes()).is_none() || text.contains(FILL) {
            return FormulaMask::none(text);
        }
        let comments = comment_ranges(text);
        let mut ranges = lines(text, &comments, beyond_blanks);
        let masked = |ranges: &[Range<usize>], at: usize| {
            let next = ranges.partition_point(|range| range.start <= at);
            ranges[..next].last().is_some_and(|range| range.contains(&at))
        };
        let mut more: Vec<Range<usize>> = Vec::new();
        for comment in &comments {
            let signs = memchr::memchr_iter(b'$', &text.as_bytes()[comment.clone()]).map(|at| comment.start + at);
            more.extend(signs.filter(|at| !masked(&ranges, *at)).map(|at| at..at + 1));
        }
        more.extend(code_and_braces(text, |at| masked(&ranges, at) || masked(&comments, at)));
        ranges.extend(more);
        ranges.sort_by_key(|range| range.start);
        FormulaMask::masking(text, ranges)
    }

    /// Masks the formulas on lines of their own, and nothing else.
    pub fn of_lines(text: &'a str) -> FormulaMask<'a> {
        if memchr::memmem::find(text.as_bytes(), b"$$").is_none() || text.contains(FILL) {
            return FormulaMask::none(text);
        }
        FormulaMask::masking(text, lines(text, &comment_ranges(mask(text).text()), false))
    }

    fn masking(text: &'a str, ranges: Vec<Range<usize>>) -> FormulaMask<'a> {
        if ranges.is_empty() {
            return FormulaMask::none(text);
        }
        let mut out = String::with_capacity(text.len());
        let mut end = 0;
        for range in &ranges {
            out.push_str(&text[end..range.start]);
            out.extend(std::iter::repeat_n(FILL, range.len()));
            end = range.end;
        }
        out.push_str(&text[end..]);
        FormulaMask { text: Cow::Owned(out), ranges }
    }

    /// What to parse instead.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the parser read at `at` as `read`, as it is in `source`; nothing if it has it already.
    pub fn restore(&self, source: &str, read: &str, at: &Range<usize>) -> Option<String> {
        let from = self.ranges.partition_point(|range| range.start < at.start);
        let mut ranges = self.ranges[from..].iter().take_while(|range| range.end <= at.end).peekable();
        ranges.peek()?;
        let mut out = String::with_capacity(read.len());
        let mut rest = read;
        for range in ranges {
            let Some(start) = rest.find(FILL) else { break };
            out.push_str(&rest[..start]);
            out.push_str(&source[range.clone()]);
            rest = rest.get(start + range.len()..).unwrap_or_default();
        }
        out.push_str(rest);
        Some(out)
    }
}

/// The formulas on lines of their own.
fn lines(text: &str, comments: &[Range<usize>], beyond_blanks: bool) -> Vec<Range<usize>> {
    let lines = blocks(text, comments, beyond_blanks).into_iter().flatten();
    lines.filter(|line| !line.is_empty()).collect()
}

/// Dollar signs in code, and the braces of formulas in a line of text that have one too many, or one too few. A formula has a
/// command in it.
fn code_and_braces(text: &str, is_masked: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(next) = memchr::memchr3(b'$', b'`', b'\\', &bytes[at..]).map(|next| at + next) {
        at = next + 1;
        match bytes[next] {
            b'\\' => at += 1,
            b'`' => {
                let length = bytes[next..].iter().take_while(|b| **b == b'`').count();
                let start = next + length;
                at = start + code_end(&text[start..], length).unwrap_or_default();
                let signs = memchr::memchr_iter(b'$', &bytes[start..at]).map(|sign| start + sign);
                out.extend(signs.filter(|sign| !is_masked(*sign)).map(|sign| sign..sign + 1));
            }
            _ if is_masked(next) => {}
            _ => {
                let marks = bytes[next..].iter().take_while(|b| **b == b'$').count();
                at = next + marks;
                let Some(end) = formula_end(&text[at..], marks).map(|end| at + end) else { continue };
                let formula = &text[at..end];
                // Code goes before formulas, unlike in Markdown.
                if formula.contains('`') {
                    continue;
                }
                if !is_balanced(formula) && has_command(formula) && !(at..end).any(&is_masked) {
                    let is_brace = |(i, b): (usize, &u8)| matches!(b, b'{' | b'}').then_some(at + i..at + i + 1);
                    out.extend(formula.as_bytes().iter().enumerate().filter_map(is_brace));
                }
                at = end + marks;
            }
        }
        at = at.min(bytes.len());
    }
    out
}

/// Where a formula ends that begins at the start of `rest`, after so many dollar signs.
fn formula_end(rest: &str, marks: usize) -> Option<usize> {
    let bytes = rest.as_bytes();
    if marks > 2 || marks == 1 && bytes.first().is_none_or(u8::is_ascii_whitespace) {
        return None;
    }
    let mut at = 0;
    loop {
        at += memchr::memchr3(b'$', b'\\', b'\n', bytes.get(at..)?)?;
        match bytes[at] {
            b'\\' => at += 2,
            b'\n' if line_is_blank(&rest[at + 1..]) => return None,
            b'\n' => at += 1,
            _ => {
                let found = bytes[at..].iter().take_while(|b| **b == b'$').count();
                let closes = found == marks && at > 0 && (marks == 2 || !bytes[at - 1].is_ascii_whitespace());
                return closes.then_some(at);
            }
        }
    }
}

/// Where the code ends that `length` backticks before `text` begin, if it ends in this paragraph.
fn code_end(text: &str, length: usize) -> Option<usize> {
    let text = &text[..paragraph_end(text)];
    let mut at = 0;
    loop {
        at += text[at..].find('`')?;
        let found = text[at..].bytes().take_while(|b| *b == b'`').count();
        at += found;
        if found == length {
            return Some(at);
        }
    }
}

fn is_balanced(formula: &str) -> bool {
    let mut depth = 0_usize;
    let mut bytes = formula.bytes();
    while let Some(b) = bytes.next() {
        match b {
            b'\\' => drop(bytes.next()),
            b'{' => depth += 1,
            b'}' if depth == 0 => return false,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}

fn has_command(formula: &str) -> bool {
    formula.as_bytes().windows(2).any(|pair| pair[0] == b'\\' && pair[1].is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str) -> String {
        let mask = FormulaMask::of(text, true);
        assert_eq!(mask.text().len(), text.len());
        let whole = 0..text.len();
        assert_eq!(mask.restore(text, mask.text(), &whole).as_deref().unwrap_or(text), text);
        mask.text().replace(FILL, "#")
    }

    #[test]
    fn signs_that_mean_something_to_markdown_are_masked() {
        for (text, expected) in [
            ("$a$ and $$b$$", "$a$ and $$b$$"),
            ("a\n\n$$\nx\n- y\n\n= z\n$$\n\nb", "a\n\n$$############$$\n\nb"),
            ("$\\frac{1}{$ {a}", "$\\frac#1##$ {a}"),
            ("x $$\\frac{1}{$$ y", "x $$\\frac#1##$$ y"),
            ("costs {$5 or {$6", "costs {$5 or {$6"),
            ("`$\\a{$` \\$\\a{$ $", "`#\\a{#` \\$\\a{$ $"),
            ("$5 and `$x$`, ``$`$``", "$5 and `#x#`, ``#`#``"),
            ("$a <!-- $b$ -->", "$a <!-- #b# -->"),
        ] {
            assert_eq!(masked(text), expected, "{text}");
        }
    }
}
