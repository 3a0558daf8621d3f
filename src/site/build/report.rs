//! What commands report about a site, as plain data.

use serde::Serialize;

use crate::base::Diagnostic;

/// A diagnostic as programs read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DiagnosticRow {
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// One sentence.
    pub message: String,
    /// The file, relative to the site; absent if the diagnostic has no place.
    pub path: Option<String>,
    /// Counted from 1.
    pub line: Option<u32>,
    /// In characters, counted from 1.
    pub column: Option<u32>,
    /// What to do.
    pub hints: Vec<String>,
}

/// All diagnostics as rows.
pub fn rows(diagnostics: &[Diagnostic]) -> Vec<DiagnosticRow> {
    let row = |d: &Diagnostic| DiagnosticRow {
        severity: d.severity.name(),
        message: d.message.clone(),
        path: d.place.as_ref().map(|p| p.path.to_string()),
        line: d.place.as_ref().map(|p| p.line),
        column: d.place.as_ref().map(|p| p.column),
        hints: d.hints.clone(),
    };
    diagnostics.iter().map(row).collect()
}
