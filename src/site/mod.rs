//! All documents, the configuration and the theme become the files of a site.

pub mod build;
#[cfg(not(fuzzing))]
pub(crate) mod images;
#[cfg(fuzzing)]
pub mod images;
pub mod model;
pub mod output;
pub mod render;
pub mod theme;
pub mod words;
