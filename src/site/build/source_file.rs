use std::hash::{Hash, Hasher};

use crate::base::{Content, Files, SitePath};
use crate::talk::{Dialect, Document, Reading};

/// A document's source, and what else its reading depends on.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Where it is.
    pub path: SitePath,
    /// What is in it.
    pub content: Content,
    /// Whether code is highlighted.
    pub highlight: bool,
    /// Whether documents have formulas that do not say it.
    pub math: bool,
}

impl SourceFile {
    /// Reads the document, which may include others of `files`.
    pub fn read(&self, dialect: &Dialect, files: &Files) -> Reading {
        match self.content.read() {
            Ok(bytes) => Document::read_in(&self.path, &bytes, dialect, files),
            Err(unread) => Reading::new(None, vec![unread]),
        }
    }
}

impl PartialEq for SourceFile {
    fn eq(&self, other: &SourceFile) -> bool {
        self.path == other.path
            && self.highlight == other.highlight
            && self.math == other.math
            && self.content.is_same(&other.content)
    }
}

impl Eq for SourceFile {}

impl Hash for SourceFile {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.path.hash(state);
    }
}
