use crate::import::rect::Rect;

/// An address on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Where it leads.
    pub url: String,
    /// The place that is clicked, if it is one.
    pub rect: Option<Rect>,
}
