/// The kinds of text that have sizes of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// Paragraphs and items of lists.
    Text,
    /// Headings.
    Heading,
    /// Code blocks.
    Code,
    /// Rows of tables.
    Row,
}
