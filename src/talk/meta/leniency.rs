use crate::base::{Diagnostic, Severity};
use crate::talk::front_matter::REJECTED_LINE;

/// The kind of the mistake that a date is in a form that only talks may have.
pub(super) const OTHER_FORM: &str = "date-form";

/// Mistakes in values that a talk can be built without. Decks have many keys for other tools, some of them under our names.
const IGNORED_IN_TALKS: [&str; 7] = ["alias", "date", "lang", "no-title", "resource", "too-many-names", "wrong-type"];

/// Makes mistakes in the front matter of a talk warnings if it can be built without the key, which is then ignored.
pub fn in_talk(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.retain(|diagnostic| diagnostic.kind != OTHER_FORM);
    let errors = diagnostics.iter_mut().filter(|diagnostic| diagnostic.severity == Severity::Error);
    for diagnostic in errors.filter(|diagnostic| IGNORED_IN_TALKS.contains(&diagnostic.kind)) {
        diagnostic.severity = Severity::Warning;
        diagnostic.message.push_str("; it is ignored");
    }
}

/// Makes every line that is not YAML an error, in what is not a talk.
pub fn in_article(diagnostics: &mut [Diagnostic]) {
    for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.kind == REJECTED_LINE) {
        diagnostic.severity = Severity::Error;
    }
}
