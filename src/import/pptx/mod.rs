//! Reads PowerPoint files, which have what a PDF has not: speaker notes, hidden slides, sections and timings.

mod element;
mod marry;
mod presentation;
mod relations;
mod slide;
mod slide_part;
mod text_slides;
mod timings;

pub use marry::{Married, marry};
pub use presentation::Presentation;
pub use slide::PptxSlide;
pub use text_slides::text_draft;
pub use timings::timings;
