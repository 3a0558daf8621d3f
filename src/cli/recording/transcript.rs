//! `transcript`: the captions of a recording become transcripts.

use std::path::PathBuf;

use clap::Args;

use super::super::exit::Exit;
use super::super::stop::Stop;
use super::super::terminal::print_error;
use super::chosen_recording::Recording;
use super::deal_out::DealOut;
use super::open_talk::OpenTalk;
use super::save::save;
use super::talk_args::TalkArgs;
use super::{captions_file, listed_times};
use crate::talk::DeckFormat;
use crate::talk::meta::NotesMode;

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
    if document.classification.format == DeckFormat::Rules && document.meta.notes != NotesMode::Transcript {
        print_error(&format!(
            "error: `{}` is a rule deck, in which transcripts are speaker notes\n  \
             help: set `notes: transcript` in its front matter, which publishes all its speaker notes",
            document.path
        ));
        return Ok(Exit::SiteErrors);
    }
    let recording = Recording::choose(document, args.talk.delivery)?;
    let (name, captions) = captions_file::captions(&talk, &recording, args.from.as_deref())?;
    let times = listed_times::of_recording(&talk, &recording, false)?;
    let given = (&**document, talk.bytes.as_slice(), &talk.dialect);
    let warn = |warning: String| print_error(&format!("warning: {warning}"));
    let error = match DealOut::new(given, &captions, (&times, recording.offset), warn) {
        DealOut::Done(new, summary) => {
            print_error(&format!("{name}: {summary}"));
            return save(&talk, &document.path, Some(&talk.bytes), &new, args.talk.write);
        }
        DealOut::NoTimes => format!(
            "no slide of `{}` has a time, so nothing says what was said on which slide\n  \
             help: rehearse the talk, or read its times from captions or a list of chapters: `talkpress times {} --from FILE`",
            document.path, args.talk.talk
        ),
        DealOut::Impossible(what) => format!(
            "{what}, cannot be written into `{}` without changing something else, so nothing was written\n  \
             help: change these words in the captions, or write `...` below the slide's image and the words yourself",
            document.path
        ),
    };
    print_error(&format!("error: {error}"));
    Ok(Exit::SiteErrors)
}
