//! Carries a journal out. Each step is done or not, and doing all again from the start does no harm; so a build
//! that dies here is finished by the next one.
//!
//! The journal and the old manifest may have been edited since: nothing is replaced or removed that the manifest does not
//! list, and nothing behind a link.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::journal::Journal;
use super::manifest::Manifest;
use super::staging::Staging;
use super::tree::{Standing, folders_above, remove_file, standing};
use crate::base::SitePath;
use crate::io::Failure;

/// Finishes what an earlier build promised; drops what it only began.
pub(super) fn resume(output: &Path, staging: &Staging) -> Result<(), Failure> {
    match Journal::load(staging)? {
        Some(journal) => apply(output, staging, &journal, &Manifest::load(output)?, &BTreeSet::new())?,
        None => remove_file(&staging.journal())?,
    }
    staging.clear();
    Ok(())
}

/// Moves, deletes, and replaces the manifest, in this order. `old` is the manifest that is still in its place, `made` are the
/// folders that the build which promised this has made for it a moment ago.
pub(super) fn apply(
    output: &Path,
    staging: &Staging,
    journal: &Journal,
    old: &Manifest,
    made: &BTreeSet<&str>,
) -> Result<(), Failure> {
    let mut apply = Apply { output, staging, old, ready: HashSet::new() };
    for (number, path) in &journal.moves {
        // In a folder just made there is nothing in the way.
        if made.contains(path.folder()) || apply.has_room(*number, path)? {
            apply.put(*number, path)?;
        }
    }
    apply.delete_all(&journal.deletions)?;
    apply.replace_manifest()?;
    staging.fulfilled()
}

/// Removes every file that `old` lists, and the folders that are empty then; how many files there were.
pub(super) fn remove_all(output: &Path, staging: &Staging, old: &Manifest) -> Result<usize, Failure> {
    let mut apply = Apply { output, staging, old, ready: HashSet::new() };
    let paths: Vec<SitePath> = old.paths().cloned().collect();
    apply.delete_all(&paths)
}

struct Apply<'a> {
    output: &'a Path,
    staging: &'a Staging,
    old: &'a Manifest,
    /// Folders that are known to be there, and to be no links.
    ready: HashSet<String>,
}

impl Apply<'_> {
    fn put(&self, number: usize, path: &SitePath) -> Result<(), Failure> {
        let target = self.target(path.as_str());
        fs::rename(self.staging.file(number), &target).map_err(|e| Failure::of("writing", &target, e))
    }

    /// Makes room for a staged file; `false` where it was moved before the last build died.
    fn has_room(&mut self, number: usize, path: &SitePath) -> Result<bool, Failure> {
        if !matches!(standing(&self.staging.file(number))?, Standing::File { .. }) {
            return Ok(false);
        }
        for folder in folders_above(path) {
            self.open_folder(folder)?;
        }
        let target = self.target(path.as_str());
        match standing(&target)? {
            Standing::Nothing => {}
            Standing::File { .. } if self.old.lists(path.as_str()) => {}
            Standing::Folder => self.clear_folder(path)?,
            _ => return Err(foreign(&target)),
        }
        Ok(true)
    }

    fn open_folder(&mut self, folder: &str) -> Result<(), Failure> {
        if self.ready.contains(folder) {
            return Ok(());
        }
        let target = self.target(folder);
        match standing(&target)? {
            Standing::Folder => {}
            Standing::Nothing => create(&target)?,
            Standing::File { .. } if self.old.lists(folder) => {
                remove_file(&target)?;
                create(&target)?;
            }
            _ => return Err(foreign(&target)),
        }
        self.ready.insert(folder.to_owned());
        Ok(())
    }

    /// Makes room for a file where the old site had a folder.
    fn clear_folder(&mut self, path: &SitePath) -> Result<(), Failure> {
        let ours: Vec<SitePath> = self.old.below(path.as_str()).cloned().collect();
        self.delete_all(&ours)?;
        let target = self.target(path.as_str());
        // Folders that never had a file of ours in them, but are empty.
        for folder in walkdir::WalkDir::new(&target).contents_first(true).into_iter().flatten() {
            let _ = fs::remove_dir(folder.path());
        }
        self.ready.clear();
        match standing(&target)? {
            Standing::Nothing => Ok(()),
            _ => Err(foreign(&target)),
        }
    }

    fn delete_all(&mut self, paths: &[SitePath]) -> Result<usize, Failure> {
        let mut count = 0;
        let mut folders: BTreeSet<&str> = BTreeSet::new();
        for path in paths.iter().filter(|path| self.old.lists(path.as_str())) {
            let target = self.target(path.as_str());
            if self.is_reachable(path)? && matches!(standing(&target)?, Standing::File { .. }) {
                remove_file(&target)?;
                folders.extend(folders_above(path));
                count += 1;
            }
        }
        // Backwards, what lies in a folder comes before the folder. Those that are not empty stay.
        for folder in folders.into_iter().rev() {
            if fs::remove_dir(self.target(folder)).is_ok() {
                self.ready.remove(folder);
            }
        }
        Ok(count)
    }

    /// Whether the way to `path` leads through real folders only.
    fn is_reachable(&mut self, path: &SitePath) -> Result<bool, Failure> {
        for folder in folders_above(path) {
            if !self.ready.contains(folder) {
                if standing(&self.target(folder))? != Standing::Folder {
                    return Ok(false);
                }
                self.ready.insert(folder.to_owned());
            }
        }
        Ok(true)
    }

    fn replace_manifest(&self) -> Result<(), Failure> {
        let staged = self.staging.manifest();
        let target = Manifest::path(self.output);
        match standing(&staged)? {
            Standing::File { .. } => fs::rename(&staged, &target).map_err(|e| Failure::of("writing", &target, e)),
            _ => Ok(()),
        }
    }

    fn target(&self, path: &str) -> PathBuf {
        self.output.join(path)
    }
}

fn create(folder: &Path) -> Result<(), Failure> {
    fs::create_dir(folder).map_err(|e| Failure::of("creating", folder, e))
}

fn foreign(path: &Path) -> Failure {
    Failure::new(format!(
        "{} stands where the site has to go, and talkpress did not write it: move it away and build again",
        path.display()
    ))
}
