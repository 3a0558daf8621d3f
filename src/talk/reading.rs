use std::sync::Arc;

use super::Document;
use crate::base::{Diagnostic, Severity};

/// The result of reading one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Missing if the file cannot be read as text.
    pub document: Option<Arc<Document>>,
    /// What is wrong with it, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// Whether a mistake in it stops the build.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}
