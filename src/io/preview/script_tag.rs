use std::fmt;
use std::io::{self, BufRead};

use memchr::memmem;

/// How much of a page is looked at in one step.
const MAX_PART: usize = 64 * 1024;

/// The script tag that is added to a page when it is sent: the only change the preview makes.
pub struct ScriptTag<'a> {
    /// Allows the page to request one action.
    pub token: &'a str,
    /// The version of the page.
    pub version: &'a str,
    /// The number of the build it comes from.
    pub edition: u64,
    /// The digest of the problems that are shown over it.
    pub problems: &'a str,
}

impl fmt::Display for ScriptTag<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ScriptTag { token, version, edition, problems } = self;
        writeln!(
            f,
            "<script src=\"/.talkpress/client.js\" data-token=\"{token}\" data-version=\"{version}\" \
             data-edition=\"{edition}\" data-problems=\"{problems}\" defer></script>"
        )
    }
}

impl ScriptTag<'_> {
    /// Where the tag belongs in `page`: at the beginning of its head, so that it runs before the page's own scripts; if there
    /// is no plain `<head>`, before `</head>`, or else at the end. Only a small part of the page is held at a time.
    ///
    /// # Errors
    /// If the page cannot be read.
    pub fn place(mut page: impl BufRead) -> io::Result<u64> {
        const OPEN: &[u8] = b"<head>";
        const CLOSE: &[u8] = b"</head>";
        let (mut end, mut before) = (0, Vec::new());
        let mut close = None;
        loop {
            let part = page.fill_buf()?;
            let length = part.len().min(MAX_PART);
            if length == 0 {
                return Ok(close.unwrap_or(end));
            }
            // The end of the part before, since a tag may be in both.
            let start = end - before.len() as u64;
            before.extend_from_slice(&part[..length]);
            if let Some(at) = memmem::find(&before, OPEN) {
                return Ok(start + (at + OPEN.len()) as u64);
            }
            close = close.or_else(|| memmem::find(&before, CLOSE).map(|at| start + at as u64));
            before.drain(..before.len().saturating_sub(CLOSE.len() - 1));
            page.consume(length);
            end += length as u64;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    #[test]
    fn the_place_is_the_same_however_the_page_is_read() {
        let long = format!("{}<head><title></head>", " ".repeat(9_000));
        for (page, expected) in [
            ("<html><head><title></head><body>", 12),
            ("<html><head lang=en><title></head><body>", 27),
            ("</head><head>", 13),
            ("<h1>none", 8),
            ("<head", 5),
            ("", 0),
            (long.as_str(), 9_006),
        ] {
            for capacity in [1, 2, 3, 7, 64, 8_192] {
                let place = ScriptTag::place(BufReader::with_capacity(capacity, page.as_bytes())).unwrap();
                assert_eq!(place, expected, "{page} {capacity}");
            }
        }
    }
}
