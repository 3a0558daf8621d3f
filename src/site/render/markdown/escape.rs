//! Words of a text as words of Markdown.

/// Where a word is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spot {
    /// Whether it begins a line.
    pub(super) starts_line: bool,
    /// Whether it is in the text of a link, or in an alternative text.
    pub(super) is_in_brackets: bool,
    /// Whether it is in a cell of a table.
    pub(super) is_in_cell: bool,
    /// Whether a dollar sign may begin a formula.
    pub(super) has_math: bool,
}

/// Writes `word`, which has no white space in it, so that Markdown reads the same word.
pub(super) fn word(out: &mut String, word: &str, spot: Spot) {
    if spot.starts_line {
        let length = block_sign(word);
        if length > 0 {
            out.push_str(&word[..length - 1]);
            out.push('\\');
            out.push_str(&word[length - 1..length]);
            return inline(out, word, length, spot);
        }
    }
    inline(out, word, 0, spot);
}

/// Length of what at the start of a line would begin a block, up to the sign that has to be escaped.
fn block_sign(word: &str) -> usize {
    let bytes = word.as_bytes();
    let next = bytes.get(1);
    match bytes.first() {
        Some(b'#') if bytes.iter().all(|byte| *byte == b'#') => 1,
        Some(b'>') => 1,
        Some(b'|') => 1,
        Some(b'-' | b'+' | b'=') if next.is_none_or(|next| matches!(next, b'-' | b'=')) => 1,
        Some(b':') if next == Some(&b'-') => 1,
        Some(b'0'..=b'9') => {
            let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let is_item = digits <= 9 && digits + 1 == bytes.len() && matches!(bytes[digits], b'.' | b')');
            if is_item { digits + 1 } else { 0 }
        }
        _ => 0,
    }
}

/// Writes `word` from byte `from` on.
fn inline(out: &mut String, word: &str, from: usize, spot: Spot) {
    let bytes = word.as_bytes();
    // Most words have no sign at all.
    if !bytes.iter().any(|byte| IS_SIGN[usize::from(*byte)]) {
        return out.push_str(&word[from..]);
    }
    let mut start = from;
    for at in from..bytes.len() {
        let (before, after) = (at.checked_sub(1).map(|at| bytes[at]), bytes.get(at + 1).copied());
        let is_letter = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte >= 0x80);
        let is_sign = match bytes[at] {
            b'*' | b'`' | b'[' => true,
            b'_' => !(is_letter(before) && is_letter(after)),
            b']' => spot.is_in_brackets,
            b'\\' => after.is_none_or(|byte| byte.is_ascii_punctuation()),
            b'<' => after.is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?')),
            b'&' => is_reference(&word[at..]),
            b'~' => before.is_some_and(|byte| !byte.is_ascii_whitespace()) || after == Some(b'~'),
            b'|' => spot.is_in_cell,
            b'$' => spot.has_math,
            // At the end of a heading, it would be part of the heading's mark.
            b'#' => at == 0 && bytes.iter().all(|byte| *byte == b'#'),
            _ => false,
        };
        if is_sign {
            out.push_str(&word[start..at]);
            out.push('\\');
            start = at;
        }
    }
    out.push_str(&word[start..]);
}

/// The signs that may have to be escaped within a line.
const IS_SIGN: [bool; 256] = {
    let mut out = [false; 256];
    let signs = b"*`[_]\\<&~|$#";
    let mut at = 0;
    while at < signs.len() {
        out[signs[at] as usize] = true;
        at += 1;
    }
    out
};

/// Whether `text` starts with a character reference, such as `&amp;`.
pub(super) fn is_reference(text: &str) -> bool {
    let name = text[1..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    name > 0 && text.as_bytes().get(1 + name) == Some(&b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_escaped_where_markdown_would_read_them() {
        let (inside, first) = (Spot::default(), Spot { starts_line: true, ..Spot::default() });
        for (spot, text, written) in [
            (inside, "snake_case", "snake_case"),
            (inside, "_x_", "\\_x\\_"),
            (inside, "2*3", "2\\*3"),
            (inside, "a<b", "a\\<b"),
            (inside, "1<2", "1<2"),
            (inside, "C:\\Temp", "C:\\Temp"),
            (inside, "\\*", "\\\\\\*"),
            (inside, "AT&T", "AT&T"),
            (inside, "&lt;", "\\&lt;"),
            (inside, "~5", "~5"),
            (inside, "~~x~~", "\\~\\~x\\~\\~"),
            (inside, "C#", "C#"),
            (inside, "-", "-"),
            (first, "-", "\\-"),
            (first, "-5", "-5"),
            (first, "1986.", "1986\\."),
            (first, "1.5", "1.5"),
            (first, "#", "\\#"),
            (first, "#tag", "#tag"),
            (first, ">x", "\\>x"),
            (first, "---", "\\---"),
        ] {
            let mut out = String::new();
            word(&mut out, text, spot);
            assert_eq!(out, written);
        }
    }
}
