use crate::base::{Diagnostic, Severity};
use crate::site::model::options::Strictness;

/// Orders the diagnostics of a build, and turns warnings into errors if the build is strict.
pub fn finish(diagnostics: &mut Vec<Diagnostic>, strictness: Strictness) {
    if strictness == Strictness::Strict {
        for diagnostic in diagnostics.iter_mut().filter(|d| d.severity == Severity::Warning) {
            diagnostic.severity = Severity::Error;
        }
    }
    diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    diagnostics.dedup();
}
