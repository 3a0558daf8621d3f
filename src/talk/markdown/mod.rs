//! Markdown to HTML, piece by piece. The only importer of pulldown-cmark.

mod code_block;
mod comments;
mod definitions;
mod footnotes;
mod fragment;
mod ids;
mod image_line;
mod mask;
mod note_elements;
mod options;
mod piece;
mod quoted;
mod raw;
mod raw_html;
mod render;
mod renderer;
mod resource_list;
mod row;
mod script_text;
mod urls;
mod wrapping;
mod writer;

pub use code_block::CodeBlock;
pub(in crate::talk) use comments::{comment_not_closed, near_miss, slide_comment_again};
pub use definitions::Definitions;
pub use fragment::{Fragment, Placeholder, Target, TargetKind};
pub use ids::Ids;
pub use image_line::{ImageLine, image_line};
pub use mask::mask;
pub use note_elements::NoteElements;
pub use piece::{Heading, Link, Note, Piece};
pub use quoted::{quoted, range_at};
pub use renderer::Renderer;
pub use resource_list::{ListItem, lists};
pub use wrapping::Wrapping;
