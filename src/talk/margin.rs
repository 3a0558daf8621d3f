/// A line above or below the content of a slide on stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Margin {
    /// What the configuration of the site says.
    #[default]
    Default,
    /// Nothing.
    Empty,
    /// One of the document's own lines, by its index.
    Text(usize),
}
