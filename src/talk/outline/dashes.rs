/// How a line of dashes right below text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dashes {
    /// As a thematic break, because the document is marked as a talk.
    Break,
    /// As CommonMark does: the text above is a heading.
    Heading,
}
