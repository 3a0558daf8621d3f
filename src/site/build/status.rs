use serde::Serialize;

use crate::site::model::entry::Entry;
use crate::site::model::recording::Recording;
use crate::site::model::site::Site;
use crate::talk::recording::{ParagraphTimes, TextBlock};
use crate::talk::{Document, transcripts};

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
    /// Slides with a time in the main recording, or in the talk if that has no recording.
    pub timed: usize,
    /// Recordings of the talk and its deliveries.
    pub recordings: usize,
    /// Recordings with captions that are a file of the site.
    pub captions: usize,
    /// Slides with a transcript.
    pub transcripts: usize,
    /// How many of 100 words of the transcripts are in the captions of the main recording, if that can be known.
    pub heard: Option<usize>,
    /// Whether that is enough to know when paragraphs were said.
    #[serde(skip)]
    pub is_matched: bool,
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
    /// Whether it is the text of the home page, which is in no list, whatever its kind.
    #[serde(skip)]
    pub is_home: bool,
}

/// A row for each document, by source path.
pub fn status(site: &Site) -> Vec<Status> {
    let row = |(index, entry): (usize, &Entry)| {
        let document = &entry.document;
        let recordings = site.recordings(index);
        let in_talk = || document.slides.iter().filter(|slide| slide.time.is_some()).count();
        let in_recording = |main: &Recording| main.moments.iter().flatten().count();
        let heard = recordings.first().and_then(|main| heard(document, main));
        Status {
            path: document.path.to_string(),
            slug: entry.slug.clone(),
            kind: document.kind.name(),
            is_home: entry.is_home(),
            title: document.title.clone(),
            slides: document.slides.len(),
            skipped: document.skipped,
            pending: document.pending(),
            timed: recordings.first().map_or_else(in_talk, in_recording),
            recordings: recordings.len(),
            captions: recordings.iter().filter(|recording| recording.captions.is_some()).count(),
            transcripts: document.slides.iter().filter(|slide| !transcripts::is_open(slide)).count(),
            heard: heard.map(|(percentage, _)| percentage),
            is_matched: heard.is_some_and(|(_, is_enough)| is_enough),
            missing_alt: document.slides.iter().filter(|s| s.misses_alt()).count(),
            words: document.words,
            minutes: entry.length(),
            without_text: document.slides.iter().filter(|s| !s.pending && s.transcript.is_empty()).count(),
            why: document.classification.reason.clone(),
        }
    };
    site.entries.iter().enumerate().map(row).collect()
}

/// How many of 100 words of the transcripts are in the captions of the recording, and whether that is enough.
fn heard(document: &Document, recording: &Recording) -> Option<(usize, bool)> {
    let captions = recording.captions.as_ref().filter(|_| recording.is_timed())?.read()?;
    let texts = |html: &str| TextBlock::all(html).into_iter().map(|block| block.text).collect();
    let paragraphs: Vec<Vec<String>> = document.slides.iter().map(|slide| texts(&slide.transcript.html)).collect();
    let said = ParagraphTimes::find(&captions, &recording.moments, &paragraphs);
    Some(((said.found * 100).checked_div(said.words)?, said.is_enough()))
}
