/// The part of a slide that its picture or page fills, beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// Which one.
    pub edge: Edge,
    /// How much of the slide's width it takes, in per cent: 1 to 99.
    pub percent: u8,
}

/// An edge of a slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// The left one.
    Left,
    /// The right one.
    Right,
}
