//! The slides of `index.md`, as bytes of its text.

use std::ops::Range;

use super::slide_block::SlideBlock;
use crate::talk::html::CommentKind;
use crate::talk::markdown::Definitions;
use crate::talk::scan::{Block, BlockKind, scan};

/// The slides with an image in `text[body]`, in order.
pub fn slide_blocks(text: &str, body: Range<usize>) -> Vec<SlideBlock> {
    let definitions = Definitions::collect(&text[body.clone()]);
    let blocks = scan(text, body.clone(), &definitions).blocks;
    let marks: Vec<usize> = (0..blocks.len()).filter(|at| is_mark(&blocks[*at])).collect();
    let starts: Vec<usize> = marks.iter().map(|mark| start(&blocks, *mark)).collect();
    let mut out = Vec::new();
    for (n, mark) in marks.iter().enumerate() {
        let BlockKind::Image(image) = &blocks[*mark].kind else { continue };
        let next = starts.get(n + 1).copied();
        let until = next.unwrap_or(blocks.len());
        let stop = (mark + 1..until).find(|at| ends_slide(&blocks, *at, next.is_none())).unwrap_or(until);
        let end = blocks.get(stop).map_or(body.end, |block| block.range.start);
        out.push(SlideBlock { range: blocks[starts[n]].range.start..end, mark: image.clone() });
    }
    out
}

/// Anything that starts a slide: text slides end the one above, too.
pub fn is_mark(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Image(_) | BlockKind::Card { inline: false, .. })
}

/// The block with which the slide of a mark begins: its slide comment, if there is one.
fn start(blocks: &[Block], mark: usize) -> usize {
    let mut start = mark;
    for at in (0..mark).rev() {
        match &blocks[at].kind {
            BlockKind::Blank => {}
            BlockKind::Comments(found) if found.iter().any(|comment| comment.kind == CommentKind::Slide) => start = at,
            BlockKind::Comments(_) => {}
            _ => break,
        }
    }
    start
}

/// A line of dashes ends a slide above a chapter, and the last slide.
fn ends_slide(blocks: &[Block], at: usize, is_last: bool) -> bool {
    let is_break = |at: &usize| matches!(blocks[*at].kind, BlockKind::Break { .. });
    let is_space = |at: &usize| matches!(blocks[*at].kind, BlockKind::Blank | BlockKind::Comments(_));
    let next = (at + 1..blocks.len()).find(|at| !is_space(at));
    is_break(&at) && (is_last || next.is_some_and(|at| matches!(blocks[at].kind, BlockKind::Heading { .. })))
}
