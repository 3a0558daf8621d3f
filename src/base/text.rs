use std::borrow::Cow;

use super::{Diagnostic, Place, SitePath};

/// Reads bytes as UTF-8 text with `\n` line ends. A byte order mark is dropped, and so are characters that no output may have; CRLF
/// and lone CR become `\n`.
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
    let text = match memchr::memchr(b'\r', body) {
        None => Cow::Borrowed(text),
        Some(_) => Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")),
    };
    Ok(match unwritable(&text) {
        None => text,
        Some(_) => Cow::Owned(text.chars().filter(|c| !is_unwritable(*c)).collect()),
    })
}

/// Whether no HTML, XML or JSON for readers may have a character: control characters, and codes that are not characters.
pub fn is_unwritable(c: char) -> bool {
    let code = u32::from(c);
    let is_control = c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}');
    is_control || (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

/// What to say about `count` such characters, the first of which is `c`.
pub fn unwritable_character(c: char, count: usize) -> Diagnostic {
    let more = match count {
        1 => String::new(),
        2 => ", and so is another one".to_owned(),
        _ => format!(", and so are {} others", count - 1),
    };
    let message = format!("U+{:04X}, a character that no page may contain, is left out{more}", u32::from(c));
    Diagnostic::warning("unwritable-character", message).hint("delete it")
}

/// The first such character of `text`, where it is, and how many there are.
pub fn unwritable(text: &str) -> Option<(usize, char, usize)> {
    // The first bytes of all of them, but also of other characters.
    let may_be = |b: &u8| matches!(b, 0..=8 | 0xb | 0xe..=0x1f | 0x7f | 0xc2 | 0xef | 0xf0..);
    if !text.bytes().fold(false, |found, b| found | may_be(&b)) {
        return None;
    }
    let mut found = text.char_indices().filter(|(_, c)| is_unwritable(*c));
    let (at, c) = found.next()?;
    Some((at, c, 1 + found.count()))
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
    fn what_no_output_may_have_is_dropped() {
        assert_eq!(read("a\u{1}b\u{b}\u{7f}\u{9f}\u{fffe}\u{fdd0}\u{1ffff}\tc\r\n".as_bytes()).unwrap(), "ab\tc\n");
        for text in ["größe «a»\u{a0}", "🎉 ﬀ \u{fffd}", "a\u{c}b", "\u{85}".trim_matches('\u{85}')] {
            assert_eq!(unwritable(text), None, "{text:?}");
        }
        assert_eq!(unwritable("é\u{1}\u{2}"), Some((2, '\u{1}', 2)));
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
