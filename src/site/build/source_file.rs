use std::hash::{Hash, Hasher};

use crate::base::{Content, SitePath};
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
}

impl SourceFile {
    /// Reads the document.
    pub fn read(&self, dialect: &Dialect) -> Reading {
        match self.content.read() {
            Ok(bytes) => Document::read(&self.path, &bytes, dialect),
            Err(unread) => Reading { document: None, diagnostics: vec![unread] },
        }
    }
}

impl PartialEq for SourceFile {
    fn eq(&self, other: &SourceFile) -> bool {
        self.path == other.path && self.highlight == other.highlight && self.content.is_same(&other.content)
    }
}

impl Eq for SourceFile {}

impl Hash for SourceFile {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.path.hash(state);
    }
}
