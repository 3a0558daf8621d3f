//! Markdown to HTML, piece by piece. The only importer of pulldown-cmark.

mod code_block;
mod comments;
mod definitions;
mod footnotes;
mod fragment;
mod ids;
mod image_line;
mod mask;
mod piece;
mod raw;
mod renderer;
mod resource_list;
mod row;
mod steps;
mod writer;

use pulldown_cmark::Options;

pub use code_block::CodeBlock;
pub(in crate::talk) use comments::{comment_not_closed, near_miss, slide_comment_again};
pub use definitions::Definitions;
pub use fragment::{Fragment, Hole, Target, TargetKind};
pub use ids::Ids;
pub use image_line::image_line;
pub use mask::mask;
pub use piece::{Heading, Link, Note, Piece};
pub use renderer::{Renderer, Wrapping};
pub use resource_list::{ListItem, lists};

/// CommonMark, tables, footnotes, strikethrough, task lists, heading attributes, definition lists and alerts.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM);
