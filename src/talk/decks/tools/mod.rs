//! One file for each tool: what its decks look like and how they are read.

pub mod deckset;
pub mod marp;
pub mod pandoc;
pub mod plain;
pub mod presenterm;
mod presenterm_files;
mod quarto;
pub mod remark;
pub mod reveal;
pub mod slidev;
