//! What the panel of the preview shows of a page, and the problems that lie over it, as JSON.

use serde_json::{Value, json};

use super::edition::{Edition, drawn};
use crate::base::report::{self, Style};
use crate::base::{Diagnostic, SitePath};

/// What is left to do for the page at `page`; nothing where no document makes it.
pub fn of(edition: &Edition, page: &SitePath) -> Value {
    let Some(facts) = edition.desk.facts(page) else { return Value::Null };
    let slide = |slide: &super::desk::SlideFacts| json!({ "id": slide.id, "line": slide.line, "pending": slide.pending, "misses_alt": slide.misses_alt });
    let (shown, rest) = report::shorten(&facts.diagnostics);
    let told = |diagnostic: &&Diagnostic| {
        let line = diagnostic.place.as_ref().map_or(0, |place| place.line);
        let above = facts.slides.iter().rfind(|slide| slide.line <= line).map(|slide| slide.id.as_str());
        json!({
            "severity": diagnostic.severity.name(),
            "message": diagnostic.message,
            "line": line,
            "slide": above,
            "report": report::draw(diagnostic, Style::Plain),
        })
    };
    json!({
        "source": facts.source.as_ref().map(SitePath::to_string),
        "slides": facts.slides.iter().map(slide).collect::<Vec<_>>(),
        "diagnostics": shown.iter().map(told).collect::<Vec<_>>(),
        "rest": rest,
    })
}

/// What keeps the newest sources from being shown.
pub fn problems(edition: &Edition) -> Value {
    json!({ "problems": edition.problems_digest, "reports": drawn(&edition.problems) })
}
