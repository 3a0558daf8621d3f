use std::borrow::Cow;
use std::ops::Range;

use crate::base::data::Spanned;

/// Where the columns of a slide end, if it has more below them.
pub const END_OF_COLUMNS: &str = "<hr class=\"below\" />";

/// A piece of what a slide shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FacePart {
    /// Markdown of the document.
    Markdown(Range<usize>),
    /// Markdown of the document whose lists appear item by item.
    SteppedLists(Range<usize>),
    /// The start of an alert of this kind, perhaps with a title of its own.
    Alert(&'static str, Option<String>),
    /// A line of Markdown, from a value of the front matter, in an element of this name.
    Line(&'static str, Spanned<String>),
    /// HTML between such pieces, around columns or steps. What one part opens, another one closes.
    Html(Cow<'static, str>),
}
