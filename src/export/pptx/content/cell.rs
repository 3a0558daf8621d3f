use super::Paragraph;

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its text.
    pub paragraphs: Vec<Paragraph>,
    /// Where its text is.
    pub align: Align,
    /// The number of columns that it fills, at least 1.
    pub columns: usize,
}

/// Where the text of a cell is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Where the text of a line begins.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// Where a line ends.
    End,
}
