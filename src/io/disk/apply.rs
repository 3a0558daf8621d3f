//! Carries out a journal. Every step is either done or not done, and all of them can be repeated; so if a build is killed
//! here, the next one finishes it.
//!
//! Somebody may have edited the journal, the old manifest or a page: nothing is replaced or removed that talkpress did not
//! write, and nothing behind a link.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::existing::Existing;
use super::file_stat::FileStat;
use super::journal::Journal;
use super::listed_files::{listed_below, listed_files};
use super::manifest_file::ManifestFile;
use super::ownership::Ownership;
use super::staging::Staging;
use super::tree::{PathKind, folders_above, path_kind, remove_file};
use super::written::Written;
use crate::base::SitePath;
use crate::io::Failure;
use crate::publish::Manifest;

/// Carries out the journal of an earlier build, or removes what it staged if there is no journal. Returns the manifest that
/// is then in place.
pub(super) fn resume(
    output: &Path,
    file: ManifestFile,
    staging: &Staging,
    written: &Written,
    existing: Existing,
) -> Result<Manifest, Failure> {
    let mut manifest = file.load(output)?;
    match Journal::load(staging)? {
        Some(journal) => {
            let ownership = Ownership::new(output, file, &manifest, written, existing);
            apply(&ownership, staging, &journal, &BTreeSet::new())?;
            manifest = file.load(output)?;
        }
        None => remove_file(&staging.journal())?,
    }
    staging.clear();
    Ok(manifest)
}

/// Moves files, deletes files and replaces the manifest, in this order. `ownership` is that of the manifest which is still
/// in place; `made` are the folders that this build has just created.
pub(super) fn apply(
    ownership: &Ownership<'_>,
    staging: &Staging,
    journal: &Journal,
    made: &BTreeSet<&str>,
) -> Result<(), Failure> {
    let ownership = &ownership.without(&journal.deletions);
    let mut apply = Apply { ownership, staging, ready: HashSet::new() };
    for (number, path) in &journal.moves {
        // A folder that was just created is empty.
        if made.contains(path.folder()) || apply.clear_way(*number, path)? {
            apply.put(*number, path)?;
        }
    }
    let renamed: HashSet<&SitePath> = journal.moves.iter().filter_map(|(_, path)| ownership.renamed(path)).collect();
    let deletions: Vec<SitePath> = journal.deletions.iter().filter(|path| !renamed.contains(path)).cloned().collect();
    apply.delete_all(&deletions)?;
    apply.replace_manifest()?;
    staging.finish()
}

/// Removes every file that is ours, and the folders that are then empty. Returns the number of files.
pub(super) fn remove_all(ownership: &Ownership<'_>, staging: &Staging) -> Result<usize, Failure> {
    let mut apply = Apply { ownership, staging, ready: HashSet::new() };
    let keys = ownership.manifest.entries().map(|(key, _)| key).collect();
    let paths = listed_files(ownership.output, keys, ownership.written);
    apply.delete_all(&paths)
}

struct Apply<'a> {
    ownership: &'a Ownership<'a>,
    staging: &'a Staging,
    /// Folders that are known to exist and not to be links.
    ready: HashSet<String>,
}

impl Apply<'_> {
    fn put(&self, number: usize, path: &SitePath) -> Result<(), Failure> {
        let target = self.target(path.as_str());
        fs::rename(self.staging.file(number), &target).map_err(|e| Failure::of("writing", &target, e))
    }

    /// Clears the way for a staged file; `false` if it was already moved before an earlier build was killed.
    fn clear_way(&mut self, number: usize, path: &SitePath) -> Result<bool, Failure> {
        if !matches!(path_kind(&self.staging.file(number))?, PathKind::File { .. }) {
            return Ok(false);
        }
        for folder in folders_above(path) {
            self.open_folder(folder)?;
        }
        let target = self.target(path.as_str());
        match path_kind(&target)? {
            PathKind::Nothing => {}
            PathKind::File { stat } if self.ownership.may_replace(path, stat)? => {
                // Otherwise the file could keep its old name.
                if self.ownership.renamed(path).is_some() {
                    remove_file(&target)?;
                }
            }
            PathKind::Folder => self.clear_folder(path)?,
            _ => return Err(self.foreign(&target)),
        }
        Ok(true)
    }

    fn open_folder(&mut self, folder: &str) -> Result<(), Failure> {
        if self.ready.contains(folder) {
            return Ok(());
        }
        let target = self.target(folder);
        match path_kind(&target)? {
            PathKind::Folder => {}
            PathKind::Nothing => create(&target)?,
            PathKind::File { stat } if self.may_replace_folder(folder, stat)? => {
                remove_file(&target)?;
                create(&target)?;
            }
            _ => return Err(self.foreign(&target)),
        }
        self.ready.insert(folder.to_owned());
        Ok(())
    }

    fn may_replace_folder(&self, path: &str, stat: FileStat) -> Result<bool, Failure> {
        SitePath::new(path).map_or(Ok(false), |path| self.ownership.may_replace(&path, stat))
    }

    /// Removes a folder of the old site where the new one has a file.
    fn clear_folder(&mut self, path: &SitePath) -> Result<(), Failure> {
        let ours = listed_below(self.ownership.output, path, self.ownership.manifest);
        self.delete_all(&ours)?;
        let target = self.target(path.as_str());
        // Empty folders that talkpress did not create.
        for folder in walkdir::WalkDir::new(&target).contents_first(true).into_iter().flatten() {
            let _ = fs::remove_dir(folder.path());
        }
        self.ready.clear();
        match path_kind(&target)? {
            PathKind::Nothing => Ok(()),
            _ => Err(self.foreign(&target)),
        }
    }

    fn delete_all(&mut self, paths: &[SitePath]) -> Result<usize, Failure> {
        let mut count = 0;
        let mut folders: BTreeSet<&str> = BTreeSet::new();
        for path in paths {
            let target = self.target(path.as_str());
            if self.is_reachable(path)?
                && let PathKind::File { stat } = path_kind(&target)?
                && self.ownership.may_remove(path, stat)?
            {
                remove_file(&target)?;
                folders.extend(folders_above(path));
                count += 1;
            }
        }
        // In reverse order, a folder comes after everything in it. Folders that are not empty stay.
        for folder in folders.into_iter().rev() {
            if fs::remove_dir(self.target(folder)).is_ok() {
                self.ready.remove(folder);
            }
        }
        Ok(count)
    }

    /// Whether all folders above `path` are real folders.
    fn is_reachable(&mut self, path: &SitePath) -> Result<bool, Failure> {
        for folder in folders_above(path) {
            if !self.ready.contains(folder) {
                if path_kind(&self.target(folder))? != PathKind::Folder {
                    return Ok(false);
                }
                self.ready.insert(folder.to_owned());
            }
        }
        Ok(true)
    }

    fn replace_manifest(&self) -> Result<(), Failure> {
        let staged = self.staging.manifest();
        let target = self.ownership.file.path(self.ownership.output);
        match path_kind(&staged)? {
            PathKind::File { .. } => fs::rename(&staged, &target).map_err(|e| Failure::of("writing", &target, e)),
            _ => Ok(()),
        }
    }

    fn target(&self, path: &str) -> PathBuf {
        self.ownership.output.join(path)
    }

    fn foreign(&self, path: &Path) -> Failure {
        let path = path.display();
        let replace = self.ownership.file.role().replace();
        Failure::new(format!("{path} is not what talkpress wrote: move it and try again, or replace it with {replace}"))
    }
}

fn create(folder: &Path) -> Result<(), Failure> {
    fs::create_dir(folder).map_err(|e| Failure::of("creating", folder, e))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Digest;
    use crate::publish::{BuildFacts, ManifestEntry};

    /// A disk that ignores case has one file under both names, like these links.
    #[test]
    #[cfg_attr(not(unix), ignore = "elsewhere, links have names of their own")]
    fn a_file_whose_name_changes_only_in_case_is_not_deleted() {
        let output = tempfile::tempdir().unwrap();
        let at = |name: &str| output.path().join(name);
        let path = |name: &str| SitePath::new(name).unwrap();
        let entry = ManifestEntry { digest: Digest::of(b"picture"), size: 7 };
        let manifest =
            Manifest::new(None, BuildFacts::default(), ["Logo.png", "Other.png"].map(|p| (p, entry)).into_iter());
        for name in ["Logo.png", "Other.png"] {
            fs::write(at(name), "picture").unwrap();
            fs::hard_link(at(name), at(&name.to_lowercase())).unwrap();
        }
        let written = Written::default();
        let ownership = Ownership::new(output.path(), ManifestFile::Published, &manifest, &written, Existing::Keep);
        let staging = Staging::enter(output.path()).unwrap();
        fs::write(staging.file(1), "new").unwrap();
        // The first move was already made before the process was killed.
        let moves = vec![(0, path("logo.png")), (1, path("other.png"))];
        let deletions = vec![path("Logo.png"), path("Other.png")];
        apply(&ownership, &staging, &Journal { moves, deletions }, &BTreeSet::new()).unwrap();
        assert!(at("Logo.png").exists() && at("logo.png").exists());
        // Here both names were different files after the move.
        assert!(!at("Other.png").exists() && fs::read(at("other.png")).unwrap() == b"new");
    }
}
