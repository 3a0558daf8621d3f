use crate::base::data::Spanned;

/// What a deck wants behind a slide, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Background {
    /// A picture, a colour or a page: the tool finds out by its looks.
    pub any: Option<Spanned<String>>,
    /// A picture, perhaps as `url(…)`.
    pub image: Option<Spanned<String>>,
    /// A colour.
    pub colour: Option<Spanned<String>>,
    /// Its size, in the words of CSS.
    pub size: Option<Spanned<String>>,
    /// Its position, in the words of CSS.
    pub position: Option<Spanned<String>>,
}
