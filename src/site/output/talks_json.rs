//! `talks.json`, for other programs.

use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::base::data::Spanned;
use crate::base::{Files, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, Subject};
use crate::site::model::destination::Destination;
use crate::site::model::link_origin::LinkOrigin;
use crate::site::model::occasion::Occasion;
use crate::site::output::definition::Output;
use crate::site::output::lazy_file::LazyFile;
use crate::site::render::page_context::{PageContext, UrlForm};
use crate::site::render::site_renderer::{Rendered, SiteRenderer};
use crate::site::render::{card, entry_parts};
use crate::site::theme::theme::Theme;

/// All talks in lists, newest first.
pub const OUTPUT: Output = Output {
    name: "talks_json",
    addresses: "`/talks.json`",
    content: "all talks, [for other programs](#talks-json)",
    claims,
    files,
};

fn claims(_: &Catalogue, _: &Theme) -> Vec<Claim> {
    let path = SitePath::new("talks.json");
    path.into_iter().map(|path| Claim::generated(path, Subject::Site, "talks.json")).collect()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    LazyFile::for_each_claim(renderer, OUTPUT.name, make)
}

/// Addresses are absolute where `base_url` is known, else relative to the file.
fn make(renderer: &SiteRenderer, _: Subject, path: &SitePath) -> Rendered {
    let site = &renderer.site;
    let form = if site.base_url().is_some() { UrlForm::Absolute } else { UrlForm::Relative };
    let context = renderer.of_page(path, form);
    let (language, speaker) = (&site.config.language, site.config.speaker.name.as_deref());
    let all = All { title: site.title(), url: site.base_url(), language, speaker, talks: Talks(&context) };
    let mut out = serde_json::to_vec_pretty(&all).unwrap_or_default();
    out.push(b'\n');
    Ok(out)
}

#[derive(Serialize)]
struct All<'a> {
    title: &'a str,
    url: Option<&'a str>,
    language: &'a str,
    speaker: Option<&'a str>,
    talks: Talks<'a>,
}

/// The talks, each made when it is written, so that ten thousand are never in memory at once.
struct Talks<'a>(&'a PageContext<'a>);

impl Serialize for Talks<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.site.talks.iter().map(|index| talk(self.0, *index)))
    }
}

fn talk(context: &PageContext<'_>, index: usize) -> Value {
    let entry = &context.site.entries[index];
    let meta = &entry.document.meta;
    let text = |value: &Option<Spanned<String>>| value.as_ref().map(|value| value.value.clone());
    let file = |value: &Option<Spanned<String>>| value.as_ref().map(|value| address(context, index, &value.value));
    let card = card::view(context, index);
    let deliveries: Vec<Value> = Occasion::delivered(entry).iter().map(|one| delivery(context, index, one)).collect();
    json!({
        "title": card.title,
        "url": card.url,
        "date": card.date.map(|d| d.iso),
        "modified": meta.modified.as_ref().map(|date| date.value.day_only().to_string()),
        "summary": card.summary,
        "speakers": card.speakers,
        "event": card.event.map(|e| e.title),
        "event_url": entry.event_url(),
        "venue": text(&meta.venue),
        "location": card.location,
        "deliveries": deliveries,
        "tags": entry.tags,
        "lang": card.lang,
        "image": card.image.map(|i| i.src),
        "slides": card.slides,
        "minutes": Some(card.minutes).filter(|minutes| *minutes > 0),
        "video": entry.video().map(|video| address(context, index, video)),
        "captions": file(&meta.captions),
        "deck": file(&meta.deck),
        "embed": Some(entry_parts::embed(context, index)).filter(|embed| !embed.is_empty()),
        "license": text(&meta.license),
        "upcoming": card.upcoming,
    })
}

fn delivery(context: &PageContext<'_>, index: usize, delivery: &Occasion<'_>) -> Value {
    json!({
        "date": delivery.date.map(|date| date.day_only().to_string()),
        "event": delivery.event,
        "event_url": delivery.event_url,
        "venue": delivery.venue,
        "location": delivery.location,
        "lang": delivery.lang,
        "video": delivery.video.map(|video| address(context, index, video)),
    })
}

/// The address of what a document calls `target`, as this file sees it.
fn address(context: &PageContext<'_>, index: usize, target: &str) -> String {
    let from = LinkOrigin::of_entry(&context.site.entries[index]);
    match context.site.resolve(target, from) {
        Destination::Output(path, tail)
        | Destination::Beside(_, path, tail)
        | Destination::WrongAnchor(path, tail, _) => format!("{}{tail}", context.to(&path)),
        _ => target.to_owned(),
    }
}
