//! Writes a talk as its author would.

mod document;
mod markdown;
mod yaml;

#[cfg(test)]
mod tests;

pub use document::{block, chapter_heading, document, resource_items, resources, text_document};
pub use markdown::{as_line, as_paragraphs};
pub use yaml::{as_yaml, quoted};
