//! A deck is imported again: its talk is changed where the deck has changed, and the author's words stay.

mod align;
mod blocks;
mod changes;
mod chapters;
mod edits;
mod first_heading;
mod front_matter;
mod mark_text;
mod names;
mod plan;
mod planner;
mod similarity;
mod slide_block;
#[cfg(test)]
mod tests;

pub use changes::Changes;
pub use plan::plan;
