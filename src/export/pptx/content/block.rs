use super::{Paragraph, Table};

/// A part of a slide's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph, or an item of a list.
    Text(Paragraph),
    /// Code, as it was written.
    Code(String),
    /// A table.
    Table(Table),
    /// The picture with this number, its alt text, and where it leads.
    Picture {
        /// Its number among those of the slide; `None` if it is not a file of the site.
        number: Option<usize>,
        /// The alt text, or empty.
        alt: String,
        /// Where it leads.
        link: Option<String>,
        /// Whether all of it is to be seen, however its frame is shaped.
        is_whole: bool,
    },
    /// Columns side by side.
    Columns(Vec<Vec<Block>>),
    /// The pictures behind the text, and whether they are one above the other.
    Ground(Vec<Block>, bool),
}
