use std::ops::Range;

use crate::talk::decks::Line;
use crate::talk::decks::line::code_end;
use crate::talk::html::{TagEnds, Token, tag_end, tokens};

/// A tag in the text of a deck.
pub(super) struct Found<'t> {
    pub range: Range<usize>,
    pub token: Token<'t>,
}

/// The tags outside of code, in order.
pub(super) fn found_tags<'t>(text: &'t str, lines: &[Line]) -> Vec<Found<'t>> {
    let mut out: Vec<Found<'t>> = Vec::new();
    let mut ends = TagEnds::default();
    let limit = lines.last().map_or(0, |line| line.end);
    for line in lines {
        let mut at = line.range.start;
        while let Some(found) = memchr::memchr2(b'<', b'`', &text.as_bytes()[at..line.range.end]) {
            at += found;
            let rest = &text[at..line.range.end];
            if rest.starts_with('`') {
                let length = rest.bytes().take_while(|b| *b == b'`').count();
                at += length + code_end(&rest[length..], length).unwrap_or_default();
                continue;
            }
            if rest.starts_with("<!--") {
                let end = memchr::memmem::find(&text.as_bytes()[at + 2..line.range.end], b"-->");
                at = end.map_or(line.range.end, |end| at + 2 + end + 3);
                continue;
            }
            let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
            let is_free = out.last().is_none_or(|last| last.range.end <= at);
            let length = if is_tag && is_free && ends.may_end(text, at, limit) { tag_end(&text[at..]) } else { None };
            if let Some(token) = length.and_then(|length| tokens(&text[at..at + length]).into_iter().next()) {
                out.push(Found { range: at..at + length.unwrap_or(1), token });
            }
            at += length.unwrap_or(1).min(line.range.end - at);
        }
    }
    out
}
