use super::{Side, Target};

/// A picture that a text slide has behind its text, or beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackgroundPicture {
    /// The file.
    pub target: Target,
    /// What it shows, or nothing: a background needs no alt text.
    pub alt: String,
    /// Its size in the words of CSS, `cover` if there is none.
    pub size: Option<String>,
    /// The side of the slide that it is on, if it is not all of it.
    pub side: Option<Side>,
    /// Whether it is above or below the others.
    pub is_vertical: bool,
}
