use std::ops::Range;

/// A piece of what a slide shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FacePart {
    /// Markdown of the document.
    Markdown(Range<usize>),
    /// HTML between such pieces, around columns or steps. What one part opens, another one closes.
    Html(&'static str),
}

impl FacePart {
    /// Begins two or three columns of equal width, and the first one.
    pub const COLUMNS: FacePart = FacePart::Html("<div class=\"columns\">\n<div>\n");
    /// Ends a column and begins the next.
    pub const NEXT_COLUMN: FacePart = FacePart::Html("</div>\n<div>\n");
    /// Ends the last column.
    pub const END_COLUMNS: FacePart = FacePart::Html("</div>\n</div>\n");
}
