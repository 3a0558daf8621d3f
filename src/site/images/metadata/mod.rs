//! Pictures without their metadata: what a camera wrote about the place, the time and itself, comments, thumbnails, and whatever
//! follows the picture. The compressed pixels, the rotation and the colour profile stay as they are.

#[cfg(any(test, fuzzing))]
pub mod fuzz;
mod gif_pieces;
mod jpeg_pieces;
mod metadata_facts;
mod piece;
mod pieces;
mod pieces_reader;
mod png_pieces;
mod read_pieces;
mod up_to;
mod webp_pieces;
mod without_metadata;

pub use metadata_facts::{MetadataFacts, has_position};
pub use without_metadata::without_metadata;
