/// Whether a piece is a block quotation whose marks are not meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrapping {
    /// The piece is read as written.
    None,
    /// The piece is the content of one quotation: a text slide.
    Quote,
}
