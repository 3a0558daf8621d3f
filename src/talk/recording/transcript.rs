/// A transcript to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transcript {
    /// As Markdown, without blank lines around it.
    pub markdown: String,
    /// The words that the page will show, with one space between them.
    pub plain: String,
}
