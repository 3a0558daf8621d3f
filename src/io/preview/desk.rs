use std::fmt;

use crate::base::{Diagnostic, SitePath};

/// What the author's desk knows of the pages of one edition, and what it does for them. The preview itself knows pages
/// as bytes only.
pub trait Desk: fmt::Debug + Send + Sync {
    /// Where a page comes from; none where no document makes it.
    fn facts(&self, page: &SitePath) -> Option<PageFacts>;

    /// Opens the author's editor where the slide stands; of an unknown slide, at the top.
    ///
    /// # Errors
    /// Where there is no editor, or the page has no document.
    fn open(&self, page: &SitePath, slide: &str) -> Result<(), Refused>;

    /// Writes times of slides, in seconds, into the document of a page; says how many.
    ///
    /// # Errors
    /// Where the document changed since this edition, or the page has none.
    fn save_times(&self, page: &SitePath, times: &[(String, u32)]) -> Result<usize, Refused>;
}

/// Where a page comes from and what is left to do for it.
#[derive(Clone, Debug, Default)]
pub struct PageFacts {
    /// Its document.
    pub source: Option<SitePath>,
    /// Its slides, in order.
    pub slides: Vec<SlideFacts>,
    /// What is not as it should be in its document.
    pub diagnostics: Vec<Diagnostic>,
}

/// Where a slide stands and what it still needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlideFacts {
    /// Its id on the page.
    pub id: String,
    /// Counted from 1.
    pub line: u32,
    /// Its transcript is to come.
    pub pending: bool,
    /// Nobody said what its picture shows.
    pub misses_alt: bool,
}

/// Why the desk does not do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is not for this page, or not allowed.
    Forbidden(String),
    /// The document is another one by now.
    Changed(String),
    /// It could not be done.
    Failed(String),
}

impl Refused {
    /// The status and the sentence to answer with.
    pub fn told(&self) -> (u16, &str) {
        match self {
            Refused::Forbidden(why) => (403, why),
            Refused::Changed(why) => (409, why),
            Refused::Failed(why) => (500, why),
        }
    }
}
