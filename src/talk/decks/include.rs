use std::ops::Range;

use super::SectionText;
use crate::base::data::Spanned;

/// A place of a deck that stands for something else: mostly for what is in another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Include {
    /// The text that it replaces.
    pub range: Range<usize>,
    /// What it stands for.
    pub what: Included,
}

/// What a deck takes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Included {
    /// The slides of another deck for the same tool.
    Slides(IncludedSlides),
    /// The Markdown of a file, in place of a block.
    Text(Spanned<String>),
    /// The Markdown of a file for slides of reveal.js, which is divided in a way of its own.
    Sections(Spanned<String>, SectionText),
    /// Code from a file.
    Code(IncludedCode),
    /// Text that talkpress has instead; and the name of what is left out, if anything is.
    Instead(String, Option<String>),
    /// Notes that begin with a text that talkpress cannot tell.
    UnclearNotes,
    /// Parts of the same text.
    Pieces(Vec<Piece>),
}

/// A part of what a slide becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// These bytes of the deck.
    Copy(Range<usize>),
    /// Another text.
    Text(String),
}

/// Slides that a deck takes from another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncludedSlides {
    /// The file.
    pub file: Spanned<String>,
    /// Which of its slides: `1-3,5`. All if there is nothing.
    pub pages: Option<String>,
    /// Where the settings are that all of them get.
    pub settings: Vec<Range<usize>>,
    /// Whether the deck hides them.
    pub is_hidden: bool,
}

/// Code that a deck takes from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncludedCode {
    /// The file.
    pub file: Spanned<String>,
    /// The language and what is behind it.
    pub info: String,
    /// The region of the file, between comments with its name.
    pub region: Option<String>,
    /// The first and the last line, counted from 1.
    pub lines: Range<usize>,
}
