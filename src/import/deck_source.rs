/// What a deck says about itself.
#[derive(Clone, Debug, Default)]
pub struct DeckSource {
    /// The name of its file.
    pub file_name: String,
    /// The title that the file gives itself.
    pub title: Option<String>,
    /// The number of each page that begins a chapter, and the title of it.
    pub chapters: Vec<(usize, String)>,
    /// The number of its pages.
    pub pages: usize,
    /// The pages that could not be read or drawn, each with the reason.
    pub missing: Vec<(usize, String)>,
}
