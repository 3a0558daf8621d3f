use std::ops::Range;

/// A piece of what a slide shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FacePart {
    /// Markdown of the document.
    Markdown(Range<usize>),
    /// HTML between such pieces, around columns or steps. What one part opens, another one closes.
    Html(&'static str),
}
