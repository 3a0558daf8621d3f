//! Files that a command reads: captions, and lists of times.

use std::path::Path;

use super::super::stop::Stop;
use super::super::terminal::print_diagnostics;
use super::chosen_recording::Recording;
use super::open_talk::OpenTalk;
use crate::base::{SitePath, url};
use crate::io::disk;
use crate::talk::captions::{Captions, MAX_BYTES};

/// A file with its name for messages.
pub type NamedFile = (SitePath, Vec<u8>);

/// Reads the captions in the file `from`, else those of the recording.
pub fn captions(talk: &OpenTalk, recording: &Recording, from: Option<&Path>) -> Result<(SitePath, Captions), Stop> {
    let (name, bytes) = match (from, &recording.captions) {
        (Some(from), _) => read_file(from)?,
        (None, Some(captions)) => of_site(talk, captions)?,
        (None, None) => {
            return Err(Stop::Usage(format!(
                "`{}` has no `captions`: name a WebVTT or SRT file with `--from`",
                talk.document.path
            )));
        }
    };
    let captions = Captions::read(&name, &bytes)?;
    print_diagnostics(&captions.warnings);
    Ok((name, captions))
}

fn of_site(talk: &OpenTalk, captions: &str) -> Result<NamedFile, Stop> {
    if url::is_remote(captions) {
        return Err(Stop::Usage(format!(
            "the captions are on another server: download `{captions}` and name the file with `--from`"
        )));
    }
    let (path, content) = talk
        .file(captions)
        .ok_or_else(|| Stop::Usage(format!("the captions `{captions}` are not a file of the site")))?;
    let bytes = content.read()?;
    Ok((path, bytes.to_vec()))
}

/// Reads a file of at most 4 MiB. Its name without its folder is used in messages.
pub fn read_file(path: &Path) -> Result<NamedFile, Stop> {
    let shown = path.display();
    match disk::file_length(path)? {
        None if disk::exists(path) => Err(Stop::Usage(format!("`{shown}` is not a file"))),
        None => Err(Stop::Usage(format!("`{shown}` does not exist"))),
        Some(length) if length > MAX_BYTES as u64 => {
            Err(Stop::Usage(format!("`{shown}` is larger than {} MiB", MAX_BYTES >> 20)))
        }
        Some(_) => {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let unnamed = || Stop::Usage(format!("`{shown}` cannot be the name of a file in a site"));
            let name = SitePath::new(&name).ok_or_else(unnamed)?;
            Ok((name, disk::read_bytes(path)?))
        }
    }
}
