//! All documents, the configuration and the theme become the files of a site.

pub mod config;
pub mod view;
mod words;
