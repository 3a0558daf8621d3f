//! What the panel of the preview shows of a page, and the problems that lie over it, as JSON.

use std::sync::Arc;

use serde_json::{Value, json};

use super::audience::Audience;
use super::page_info::PageInfo;
use super::preview_build::PreviewBuild;
use super::problems::draw;
use super::slide_info::SlideInfo;
use crate::base::report;
use crate::base::{Content, Diagnostic, Digest, SitePath, url};

/// What is still missing from the page at `page`, and from the site; `null` if there is no such page. Nobody on the network sees the
/// diagnostics of a draft or of the site.
pub fn of(build: &PreviewBuild, page: &SitePath, audience: Audience) -> Value {
    let mut info = match build.actions.page_info(page) {
        Some(info) => info,
        None if build.content(page.as_str()).is_some() => PageInfo::default(),
        None => return Value::Null,
    };
    if info.is_draft && audience == Audience::Network {
        info.diagnostics.clear();
    }
    if audience == Audience::Private {
        info.diagnostics.extend(build.actions.site_diagnostics());
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
            "file": place.filter(|place| !place.path.is_document()).map(|place| place.path.to_string()),
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
        "card": card(build, page),
        "title": info.title,
        "description": info.description,
    })
}

/// The address of the page's social card, which changes with the card; `null` if it has none.
fn card(build: &PreviewBuild, page: &SitePath) -> Option<String> {
    let state = match build.actions.share_image(page)? {
        Content::Recipe(recipe) => recipe.state().unwrap_or_default(),
        Content::Stored(stored) => stored.stamp().state,
        Content::Bytes(bytes) => Digest::of(&bytes).to_u64(),
    };
    Some(format!("/.talkpress/card?page=/{}&v={state:x}", url::encode_path(page.as_str())))
}

/// The bytes of the page's social card.
pub fn card_image(build: &PreviewBuild, page: &SitePath) -> Option<Arc<[u8]>> {
    match build.actions.share_image(page)? {
        Content::Recipe(recipe) => build.make(&*recipe).ok().map(|made| made.bytes.into()),
        Content::Stored(stored) => stored.read().ok(),
        Content::Bytes(bytes) => Some(bytes),
    }
}

/// What keeps the newest sources from being shown.
pub fn problems(build: &PreviewBuild, audience: Audience) -> Value {
    json!({ "problems": build.problems_digest, "reports": build.problems.reports(audience) })
}
