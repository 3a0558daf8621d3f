//! Keys and values as an author wrote them, each with its place: what front matter and configuration are read into.
//!
//! This is the "as typed" half. What a value means depends on its key, so plain scalars keep their source text here
//! and get a type only if a key needs one: `title: No` is a text, `draft: no` is not.

mod mistakes;
mod scalar;
mod shown;
mod spanned;
pub mod toml;
pub mod typed;
mod value;

pub use mistakes::Mistakes;
pub use scalar::Scalar;
pub use shown::shown;
pub use spanned::Spanned;
pub use value::{Field, Fields, Value};

/// Deepest nesting of lists and tables that is read.
pub const MAX_DEPTH: usize = 64;
