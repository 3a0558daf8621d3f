//! Divides the blocks of an image-slide talk into introduction, slides and closing section.

mod chapter_source;
mod counts;
mod dashes;
mod divide;
mod divider;
mod face_source;
mod of_deck;
mod parts;
mod roles;
mod skip;
mod slide_source;
// `Outline` is what this folder is about.
#[allow(clippy::module_inception)]
mod outline;

pub use chapter_source::ChapterSource;
pub use counts::{Counts, count};
pub use dashes::Dashes;
pub use divide::outline;
pub use face_source::FaceSource;
pub use of_deck::of_deck;
pub use outline::Outline;
pub use skip::skip;
pub use slide_source::SlideSource;

#[cfg(test)]
mod tests;
