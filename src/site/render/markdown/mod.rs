//! The text of documents for programs: as Markdown, and as plain text.
//!
//! Both are made from the parsed document, in which nothing private is left, and never from its file.

mod blocks;
mod container;
mod destination;
mod document;
mod escape;
mod list;
mod lists;
mod mark;
mod piece;
mod pieces;
mod plain;
mod table;
mod tags;
mod talk_text;
mod writer;

pub use document::{form, of_entry};
pub use list::List;
pub use piece::Piece;
pub use pieces::Pieces;
pub use plain::{first_heading, plain};
