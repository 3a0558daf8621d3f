//! The times of the slides of a talk in one of its recordings, and lists of them.

use super::super::stop::Stop;
use super::super::terminal::print_error;
use super::chosen_recording::Recording;
use super::open_talk::OpenTalk;
use crate::base::SitePath;
use crate::talk::recording::{TimeEntry, TimeList};

/// The time of each slide, in seconds from the start of the talk.
pub type Times = Vec<Option<u32>>;

/// The times in the `times` file of the recording, else in the slide comments.
/// Whether the file `is_new` is for the warning that there is none.
pub fn of_recording(talk: &OpenTalk, recording: &Recording, is_new: bool) -> Result<Times, Stop> {
    let slides = &talk.document.slides;
    let Some(target) = &recording.times else { return Ok(slides.iter().map(|slide| slide.time).collect()) };
    let Some((path, bytes)) = times_file(talk, target)? else {
        if !is_new {
            print_error(&format!(
                "warning: the file `{target}` does not exist yet, so no slide has a time in this recording"
            ));
        }
        return Ok(vec![None; slides.len()]);
    };
    let list = TimeList::read(&String::from_utf8_lossy(&bytes));
    let (times, unknown) = by_id(talk, &list.entries);
    for entry in unknown {
        print_error(&format!("warning: {path}: there is no slide `{}`", entry.name));
    }
    Ok(times)
}

/// The file with times, and its bytes if it exists.
pub fn times_file(talk: &OpenTalk, target: &str) -> Result<Option<(SitePath, Vec<u8>)>, Stop> {
    let path =
        talk.path_of(target).ok_or_else(|| Stop::Usage(format!("`times`: `{target}` cannot be a file of the site")))?;
    let file = talk.root.join(path.as_str());
    match crate::io::disk::file_length(&file)? {
        Some(_) => Ok(Some(super::captions_file::read_file(&file).map(|(_, bytes)| (path, bytes))?)),
        None => Ok(None),
    }
}

/// The times of the slides whose ids are in the list, the first of each; and what is in the list and no slide.
pub fn by_id<'a>(talk: &OpenTalk, entries: &'a [TimeEntry]) -> (Times, Vec<&'a TimeEntry>) {
    let slides = &talk.document.slides;
    let mut times = vec![None; slides.len()];
    let mut unknown = Vec::new();
    for entry in entries {
        let is_named =
            |slide: &crate::talk::Slide| *slide.id == *entry.name || slide.options().aliases.contains(&entry.name);
        match slides.iter().position(is_named) {
            Some(at) => {
                times[at].get_or_insert(entry.seconds);
            }
            None => unknown.push(entry),
        }
    }
    (times, unknown)
}
