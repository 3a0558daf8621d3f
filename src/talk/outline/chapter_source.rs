use std::ops::Range;

/// The heading a chapter begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChapterSource {
    /// The heading, its marks included.
    pub heading: Range<usize>,
    /// The heading's text.
    pub title: Range<usize>,
    /// The text between the heading and its first slide.
    pub lead: Range<usize>,
}
