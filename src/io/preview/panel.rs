//! What the panel of the preview shows of a page, and the problems that lie over it, as JSON.

use serde_json::{Value, json};

use super::audience::Audience;
use super::preview_build::PreviewBuild;
use super::problems::draw;
use super::slide_info::SlideInfo;
use crate::base::report;
use crate::base::{Diagnostic, SitePath};

/// What is still missing from the page at `page`; `null` if no document makes it. Nobody on the network sees the
/// diagnostics of a draft.
pub fn of(build: &PreviewBuild, page: &SitePath, audience: Audience) -> Value {
    let Some(mut info) = build.actions.page_info(page) else { return Value::Null };
    if info.is_draft && audience == Audience::Network {
        info.diagnostics.clear();
    }
    let slide = |slide: &SlideInfo| json!({ "id": slide.id, "line": slide.line, "pending": slide.pending, "misses_alt": slide.misses_alt });
    let (shown, rest) = report::shorten(&info.diagnostics);
    let diagnostic_json = |diagnostic: &&Diagnostic| {
        let place = diagnostic.place.as_ref();
        let line = place.map_or(0, |place| place.line);
        let is_above = |slide: &&SlideInfo| place.is_some_and(|at| at.path == slide.path && slide.line <= line);
        let above = info.slides.iter().rfind(is_above).map(|slide| slide.id.as_str());
        json!({
            "severity": diagnostic.severity.name(),
            "message": diagnostic.message,
            "line": line,
            "slide": above,
            "report": draw(diagnostic, audience),
        })
    };
    json!({
        "source": info.source.as_ref().map(SitePath::to_string),
        "slides": info.slides.iter().map(slide).collect::<Vec<_>>(),
        "diagnostics": shown.iter().map(diagnostic_json).collect::<Vec<_>>(),
        "rest": rest,
    })
}

/// What keeps the newest sources from being shown.
pub fn problems(build: &PreviewBuild, audience: Audience) -> Value {
    json!({ "problems": build.problems_digest, "reports": build.problems.reports(audience) })
}
