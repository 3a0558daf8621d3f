//! A quick test that most documents fail: whether any line could be part of a deck for another tool.

use super::fields::field;
use super::finders::note_line;
use super::separators::is_dashes;

/// What some evidence begins with, wherever it is in its line, in upper or lower case.
const ANYWHERE: [&str; 9] =
    ["<!--", "<v-", "<vclick", "<vafter", "<vswitch", "<vdrag", "<section", "\u{2028}", "\u{2029}"];

/// Whether a line of `body` could be evidence for a tool, or a speaker note, be it in code or not.
pub fn has_sign(body: &str) -> bool {
    let source = body.as_bytes();
    // The first bytes of all of them.
    memchr::memchr2_iter(b'<', 0xe2, source).any(|at| {
        ANYWHERE
            .iter()
            .any(|sign| source[at..].get(..sign.len()).is_some_and(|found| found.eq_ignore_ascii_case(sign.as_bytes())))
    }) || has_background(body)
        || begins_with_sign(body)
}

/// Whether a line has a picture and, behind its first sign, the word that Marp has for backgrounds.
fn has_background(body: &str) -> bool {
    memchr::memmem::find_iter(body.as_bytes(), b"![").any(|at| {
        let line = &body.as_bytes()[at..];
        let line = &line[..memchr::memchr(b'\n', line).unwrap_or(line.len())];
        memchr::memmem::find(line, b"bg").is_some()
    })
}

/// Whether a line begins with a sign, or what is below a separator begins with settings.
fn begins_with_sign(body: &str) -> bool {
    let starts = [0].into_iter().chain(memchr::memchr_iter(b'\n', body.as_bytes()).map(|end| end + 1));
    let mut is_below_separator = true;
    starts.into_iter().any(|start| {
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
