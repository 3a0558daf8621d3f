//! Where the transcripts of image slides are in the author's text.

use std::ops::Range;

use super::formulas::formula_lines;
use crate::base::SitePath;
use crate::talk::classification;
use crate::talk::decks::{Evidence, Marked};
use crate::talk::front_matter;
use crate::talk::highlight::Dialect;
use crate::talk::markdown::{Definitions, NoteElements};
use crate::talk::meta::{Meta, is_key};
use crate::talk::obsidian_comments::ObsidianComments;
use crate::talk::outline::{Dashes, SlideSource, outline, skip};
use crate::talk::scan::{Block, BlockKind, scan};

/// For each slide of the talk at `path`, whose text is `source`, the whole lines in which its transcript can be written: those of
/// `...` if it is pending, otherwise none, below its image or text. The slides of a rule deck have no such place.
pub fn transcript_places(path: &SitePath, source: &str, dialect: &Dialect) -> Vec<Range<usize>> {
    let (fields, body, _) = front_matter::split(path, source, is_key);
    let (meta, _) = Meta::read(path, source, fields.clone());
    let comments = ObsidianComments::find(source, body.clone());
    let elements = NoteElements::find(comments.text(), body.clone());
    let text = elements.text();
    let definitions = Definitions::collect(&text[body.clone()]);
    let (marked, dashes) = match classification::declared(path, &meta) {
        Some(_) => (Marked::AsTalk, Dashes::Break),
        None => (Marked::No, Dashes::Heading),
    };
    let evidence = Evidence::find(&fields, text, body.clone(), marked);
    let blocks = scan(formula_lines(text, &meta, dialect, &evidence).text(), body, &definitions).blocks;
    let slides = skip(text, outline(text, &blocks, dashes)).slides;
    slides.iter().map(|slide| place(&blocks, slide)).collect()
}

fn place(blocks: &[Block], slide: &SlideSource) -> Range<usize> {
    let mark = blocks.partition_point(|block| block.range.end <= slide.at.start);
    let below = blocks.get(mark).map_or(slide.at.end, |block| block.range.end);
    if !slide.pending {
        return below..below;
    }
    let is_text = |block: &&Block| !matches!(block.kind, BlockKind::Blank | BlockKind::Comments(_));
    let pending = blocks[(mark + 1).min(blocks.len())..].iter().find(is_text);
    pending.map_or(below..below, |block| block.range.clone())
}
