use std::fmt;

use super::{Drawing, SitePath};

/// The largest amount of memory that drawing one picture takes, in bytes. A picture that needs more is not drawn.
pub const MAX_DRAWING_MEMORY: u64 = 256 * 1024 * 1024;

/// A picture file of which recipes show drawings. Decoding it takes time and memory, so all drawings of one file are best made
/// together, and not too many files at once.
pub trait PictureFile: fmt::Debug + Send + Sync {
    /// The path that identifies the file in its site.
    fn path(&self) -> &SitePath;

    /// How many bytes of memory it takes at most to draw what is `wanted`, judged by the head of the file; never more than
    /// [`MAX_DRAWING_MEMORY`].
    fn memory(&self, wanted: &[Drawing]) -> u64;

    /// Decodes the file once and makes the `wanted` drawings, in their order; `None` for each that cannot be made.
    fn draw(&self, wanted: &[Drawing]) -> Vec<Option<Vec<u8>>>;
}
