use crate::base::{Date, SitePath};

/// The options of a build. Everything that does not come from the files of the site is in here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The date that the build treats as today.
    pub today: Date,
    /// What to do with drafts.
    pub drafts: Drafts,
    /// What to do with posts dated after today.
    pub future: Future,
    /// A document that is built even if it is a draft, has expired or is in the future.
    pub always: Option<SitePath>,
    /// Whether speaker notes are put into the pages.
    pub notes: Notes,
    /// Whether warnings are errors.
    pub strictness: Strictness,
    /// Whether search engines may list the site.
    pub indexing: Indexing,
    /// Replaces `base_url` of the configuration. It ends in `/`.
    pub base_url: Option<String>,
}

/// What to do with drafts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// Leave them out.
    #[default]
    Skip,
    /// Build them, with a badge.
    Build,
}

/// What to do with posts dated after today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Future {
    /// Leave them out.
    #[default]
    Skip,
    /// Build them.
    Build,
}

/// Whether speaker notes are put into the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notes {
    /// They are in no output.
    #[default]
    Private,
    /// They are in the pages, which are then for the speaker only.
    InPages,
}

/// Whether warnings are errors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// A site with warnings is published.
    #[default]
    Lenient,
    /// Warnings are errors.
    Strict,
}

/// Whether search engines may list the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Indexing {
    /// They may.
    #[default]
    Allowed,
    /// Every page asks them not to, and there is no feed, sitemap or list of redirects.
    Forbidden,
}

impl Options {
    /// The default options for a build on the day `today`.
    pub fn new(today: Date) -> Options {
        Options {
            today,
            drafts: Drafts::default(),
            future: Future::default(),
            always: None,
            notes: Notes::default(),
            strictness: Strictness::default(),
            indexing: Indexing::default(),
            base_url: None,
        }
    }
}
