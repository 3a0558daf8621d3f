use std::ops::Range;

use super::blocks::is_mark;
use crate::talk::markdown::Definitions;
use crate::talk::scan::{Block, BlockKind, scan};

/// The heading of the chapter that begins with the first slide of the deck. A new slide before that slide is above the heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstHeading {
    /// Where a slide is put that is above it.
    pub above: usize,
    /// Whether a line of dashes is missing there to end that slide.
    pub needs_break: bool,
    /// Its text as written.
    pub title: String,
}

impl FirstHeading {
    /// The one in `text[body]` right above the slide that starts at `slide`.
    pub fn find(text: &str, body: Range<usize>, slide: usize) -> Option<FirstHeading> {
        let definitions = Definitions::collect(&text[body.clone()]);
        let blocks = scan(text, body, &definitions).blocks;
        let is_blank = |block: &Block| matches!(block.kind, BlockKind::Blank);
        let before = |end: usize| blocks[..end].iter().rposition(|block| !is_blank(block));
        let heading = before(blocks.iter().position(|block| block.range.start >= slide)?)?;
        let BlockKind::Heading { text: title } = &blocks[heading].kind else { return None };
        let is_break = |block: &Block| matches!(block.kind, BlockKind::Break { .. });
        let line = before(heading).filter(|at| is_break(&blocks[*at]));
        // The first line of dashes divides the slides from what is said about the talk.
        let is_end = |at: &usize| blocks[..*at].iter().any(|block| is_mark(block) || is_break(block));
        let end = line.filter(is_end);
        Some(FirstHeading {
            above: blocks[end.unwrap_or(heading)].range.start,
            needs_break: end.is_none(),
            title: text[title.clone()].trim().to_owned(),
        })
    }
}
