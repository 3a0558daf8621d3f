//! What other programs need below the site's `.talkpress/` folder.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::cache::{FOLDER, open_folder};
use super::tree::{PathKind, path_kind};
use crate::io::Failure;

/// The path of the folder `name` in `.talkpress/`, which is made if necessary.
///
/// # Errors
/// If there is something else at the path, or the folder cannot be made.
pub fn private_folder(site_root: &Path, name: &str) -> Result<PathBuf, Failure> {
    let above = site_root.join(FOLDER);
    open_folder(&above)?;
    let folder = above.join(name);
    match path_kind(&folder)? {
        PathKind::Folder => Ok(folder),
        PathKind::Nothing => {
            fs::create_dir(&folder).map_err(|e| Failure::of("creating", &folder, e))?;
            Ok(folder)
        }
        _ => Err(Failure::new(format!("{} is not a folder: remove it", folder.display()))),
    }
}

/// Writes a file in such a folder.
///
/// # Errors
/// If it cannot be written.
pub fn write_private(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(|e| Failure::of("writing", path, e))
}

/// A lock that only one process has at a time, and that ends with it.
#[derive(Debug)]
pub struct PrivateLock(#[allow(dead_code, reason = "dropping it unlocks the file")] File);

/// Locks the file `name` in `.talkpress/`.
///
/// # Errors
/// If another process has the lock, or the file cannot be made.
pub fn lock_private(site_root: &Path, name: &str) -> Result<PrivateLock, Failure> {
    let above = site_root.join(FOLDER);
    open_folder(&above)?;
    let path = above.join(name);
    if path_kind(&path)? == PathKind::Other {
        return Err(Failure::new(format!("{} was not created by talkpress: remove it", path.display())));
    }
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|e| Failure::of("creating", &path, e))?;
    match file.try_lock() {
        Ok(()) => Ok(PrivateLock(file)),
        Err(TryLockError::WouldBlock) => {
            Err(Failure::new("this site is being published by another process: try again when it has finished"))
        }
        Err(TryLockError::Error(e)) => Err(Failure::of("locking", &path, e)),
    }
}

/// Removes what a killed git leaves in `repository`: locks, which would stop the next one, and reports of crashes.
pub fn remove_git_leftovers(repository: &Path) {
    let is_objects = |name: &std::ffi::OsStr| name == "objects";
    let entries = WalkDir::new(repository).into_iter().filter_entry(|entry| !is_objects(entry.file_name()));
    for entry in entries.flatten().filter(|entry| entry.file_type().is_file()) {
        let name = entry.file_name().to_string_lossy();
        if name.ends_with(".lock") || name.starts_with("fast_import_crash_") {
            let _ = fs::remove_file(entry.path());
        }
    }
}
