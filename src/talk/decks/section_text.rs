use super::OwnSeparator;

/// How the Markdown of one element is divided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionText {
    /// What separates its slides.
    pub separators: Vec<OwnSeparator>,
    /// The text that begins speaker notes beside `Note:`, and whether it does so at the start of a line only.
    pub notes: Option<(String, bool)>,
    /// What the deck has between two slides.
    pub between: String,
}
