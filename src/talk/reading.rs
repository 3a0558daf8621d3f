use std::sync::Arc;

use super::Document;
use super::sought::Sought;
use crate::base::{Diagnostic, Severity, SitePath};

/// The result of reading one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Missing if the file cannot be read as text.
    pub document: Option<Arc<Document>>,
    /// What is wrong with it, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that are part of the document, and no documents themselves.
    pub included: Vec<SitePath>,
    /// Every other file that it depends on.
    pub sought: Vec<Sought>,
}

impl Reading {
    /// The reading of a document that includes no others.
    pub fn new(document: Option<Document>, diagnostics: Vec<Diagnostic>) -> Reading {
        Reading { document: document.map(Arc::new), diagnostics, included: Vec::new(), sought: Vec::new() }
    }

    /// Whether a mistake in it stops the build.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}
