//! All documents, the configuration and the theme become the files of a site.

pub mod build;
mod images;
pub mod model;
pub mod output;
pub mod render;
pub mod theme;
pub mod words;

#[cfg(fuzzing)]
pub use images::metadata::fuzz::picture as fuzz_picture;
