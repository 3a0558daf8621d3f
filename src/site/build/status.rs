use serde::Serialize;

use crate::site::model::entry::Entry;
use crate::site::model::site::Site;

/// What `status` reports about one document.
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
    /// Slides that `skip` hides.
    pub skipped: usize,
    /// Slides whose transcript is pending.
    pub pending: usize,
    /// Slides that show an image without alt text.
    pub missing_alt: usize,
    /// Words of the transcript; for an article, all words.
    pub words: usize,
    /// The planned length in minutes, or else that of the transcripts at 140 words a minute. 0 if it is not known.
    pub minutes: u32,
    /// Slides with neither transcript nor `...`.
    #[serde(skip)]
    pub without_text: usize,
    /// Why it is a talk, or why it is not.
    #[serde(skip)]
    pub why: String,
}

/// A row for each document, by source path.
pub fn status(site: &Site) -> Vec<Status> {
    let row = |entry: &Entry| {
        let document = &entry.document;
        Status {
            path: document.path.to_string(),
            slug: entry.slug.clone(),
            kind: document.kind.name(),
            title: document.title.clone(),
            slides: document.slides.len(),
            skipped: document.skipped,
            pending: document.pending(),
            missing_alt: document.slides.iter().filter(|s| s.misses_alt()).count(),
            words: document.words,
            minutes: entry.length(),
            without_text: document.slides.iter().filter(|s| !s.pending && s.transcript.is_empty()).count(),
            why: document.classification.reason.clone(),
        }
    };
    site.entries.iter().map(row).collect()
}
