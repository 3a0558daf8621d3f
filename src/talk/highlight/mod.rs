//! Code in colour: a block of code becomes runs of bytes, each of a [`Class`], and those become HTML.
//!
//! The only importer of syntect and two-face. Parsing dominates a cold build, so a block is parsed once and its
//! [`Highlighted`] kept, under its [`BlockKey`], from one build to the next ([`HighlightCache`]); and a line met again in
//! the same state of the parser is not parsed again (`memo`).

mod aliases;
mod block_key;
mod cache_file;
mod class;
mod dialect;
mod fence_attributes;
mod fence_info;
mod highlight_cache;
mod highlighted;
mod html;
mod language;
mod lines;
mod memo;
mod painter;
mod rules;
mod runs;
mod state;
mod states;

#[cfg(test)]
mod tests;

pub use block_key::BlockKey;
pub use class::Class;
pub use dialect::Dialect;
pub use fence_info::{FenceInfo, unknown_attribute};
pub use highlight_cache::HighlightCache;
pub use highlighted::Highlighted;
pub use html::write_html;
pub use language::Language;
pub use lines::Lines;
pub use painter::{TooLong, forget_lines, highlight};

/// Names all that a block's runs depend on, besides its language and its code.
///
/// The number after the crates is that of our own rules: raise it when `rules` or `runs` change what they give.
const VERSION: &str = "syntect 5.3.0, two-face 0.5.2+bat-0.26.1, rules 1";
