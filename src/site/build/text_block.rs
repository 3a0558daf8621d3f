use crate::site::build::text_kind::TextKind;

/// A paragraph, item, heading, row or code block.
#[derive(Clone, Copy, Debug)]
pub struct TextBlock {
    /// What it is.
    pub kind: TextKind,
    /// The length of its text on one line, in sizes of its letters; 0 for code.
    pub length: f32,
    /// The smallest number of lines that it has.
    pub lines: usize,
}
