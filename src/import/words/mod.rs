//! The words of a page: glyphs become segments of lines, segments are put into reading order, and lines become paragraphs.

mod alt;
mod bullets;
mod description;
mod glyph;
mod join;
mod paragraphs;
mod right_to_left;
mod running;
mod segment;
mod xy_cut;

pub use alt::alt_text;
pub use description::description;
pub use glyph::Glyph;
pub use join::{are_unmapped, segments};
pub use paragraphs::paragraphs;
pub use running::{Running, is_page_number};
pub use segment::Segment;
pub use xy_cut::reading_order;

/// The words of a text: whatever is between spaces and has a letter or a digit.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric))
}
