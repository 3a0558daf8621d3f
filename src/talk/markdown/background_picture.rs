use super::Target;

/// A picture that a text slide has behind its text, or beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackgroundPicture {
    /// The file.
    pub target: Target,
    /// What it shows, or nothing: a background needs no alt text.
    pub alt: String,
    /// Its size in the words of CSS, `cover` if there is none.
    pub size: Option<String>,
}
