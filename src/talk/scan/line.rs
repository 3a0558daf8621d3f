//! What one line could be, by CommonMark's rules for the start of a block (spec 0.31, chapters 4 and 5).

use std::ops::Range;

/// Columns of white space a line begins with; a tab goes to the next multiple of four.
pub fn indent(line: &str) -> usize {
    let mut columns = 0;
    for byte in line.bytes() {
        match byte {
            b' ' => columns += 1,
            b'\t' => columns += 4 - columns % 4,
            _ => break,
        }
    }
    columns
}

/// Whether the line contains nothing but white space.
pub fn is_blank(line: &str) -> bool {
    line.bytes().all(|b| b.is_ascii_whitespace())
}

/// The character and length of a code fence that opens on this line (its indentation removed).
pub fn fence(line: &str) -> Option<(u8, usize)> {
    let mark = *line.as_bytes().first().filter(|b| matches!(b, b'`' | b'~'))?;
    let length = run(line, mark);
    let info_is_free = mark == b'~' || !line[length..].contains('`');
    (length >= 3 && info_is_free).then_some((mark, length))
}

/// Whether this line (its indentation removed) closes a fence.
pub fn closes_fence(line: &str, (mark, length): (u8, usize)) -> bool {
    let found = run(line, mark);
    found >= length && is_blank(&line[found..])
}

fn run(line: &str, byte: u8) -> usize {
    line.bytes().take_while(|b| *b == byte).count()
}

/// Whether the line is an ATX heading (its indentation removed).
pub fn is_heading(line: &str) -> bool {
    let marks = run(line, b'#');
    (1..=6).contains(&marks) && matches!(line.as_bytes().get(marks), None | Some(b' ' | b'\t'))
}

/// The character of the thematic break this line is, if it is one.
pub fn thematic_break(line: &str) -> Option<u8> {
    let mark = *line.as_bytes().first().filter(|b| matches!(b, b'-' | b'*' | b'_'))?;
    let only_marks = line.bytes().all(|b| b == mark || b == b' ' || b == b'\t');
    (only_marks && line.bytes().filter(|b| *b == mark).count() >= 3).then_some(mark)
}

/// The character of the setext underline this line is, if there is text above it.
pub fn setext(line: &str) -> Option<u8> {
    let mark = *line.as_bytes().first().filter(|b| matches!(b, b'=' | b'-'))?;
    is_blank(&line[run(line, mark)..]).then_some(mark)
}

/// Columns from the line's start to the content of the list item that opens on it.
///
/// `interrupts`: there is a paragraph above, which an empty item, or one that does not count from 1, cannot end.
pub fn list_item(line: &str, interrupts: Interrupts) -> Option<usize> {
    let outer = indent(line);
    let rest = line.trim_start_matches([' ', '\t']);
    let digits = rest.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let marker = match rest.as_bytes().get(digits)? {
        b'-' | b'+' | b'*' if digits == 0 => 1,
        b'.' | b')' if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    let content = &rest[marker..];
    if !matches!(content.as_bytes().first(), None | Some(b' ' | b'\t')) {
        return None;
    }
    if interrupts == Interrupts::Paragraph && (is_blank(content) || digits > 0 && rest[..digits].parse() != Ok(1u32)) {
        return None;
    }
    let gap = indent(content);
    let gap = if is_blank(content) || gap > 4 { 1 } else { gap };
    Some(outer + marker + gap)
}

/// What is right above a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Interrupts {
    /// A paragraph that the line may belong to.
    Paragraph,
    /// Nothing that could take the line in.
    Nothing,
}

/// The text of the `#` heading at `range`, without its marks.
pub fn trim_heading(text: &str, range: Range<usize>) -> Range<usize> {
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

/// `range` without the white space around what it contains.
pub fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + inner.len() - inner.trim_start().len();
    start..start.max(range.start + inner.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_of_blocks() {
        assert_eq!(fence("```rust"), Some((b'`', 3)));
        assert_eq!(fence("```a`b"), None);
        assert!(closes_fence("`````  ", (b'`', 3)) && !closes_fence("``", (b'`', 3)));
        assert!(is_heading("## a") && is_heading("#") && !is_heading("#a"));
        assert_eq!(thematic_break("- - -"), Some(b'-'));
        assert_eq!(thematic_break("--"), None);
        assert_eq!(setext("==  "), Some(b'='));
        assert_eq!(list_item("- a", Interrupts::Nothing), Some(2));
        assert_eq!(list_item(" 10.  a", Interrupts::Nothing), Some(6));
        assert_eq!(list_item("2. a", Interrupts::Paragraph), None);
        assert_eq!(list_item("-a", Interrupts::Nothing), None);
    }
}
