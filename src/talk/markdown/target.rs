use std::ops::Range;

use crate::base::url::{is_dangerous, is_remote};

/// A URL or path as the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// As written, character references resolved.
    pub url: Box<str>,
    /// Its position in the document's text.
    pub at: Range<u32>,
}

impl Target {
    /// A target found at `range` of the text.
    pub fn new(url: &str, range: &Range<usize>) -> Target {
        Target { url: url.trim().into(), at: range.start as u32..range.end as u32 }
    }

    /// Whether it is outside the site and cannot run a script, so that there is nothing to check or report.
    pub fn is_outside(&self) -> bool {
        is_remote(&self.url) && !is_dangerous(&self.url)
    }

    /// Its position, for diagnostics.
    pub fn range(&self) -> Range<usize> {
        self.at.start as usize..self.at.end as usize
    }
}
