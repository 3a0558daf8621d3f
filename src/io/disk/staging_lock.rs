use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::root_folder::RootFolder;
use super::tree::{PathKind, path_kind};
use crate::io::Failure;

/// The name of the staging folder.
pub(super) const FOLDER: &str = ".talkpress-staging";

/// The path of the staging folder of `output`.
pub(super) fn staging_folder(output: &Path) -> PathBuf {
    output.join(FOLDER)
}

/// Takes the lock; `None` if another build has it, or removed it at the same moment.
pub(super) fn try_lock(output: &Path) -> Result<Option<File>, Failure> {
    let folder = staging_folder(output);
    if let Err(error) = fs::create_dir_all(&folder) {
        // The build before us may have removed the folders while we created them.
        return match path_kind(&folder)? {
            PathKind::Nothing if is_race(&error) => Ok(None),
            _ => Err(Failure::of("creating", &folder, error)),
        };
    }
    let path = folder.join("lock");
    if path_kind(&folder)? == PathKind::Other || path_kind(&path)? == PathKind::Other {
        return Err(Failure::new(format!("{} was not created by talkpress: remove it", folder.display())));
    }
    let mut lock = match OpenOptions::new().create(true).truncate(false).write(true).open(&path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        result => result.map_err(|e| Failure::of("creating", &path, e))?,
    };
    match lock.try_lock() {
        Err(fs::TryLockError::WouldBlock) => return Ok(None),
        Err(fs::TryLockError::Error(e)) => return Err(Failure::of("locking", &path, e)),
        Ok(()) => {}
    }
    if !is_still_there(&lock, &path) {
        return Ok(None);
    }
    // The process id is only for the message of other builds, so an error does not matter here.
    let _ = lock.set_len(0).and_then(|()| write!(lock, "{}", std::process::id()));
    Ok(Some(lock))
}

fn is_race(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::AlreadyExists)
}

/// Whether the locked file is still the one at `path`: the build before us may have removed it.
#[cfg(unix)]
fn is_still_there(lock: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (lock.metadata(), fs::symlink_metadata(path)) {
        (Ok(locked), Ok(there)) => (locked.dev(), locked.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

/// On other systems a locked file cannot be removed.
#[cfg(not(unix))]
fn is_still_there(_lock: &File, path: &Path) -> bool {
    path.exists()
}

/// The failure that says that another build is writing `output`.
pub(super) fn already_locked(output: &Path) -> Failure {
    let lock = RootFolder::open(output).and_then(|root| root.read(&Path::new(FOLDER).join("lock")));
    let owner = match lock.map(|owner| String::from_utf8_lossy(&owner).into_owned()) {
        Ok(owner) if owner.trim().is_empty() => String::new(),
        Ok(owner) => format!(" (process {})", owner.trim()),
        Err(error) => return Failure::of("creating", &staging_folder(output), error),
    };
    Failure::new(format!("another build{owner} is writing {}: try again when it has finished", output.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::disk::staging::Staging;

    #[test]
    fn a_lock_on_a_file_that_was_removed_locks_nothing() {
        let output = tempfile::tempdir().unwrap();
        let path = staging_folder(output.path()).join("lock");
        let first = Staging::enter(output.path()).unwrap();
        let waiting = File::open(&path).unwrap();
        assert!(is_still_there(&waiting, &path));
        drop(first);
        assert!(!is_still_there(&waiting, &path));
        let _second = Staging::enter(output.path()).unwrap();
        assert!(!is_still_there(&waiting, &path));
    }
}
