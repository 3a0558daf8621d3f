//! What other programs read: `talks.json`, and the rows of `status`.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::fill::{Filler, Form};
use super::links::{Destination, Standpoint};
use super::pages;
use super::site::Site;
use crate::base::SitePath;

/// `talks.json`: all talks in lists, newest first. Addresses are absolute where `base_url` is known, else relative
/// to the file.
pub fn talks(site: &Site) -> Vec<u8> {
    let Some(output) = SitePath::new("talks.json") else { return Vec::new() };
    let form = if site.base_url().is_some() { Form::Absolute } else { Form::Relative };
    let filler = Filler { site, from: Standpoint { source: &output, output: &output }, form };
    let all = All { title: site.title(), talks: Talks(&filler) };
    let mut out = serde_json::to_vec_pretty(&all).unwrap_or_default();
    out.push(b'\n');
    out
}

#[derive(Serialize)]
struct All<'a> {
    title: &'a str,
    talks: Talks<'a>,
}

/// The talks, each made when it is written: ten thousand at once would be much memory.
struct Talks<'a>(&'a Filler<'a>);

impl Serialize for Talks<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.site.talks.iter().map(|index| talk(self.0, *index)))
    }
}

fn talk(filler: &Filler<'_>, index: usize) -> Value {
    let entry = &filler.site.entries[index];
    let card = pages::talk_facts(filler, index);
    json!({
        "title": card.title,
        "url": card.url,
        "date": card.date.map(|d| d.iso),
        "summary": card.summary,
        "speakers": card.speakers,
        "event": card.event.map(|e| e.title),
        "location": card.location,
        "tags": entry.tags,
        "lang": card.lang,
        "image": card.image.map(|i| i.src),
        "slides": card.slides,
        "minutes": card.minutes,
        "video": entry.video().map(|video| video_url(filler, index, video)),
        "upcoming": card.upcoming,
    })
}

/// The recording's address as this file sees it.
fn video_url(filler: &Filler<'_>, index: usize, video: &str) -> String {
    let from = Filler::of_entry(filler.site, index, filler.form).from;
    match filler.site.resolve(video, from) {
        Destination::Output(path, tail) | Destination::Beside(_, path, tail) => format!("{}{tail}", filler.to(&path)),
        _ => video.to_owned(),
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
    let row = |entry: &super::entry::Entry| {
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
