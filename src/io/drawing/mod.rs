//! Draws in a process of its own: this program again, with limits of time, memory and stack. Whatever an image makes it do ends
//! with that process.

mod child;
mod limits;
mod separate;

pub use child::answer;
pub use separate::Separate;

/// The argument that starts this program as the process that draws. It is not for people, so it is in no help.
pub const ARGUMENT: &str = "--draw-from-stdin";
