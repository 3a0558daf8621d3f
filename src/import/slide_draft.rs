use super::thumbnail::Thumbnail;

/// A slide that was drafted from a page of a deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlideDraft {
    /// The stem of its picture's file, which is its name for ever.
    pub name: String,
    /// The extension of that file.
    pub extension: String,
    /// The bytes of that file.
    pub picture: Vec<u8>,
    /// Its alt text; empty if the page has no words.
    pub alt: String,
    /// The paragraphs of its speaker notes.
    pub notes: Vec<String>,
    /// When it was shown, in seconds.
    pub time: Option<u32>,
    /// The chapter that it begins.
    pub chapter: Option<String>,
    /// All words of the page.
    pub words: String,
    /// The numbers of its pages: several if they are steps of one.
    pub pages: Vec<usize>,
    /// A small copy of its picture.
    pub thumbnail: Thumbnail,
}

impl SlideDraft {
    /// The name of its picture's file.
    pub fn file(&self) -> String {
        format!("{}.{}", self.name, self.extension)
    }
}
