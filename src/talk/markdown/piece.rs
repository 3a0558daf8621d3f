use std::borrow::Cow;

use crate::base::script::is_spaceless;

use super::{BackgroundPicture, Fragment, Target};

/// What one piece of Markdown turned out to be.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// Its HTML.
    pub fragment: Fragment,
    /// Its text without marks and footnotes; blocks and lines are separated by white space.
    pub plain: String,
    /// The text of the footnotes that are defined in it.
    pub footnote_text: String,
    /// The alternative texts of the pictures between words, each with its place in `plain`.
    pub alts: Vec<(usize, String)>,
    /// Its links, Markdown and raw HTML alike, in order.
    pub links: Vec<Link>,
    /// The speaker notes found in it.
    pub notes: Vec<Note>,
    /// Where each of them begins in the document.
    pub note_starts: Vec<usize>,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// The labels of the footnotes that are first used in it.
    pub footnotes: Vec<String>,
    /// The pictures in it that belong behind the slide, or beside its text.
    pub backgrounds: Vec<BackgroundPicture>,
}

/// A link and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The linked text, without marks.
    pub title: String,
    /// Where it leads.
    pub target: Target,
    /// Whether pages show it. Of a piece that has been read, all are shown.
    pub is_shown: bool,
}

/// Speaker notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note(pub Fragment);

/// A heading of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its id on the page.
    pub id: String,
    /// Its text, without marks and without what is hidden.
    pub text: String,
    /// Whether its own attributes hide it.
    pub is_hidden: bool,
}

impl Piece {
    /// Adds `other` at the end.
    pub fn append(&mut self, other: Piece) {
        self.fragment.append(other.fragment);
        let length = self.plain.len();
        self.alts.extend(other.alts.into_iter().map(|(at, alt)| (length + at, alt)));
        match self.plain.is_empty() {
            true => self.plain = other.plain,
            false => self.plain.push_str(&other.plain),
        }
        self.footnote_text.push_str(&other.footnote_text);
        self.links.extend(other.links);
        self.notes.extend(other.notes);
        self.note_starts.extend(other.note_starts);
        self.headings.extend(other.headings);
        self.footnotes.extend(other.footnotes);
        self.backgrounds.extend(other.backgrounds);
    }

    /// Its text without marks, with words in place of the pictures in it.
    pub fn described(&self) -> Cow<'_, str> {
        if self.alts.is_empty() {
            return Cow::Borrowed(&self.plain);
        }
        let mut out = String::with_capacity(self.plain.len());
        let mut end = 0;
        for (at, alt) in &self.alts {
            out.push_str(&self.plain[end..*at]);
            out.push_str(alt);
            end = *at;
        }
        out.push_str(&self.plain[end..]);
        Cow::Owned(out)
    }

    /// Number of words a reader sees. In scripts without spaces, two letters are one word.
    pub fn words(&self) -> usize {
        words_in(&self.plain) + words_in(&self.footnote_text)
    }
}

/// The number of words of `text`.
fn words_in(text: &str) -> usize {
    if !text.is_ascii() {
        return words_of(text);
    }
    let is_space = |b: &u8| matches!(b, b'\t'..=b'\r' | b' ');
    let bytes = text.as_bytes();
    let Some((first, after)) = bytes.split_first() else { return 0 };
    // The compiler counts many bytes at once as long as a byte contains the count.
    let some = |before: &[u8], bytes: &[u8]| {
        before.iter().zip(bytes).map(|(before, b)| u8::from(is_space(before) & !is_space(b))).sum::<u8>()
    };
    let chunks = bytes.chunks(255).zip(after.chunks(255));
    usize::from(!is_space(first)) + chunks.map(|(before, bytes)| usize::from(some(before, bytes))).sum::<usize>()
}

/// The number of words of a text in any script.
fn words_of(text: &str) -> usize {
    let mut letters = 0;
    let mut words = 0;
    for part in text.split_whitespace() {
        let spaceless = part.chars().filter(|c| is_spaceless(*c)).count();
        letters += spaceless;
        words += match spaceless {
            0 => 1,
            // What is between letters without spaces counts if it is a word.
            _ => part.split(is_spaceless).filter(|other| other.contains(char::is_alphanumeric)).count(),
        };
    }
    words + letters.div_ceil(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_letters_without_spaces_are_a_word() {
        for (text, words) in [("分散システムの話", 4), ("Rust入門、 naïve 例", 4), ("한국어 — ok", 3), ("ไทย a", 3)]
        {
            let piece = Piece { plain: text.to_owned(), ..Piece::default() };
            assert_eq!(piece.words(), words, "{text}");
        }
    }

    #[test]
    fn words_are_what_white_space_parts() {
        let long: String = (0..2000).map(|n| if n % 7 < n % 3 { ' ' } else { 'a' }).collect();
        let words = ["", " ", "a", " a", "a ", "a\u{b}b\r\nc", "ö\u{a0}ö", &"ab ".repeat(300), &long];
        for text in words.into_iter().chain((250..260).map(|n| &long[n..])) {
            let piece = Piece { plain: text.to_owned(), ..Piece::default() };
            assert_eq!(piece.words(), text.split_whitespace().count(), "{text:?}");
        }
    }
}
