//! A list of times, captions or a PowerPoint file says when slides are shown.

use serde_json::Value;

use super::super::import::Source;
use super::super::stop::Stop;
use super::super::terminal::print_error;
use super::listed_times::{Times, by_id};
use super::open_talk::OpenTalk;
use super::powerpoint;
use crate::base::SitePath;
use crate::import::source_kind::SourceKind;
use crate::talk::captions::{Captions, MAX_BYTES};
use crate::talk::recording::{SlideWords, TimeEntry, TimeList, UNKNOWN, beginnings, clock, pairs, titles_of};

/// Lines with times that cannot be read that are listed.
const MAX_WRONG: usize = 20;

/// What a list says about the slides of a talk.
#[derive(Debug, Default)]
pub struct Proposal {
    /// The time of each slide, in seconds from the start of the talk; `None` if the list does not say it.
    pub times: Times,
    /// A line for each entry that belongs to a slide.
    pub placed: Vec<String>,
    /// A line for each other entry, or for each slide that is not found in captions.
    pub others: Vec<String>,
    /// The number of slides that keep the time that they have.
    pub kept: usize,
}

impl Proposal {
    /// Reads a file: `m:ss` with ids of slides or with titles, chapters in WebVTT, the `times.json` of a rehearsal, captions, or a
    /// PowerPoint file. Times with titles and those of captions are those of a recording in which the talk begins at `offset` seconds.
    /// Captions never change one of the `old` times.
    pub fn read(talk: &OpenTalk, source: &Source, offset: i64, old: &Times) -> Result<Proposal, Stop> {
        if source.kind == SourceKind::Pptx {
            return Ok(Proposal::of_times(talk, powerpoint::times(talk, source)?));
        }
        let refuse = |reason: &str| Stop::Usage(format!("`{}` {reason}", source.name));
        if source.bytes.len() > MAX_BYTES {
            return Err(refuse(&format!("is larger than {} MiB", MAX_BYTES >> 20)));
        }
        let name = &SitePath::new(&source.name).ok_or_else(|| refuse("cannot be the name of a file in a site"))?;
        let text = std::str::from_utf8(&source.bytes).map_err(|_| refuse("is not text in UTF-8"))?;
        if let Some(list) = rehearsed(text) {
            return Ok(Proposal::of_ids(talk, &list));
        }
        if source.kind == SourceKind::Captions
            && let Ok(captions) = Captions::read(name, &source.bytes)
        {
            let list = TimeList::of_captions(&captions).entries;
            let titled = Proposal::of_titles(talk, &list, offset);
            let are_titles = captions.are_titles() || titled.others.len() < titled.placed.len();
            return Ok(if are_titles { titled } else { Proposal::of_captions(talk, &captions, offset, old) });
        }
        let TimeList { entries: list, wrong, .. } = TimeList::of_file(name, text);
        for line in wrong.iter().take(MAX_WRONG) {
            print_error(&format!("warning: the time of this line cannot be read: `{line}`"));
        }
        if wrong.len() > MAX_WRONG {
            print_error(&format!("warning: nor can those of {} more", wrong.len() - MAX_WRONG));
        }
        let (_, unknown) = by_id(talk, &list);
        match unknown.len() * 2 < list.len() {
            true => Ok(Proposal::of_ids(talk, &list)),
            false => Ok(Proposal::of_titles(talk, &list, offset)),
        }
    }

    fn of_ids(talk: &OpenTalk, list: &[TimeEntry]) -> Proposal {
        let (times, unknown) = by_id(talk, list);
        Proposal { others: unknown.into_iter().map(line).collect(), ..Proposal::of_times(talk, times) }
    }

    fn of_times(talk: &OpenTalk, times: Times) -> Proposal {
        let slides = talk.document.slides.iter().zip(&times);
        let placed = slides.filter_map(|(slide, time)| Some(format!("{} {}", clock(i64::from((*time)?)), slide.id)));
        Proposal { placed: placed.collect(), times, ..Proposal::default() }
    }

    /// Where the words of the slides begin in captions. Slides that have a time keep it, and are only between those around them.
    fn of_captions(talk: &OpenTalk, captions: &Captions, offset: i64, old: &Times) -> Proposal {
        let slides = &talk.document.slides;
        let from = u64::try_from(offset).unwrap_or(0) * 1000;
        let found = beginnings(captions, &SlideWords::of_talk(&talk.document), from);
        let kept = old.iter().flatten().count();
        let mut out = Proposal { times: vec![None; slides.len()], kept, ..Proposal::default() };
        for (at, (slide, found)) in slides.iter().zip(found).enumerate() {
            if old[at].is_some() {
                continue;
            }
            let time = |start: u64| i64::try_from(start / 1000).unwrap_or(i64::MAX);
            let is_between = |start: &u64| {
                let time = time(*start) - offset;
                old[..at].iter().flatten().all(|before| i64::from(*before) < time)
                    && old[at + 1..].iter().flatten().all(|after| time < i64::from(*after))
            };
            let Some((start, words)) = found.filter(|(start, _)| is_between(start)) else {
                out.others.push(format!("{UNKNOWN} {}", slide.id));
                continue;
            };
            let in_recording = time(start);
            out.placed.push(format!("{} \"{words} …\" = {}", clock(in_recording), slide.id));
            out.times[at] = Some(u32::try_from(in_recording - offset).unwrap_or(0));
        }
        out
    }

    fn of_titles(talk: &OpenTalk, list: &[TimeEntry], offset: i64) -> Proposal {
        let names: Vec<String> = list.iter().map(|entry| entry.name.clone()).collect();
        let slides = &talk.document.slides;
        let mut out = Proposal { times: vec![None; slides.len()], ..Proposal::default() };
        for (entry, slide) in list.iter().zip(pairs(&names, &titles_of(&talk.document))) {
            let Some(at) = slide else {
                out.others.push(line(entry));
                continue;
            };
            let seconds = i64::from(entry.seconds) - offset;
            out.placed.push(format!("{} = {}", line(entry), slides[at].id));
            // The talk began before the recording.
            out.times[at] = Some(u32::try_from(seconds).unwrap_or(0));
        }
        out
    }
}

fn line(entry: &TimeEntry) -> String {
    format!("{} {}", clock(i64::from(entry.seconds)), entry.name)
}

/// The times that a rehearsal saves.
fn rehearsed(text: &str) -> Option<Vec<TimeEntry>> {
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    let times = value.get("times").unwrap_or(&value).as_object()?;
    let mut list: Vec<TimeEntry> = Vec::new();
    for (id, seconds) in times {
        let seconds = seconds.as_f64().filter(|seconds| (0.0..1e9).contains(seconds))?;
        list.push(TimeEntry { seconds: seconds.round() as u32, name: id.clone() });
    }
    list.sort_by_key(|entry| entry.seconds);
    Some(list)
}
