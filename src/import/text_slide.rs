/// A text slide that was drafted from a slide of a deck.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextSlide {
    /// Its heading.
    pub heading: String,
    /// The paragraphs below it.
    pub lines: Vec<String>,
    /// The paragraphs of its speaker notes.
    pub notes: Vec<String>,
    /// When it was shown, in seconds.
    pub time: Option<u32>,
    /// The chapter that it begins.
    pub chapter: Option<String>,
}
