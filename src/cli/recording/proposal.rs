//! A list of times says when slides are shown.

use serde_json::Value;

use super::super::stop::Stop;
use super::listed_times::{Times, by_id};
use super::open_talk::OpenTalk;
use crate::base::SitePath;
use crate::talk::recording::{TimeEntry, TimeList, clock, pairs, titles_of};

/// What a list says about the slides of a talk.
#[derive(Debug, Default)]
pub struct Proposal {
    /// The time of each slide, in seconds from the start of the talk; `None` if the list does not say it.
    pub times: Times,
    /// A line for each entry that belongs to a slide.
    pub placed: Vec<String>,
    /// A line for each other entry.
    pub others: Vec<String>,
}

impl Proposal {
    /// Reads the file `name`: `m:ss` with ids of slides or with titles, chapters in WebVTT, or the `times.json` of a rehearsal.
    /// Times with titles are those of a recording in which the talk begins at `offset` seconds.
    pub fn read(talk: &OpenTalk, (name, bytes): &(SitePath, Vec<u8>), offset: i64) -> Result<Proposal, Stop> {
        let text = std::str::from_utf8(bytes).map_err(|_| Stop::Usage(format!("`{name}` is not text in UTF-8")))?;
        if let Some(list) = rehearsed(text) {
            return Ok(Proposal::of_ids(talk, &list));
        }
        let list = TimeList::of_file(name, text).entries;
        let (_, unknown) = by_id(talk, &list);
        match unknown.len() * 2 < list.len() {
            true => Ok(Proposal::of_ids(talk, &list)),
            false => Ok(Proposal::of_titles(talk, &list, offset)),
        }
    }

    fn of_ids(talk: &OpenTalk, list: &[TimeEntry]) -> Proposal {
        let (times, unknown) = by_id(talk, list);
        let slides = talk.document.slides.iter().zip(&times);
        let placed = slides.filter_map(|(slide, time)| Some(format!("{} {}", clock(i64::from((*time)?)), slide.id)));
        let placed = placed.collect();
        Proposal { placed, others: unknown.into_iter().map(line).collect(), times }
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
