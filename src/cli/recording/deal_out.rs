use crate::cli::terminal::counted;
use crate::import::said::transcript;
use crate::talk::captions::Captions;
use crate::talk::recording::{CaptionsBySlide, Schedule, Transcript, by_slide};
use crate::talk::{Dialect, Document, Slide, transcripts};

/// What comes of dealing captions out to the slides of a talk.
#[derive(Debug)]
pub enum DealOut {
    /// No slide has a time.
    NoTimes,
    /// The transcripts cannot be written without changing something else: the first that cannot.
    Impossible(String),
    /// The new text of the talk, and what was done, in a sentence.
    Done(Vec<u8>, String),
}

impl DealOut {
    /// Fills the open transcripts of `document`, whose file is `bytes`, from `captions`, by the `times` of its slides in a recording
    /// in which the talk begins at `offset` seconds. Each mistake in the times is given to `warn`.
    pub fn new(
        (document, bytes, dialect): (&Document, &[u8], &Dialect),
        captions: &Captions,
        (times, offset): (&[Option<u32>], i64),
        warn: impl FnMut(String),
    ) -> DealOut {
        let schedule = Schedule::new(&document.slides, times, offset);
        if schedule.is_empty() {
            return DealOut::NoTimes;
        }
        let dealt = by_slide(captions, &schedule.moments);
        let texts = open_texts(document, &dealt);
        let summary = summary(document, &schedule, &dealt, &texts);
        schedule.warnings.into_iter().for_each(warn);
        match transcripts::write(&document.path, bytes, dialect, &texts) {
            Some(new) => DealOut::Done(new, summary),
            None => DealOut::Impossible(first_impossible((document, bytes, dialect), texts)),
        }
    }
}

/// The transcripts of those slides that have none yet.
fn open_texts(document: &Document, dealt: &CaptionsBySlide) -> Vec<Option<Transcript>> {
    let one =
        |(slide, said): (&Slide, &Vec<_>)| (transcripts::is_open(slide) && !said.is_empty()).then(|| transcript(said));
    document.slides.iter().zip(&dealt.slides).map(one).collect()
}

/// Names the first of `texts` that cannot be written.
fn first_impossible(
    (document, bytes, dialect): (&Document, &[u8], &Dialect),
    texts: Vec<Option<Transcript>>,
) -> String {
    let mut none: Vec<Option<Transcript>> = vec![None; texts.len()];
    for (at, text) in texts.into_iter().enumerate() {
        let Some(text) = text else { continue };
        let words = text.plain.split(' ').take(8).collect::<Vec<_>>().join(" ");
        none[at] = Some(text);
        if transcripts::write(&document.path, bytes, dialect, &none).is_none() {
            return format!("the transcript of slide {}, which begins \"{words}\"", at + 1);
        }
        none[at] = None;
    }
    "the transcripts together".to_owned()
}

fn summary(document: &Document, schedule: &Schedule, dealt: &CaptionsBySlide, texts: &[Option<Transcript>]) -> String {
    let slides = document.slides.iter().zip(&schedule.moments).zip(&dealt.slides);
    let (mut kept, mut silent, mut untimed) = (0, 0, 0);
    for ((slide, moment), said) in slides {
        match (moment, transcripts::is_open(slide)) {
            (_, false) => kept += 1,
            (None, true) => untimed += 1,
            (Some(_), true) => silent += usize::from(said.is_empty()),
        }
    }
    let filled = texts.iter().flatten().count();
    let words: usize = texts.iter().flatten().map(|text| text.plain.split(' ').count()).sum();
    let mut parts = vec![format!("{} filled with {}", counted(filled, "slide"), counted(words, "word"))];
    parts.extend((kept > 0).then(|| format!("{kept} left alone, because there is a transcript")));
    parts.extend((untimed > 0).then(|| format!("{untimed} without a time")));
    parts.extend((silent > 0).then(|| format!("{silent} with nothing in the captions")));
    let before = dealt.words_before;
    let left_out = || format!("{} before the first slide with a time left out", counted(before, "word"));
    parts.extend((before > 0).then(left_out));
    parts.join("; ")
}
