use std::borrow::Cow;
use std::ops::Range;

/// A piece of what a slide shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FacePart {
    /// Markdown of the document.
    Markdown(Range<usize>),
    /// Markdown of the document whose lists appear item by item.
    SteppedLists(Range<usize>),
    /// The start of an alert of this kind, perhaps with a title of its own.
    Alert(&'static str, Option<String>),
    /// HTML between such pieces, around columns or steps. What one part opens, another one closes.
    Html(Cow<'static, str>),
}

impl FacePart {
    /// Begins two or three columns of equal width, and the first one.
    pub const COLUMNS: FacePart = FacePart::Html(Cow::Borrowed("<div class=\"columns\">\n<div>\n"));
    /// Ends a column and begins the next.
    pub const NEXT_COLUMN: FacePart = FacePart::Html(Cow::Borrowed("</div>\n<div>\n"));
    /// Ends the last column.
    pub const END_COLUMNS: FacePart = FacePart::Html(Cow::Borrowed("</div>\n</div>\n"));
}
