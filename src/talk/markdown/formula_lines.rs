//! Formulas on lines of their own: what is between a line that begins with `$$` and the next `$$`.

use std::ops::Range;

use crate::base::text::{line_end, line_is_blank};

/// How many such formulas are in `text`, and where the first of them begins.
pub fn count_formula_blocks(text: &str) -> Option<(usize, usize)> {
    memchr::memmem::find(text.as_bytes(), b"$$")?;
    let found = blocks(text, &[], false);
    let first = found.first()?.first()?.start;
    Some((found.len(), first - "$$".len()))
}

/// Where such formulas are in `text`, in order, and of one in a quotation each of its lines. `comments` are in order.
pub(super) fn blocks(text: &str, comments: &[Range<usize>], beyond_blanks: bool) -> Vec<Vec<Range<usize>>> {
    let mut out = Vec::new();
    let mut fence: Option<&str> = None;
    let mut at = 0;
    while at < text.len() {
        let end = line_end(text, at, text.len());
        let line = &text[at..end];
        let (prefix, quotes) = prefix(line);
        let rest = &line[prefix..];
        let start = at + prefix + 2;
        at = end;
        match (fence, fence_of(rest)) {
            (Some(open), Some(mark)) if mark.starts_with(open) && rest[mark.len()..].trim().is_empty() => fence = None,
            (Some(_), _) => {}
            (None, Some(mark)) => fence = Some(mark),
            (None, None) if rest.starts_with("$$") => {
                let Some((lines, close)) = formula(text, start, quotes, beyond_blanks) else { continue };
                let divides = |comment: &Range<usize>| {
                    comment.start < start && comment.end > start || comment.start < close && comment.end > close
                };
                let first = comments.partition_point(|comment| comment.end <= start);
                if !comments[first..].iter().take_while(|comment| comment.start < close).any(divides) {
                    out.push(lines);
                }
                at = line_end(text, close, text.len());
            }
            (None, None) => {}
        }
    }
    out
}

/// The lines of the formula that begins at `start`, and where the `$$` is that ends it.
fn formula(text: &str, start: usize, quotes: usize, beyond_blanks: bool) -> Option<(Vec<Range<usize>>, usize)> {
    let mut lines = Vec::new();
    let mut from = start;
    loop {
        let end = line_end(text, from, text.len());
        if let Some(close) = closing(&text[from..end]).map(|close| from + close) {
            lines.push(from..close);
            // In a quotation the marks at the start of each line are not part of the formula.
            return Some((if quotes == 0 { vec![start..close] } else { lines }, close));
        }
        lines.push(from..text[..end].trim_end_matches('\n').len().max(from));
        if end >= text.len() {
            return None;
        }
        let next = &text[end..line_end(text, end, text.len())];
        from = end + marks(next, quotes);
        let rest = &text[from..];
        // A line of dashes separates slides, whatever is around it.
        let is_dashes = next.trim().len() >= 3 && next.trim().bytes().all(|b| b == b'-');
        let ends = line_is_blank(rest) && !(beyond_blanks && quotes == 0);
        if ends || is_dashes || fence_of(rest.trim_start_matches([' ', '\t'])).is_some() {
            return None;
        }
    }
}

/// Where `$$` is in a line, unless a backslash is before it.
fn closing(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let mut at = 0;
    loop {
        at += memchr::memchr2(b'$', b'\\', bytes.get(at..)?)?;
        match (bytes[at], bytes.get(at + 1)) {
            (b'$', Some(b'$')) => return Some(at),
            (b'\\', _) => at += 2,
            _ => at += 1,
        }
    }
}

/// The length of the marks of quotations and lists at the start of a line, and the number of quotations.
fn prefix(line: &str) -> (usize, usize) {
    let bytes = line.as_bytes();
    let (mut at, mut quotes) = (0, 0);
    while let Some(b) = bytes.get(at) {
        match b {
            b' ' | b'\t' => at += 1,
            b'>' => (at, quotes) = (at + 1, quotes + 1),
            b'-' | b'+' | b'*' if bytes.get(at + 1) == Some(&b' ') => at += 2,
            b'0'..=b'9' => {
                let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
                let behind = (bytes.get(at + digits), bytes.get(at + digits + 1));
                if digits > 9 || !matches!(behind, (Some(b'.' | b')'), Some(b' '))) {
                    break;
                }
                at += digits + 2;
            }
            _ => break,
        }
    }
    (at, quotes)
}

/// The length of the marks of so many quotations at the start of a line.
fn marks(line: &str, quotes: usize) -> usize {
    let mut at = 0;
    for _ in 0..quotes {
        let rest = line[at..].trim_start_matches([' ', '\t']);
        let Some(behind) = rest.strip_prefix('>') else { break };
        at = line.len() - behind.len();
    }
    at
}

/// The marks of the code block that begins or ends on a line.
fn fence_of(rest: &str) -> Option<&str> {
    let mark = rest.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = rest.len() - rest.trim_start_matches(mark).len();
    let is_fence = length >= 3 && (mark == '~' || !rest[length..].lines().next().unwrap_or_default().contains('`'));
    is_fence.then(|| &rest[..length])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, beyond_blanks: bool) -> Vec<&str> {
        blocks(text, &[], beyond_blanks).into_iter().flatten().map(|range| &text[range]).collect()
    }

    #[test]
    fn formulas_go_on_to_the_next_dollar_signs() {
        for (text, expected) in [
            ("$$\na\n$$", vec!["\na\n"]),
            ("a\n$$ \\$$ b $$\nc $$ d", vec![" \\$$ b "]),
            ("- $$\n  a\n  $$\n1. $$b$$", vec!["\n  a\n  ", "b"]),
            ("> $$\n> > a\n> $$", vec!["", " > a", " "]),
            ("```\n$$\n```\n$$\na\n$$", vec!["\na\n"]),
            ("~~~~\n$$\n~~~\n$$\n~~~~", vec![]),
            ("$$\na\n---\n$$", vec![]),
            ("$$\n```\na\n```\n$$", vec![]),
            ("echo $$\n$$$$", vec![""]),
        ] {
            assert_eq!(found(text, false), expected, "{text}");
        }
        assert_eq!(found("$$\na\n\nb\n$$", false), [""; 0]);
        assert_eq!(found("$$\na\n\nb\n$$", true), ["\na\n\nb\n"]);
    }

    #[test]
    fn comments_are_not_divided() {
        let text = "$$\na <!-- b\n$$\nc -->";
        assert_eq!(blocks(text, &[5..text.len()], true).len(), 0);
        let text = "$$\na <!-- b -->\n$$";
        assert_eq!(blocks(text, &[5..15], true), [[2..text.len() - 2]]);
        assert_eq!(count_formula_blocks("a\n\n> $$\n> b\n> $$\n\n$$c$$"), Some((2, 5)));
    }
}
