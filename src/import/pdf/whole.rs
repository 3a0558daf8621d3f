//! Whether a file is a whole PDF: the library opens half of one too, with most of its pages blank.

use memchr::memmem;

/// Where the file's first words are, in bytes from its beginning, and its last ones from its end.
const NEAR: usize = 1024;

/// What is wrong with the file, if it is not a whole PDF.
pub fn problem(bytes: &[u8]) -> Option<&'static str> {
    let end = &bytes[bytes.len().saturating_sub(NEAR)..];
    let has = |part: &[u8], word: &[u8]| memmem::find(part, word).is_some();
    if bytes.is_empty() {
        Some("it is empty")
    } else if !has(&bytes[..bytes.len().min(NEAR)], b"%PDF-") {
        Some("it does not begin with `%PDF-`")
    } else if !has(end, b"startxref") || !has(end, b"%%EOF") {
        Some("its end is missing")
    } else {
        None
    }
}

/// Whether the file is encrypted.
pub fn is_encrypted(bytes: &[u8]) -> bool {
    memmem::find(bytes, b"/Encrypt").is_some()
}
