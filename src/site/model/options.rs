use crate::base::Date;

/// What a build is asked for, beside its files. Nothing below asks the outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The day the build takes for today.
    pub today: Date,
    /// What to do with drafts.
    pub drafts: Drafts,
    /// What to do with posts dated after today.
    pub future: Future,
    /// Whether speaker notes are put into the pages.
    pub notes: Notes,
    /// How bad a warning is.
    pub strictness: Strictness,
    /// Instead of the configuration's `base_url`; ends in `/`.
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
    /// They never leave the source.
    #[default]
    Private,
    /// They are in the pages, for the speaker's eyes.
    InPages,
}

/// How bad a warning is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// The site is published all the same.
    #[default]
    Lenient,
    /// As bad as an error.
    Strict,
}

impl Options {
    /// A plain build on the day `today`.
    pub fn new(today: Date) -> Options {
        Options {
            today,
            drafts: Drafts::default(),
            future: Future::default(),
            notes: Notes::default(),
            strictness: Strictness::default(),
            base_url: None,
        }
    }
}
