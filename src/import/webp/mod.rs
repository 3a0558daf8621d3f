//! Writes slides as lossless WebP. Most of a slide is like the row above it, so this takes a third of the time of an encoder for any
//! picture, and the length of the file is known before it is written.

mod bits;
mod huffman;
mod lossless;
mod tokens;

pub use lossless::LosslessWebp;
