use crate::base::SitePath;

/// Something in a document that stays as it is, because talkpress has nothing for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Where it is now.
    pub path: SitePath,
    /// Its line there, counted from 1.
    pub line: usize,
    /// Where it was.
    pub source: SitePath,
    /// Its line there.
    pub source_line: usize,
    /// What it is, in short.
    pub what: String,
}
