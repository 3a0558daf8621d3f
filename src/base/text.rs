use std::borrow::Cow;

use super::{Diagnostic, Place, SitePath};

/// Reads bytes as UTF-8 text with `\n` line ends. A byte order mark is dropped; CRLF and lone CR become `\n`.
///
/// # Errors
/// Names the line and the byte where the text is not UTF-8, or contains a NUL.
pub fn decode<'a>(path: &SitePath, bytes: &'a [u8]) -> Result<Cow<'a, str>, Diagnostic> {
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(body).map_err(|e| not_utf8(path, body, e.valid_up_to()))?;
    if let Some(at) = memchr::memchr(0, body) {
        return Err(Diagnostic::error("nul", "the file contains a NUL character")
            .at(Place::new(path, text, at..at + 1))
            .hint("delete the character: Markdown is plain text"));
    }
    match memchr::memchr(b'\r', body) {
        None => Ok(Cow::Borrowed(text)),
        Some(_) => Ok(Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))),
    }
}

fn not_utf8(path: &SitePath, body: &[u8], at: usize) -> Diagnostic {
    let valid = std::str::from_utf8(&body[..at]).unwrap_or_default();
    let diagnostic = Diagnostic::error("not-utf8", format!("the file is not UTF-8: byte {at} is invalid"))
        .at(Place::new(path, valid, at..at));
    match body {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => diagnostic.hint("save the file as UTF-8; it looks like UTF-16"),
        _ => diagnostic.hint("save the file as UTF-8"),
    }
}

/// Where the line that contains `at` ends, its line end included.
pub fn line_end(text: &str, at: usize, end: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[at..end]).map_or(end, |i| at + i + 1)
}

/// Length of `text` up to its first blank line.
pub fn paragraph_end(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).find(|i| line_is_blank(&text[i + 1..])).unwrap_or(text.len())
}

/// Whether the line at the start of `rest` contains nothing but spaces and tabs.
pub fn line_is_blank(rest: &str) -> bool {
    rest.bytes().find(|b| !matches!(b, b' ' | b'\t')).is_none_or(|b| b == b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, Diagnostic> {
        decode(&SitePath::new("a.md").unwrap(), bytes).map(Cow::into_owned)
    }

    #[test]
    fn marks_and_line_ends_are_mended() {
        assert_eq!(read(b"\xef\xbb\xbfa\r\nb\rc").unwrap(), "a\nb\nc");
    }

    #[test]
    fn what_is_not_text_is_named() {
        let utf16 = read(b"\xff\xfea\0").unwrap_err();
        assert!(utf16.hints[0].contains("UTF-16"), "{utf16:?}");
        let latin = read(b"one\ntw\xf6").unwrap_err();
        assert_eq!(latin.place.unwrap().line, 2);
        let nul = read(b"one\n\0").unwrap_err();
        assert_eq!((nul.kind, nul.place.unwrap().line), ("nul", 2));
    }
}
