use std::sync::Arc;

use super::Document;
use crate::base::Diagnostic;

/// The result of reading one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Missing if the file cannot be read as text.
    pub document: Option<Arc<Document>>,
    /// What is wrong with it, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}
