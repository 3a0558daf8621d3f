//! Looks at single paths in the output. Links are never followed there: talkpress creates none.

use std::fs;
use std::io;
use std::path::Path;

use super::file_stat::FileStat;
use crate::base::SitePath;
use crate::io::Failure;

/// What kind of thing is at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PathKind {
    Nothing,
    File {
        stat: FileStat,
    },
    Folder,
    /// A link, a pipe or a device: talkpress never writes these.
    Other,
}

/// What kind of thing is at `path`; links are not followed.
pub(super) fn path_kind(path: &Path) -> Result<PathKind, Failure> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_file() => Ok(PathKind::File { stat: FileStat::of(&metadata) }),
        Ok(metadata) if metadata.is_dir() => Ok(PathKind::Folder),
        Ok(_) => Ok(PathKind::Other),
        Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(PathKind::Nothing),
        Err(e) => Err(Failure::of("reading", path, e)),
    }
}

/// The folders above `path`, the topmost first.
pub(super) fn folders_above(path: &SitePath) -> impl Iterator<Item = &str> {
    let text = path.as_str();
    text.match_indices('/').map(move |(at, _)| &text[..at])
}

/// Removes a file, if it exists.
pub(super) fn remove_file(path: &Path) -> Result<(), Failure> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(Failure::of("removing", path, e)),
        _ => Ok(()),
    }
}
