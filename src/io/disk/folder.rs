//! Questions that commands ask about folders that need not be a site.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::io::Failure;

/// The names of the files in a folder, sorted; none if there is no such folder. Names that are not UTF-8 are ignored.
///
/// # Errors
/// If the folder cannot be read.
pub fn file_names(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(Failure::of("reading", folder, e)),
    };
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.ok().filter(|e| e.path().is_file())?.file_name().into_string().ok()).collect();
    names.sort();
    Ok(names)
}

/// The names of the folders in a folder, sorted; none if there is no such folder. Names that are not UTF-8 are ignored.
///
/// # Errors
/// If the folder cannot be read.
pub fn folder_names(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(Failure::of("reading", folder, e)),
    };
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.ok().filter(|e| e.path().is_dir())?.file_name().into_string().ok()).collect();
    names.sort();
    Ok(names)
}

/// Whether a new site can be created at `path`: there is nothing, or a folder that holds at most `.git`.
///
/// # Errors
/// If the folder cannot be read.
pub fn is_empty_folder(path: &Path) -> Result<bool, Failure> {
    match fs::read_dir(path) {
        Ok(mut entries) => Ok(entries.all(|entry| entry.is_ok_and(|e| e.file_name() == ".git"))),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(e) => Err(Failure::of("reading", path, e)),
    }
}

/// The path of `inner` relative to `outer`, if it is inside.
pub fn inside(outer: &Path, inner: &Path) -> Option<PathBuf> {
    let (outer, inner) = (fs::canonicalize(outer).ok()?, fs::canonicalize(inner).ok()?);
    inner.strip_prefix(outer).ok().map(Path::to_owned)
}

/// Whether there is anything at `path`, even a link to nothing.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether there is a folder at `path`.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// The length of the file at `path` in bytes; `None` if there is none, or if it is not a file.
///
/// # Errors
/// If the system does not say what is there.
pub fn file_length(path: &Path) -> Result<Option<u64>, Failure> {
    match fs::metadata(path) {
        Ok(found) => Ok(found.is_file().then_some(found.len())),
        Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(e) => Err(Failure::of("reading", path, e)),
    }
}

/// All bytes of a file.
///
/// # Errors
/// If it cannot be read.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|e| Failure::of("reading", path, e))
}
