/// Where the picture of a page leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageLink {
    /// An address with a scheme.
    Address(String),
    /// The slide with this id.
    Slide(String),
}
