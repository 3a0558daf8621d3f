use super::{Fragment, Target};

/// What one piece of Markdown turned out to be.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// Its HTML.
    pub fragment: Fragment,
    /// Its text without marks; blocks and lines are separated by white space.
    pub plain: String,
    /// Its links, Markdown and raw HTML alike, in order.
    pub links: Vec<Link>,
    /// The private notes found in it.
    pub notes: Vec<Note>,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// The labels of the footnotes that are first used in it.
    pub footnotes: Vec<String>,
}

/// A link and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The linked text, without marks.
    pub title: String,
    /// Where it leads.
    pub target: Target,
}

/// A private note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note(pub Fragment);

/// A heading of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its id on the page.
    pub id: String,
    /// Its text, without marks.
    pub text: String,
}

impl Piece {
    /// Adds `other` at the end.
    pub fn append(&mut self, other: Piece) {
        self.fragment.append(other.fragment);
        match self.plain.is_empty() {
            true => self.plain = other.plain,
            false => self.plain.push_str(&other.plain),
        }
        self.links.extend(other.links);
        self.notes.extend(other.notes);
        self.headings.extend(other.headings);
        self.footnotes.extend(other.footnotes);
    }

    /// Number of words a reader sees.
    pub fn words(&self) -> usize {
        if !self.plain.is_ascii() {
            return self.plain.split_whitespace().count();
        }
        let spaces = self.plain.bytes().map(|b| matches!(b, b'\t'..=b'\r' | b' '));
        spaces.fold((0, true), |(words, was_space), space| (words + usize::from(was_space && !space), space)).0
    }
}
