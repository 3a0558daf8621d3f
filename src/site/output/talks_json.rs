//! What other programs read: `talks.json`, and the rows of `status`.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::base::SitePath;
use crate::base::data::Spanned;
use crate::site::model::links::{Destination, LinkOrigin};
use crate::site::model::site::Site;
use crate::site::render::card;
use crate::site::render::page_context::{PageContext, UrlForm};
use crate::talk::meta::Delivery;

/// `talks.json`: all talks in lists, newest first. Addresses are absolute where `base_url` is known, else relative
/// to the file.
pub fn talks(site: &Site) -> Vec<u8> {
    let Some(output) = SitePath::new("talks.json") else { return Vec::new() };
    let form = if site.base_url().is_some() { UrlForm::Absolute } else { UrlForm::Relative };
    let context = PageContext { site, from: LinkOrigin { source: &output, output: &output }, form };
    let (language, speaker) = (&site.config.language, site.config.speaker.name.as_deref());
    let all = All { title: site.title(), url: site.base_url(), language, speaker, talks: Talks(&context) };
    let mut out = serde_json::to_vec_pretty(&all).unwrap_or_default();
    out.push(b'\n');
    out
}

#[derive(Serialize)]
struct All<'a> {
    title: &'a str,
    url: Option<&'a str>,
    language: &'a str,
    speaker: Option<&'a str>,
    talks: Talks<'a>,
}

/// The talks, each made when it is written: ten thousand at once would be much memory.
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
        "deliveries": meta.deliveries.iter().map(|one| delivery(context, index, one)).collect::<Vec<_>>(),
        "tags": entry.tags,
        "lang": card.lang,
        "image": card.image.map(|i| i.src),
        "slides": card.slides,
        "minutes": card.minutes,
        "video": entry.video().map(|video| address(context, index, video)),
        "captions": file(&meta.captions),
        "deck": file(&meta.deck),
        "embed": entry.embed.as_ref().map(|path| context.to(path)),
        "license": text(&meta.license),
        "upcoming": card.upcoming,
    })
}

fn delivery(context: &PageContext<'_>, index: usize, delivery: &Delivery) -> Value {
    let text = |value: &Option<Spanned<String>>| value.as_ref().map(|value| value.value.clone());
    json!({
        "date": delivery.date.as_ref().map(|date| date.value.day_only().to_string()),
        "event": text(&delivery.event),
        "event_url": text(&delivery.event_url),
        "location": text(&delivery.location),
        "lang": text(&delivery.lang),
        "video": delivery.video.as_ref().map(|video| address(context, index, &video.value)),
    })
}

/// The address of what a document calls `target`, as this file sees it.
fn address(context: &PageContext<'_>, index: usize, target: &str) -> String {
    let from = PageContext::of_entry(context.site, index, context.form).from;
    match context.site.resolve(target, from) {
        Destination::Output(path, tail) | Destination::Beside(_, path, tail) => format!("{}{tail}", context.to(&path)),
        _ => target.to_owned(),
    }
}

/// What `status` says of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Its source file.
    pub path: String,
    /// The last part of its address.
    pub slug: String,
    /// `talk`, `post` or `page`.
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// Number of slides.
    pub slides: usize,
    /// Slides whose transcript is to come.
    pub pending: usize,
    /// Slides that are pictures nobody described.
    pub missing_alt: usize,
    /// Words of the transcript; of an article all.
    pub words: usize,
    /// Spoken minutes at 140 words a minute.
    pub minutes: u32,
    /// Slides with neither transcript nor `...`.
    #[serde(skip)]
    pub without_text: usize,
    /// Why it is, or is not, a talk.
    #[serde(skip)]
    pub why: String,
}

/// A row for each document, by source path.
pub fn status(site: &Site) -> Vec<Status> {
    let row = |entry: &crate::site::model::entry::Entry| {
        let document = &entry.document;
        Status {
            path: document.path.to_string(),
            slug: entry.slug.clone(),
            kind: document.kind.name(),
            title: document.title.clone(),
            slides: document.slides.len(),
            pending: document.pending(),
            missing_alt: document.slides.iter().filter(|s| s.misses_alt()).count(),
            words: document.words,
            minutes: entry.minutes(),
            without_text: document.slides.iter().filter(|s| !s.pending && s.transcript.is_empty()).count(),
            why: document.shape.why.clone(),
        }
    };
    site.entries.iter().map(row).collect()
}
