use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::lines::{read_path, write_path};
use super::tree::{Standing, folders_above, standing};
use crate::base::SitePath;
use crate::io::Failure;

/// How long a second build waits for the first.
const PATIENCE: Duration = Duration::from_secs(10);

const POLL: Duration = Duration::from_millis(10);

/// The folder inside the output, hence on its disk, where a new site grows before it replaces the old one; and the lock
/// that lets one build at a time do so.
///
/// It goes when the value goes, but for a journal in it: that is a promise, and the next build keeps it. The lock
/// is the kernel's, so a killed process holds none.
#[derive(Debug)]
pub(super) struct Staging {
    output: PathBuf,
    folder: PathBuf,
    fresh: bool,
    _lock: File,
}

/// Where the staging folder of `output` is.
pub(super) fn folder(output: &Path) -> PathBuf {
    output.join(".talkpress-staging")
}

impl Staging {
    /// Opens the staging folder of `output`, and `output` itself if need be. Waits while another build has it.
    pub fn enter(output: &Path) -> Result<Staging, Failure> {
        Staging::enter_within(output, PATIENCE)
    }

    fn enter_within(output: &Path, patience: Duration) -> Result<Staging, Failure> {
        let fresh = standing(output)? == Standing::Nothing;
        let deadline = Instant::now() + patience;
        loop {
            if let Some(lock) = try_lock(output)? {
                return Ok(Staging { output: output.to_path_buf(), folder: folder(output), fresh, _lock: lock });
            }
            if Instant::now() >= deadline {
                return Err(occupied(output));
            }
            thread::sleep(POLL);
        }
    }

    /// Where the new file `number` is staged.
    pub fn file(&self, number: usize) -> PathBuf {
        self.folder.join(number.to_string())
    }

    /// Where the new manifest is staged.
    pub fn manifest(&self) -> PathBuf {
        self.folder.join("manifest")
    }

    /// Where the journal lies.
    pub fn journal(&self) -> PathBuf {
        self.folder.join("journal")
    }

    /// Where the journal is written before it counts.
    pub fn draft(&self) -> PathBuf {
        self.folder.join("draft")
    }

    fn folders(&self) -> PathBuf {
        self.folder.join("folders")
    }

    /// Makes the `missing` folders, each after the one it lies in: while nothing has been replaced yet, a full disk is
    /// harmless. They are noted first, so that whoever gives up takes them away again. Those it made come back.
    pub fn make_folders<'f>(&self, missing: &BTreeSet<&'f str>) -> Result<BTreeSet<&'f str>, Failure> {
        self.note_folders(missing)?;
        let mut made = BTreeSet::new();
        let mut others_were_faster = false;
        let made_all = missing.iter().try_for_each(|folder| {
            let path = self.output.join(folder);
            match fs::create_dir(&path) {
                Ok(()) => drop(made.insert(*folder)),
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => others_were_faster = true,
                // Below a file of the old site: that has to go first, and the journal says when.
                Err(e) if matches!(e.kind(), io::ErrorKind::NotADirectory | io::ErrorKind::NotFound) => {}
                Err(e) => return Err(Failure::of("creating", &path, e)),
            }
            Ok(())
        });
        if others_were_faster {
            self.note_folders(&made)?;
        }
        made_all.map(|()| made)
    }

    fn note_folders(&self, folders: &BTreeSet<&str>) -> Result<(), Failure> {
        let paths = folders.iter().filter_map(|path| SitePath::new(path));
        let list: String = paths.map(|path| write_path(&path) + "\n").collect();
        fs::write(self.folders(), list).map_err(|e| Failure::of("writing", &self.folders(), e))
    }

    /// The journal is carried out: nothing here is needed any more.
    pub fn fulfilled(&self) -> Result<(), Failure> {
        super::tree::remove_file(&self.folders())?;
        super::tree::remove_file(&self.journal())
    }

    /// Drops what an earlier build staged and did not promise.
    pub fn clear(&self) {
        self.undo_folders();
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten().filter(|entry| entry.file_name() != "lock") {
            // What cannot be removed is tried again when the next build clears.
            let _ = match entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                true => fs::remove_dir_all(entry.path()),
                false => fs::remove_file(entry.path()),
            };
        }
    }

    fn undo_folders(&self) {
        let Ok(list) = fs::read_to_string(self.folders()) else { return };
        for path in list.lines().rev().filter_map(read_path) {
            let is_ours =
                folders_above(&path).all(|above| standing(&self.output.join(above)).ok() == Some(Standing::Folder));
            if is_ours {
                // Removes empty folders only.
                let _ = fs::remove_dir(self.output.join(path.as_str()));
            }
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if standing(&self.journal()).ok() != Some(Standing::Nothing) {
            return;
        }
        self.clear();
        // Only then the lock, and the folders only if nobody came in meanwhile: these remove empty ones alone.
        let _ = fs::remove_file(self.folder.join("lock"));
        let _ = fs::remove_dir(&self.folder);
        if self.fresh {
            let _ = fs::remove_dir(&self.output);
        }
    }
}

/// The lock, unless somebody has it or it vanished while we reached for it.
fn try_lock(output: &Path) -> Result<Option<File>, Failure> {
    let folder = folder(output);
    if let Err(error) = fs::create_dir_all(&folder) {
        // The owner before us may have taken the folders away while we made them.
        return match standing(&folder)? {
            Standing::Nothing if is_race(&error) => Ok(None),
            _ => Err(Failure::of("creating", &folder, error)),
        };
    }
    let path = folder.join("lock");
    if standing(&folder)? == Standing::Other || standing(&path)? == Standing::Other {
        return Err(Failure::new(format!("{} is not ours: remove it", folder.display())));
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
    // The owner's number is for the others' message only; a full disk is found out where it matters.
    let _ = lock.set_len(0).and_then(|()| write!(lock, "{}", std::process::id()));
    Ok(Some(lock))
}

fn is_race(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::AlreadyExists)
}

/// Whether the locked file is the one the others will find: the owner before us may have removed it.
#[cfg(unix)]
fn is_still_there(lock: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (lock.metadata(), fs::symlink_metadata(path)) {
        (Ok(locked), Ok(there)) => (locked.dev(), locked.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

/// Elsewhere a locked file cannot be removed.
#[cfg(not(unix))]
fn is_still_there(_lock: &File, path: &Path) -> bool {
    path.exists()
}

fn occupied(output: &Path) -> Failure {
    let owner = match fs::read_to_string(folder(output).join("lock")) {
        Ok(owner) if owner.trim().is_empty() => String::new(),
        Ok(owner) => format!(" (process {})", owner.trim()),
        Err(error) => return Failure::of("creating", &folder(output), error),
    };
    Failure::new(format!("another build{owner} is writing {}: try again when it is done", output.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_waits_and_then_names_the_owner() {
        let output = tempfile::tempdir().unwrap();
        let first = Staging::enter(output.path()).unwrap();
        let refused = Staging::enter_within(output.path(), Duration::from_millis(50)).unwrap_err();
        assert!(refused.message().contains(&format!("process {}", std::process::id())), "{refused}");
        drop(first);
        Staging::enter_within(output.path(), Duration::ZERO).unwrap();
        assert!(!folder(output.path()).exists());
    }

    #[test]
    fn a_lock_on_a_file_that_was_removed_locks_nothing() {
        let output = tempfile::tempdir().unwrap();
        let path = folder(output.path()).join("lock");
        let first = Staging::enter(output.path()).unwrap();
        let waiting = File::open(&path).unwrap();
        assert!(is_still_there(&waiting, &path));
        drop(first);
        assert!(!is_still_there(&waiting, &path));
        let _second = Staging::enter(output.path()).unwrap();
        assert!(!is_still_there(&waiting, &path));
    }

    #[test]
    fn one_at_a_time_however_many_come_and_go() {
        let parent = tempfile::tempdir().unwrap();
        let output = parent.path().join("public");
        let inside = std::sync::atomic::AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let staging = Staging::enter(&output).unwrap();
                        assert_eq!(inside.fetch_add(1, std::sync::atomic::Ordering::SeqCst), 0);
                        thread::sleep(Duration::from_micros(200));
                        inside.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
                        drop(staging);
                    }
                });
            }
        });
        assert!(!folder(&output).exists());
    }
}
