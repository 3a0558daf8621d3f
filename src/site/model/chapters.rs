//! The chapters of recordings.

use crate::site::model::recording::Recording;
use crate::site::model::site::Site;
use crate::talk::Document;
use crate::talk::recording::{ChapterList, Schedule};

/// The chapters of the main recording of the entry with this index. Without a recording, they are those of the talk itself.
pub fn of_entry(site: &Site, index: usize) -> Option<ChapterList> {
    let document = &site.entries.get(index)?.document;
    match site.recordings(index).first() {
        Some(recording) => of_recording(document, recording),
        None => of_talk(document),
    }
}

/// Whether the entry with this index has [chapters](of_entry), without reading captions.
pub fn are_known(site: &Site, index: usize) -> bool {
    let Some(entry) = site.entries.get(index) else { return false };
    let list = match site.recordings(index).first() {
        Some(recording) => ChapterList::new(&entry.document, &recording.moments, None),
        None => of_talk(&entry.document),
    };
    list.is_some()
}

/// The chapters of a recording of `document`. The last one ends with the captions.
pub fn of_recording(document: &Document, recording: &Recording) -> Option<ChapterList> {
    let list = ChapterList::new(document, &recording.moments, None)?;
    let captions = recording.captions.as_ref().and_then(|captions| captions.read());
    let end = captions.and_then(|captions| captions.cues.iter().map(|cue| cue.end.div_ceil(1000)).max());
    Some(list.ending_at(end.and_then(|end| u32::try_from(end).ok())))
}

fn of_talk(document: &Document) -> Option<ChapterList> {
    if document.slides.iter().all(|slide| slide.time.is_none()) {
        return None;
    }
    let times: Vec<Option<u32>> = document.slides.iter().map(|slide| slide.time).collect();
    let offset = document.meta.offset.as_ref().map_or(0, |offset| offset.value);
    ChapterList::new(document, &Schedule::new(&document.slides, &times, offset).moments, None)
}
