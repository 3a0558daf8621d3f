use crate::base::SitePath;

/// Where a slide is in its document and what is still missing from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlideInfo {
    /// Its id on the page.
    pub id: String,
    /// The file that it is in.
    pub path: SitePath,
    /// Its line there, counted from 1.
    pub line: u32,
    /// Whether its transcript is still to be written.
    pub pending: bool,
    /// Whether its picture has no alt text.
    pub misses_alt: bool,
}
