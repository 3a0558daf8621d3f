//! `transcript`: the captions of a recording become transcripts.

use std::path::PathBuf;

use clap::Args;

use super::super::exit::Exit;
use super::super::stop::Stop;
use super::super::terminal::{counted, print_error};
use super::open_talk::OpenTalk;
use super::recording::Recording;
use super::save::save;
use super::talk_args::TalkArgs;
use super::{captions_file, listed_times};
use crate::import::said::transcript;
use crate::talk::recording::{Dealt, Schedule, Transcript, deal};
use crate::talk::{DeckFormat, Document, transcripts};

/// `transcript`
#[derive(Debug, Args)]
#[command(
    after_help = "Only slides whose transcript is `...` or missing are filled. The slides need times: see `talkpress times`.\n\n\
    Examples:\n  talkpress transcript nine-jars\n  talkpress transcript nine-jars --from jars.en.vtt --write\n\n\
    Exit codes: 0 done, 1 the talk has errors or no times, 2 system error, or the talk was changed meanwhile, 3 usage error"
)]
pub struct TranscriptArgs {
    #[command(flatten)]
    pub talk: TalkArgs,
    /// Read this WebVTT or SRT file [default: the `captions` of the recording]
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
}

/// Deals captions out to the slides of a talk.
pub fn run(args: &TranscriptArgs) -> Result<Exit, Stop> {
    let talk = OpenTalk::find(args.talk.site.as_deref(), &args.talk.talk)?;
    let document = &talk.document;
    if document.classification.format != DeckFormat::Images {
        print_error(&format!(
            "error: `{}` is a rule deck, in which a transcript is written as speaker notes: \
             add them to its file, and set `notes: transcript`",
            document.path
        ));
        return Ok(Exit::SiteErrors);
    }
    let recording = Recording::choose(document, args.talk.delivery)?;
    let (name, captions) = captions_file::captions(&talk, &recording, args.from.as_deref())?;
    let times = listed_times::of_recording(&talk, &recording)?;
    let schedule = Schedule::new(&document.slides, &times, recording.offset);
    schedule.warnings.iter().for_each(|warning| print_error(&format!("warning: {warning}")));
    if schedule.is_empty() {
        print_error(&format!(
            "error: no slide of `{}` has a time, so nothing says what was said on which slide\n  \
             help: rehearse the talk, or read its times from a list of chapters: `talkpress times {} --from FILE`",
            document.path, args.talk.talk
        ));
        return Ok(Exit::SiteErrors);
    }
    let dealt = deal(&captions, &schedule.moments);
    let texts = open_texts(document, &dealt);
    print_error(&summary(&name.to_string(), document, &schedule, &dealt, &texts));
    let Some(new) = transcripts::write(&document.path, &talk.bytes, &talk.dialect, &texts) else {
        print_error(&format!(
            "error: the captions cannot be written into `{}` without changing something else, so nothing was written",
            document.path
        ));
        return Ok(Exit::SiteErrors);
    };
    save(&talk, &document.path, Some(&talk.bytes), &new, args.talk.write)
}

/// The transcripts of those slides that have none yet.
fn open_texts(document: &Document, dealt: &Dealt) -> Vec<Option<Transcript>> {
    let one = |(slide, said): (&crate::talk::Slide, &Vec<_>)| {
        (transcripts::is_open(slide) && !said.is_empty()).then(|| transcript(said))
    };
    document.slides.iter().zip(&dealt.slides).map(one).collect()
}

fn summary(
    name: &str,
    document: &Document,
    schedule: &Schedule,
    dealt: &Dealt,
    texts: &[Option<Transcript>],
) -> String {
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
    parts.extend(
        (before > 0).then(|| format!("{} before the first slide with a time left out", counted(before, "word"))),
    );
    format!("{name}: {}", parts.join("; "))
}
