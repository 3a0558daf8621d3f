use std::ops::Range;
use std::rc::Rc;

use super::Mark;
use crate::talk::html::Comment;

/// A piece of a document's body, as far as the division into slides is concerned. Its range is whole lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Bytes of the document's text.
    pub range: Range<usize>,
}

/// The kinds of [`Block`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A blank line.
    Blank,
    /// Any Markdown without a role in dividing the document.
    Text,
    /// A heading; its text as written.
    Heading {
        /// Its text, without the marks.
        text: Range<usize>,
    },
    /// `----` and the like.
    Break {
        /// Its position relative to the text above it.
        setting: BreakSetting,
    },
    /// One or more comments, alone on their lines.
    Comments(Vec<Comment>),
    /// An image alone on its line, or a row: the mark of a slide.
    Image(Rc<Mark>),
    /// Lines with `>` that begin with a heading: a text slide if the document is marked as a talk.
    Card {
        /// Whether `<!-- inline -->` is above.
        inline: bool,
        /// Whether text follows right below it.
        glued: bool,
    },
}

/// The position of a thematic break relative to the line above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakSetting {
    /// On its own.
    Free,
    /// A line of dashes right under text: CommonMark makes the text a heading.
    Glued,
}
