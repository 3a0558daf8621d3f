use super::dashes::Dashes;
use crate::talk::scan::{Block, BlockKind, BreakSetting};

/// The role of a block in dividing a document into slides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A blank line or a comment.
    Space,
    /// Anything that is none of the others.
    Text,
    /// A heading.
    Heading,
    /// A thematic break.
    Break,
    /// The start of a slide.
    Mark,
}

/// Whether a block is a thematic break.
pub fn is_break(block: &Block, dashes: Dashes) -> bool {
    match block.kind {
        BlockKind::Break { setting } => setting == BreakSetting::Free || dashes == Dashes::Break,
        _ => false,
    }
}

/// The role of each block.
pub fn roles(blocks: &[Block], dashes: Dashes) -> Vec<Role> {
    let first_image = blocks.iter().position(|b| matches!(b.kind, BlockKind::Image(_)));
    let first_break = blocks.iter().position(|b| is_break(b, dashes));
    // Quotations in the introduction are not slides: text slides begin below the break that ends it, if there is one.
    let cards_from = match (first_break, first_image) {
        (Some(break_at), Some(image_at)) if break_at < image_at => break_at,
        _ => 0,
    };
    let role = |(i, block): (usize, &Block)| match &block.kind {
        BlockKind::Blank | BlockKind::Comments(_) => Role::Space,
        BlockKind::Heading { .. } => Role::Heading,
        BlockKind::Break { .. } if is_break(block, dashes) => Role::Break,
        BlockKind::Image(_) => Role::Mark,
        // In a document that is only treated as a talk, `>` is never a slide.
        BlockKind::Card { inline: false, .. } if dashes == Dashes::Break && i >= cards_from => Role::Mark,
        BlockKind::Text | BlockKind::Card { .. } | BlockKind::Break { .. } => Role::Text,
    };
    blocks.iter().enumerate().map(role).collect()
}
