//! A quick test that most documents fail: whether any line could be part of a deck for another tool.

use super::fields::field;
use super::finders::note_line;
use super::separators::is_dashes;

/// What some evidence begins with, wherever it is in its line, in upper or lower case.
const ANYWHERE: [&str; 9] =
    ["<!--", "<v-", "<vclick", "<vafter", "<vswitch", "<vdrag", "<section", "\u{2028}", "\u{2029}"];

/// Whether a line of `body` could be evidence for a tool, or a speaker note, be it in code or not.
pub fn has_sign(body: &str) -> bool {
    let has = |part: &str| memchr::memmem::find(body.as_bytes(), part.as_bytes()).is_some();
    // A picture with the word that Marp has for backgrounds.
    has_sign_within_line(body.as_bytes()) || has("![") && has("bg") || begins_with_sign(body)
}

fn has_sign_within_line(body: &[u8]) -> bool {
    let is_at = |at: usize, sign: &str| {
        body[at..].get(..sign.len()).is_some_and(|found| found.eq_ignore_ascii_case(sign.as_bytes()))
    };
    // All of them begin with one of these bytes.
    memchr::memchr2_iter(b'<', 0xe2, body).any(|at| ANYWHERE.iter().any(|sign| is_at(at, sign)))
}

/// Whether a line begins with a sign, or what is below a separator begins with settings.
fn begins_with_sign(body: &str) -> bool {
    let mut starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', body.as_bytes()).map(|end| end + 1));
    let mut is_below_separator = true;
    starts.any(|start| {
        let rest = &body[start..];
        let indent = rest.bytes().take_while(|b| matches!(b, b' ' | b'\t'..=b'\r' if *b != b'\n')).count();
        let line = || &rest[..memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())];
        let sign = match rest.as_bytes().get(indent) {
            None | Some(b'\n') => return false,
            Some(b'^' | 0x80..) => true,
            Some(b'#') => line().contains("[fit]"),
            Some(b'?') => rest[indent..].starts_with("???"),
            Some(b'.') => rest[indent..].starts_with(". . ."),
            Some(b':') => rest[indent..].starts_with("::"),
            Some(b'[') => rest[indent..].starts_with("[."),
            Some(b'n' | b'N') => note_line(line()).is_some(),
            _ => false,
        };
        let settings = is_below_separator && field(line(), 0).is_some();
        is_below_separator = rest.starts_with("---") && is_dashes(line());
        sign || settings
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_has_no_sign() {
        for body in
            ["", "a\n\n----\n\n<img src=a style=\"border: 0\">\nb ^c [d](e): f :: g\n```\na::b\n```\nThe note: h"]
        {
            assert!(!has_sign(body), "{body}");
        }
    }

    #[test]
    fn signs_are_found_wherever_they_are() {
        for body in
            ["a: b", "a\n---\n\na: b", "\n\tNOTES: a", "  ^ a", "é", "a\n::b::", "[.c]", "a ![b bg](c)", "a <!--"]
        {
            assert!(has_sign(body), "{body}");
        }
    }
}
