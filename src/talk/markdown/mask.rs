//! Keeps `<img …>` lines from opening a raw HTML block.
//!
//! CommonMark reads such a line and everything down to the next blank line as raw HTML. Before a piece is
//! parsed, each such tag is replaced by one word of the same length, so that positions stay true; when the word
//! comes back as text, the tag is put in its place.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::CowStr;

use crate::talk::html::{starts_with_tag, tag_end};

/// Fills a masked tag: a character that means nothing to Markdown.
pub const FILL: u8 = 0x02;

/// A piece of text with its image lines masked.
#[derive(Debug)]
pub struct Masked<'a> {
    text: Cow<'a, str>,
    /// The masked tags, in order.
    tags: Vec<Range<usize>>,
}

/// Masks the image lines of `text`.
pub fn mask(text: &str) -> Masked<'_> {
    let tags = image_lines(text);
    // A text that contains the mask itself would be unmasked in the wrong places.
    if tags.is_empty() || text.as_bytes().contains(&FILL) {
        return Masked { text: Cow::Borrowed(text), tags: Vec::new() };
    }
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for tag in &tags {
        out.push_str(&text[end..tag.start]);
        out.extend(std::iter::repeat_n(char::from(FILL), tag.len()));
        end = tag.end;
    }
    out.push_str(&text[end..]);
    Masked { text: Cow::Owned(out), tags }
}

impl Masked<'_> {
    /// What to parse instead.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether anything is masked.
    pub fn has_tags(&self) -> bool {
        !self.tags.is_empty()
    }

    /// What the parser read at `at` as `read`, with the masked tags back in their places; `source` is the piece itself.
    pub fn restore<'t>(&self, source: &str, read: CowStr<'t>, at: &Range<usize>) -> CowStr<'t> {
        let mut tags = self.tags_in(at).peekable();
        if tags.peek().is_none() {
            return read;
        }
        let mut out = String::with_capacity(read.len());
        let mut rest = &*read;
        for tag in tags {
            let Some(start) = rest.find(char::from(FILL)) else { break };
            out.push_str(&rest[..start]);
            out.push_str(&source[tag.clone()]);
            rest = rest.get(start + tag.len()..).unwrap_or_default();
        }
        out.push_str(rest);
        out.into()
    }

    /// The masked tags that are in `range`.
    pub fn tags_in(&self, range: &Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        let from = self.tags.partition_point(|tag| tag.start < range.start);
        self.tags[from..].iter().take_while(move |tag| tag.end <= range.end)
    }
}

/// The `<img …>` tags that are alone on their line, apart from list and quotation marks before them.
fn image_lines(text: &str) -> Vec<Range<usize>> {
    memchr::memmem::find_iter(text.as_bytes(), b"<img")
        .filter(|at| {
            let is_mark = |b: &u8| matches!(b, b' ' | b'\t' | b'>' | b'-' | b'*' | b'+' | b'.' | b')' | b'0'..=b'9');
            text.as_bytes()[..*at].iter().rev().find(|b| !is_mark(b)).is_none_or(|b| *b == b'\n')
        })
        .filter_map(|at| {
            let line = &text[at..text[at..].find('\n').map_or(text.len(), |i| at + i)];
            let end = tag_end(line)?;
            let alone = starts_with_tag(line, "img") && line[end..].trim().is_empty();
            alone.then_some(at..at + end)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_text_keeps_its_length() {
        let text = "a\n\n<img alt='ö > b'>\ntext <img src=c>\n- <img src=d>";
        let masked = mask(text);
        assert_eq!(masked.text().len(), text.len());
        let tags: Vec<&str> = masked.tags_in(&(0..text.len())).map(|t| &text[t.clone()]).collect();
        assert_eq!(tags, ["<img alt='ö > b'>", "<img src=d>"]);
        assert_eq!(&*masked.restore(text, masked.text().into(), &(0..text.len())), text);
    }
}
