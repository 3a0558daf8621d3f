use super::dashes::Dashes;
use super::roles::{Role, is_break, roles};
use crate::talk::scan::{Block, BlockKind};

/// What [`count`] found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Image marks and rows.
    pub images: usize,
    /// Those of them above the first thematic break.
    pub images_before_break: usize,
    /// Thematic breaks.
    pub breaks: usize,
    /// Image marks, rows, and the quotations that are text slides if the document is marked as a talk.
    pub marks: usize,
}

/// How many marks and breaks there are, and where, for deciding whether this is a talk.
pub fn count(blocks: &[Block], dashes: Dashes) -> Counts {
    let images = |b: &Block| matches!(b.kind, BlockKind::Image(_));
    let first_break = blocks.iter().position(|b| is_break(b, dashes));
    Counts {
        images: blocks.iter().filter(|b| images(b)).count(),
        images_before_break: blocks[..first_break.unwrap_or(blocks.len())].iter().filter(|b| images(b)).count(),
        breaks: blocks.iter().filter(|b| is_break(b, dashes)).count(),
        marks: roles(blocks, dashes).iter().filter(|r| **r == Role::Mark).count(),
    }
}
