use super::build_times::BuildTimes;
use crate::base::Diagnostic;
use crate::cli::terminal::{print, print_diagnostics, summary};

/// What is printed about a rebuild.
pub struct RebuildReport {
    /// A sentence that says what changed and how long it took.
    pub message: String,
    /// The diagnostics, unless they are the same as after the rebuild before.
    pub diagnostics: Option<Vec<Diagnostic>>,
    /// How long it took.
    pub times: BuildTimes,
}

/// Prints a report, when its build is shown.
pub fn print_rebuild(report: RebuildReport, verbose: bool) {
    let times = report.times.finish();
    let diagnostics = report.diagnostics.as_deref();
    if let Some(diagnostics) = diagnostics {
        print_diagnostics(diagnostics);
    }
    let counts = diagnostics.and_then(summary).map(|s| format!(" ({s})")).unwrap_or_default();
    print(&format!("{}{counts}", report.message));
    if verbose {
        print(&times);
    }
}
