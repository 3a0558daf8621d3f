use std::ops::Range;

use super::Block;

/// The blocks of a body, and the facts about them that matter if the document is a talk.
#[derive(Debug, Default)]
pub struct Scan {
    /// In the order of the text, without gaps.
    pub blocks: Vec<Block>,
    /// Images alone on a line inside a paragraph.
    pub swallowed: Vec<Range<usize>>,
    /// The first line of a comment that is never closed.
    pub unclosed_comment: Option<Range<usize>>,
    /// Rows that are never closed.
    pub unclosed_rows: Vec<Range<usize>>,
}
