//! `export chapters`: the chapters of the recording, for other players.

use std::io::Write;

use serde_json::{Value, json};

use super::args::ExportArgs;
use super::export_talk::ExportTalk;
use crate::base::Diagnostic;
use crate::cli::stop::Stop;
use crate::cli::terminal::print_error;
use crate::io::Failure;
use crate::site::model::chapters;
use crate::talk::recording::{ChapterList, ChapterMark};

/// Writes the chapters in the format that the ending of the file says: `.txt` for YouTube, `.vtt`, or `.json` for podcasts.
///
/// # Errors
/// There are fewer than three, or the ending is another.
pub fn export(args: &ExportArgs, talk: &ExportTalk, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Stop> {
    let write: fn(&ChapterList) -> String = match args.ending().as_deref() {
        None | Some("txt") => ChapterList::to_text,
        Some("vtt") => ChapterList::to_vtt,
        Some("json") => podcast,
        Some(_) => return Err(Stop::Usage("--output: chapters are written as .txt, .vtt or .json".into())),
    };
    let Some(list) = chapters::of_entry(talk.site(), talk.index) else {
        print_error(&format!(
            "error: `{}` has fewer than three chapters or slides with a title and a time\n  \
             help: `talkpress times` prints the times of slides, and says where times can come from",
            talk.document().path
        ));
        return Err(Stop::Reported);
    };
    out.write_all(write(&list).as_bytes()).map_err(|error| Failure::new(format!("writing the chapters: {error}")))?;
    Ok(Vec::new())
}

/// Chapters as podcasts have them (Podcasting 2.0, version 1.2.0 of its JSON).
fn podcast(list: &ChapterList) -> String {
    let chapter = |(mark, end): (&ChapterMark, Option<u32>)| {
        let mut chapter = json!({ "startTime": mark.second, "title": mark.title });
        if let (Some(end), Some(chapter)) = (end, chapter.as_object_mut()) {
            chapter.insert("endTime".into(), end.into());
        }
        chapter
    };
    let chapters: Vec<Value> = list.with_ends().map(chapter).collect();
    // It is only made of text and numbers.
    serde_json::to_string_pretty(&json!({ "version": "1.2.0", "chapters": chapters })).unwrap_or_default() + "\n"
}
