//! What stands in the output. Links are never followed in there: we make none, so each is somebody else's.

use std::fs;
use std::io;
use std::path::Path;

use crate::base::SitePath;
use crate::io::Failure;

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Nothing,
    File {
        size: u64,
    },
    Folder,
    /// A link, a pipe, a device: never ours.
    Other,
}

/// What stands at `path`.
pub(super) fn standing(path: &Path) -> Result<Standing, Failure> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_file() => Ok(Standing::File { size: metadata.len() }),
        Ok(metadata) if metadata.is_dir() => Ok(Standing::Folder),
        Ok(_) => Ok(Standing::Other),
        Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(Standing::Nothing),
        Err(e) => Err(Failure::of("reading", path, e)),
    }
}

/// The folders that `path` lies in, the topmost first.
pub(super) fn folders_above(path: &SitePath) -> impl Iterator<Item = &str> {
    let text = path.as_str();
    text.match_indices('/').map(move |(at, _)| &text[..at])
}

/// Removes a file, which may be gone already.
pub(super) fn remove_file(path: &Path) -> Result<(), Failure> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(Failure::of("removing", path, e)),
        _ => Ok(()),
    }
}
