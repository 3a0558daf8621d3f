/// A slide of a PowerPoint file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PptxSlide {
    /// Whether it is left out when the slides are shown.
    pub is_hidden: bool,
    /// All words on it.
    pub words: String,
    /// The words of its title.
    pub title: Option<String>,
    /// Its other paragraphs, in the order in which they are read.
    pub lines: Vec<String>,
    /// The paragraphs of its speaker notes.
    pub notes: Vec<String>,
    /// Title and address of its links.
    pub links: Vec<(String, String)>,
    /// What its pictures show.
    pub descriptions: Vec<String>,
    /// How long it was shown in a rehearsal, in milliseconds.
    pub shown_for: Option<u64>,
    /// The section that it begins.
    pub section: Option<String>,
}
