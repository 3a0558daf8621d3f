use std::collections::HashMap;
use std::ops::Range;

use crate::base::text::decode;
use crate::base::url::{decode_path, is_remote};
use crate::base::{Diagnostic, Files, Place, SitePath};
use crate::site::model::written_recording::WrittenRecording;
use crate::talk::Document;
use crate::talk::recording::{Schedule, TimeList, clock};

/// A file of something else has a mistake on each line.
const MAX_MISTAKES: usize = 1000;

const FORM: &str = "write lines such as `4:12 slide-id`; `talkpress times` prints the ids";

/// The path of a file with times beside a document, or below `content/` if it begins with `/`.
pub fn times_path(document: &Document, target: &str) -> Option<SitePath> {
    let decoded = decode_path(target);
    let path = match decoded.strip_prefix('/') {
        Some(path) => SitePath::new(&format!("content/{path}")),
        None => document.path.sibling(&decoded),
    };
    path.filter(|_| !is_remote(target))
}

/// Checks the file with times that the delivery of `document` with the index `at` names, if it names one.
pub fn check_times(document: &Document, at: usize, files: &Files, diagnostics: &mut Vec<Diagnostic>) {
    let Some(times) = document.meta.deliveries.get(at).and_then(|delivery| delivery.times.as_ref()) else { return };
    let (target, range) = (&times.value, &times.range);
    let path = times_path(document, target);
    let read = |path: &SitePath| files.get(path.as_str())?.read().ok();
    let Some((path, bytes)) = path.and_then(|path| Some((path.clone(), read(&path)?))) else {
        let bytes = read(&document.path).unwrap_or_default();
        let Ok(text) = decode(&document.path, &bytes) else { return };
        let message = format!("`times`: there is no file `{target}` beside this talk");
        let warning = Diagnostic::warning("times-file", message).at(Place::new(&document.path, &text, range.clone()));
        diagnostics.push(warning.hint("`talkpress times TALK --delivery N --from FILE --write` writes it"));
        return;
    };
    match decode(&path, &bytes) {
        Ok(text) => {
            let recordings = WrittenRecording::all(&document.meta);
            let offset = recordings.iter().find(|one| one.delivery == Some(at)).and_then(|one| one.offset).unwrap_or(0);
            let mistakes = mistakes(document, offset, &text).into_iter().take(MAX_MISTAKES);
            diagnostics.extend(mistakes.map(|(at, warning)| warning.at(Place::new(&path, &text, at))));
        }
        Err(error) => diagnostics.push(error),
    }
}

/// What is wrong in the `text` of a file with times, and where. The talk begins at `offset` seconds of the recording.
fn mistakes(document: &Document, offset: i64, text: &str) -> Vec<(Range<usize>, Diagnostic)> {
    let slides = &document.slides;
    let names: HashMap<&str, usize> = slides
        .iter()
        .enumerate()
        .rev()
        .flat_map(|(n, slide)| slide.names().into_iter().map(move |name| (name, n)))
        .collect();
    let mut out = Vec::new();
    let mut found: Vec<Option<(u32, Range<usize>)>> = vec![None; slides.len()];
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start..start + line.trim_end().len();
        start += line.len();
        let mut list = TimeList::read(line);
        let Some(entry) = list.entries.pop() else {
            if list.others > 0 && !line.trim_start_matches('\u{feff}').starts_with('#') {
                let what = if list.wrong.is_empty() {
                    "this line has no time"
                } else {
                    "the time of this line cannot be read"
                };
                out.push((at, warning(format!("{what}, so it is left out")).hint(FORM)));
            }
            continue;
        };
        match names.get(entry.name.as_str()) {
            None => {
                let message = match entry.name.as_str() {
                    "" => "this line names no slide".to_owned(),
                    name => format!("`{}` has no slide `{name}`", document.path),
                };
                out.push((at, warning(message).hint(FORM)));
            }
            Some(n) if found[*n].is_some() => {
                out.push((
                    at,
                    warning(format!("the slide `{}` already has a time above, so this one is left out", entry.name)),
                ));
            }
            Some(n) => found[*n] = Some((entry.seconds, at)),
        }
    }
    let times: Vec<Option<u32>> = found.iter().map(|time| time.as_ref().map(|(seconds, _)| *seconds)).collect();
    for (found, moment) in found.into_iter().zip(Schedule::new(slides, &times, offset).moments) {
        let Some((seconds, at)) = found else { continue };
        let shown = clock(i64::from(seconds));
        let wrong = match moment {
            None => warning(format!("the time {shown} does not follow that of the slides around it"))
                .hint("a slide's time is when it is first shown: later slides have later times"),
            Some(moment) if moment < 0 => warning(format!("the time {shown} is before the recording begins"))
                .hint("check `offset` of the delivery in the front matter"),
            Some(_) => continue,
        };
        out.push((at, wrong));
    }
    out.sort_by_key(|(at, _)| at.start);
    out
}

fn warning(message: String) -> Diagnostic {
    Diagnostic::warning("times-file", message)
}
