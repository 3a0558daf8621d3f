use std::borrow::Cow;

use crate::talk::markdown::Placeholder;

/// A part of the HTML of a fragment.
#[derive(Debug)]
pub enum Piece<'f> {
    /// Text as it is in HTML: `&amp;` is `&`.
    Text(&'f str),
    /// An opening tag.
    Open {
        /// The name in lower case.
        name: Cow<'f, str>,
        /// The whole tag.
        tag: &'f str,
        /// What belongs in it.
        placeholders: &'f [Placeholder],
    },
    /// A closing tag, by its name in lower case.
    Close(Cow<'f, str>),
    /// A placeholder between tags.
    Filled(&'f Placeholder),
}
