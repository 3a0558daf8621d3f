//! Divides a document's body into blocks at the marks of slides, before Markdown is read.
//!
//! CommonMark treats `<img …>` and the text right below it as one block of raw HTML and does not read the Markdown in
//! it, so the body is cut at the marks first and the pieces are read one by one.

mod block;
mod blocks;
mod elements;
mod html_block;
pub mod line;
mod mark;
mod marks;
mod open_above;
mod row;
mod scanner;

#[cfg(test)]
mod tests;

pub use block::{Block, BlockKind, BreakSetting};
pub use blocks::Scan;
pub use mark::{Mark, Row};
pub use scanner::scan;
