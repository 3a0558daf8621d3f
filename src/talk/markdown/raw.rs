use std::ops::Range;

use super::{Placeholder, Target};

/// What raw HTML turned out to hold.
#[derive(Debug, PartialEq, Eq)]
pub enum Raw {
    /// HTML for the page, with a NUL for each placeholder.
    Html(String, Vec<Placeholder>),
    /// Text between tags, as it is in `html`.
    Text(Range<usize>),
    /// The same where line ends are shown.
    Lines(Range<usize>),
    /// What a picture shows, in the words of its tag.
    Alt(String),
    /// Text of a script, a style or an element that is hidden, as it is in `html`. Readers don't see it.
    Code(Range<usize>),
    /// A comment; its range counts from the start of what was read.
    Comment(Range<usize>),
    /// `<a href>` opens, and whether pages show it.
    LinkOpens(Target, bool),
    /// `</a>`.
    LinkCloses,
    /// The `id` of the tag before it, and the position of that tag.
    Id(String, Range<usize>),
    /// An element of speaker notes opens.
    NotesOpen(Range<usize>),
    /// Speaker notes in an attribute, and the position of its tag. The tag is written without them.
    Notes(String, Range<usize>),
    /// Something that has no meaning here: its name, and where it is.
    LeftOut(String, Range<usize>),
    /// The name of an attribute that has no meaning here.
    AttributeLeftOut(Range<usize>),
    /// Something that was corrected: what, and where.
    Repaired(String, Range<usize>),
}
