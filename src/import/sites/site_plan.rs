use super::left::Left;
use crate::base::{Files, SitePath};

/// What an import of a site will write, and what it says.
#[derive(Debug, Default)]
pub struct SitePlan {
    /// All new files of the site.
    pub files: Files,
    /// The new `talkpress.toml`, if there is none or it changes.
    pub config: Option<String>,
    /// Its documents.
    pub documents: Vec<PlannedDocument>,
    /// The permalinks that are set, as lines of `talkpress.toml`.
    pub permalinks: Vec<String>,
    /// How many aliases were added.
    pub aliases: usize,
    /// How many documents got resources.
    pub with_resources: usize,
    /// What stays as it is.
    pub left: Vec<Left>,
    /// Files that are left out, with the reason.
    pub left_out: Vec<(SitePath, &'static str)>,
    /// Folders and files at the top that have no use here, with the number of their files.
    pub rest: Vec<(String, usize)>,
    /// Sentences for the author.
    pub notes: Vec<String>,
}

/// A document of a [`SitePlan`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedDocument {
    /// Where it was.
    pub source: SitePath,
    /// Where it is.
    pub target: SitePath,
    /// Whether it is a page.
    pub is_page: bool,
    /// Whether it is not published.
    pub is_private: bool,
    /// The files that must answer for it in the output.
    pub answers: Vec<SitePath>,
}
