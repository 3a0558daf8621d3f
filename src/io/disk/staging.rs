use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::root_folder::RootFolder;
use super::staging_lock::{FOLDER, already_locked, staging_folder, try_lock};
use super::tree::{PathKind, folders_above, path_kind};
use crate::base::SitePath;
use crate::io::Failure;
use crate::publish::path_lines::{read_path, write_path};

/// How long a second build waits for the first.
const LOCK_TIMEOUT: Duration = Duration::from_secs(10);

const POLL_INTERVAL: Duration = Duration::from_millis(10);

/// The folder inside the output, and hence on its disk, in which a new site is prepared; and the lock that allows only one
/// build at a time.
///
/// Dropping removes the folder unless it holds a journal, which the next build carries out. The lock belongs to the
/// process, so that a killed process holds none.
#[derive(Debug)]
pub(super) struct Staging {
    output: PathBuf,
    folder: PathBuf,
    fresh: bool,
    /// Held until the folder is removed.
    lock: Option<File>,
}

impl Staging {
    /// Opens the staging folder of `output`, and creates `output` if necessary. Waits while another build has it.
    pub fn enter(output: &Path) -> Result<Staging, Failure> {
        Staging::enter_within(output, LOCK_TIMEOUT)
    }

    fn enter_within(output: &Path, timeout: Duration) -> Result<Staging, Failure> {
        let fresh = path_kind(output)? == PathKind::Nothing;
        let deadline = Instant::now() + timeout;
        loop {
            if let Some(lock) = try_lock(output)? {
                return Ok(Staging {
                    output: output.to_path_buf(),
                    folder: staging_folder(output),
                    fresh,
                    lock: Some(lock),
                });
            }
            if Instant::now() >= deadline {
                return Err(already_locked(output));
            }
            thread::sleep(POLL_INTERVAL);
        }
    }

    /// The path at which the new file `number` is staged.
    pub fn file(&self, number: usize) -> PathBuf {
        self.folder.join(number.to_string())
    }

    /// The path at which the new manifest is staged.
    pub fn manifest(&self) -> PathBuf {
        self.folder.join("manifest")
    }

    /// The path of the journal.
    pub fn journal(&self) -> PathBuf {
        self.folder.join("journal")
    }

    /// The path at which the journal is written before it is renamed.
    pub fn draft(&self) -> PathBuf {
        self.folder.join("draft")
    }

    fn folders(&self) -> PathBuf {
        self.folder.join("folders")
    }

    /// Creates the `missing` folders, each after its parent, while nothing has been replaced and a full disk is still
    /// harmless. They are recorded first, so that they are removed if the build fails. Returns those it created.
    pub fn make_folders<'f>(&self, missing: &BTreeSet<&'f str>) -> Result<BTreeSet<&'f str>, Failure> {
        self.record_folders(missing)?;
        let mut made = BTreeSet::new();
        let mut another_created_one = false;
        let made_all = missing.iter().try_for_each(|folder| {
            let path = self.output.join(folder);
            match fs::create_dir(&path) {
                Ok(()) => drop(made.insert(*folder)),
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => another_created_one = true,
                // Below a file of the old site, which is deleted first when the journal is carried out.
                Err(e) if matches!(e.kind(), io::ErrorKind::NotADirectory | io::ErrorKind::NotFound) => {}
                Err(e) => return Err(Failure::of("creating", &path, e)),
            }
            Ok(())
        });
        if another_created_one {
            self.record_folders(&made)?;
        }
        made_all.map(|()| made)
    }

    fn record_folders(&self, folders: &BTreeSet<&str>) -> Result<(), Failure> {
        let paths = folders.iter().filter_map(|path| SitePath::new(path));
        let list: String = paths.map(|path| write_path(&path) + "\n").collect();
        fs::write(self.folders(), list).map_err(|e| Failure::of("writing", &self.folders(), e))
    }

    /// Removes the journal after it was carried out.
    pub fn finish(&self) -> Result<(), Failure> {
        super::tree::remove_file(&self.folders())?;
        super::tree::remove_file(&self.journal())
    }

    /// Removes everything that an earlier build staged without writing a journal.
    pub fn clear(&self) {
        self.undo_folders();
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten().filter(|entry| entry.file_name() != "lock") {
            // Whatever cannot be removed now is removed by the next build.
            let _ = match entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                true => fs::remove_dir_all(entry.path()),
                false => fs::remove_file(entry.path()),
            };
        }
    }

    /// The bytes of the file `name` in the folder.
    pub fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        RootFolder::open(&self.output)?.read(&Path::new(FOLDER).join(name))
    }

    fn undo_folders(&self) {
        let Ok(Ok(list)) = self.read("folders").map(String::from_utf8) else { return };
        for path in list.lines().rev().filter_map(read_path) {
            let is_ours =
                folders_above(&path).all(|above| path_kind(&self.output.join(above)).ok() == Some(PathKind::Folder));
            if is_ours {
                // Removes empty folders only.
                let _ = fs::remove_dir(self.output.join(path.as_str()));
            }
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if path_kind(&self.journal()).ok() != Some(PathKind::Nothing) {
            return;
        }
        self.clear();
        // The lock last. `remove_dir` removes only empty folders, so another build that has started is safe.
        let _ = fs::remove_file(self.folder.join("lock"));
        // Some systems keep the name of a removed file until it is closed.
        drop(self.lock.take());
        let _ = fs::remove_dir(&self.folder);
        if self.fresh {
            let _ = fs::remove_dir(&self.output);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_build_waits_and_then_names_the_first() {
        let output = tempfile::tempdir().unwrap();
        let first = Staging::enter(output.path()).unwrap();
        let refused = Staging::enter_within(output.path(), Duration::from_millis(50)).unwrap_err();
        assert!(refused.message().contains(&format!("process {}", std::process::id())), "{refused}");
        drop(first);
        Staging::enter_within(output.path(), Duration::ZERO).unwrap();
        assert!(!staging_folder(output.path()).exists());
    }

    #[test]
    fn only_one_of_many_builds_has_the_lock() {
        let parent = tempfile::tempdir().unwrap();
        let output = parent.path().join("public");
        let inside = std::sync::atomic::AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let staging = Staging::enter(&output).unwrap();
                        assert_eq!(inside.fetch_add(1, std::sync::atomic::Ordering::SeqCst), 0);
                        thread::yield_now();
                        inside.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
                        drop(staging);
                    }
                });
            }
        });
        assert!(!staging_folder(&output).exists());
    }
}
