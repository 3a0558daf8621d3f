//! One file for each tool: what its decks look like and how they are read.

pub mod deckset;
mod magic_move;
pub mod marp;
mod nested_classes;
pub mod pandoc;
pub mod plain;
pub mod presenterm;
mod presenterm_columns;
mod presenterm_files;
mod quarto;
mod raw_html;
pub mod remark;
pub mod reveal;
mod section_attributes;
mod section_code;
mod section_lines;
pub mod sections;
pub mod slidev;

pub use section_lines::section_includes;
