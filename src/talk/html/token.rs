use std::ops::Range;

use super::Tag;

/// A piece of raw HTML; ranges are bytes of the text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token<'h> {
    /// `<name …>`
    Open(Tag<'h>),
    /// `</name>`
    Close {
        /// Lower case.
        name: String,
        /// The whole tag.
        range: Range<usize>,
    },
    /// `<!-- text -->`, and whatever else a browser takes for a comment.
    Comment {
        /// Between the marks.
        text: String,
        /// The whole comment.
        range: Range<usize>,
    },
    /// Text between tags.
    Text(Range<usize>),
    /// `<!doctype …>`
    Doctype(Range<usize>),
}
