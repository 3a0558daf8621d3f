//! `times`: prints, reads and shifts the times of slides.

use std::path::PathBuf;

use clap::Args;

use super::super::exit::Exit;
use super::super::import::Source;
use super::super::stop::Stop;
use super::super::terminal::{counted, print, print_error};
use super::chosen_recording::Recording;
use super::listed_times::{self, Times, times_file};
use super::open_talk::OpenTalk;
use super::proposal::Proposal;
use super::save::save;
use super::talk_args::TalkArgs;
use crate::talk::meta::signed_seconds;
use crate::talk::recording::{Schedule, UNKNOWN, clock, times_text};
use crate::talk::{Document, times};

/// `times`
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  talkpress times nine-jars\n  talkpress times nine-jars --from chapters.txt --write\n  \
    talkpress times nine-jars --shift -0:35 --write\n\n\
    Exit codes: 0 done, 1 the talk has errors or no time could be read, 2 system error, or the talk was changed meanwhile, 3 usage error"
)]
pub struct TimesArgs {
    #[command(flatten)]
    pub talk: TalkArgs,
    /// Read times from this file: lines such as `4:12 slide-id` or `4:12 Title`, chapters in WebVTT, the times.json of a
    /// rehearsal, captions in which the words of the slides are found, or a PowerPoint file with timings
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// Move all times by this much, for example 0:35 or -0:35
    #[arg(long, value_name = "M:SS", allow_hyphen_values = true)]
    pub shift: Option<String>,
}

/// Lines without a slide that are listed.
const MAX_LINES: usize = 20;

/// Prints the times of slides, or changes them.
pub fn run(args: &TimesArgs) -> Result<Exit, Stop> {
    let shift = match &args.shift {
        Some(text) => signed_seconds(text)
            .ok_or_else(|| Stop::Usage(format!("--shift: `{text}` is not a time; write it like 0:35 or -0:35")))?,
        None => 0,
    };
    let talk = OpenTalk::find(args.talk.site.as_deref(), &args.talk.talk)?;
    let recording = Recording::choose(&talk.document, args.talk.delivery)?;
    let old = listed_times::of_recording(&talk, &recording, args.from.is_some())?;
    if args.from.is_none() && args.shift.is_none() {
        if args.talk.write {
            return Err(Stop::Usage("--write: there is nothing to write; use it with --from or --shift".into()));
        }
        warn(&talk.document, &old, recording.offset);
        print_times(&talk.document, &old);
        return Ok(Exit::Done);
    }
    let mut new = old.clone();
    if let Some(from) = &args.from {
        let proposal = Proposal::read(&talk, &Source::read(from)?, recording.offset, &old)?;
        report(&proposal, &talk.document);
        if proposal.placed.is_empty() && proposal.kept == 0 {
            print_error(&format!("error: nothing in `{}` is the id or the title of a slide", from.display()));
            return Ok(Exit::SiteErrors);
        }
        new = new.iter().zip(&proposal.times).map(|(old, read)| read.or(*old)).collect();
    }
    let told = shift_all(&mut new, shift, &talk.document);
    warn(&talk.document, &told, recording.offset);
    save_times(&talk, &recording, &old, &new, args.talk.write)
}

fn print_times(document: &Document, times: &Times) {
    for (slide, time) in document.slides.iter().zip(times) {
        let shown = time.map_or(UNKNOWN.to_owned(), |time| clock(i64::from(time)));
        print(&format!("{shown} {}", slide.id));
    }
}

/// Says which slide each entry belongs to.
fn report(proposal: &Proposal, document: &Document) {
    proposal.placed.iter().for_each(|line| print_error(line));
    let slides = counted(document.slides.len(), "slide");
    let (placed, all) = (proposal.placed.len(), proposal.placed.len() + proposal.others.len());
    let without = proposal.times.iter().filter(|time| time.is_none()).count();
    print_error(&match proposal.kept {
        kept if placed == 0 && kept == document.slides.len() => format!("no new times: all {slides} have one"),
        0 => format!("{placed} of {all} placed; {without} of {slides} not in the list"),
        kept => format!("{placed} of {all} placed; {kept} of {slides} had times already, which stay"),
    });
    if !proposal.others.is_empty() {
        print_error("no slide found for:");
        proposal.others.iter().take(MAX_LINES).for_each(|line| print_error(&format!("  {line}")));
        if proposal.others.len() > MAX_LINES {
            print_error(&format!("  … and {} more", proposal.others.len() - MAX_LINES));
        }
    }
}

/// Moves all times, and says which slides would be before the start of the talk. Returns the times without those of all but the last
/// of these, which repeat each other.
fn shift_all(times: &mut Times, shift: i64, document: &Document) -> Times {
    let mut early: Vec<usize> = Vec::new();
    for (at, time) in times.iter_mut().enumerate() {
        let Some(old) = *time else { continue };
        let moved = i64::from(old) + shift;
        if moved < 0 {
            early.push(at);
        }
        *time = Some(u32::try_from(moved.max(0)).unwrap_or(old));
    }
    let ids: Vec<String> = early.iter().take(MAX_LINES).map(|at| format!("`{}`", document.slides[*at].id)).collect();
    let more = match early.len() - ids.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    match ids.as_slice() {
        [] => {}
        [id] => {
            print_error(&format!("warning: the slide {id} would be before the start of the talk, so it is at 0:00"))
        }
        ids => print_error(&format!(
            "warning: the slides {}{more} would be before the start of the talk, so they are at 0:00",
            ids.join(", ")
        )),
    }
    let mut told = times.clone();
    early.iter().rev().skip(1).for_each(|at| told[*at] = None);
    told
}

fn warn(document: &Document, times: &Times, offset: i64) {
    for warning in Schedule::new(&document.slides, times, offset).warnings {
        print_error(&format!("warning: {warning}"));
    }
}

/// Writes the times that have changed: into the file of the recording, else into the slide comments.
fn save_times(
    talk: &OpenTalk,
    recording: &Recording,
    old: &Times,
    new: &Times,
    is_written: bool,
) -> Result<Exit, Stop> {
    let document = &talk.document;
    let with_ids = |is_listed: &dyn Fn(usize) -> bool| -> Vec<(String, u32)> {
        let slides = document.slides.iter().zip(new).enumerate().filter(|(at, _)| is_listed(*at));
        slides.filter_map(|(_, (slide, time))| Some((slide.id.to_string(), (*time)?))).collect()
    };
    if let Some(target) = &recording.times {
        let file = times_file(talk, target)?;
        let bytes = file.as_ref().map_or(&[][..], |(_, bytes)| bytes);
        let old = std::str::from_utf8(bytes)
            .map_err(|_| Stop::Usage(format!("`{target}` is not UTF-8: save it as UTF-8")))?;
        let path = match &file {
            Some((path, _)) => path.clone(),
            None => {
                talk.path_of(target).ok_or_else(|| Stop::Usage(format!("`{target}` cannot be a file of the site")))?
            }
        };
        let timed = document.slides.iter().zip(new).filter_map(|(slide, time)| Some((slide.names(), (*time)?)));
        let text = times_text(old, &timed.collect::<Vec<_>>());
        return save(talk, &path, file.as_ref().map(|(_, bytes)| bytes.as_slice()), text.as_bytes(), is_written);
    }
    if let Some(number) = recording.other {
        return Err(Stop::Usage(format!(
            "delivery {number} has no file for its own times: add `times: FILE` to it, for example `times: delivery-{number}.txt`"
        )));
    }
    let changed = with_ids(&|at| old[at] != new[at]);
    let refused = || {
        print_error(&format!(
            "error: the slides of `{}` cannot have a time: only image and text slides can",
            document.path
        ));
        Ok(Exit::SiteErrors)
    };
    if document.slides.iter().any(|slide| slide.options().file.is_some()) {
        return refused();
    }
    match times::write(document, &talk.bytes, &changed) {
        Some((bytes, _)) if talk.has_times(&bytes, new) => {
            save(talk, &document.path, Some(&talk.bytes), &bytes, is_written)
        }
        _ => refused(),
    }
}
