//! `export captions`: the captions of the recording with the words of the transcripts.

use std::io::Write;

use super::args::ExportArgs;
use super::export_talk::ExportTalk;
use crate::base::Diagnostic;
use crate::cli::stop::Stop;
use crate::cli::terminal::print_error;
use crate::io::Failure;
use crate::site::model::link_origin::LinkOrigin;
use crate::talk::captions::Captions;
use crate::talk::recording::{CorrectedCaptions, Schedule, sub_rip, web_vtt};
use crate::talk::transcripts;

/// Below this share of words in common, in percent, the captions seem to be those of something else.
const MIN_FOUND: usize = 60;

/// Writes the captions in the format that the ending of the file says, `.vtt` or `.srt`: the times of what was heard, with the words
/// of the transcripts that are there.
///
/// # Errors
/// The talk has no captions or no times, or the ending is another.
pub fn export(args: &ExportArgs, talk: &ExportTalk, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Stop> {
    let write: fn(&Captions) -> String = match args.ending().as_deref() {
        None | Some("vtt") => web_vtt,
        Some("srt") => sub_rip,
        Some(_) => return Err(Stop::Usage("--output: captions are written as .vtt or .srt".into())),
    };
    let path = &talk.document().path;
    let refuse = |what: &str, help: &str| {
        print_error(&format!("error: {what}\n  help: {help}"));
        Stop::Reported
    };
    let Some((captions, moments)) = captions(talk) else {
        let what = format!("`{path}` has no captions that are a file of the site");
        return Err(refuse(&what, "add `captions` to its front matter"));
    };
    if moments.iter().all(Option::is_none) {
        let what = format!("no slide of `{path}` has a time, so nothing says which transcript belongs where");
        let help = format!("`talkpress times {} --from FILE` reads times, also from these captions", args.talk);
        return Err(refuse(&what, &help));
    }
    let text = |slide: &crate::talk::Slide| {
        (!transcripts::is_open(slide)).then(|| CorrectedCaptions::paragraphs(&slide.transcript.html))
    };
    let texts: Vec<Option<Vec<String>>> = talk.document().slides.iter().map(text).collect();
    let corrected = CorrectedCaptions::new(&captions, &moments, &texts);
    let written = out.write_all(write(&corrected.captions).as_bytes());
    written.map_err(|error| Failure::new(format!("writing the captions: {error}")))?;
    let CorrectedCaptions { words, found, .. } = corrected;
    print_error(&format!("{found} of {words} words of the transcripts were heard as they are written"));
    if found * 100 < words * MIN_FOUND {
        print_error("warning: are these the captions of this talk? Only few of its words are in them");
    }
    Ok(Vec::new())
}

/// The captions of the main recording, and when each slide appears in it. A talk whose recording has no address yet can have captions.
fn captions(talk: &ExportTalk) -> Option<(Captions, Vec<Option<i64>>)> {
    let (document, site) = (talk.document(), talk.site());
    if let Some(recording) = site.recordings(talk.index).first() {
        return Some((recording.captions.as_ref()?.read()?, recording.moments.clone()));
    }
    let target = &document.meta.captions.as_ref()?.value;
    let destination = site.resolve(target, LinkOrigin::of_entry(talk.entry()));
    let path = site.links.file(&destination)?;
    let captions = Captions::read(path, &talk.input.get(path.as_str())?.read().ok()?).ok()?;
    let times: Vec<Option<u32>> = document.slides.iter().map(|slide| slide.time).collect();
    let offset = document.meta.offset.as_ref().map_or(0, |offset| offset.value);
    Some((captions, Schedule::new(&document.slides, &times, offset).moments))
}
