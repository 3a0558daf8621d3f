//! Lets emphasis begin and end at full-width punctuation.
//!
//! CommonMark does not close `**` between punctuation and a letter, because words have spaces around them. Chinese and
//! Japanese have none, so `**注意：**続き` would stay as it is. Before a piece is parsed, full-width punctuation next to such
//! marks is replaced by characters of the same length that are not punctuation; what the parser reads gets it back.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};

use crate::base::script::{is_east_asian, is_wide_punctuation};

/// Private characters that may stand for others: the first of each block. All are three bytes long, as are the others.
const BLOCKS: [u32; 4] = [0xE000, 0xE800, 0xF000, 0xF300];

/// A text in which no full-width punctuation is next to marks of emphasis.
#[derive(Debug)]
pub(super) struct EastAsian<'a> {
    text: Cow<'a, str>,
    /// The first of the characters that stand for others; 0 if there are none.
    block: u32,
}

impl<'a> EastAsian<'a> {
    /// Replaces what has to be replaced in `text`.
    pub(super) fn new(text: &'a str) -> EastAsian<'a> {
        let none = EastAsian { text: Cow::Borrowed(text), block: 0 };
        let places = places(text);
        if places.is_empty() {
            return none;
        }
        let is_free = |block: &u32| !text.chars().any(|c| (*block..*block + 0x200).contains(&u32::from(c)));
        let Some(block) = BLOCKS.into_iter().find(is_free) else { return none };
        let mut out = String::with_capacity(text.len());
        let mut end = 0;
        for place in places {
            out.push_str(&text[end..place.start]);
            out.extend(
                text[place.clone()].chars().map(|c| number(c).and_then(|n| char::from_u32(block + n)).unwrap_or(c)),
            );
            end = place.end;
        }
        out.push_str(&text[end..]);
        EastAsian { text: Cow::Owned(out), block }
    }

    /// What to parse instead.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// `text` with all punctuation back in its place.
    pub(super) fn restored<'t>(&self, text: CowStr<'t>) -> CowStr<'t> {
        let stands_for = |c: char| u32::from(c).checked_sub(self.block).and_then(character);
        match self.block == 0 || !text.chars().any(|c| stands_for(c).is_some()) {
            true => text,
            false => text.chars().map(|c| stands_for(c).unwrap_or(c)).collect::<String>().into(),
        }
    }

    /// What the parser read, with all punctuation back in its place.
    pub(super) fn restore<'t>(&self, event: Event<'t>) -> Event<'t> {
        if self.block == 0 {
            return event;
        }
        match event {
            Event::Text(text) => Event::Text(self.restored(text)),
            Event::Code(text) => Event::Code(self.restored(text)),
            Event::Html(text) => Event::Html(self.restored(text)),
            Event::InlineHtml(text) => Event::InlineHtml(self.restored(text)),
            Event::InlineMath(text) => Event::InlineMath(self.restored(text)),
            Event::DisplayMath(text) => Event::DisplayMath(self.restored(text)),
            Event::FootnoteReference(label) => Event::FootnoteReference(self.restored(label)),
            Event::Start(tag) => Event::Start(self.restored_tag(tag)),
            other => other,
        }
    }

    fn restored_tag<'t>(&self, tag: Tag<'t>) -> Tag<'t> {
        match tag {
            Tag::Link { link_type, dest_url, title, id } => {
                let (dest_url, title, id) = (self.restored(dest_url), self.restored(title), self.restored(id));
                Tag::Link { link_type, dest_url, title, id }
            }
            Tag::Image { link_type, dest_url, title, id } => {
                let (dest_url, title, id) = (self.restored(dest_url), self.restored(title), self.restored(id));
                Tag::Image { link_type, dest_url, title, id }
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Tag::CodeBlock(CodeBlockKind::Fenced(self.restored(info))),
            Tag::FootnoteDefinition(label) => Tag::FootnoteDefinition(self.restored(label)),
            Tag::Heading { level, id, classes, attrs } => Tag::Heading {
                level,
                id: id.map(|id| self.restored(id)),
                classes: classes.into_iter().map(|class| self.restored(class)).collect(),
                attrs: attrs
                    .into_iter()
                    .map(|(name, value)| (self.restored(name), value.map(|value| self.restored(value))))
                    .collect(),
            },
            other => other,
        }
    }
}

/// The characters of `text` that must not count as punctuation, in order.
fn places(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    if text.is_ascii() {
        return out;
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr2(b'*', b'~', &bytes[at..]) {
        let start = at + found;
        let is_mark = |b: &u8| *b == bytes[start];
        at = start + bytes[start..].iter().take_while(|b| is_mark(b)).count();
        let (before, after) = (text[..start].chars().next_back(), text[at..].chars().next());
        if let Some(c) = before.filter(|c| counts_as_letter(*c, after)) {
            out.push(start - c.len_utf8()..start);
        }
        if let Some(c) = after.filter(|c| counts_as_letter(*c, before)) {
            out.push(at..at + c.len_utf8());
        }
    }
    out.dedup();
    out
}

/// Whether the punctuation `c` is full-width. Quotation marks and dashes are where there is such a letter `beyond` the marks.
fn counts_as_letter(c: char, beyond: Option<char>) -> bool {
    number(c).is_some() && (is_wide_punctuation(c) || beyond.is_some_and(is_east_asian))
}

/// The number of a character among those that can be replaced.
fn number(c: char) -> Option<u32> {
    let code = u32::from(c);
    match c {
        '“' | '”' | '‘' | '’' | '…' | '—' => Some(code - 0x2010),
        _ if !is_wide_punctuation(c) => None,
        '\u{3000}'..='\u{303F}' => Some(0x20 + code - 0x3000),
        '\u{30A0}' | '\u{30FB}' => Some(0x60 + u32::from(c == '\u{30FB}')),
        '\u{FE30}'..='\u{FE4F}' => Some(0x70 + code - 0xFE30),
        _ => Some(0x90 + code - 0xFF00),
    }
}

/// The character with this [`number`].
fn character(number: u32) -> Option<char> {
    let code = match number {
        0..0x20 => 0x2010 + number,
        0x20..0x60 => 0x3000 + number - 0x20,
        0x60 => 0x30A0,
        0x61 => 0x30FB,
        0x70..0x90 => 0xFE30 + number - 0x70,
        0x90..0x190 => 0xFF00 + number - 0x90,
        _ => return None,
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_replaced_comes_back() {
        for text in ["これは**注意：**続き。", "**「引用」**が", "他说**“好”**了", "~~・~~゠*a*"]
        {
            let guarded = EastAsian::new(text);
            assert_ne!(guarded.text(), text);
            assert_eq!(guarded.text().len(), text.len());
            assert_eq!(&*guarded.restored(guarded.text().into()), text);
        }
        let all: String = ('\u{2010}'..'\u{FFFF}').filter(|c| number(*c).is_some()).collect();
        assert!(all.chars().all(|c| number(c).and_then(character) == Some(c)));
    }

    #[test]
    fn other_text_stays_as_it_is() {
        for text in ["**a:**b", "a—**b**", "“**b**”", "注意：", "_「a」_", "\u{E000}\u{E800}\u{F000}\u{F300}。**a**"]
        {
            assert_eq!(EastAsian::new(text).text(), text);
        }
    }
}
