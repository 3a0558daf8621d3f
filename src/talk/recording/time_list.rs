use std::collections::HashMap;

use crate::base::SitePath;
use crate::talk::Slide;
use crate::talk::captions::Captions;

/// A longer list is not one of slides or chapters.
pub const MAX_ENTRIES: usize = 2000;

/// A moment and what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeEntry {
    /// The moment, in seconds.
    pub seconds: u32,
    /// The id or the title of a slide, or the title of a chapter.
    pub name: String,
}

/// Times with the names of slides or chapters, as a video description has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeList {
    /// In the order of the file.
    pub entries: Vec<TimeEntry>,
    /// The number of lines without a time.
    pub others: usize,
    /// Those of them that begin as a time does, such as `0:99 Title`.
    pub wrong: Vec<String>,
}

impl TimeList {
    /// Reads lines such as `4:12 Title` or `1:04:12 - Title`; lines without a time are counted. A slide without a time has the
    /// line `-:-- id`, which means nothing.
    pub fn read(text: &str) -> TimeList {
        let mut list = TimeList::default();
        let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
        for line in lines.filter(|line| !line.starts_with(UNKNOWN)) {
            match entry(line) {
                Some(entry) if list.entries.len() < MAX_ENTRIES => list.entries.push(entry),
                found => {
                    list.others += 1;
                    if found.is_none() && begins_as_time(line) && list.wrong.len() < MAX_ENTRIES {
                        list.wrong.push(line.to_owned());
                    }
                }
            }
        }
        list
    }

    /// Reads chapters in WebVTT.
    pub fn of_captions(captions: &Captions) -> TimeList {
        let entries = captions.cues.iter().take(MAX_ENTRIES).map(|cue| TimeEntry {
            seconds: u32::try_from(cue.start / 1000).unwrap_or(u32::MAX),
            name: cue.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" "),
        });
        TimeList {
            entries: entries.collect(),
            others: captions.cues.len().saturating_sub(MAX_ENTRIES),
            wrong: Vec::new(),
        }
    }

    /// The time of each slide whose id, or one that it had before, is in the list; the first of each.
    pub fn times_of(&self, slides: &[Slide]) -> Vec<Option<u32>> {
        let mut known: HashMap<&str, u32> = HashMap::new();
        for entry in &self.entries {
            known.entry(&entry.name).or_insert(entry.seconds);
        }
        slides.iter().map(|slide| slide.names().into_iter().find_map(|name| known.get(name).copied())).collect()
    }

    /// Reads a file: chapters in WebVTT, or lines. `path` is only for messages.
    pub fn of_file(path: &SitePath, text: &str) -> TimeList {
        let is_vtt = text.trim_start_matches('\u{feff}').starts_with("WEBVTT");
        match is_vtt.then(|| Captions::read(path, text.as_bytes())) {
            Some(Ok(captions)) => TimeList::of_captions(&captions),
            _ => TimeList::read(text),
        }
    }
}

/// What stands for the time of a slide that has none.
pub const UNKNOWN: &str = "-:--";

/// Whether a line without a time begins as if it had one: with digits, colon and a digit.
fn begins_as_time(line: &str) -> bool {
    let line = line.strip_prefix('-').unwrap_or(line);
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len() && rest.strip_prefix(':').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn entry(line: &str) -> Option<TimeEntry> {
    // A minus before a digit does not mark an item of a list: no slide begins before the talk.
    let is_negative = line.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if is_negative && begins_as_time(line) {
        return None;
    }
    let line = line.trim_start_matches(['-', '*', '•', '–', '·']).trim_start();
    let line = line.strip_prefix(['(', '[']).unwrap_or(line);
    let end = line.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(line.len());
    if let Some(seconds) = seconds(&line[..end]) {
        let is_cut = |c: char| c.is_whitespace() || matches!(c, ')' | ']' | '-' | '–' | '—' | '|' | ':' | '.');
        let rest = &line[end..];
        // `0:01.5` is a time with a part of a second.
        if rest.strip_prefix(['.', ',']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            return None;
        }
        // `4:12` begins no word.
        if rest.is_empty() || rest.starts_with(is_cut) {
            return Some(TimeEntry { seconds, name: rest.trim_start_matches(is_cut).trim_end().to_owned() });
        }
    }
    // `Title 4:12`
    let (name, time) = line.rsplit_once(char::is_whitespace)?;
    let seconds = seconds(time.trim_matches(['(', ')', '[', ']']))?;
    let name = name.trim_end().trim_end_matches(['-', '–', '—', '|', ':']).trim_end();
    Some(TimeEntry { seconds, name: name.to_owned() })
}

/// `m:ss` or `h:mm:ss`, as seconds.
pub fn seconds(text: &str) -> Option<u32> {
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let number = |part: &str| Some(part).filter(|part| is_number(part))?.parse::<u32>().ok();
    let parts: Vec<u32> = text.splitn(4, ':').map(number).collect::<Option<_>>()?;
    match parts[..] {
        [m, s] if s < 60 => m.checked_mul(60)?.checked_add(s),
        [h, m, s] if m < 60 && s < 60 => h.checked_mul(3600)?.checked_add(m * 60 + s),
        _ => None,
    }
}

/// Seconds as `m:ss`, from an hour on as `h:mm:ss`, perhaps with a minus.
pub fn clock(seconds: i64) -> String {
    let (sign, all) = (if seconds < 0 { "-" } else { "" }, seconds.unsigned_abs());
    match all / 3600 {
        0 => format!("{sign}{}:{:02}", all / 60, all % 60),
        hours => format!("{sign}{hours}:{:02}:{:02}", all / 60 % 60, all % 60),
    }
}
