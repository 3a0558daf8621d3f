use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::apply;
use super::built_site::BuiltSite;
use super::copy::{CopyError, copy_from};
use super::existing::Existing;
use super::folder_role::FolderRole;
use super::journal::Journal;
use super::listed_files::files_below;
use super::manifest_file::ManifestFile;
use super::output_folder::check_target_folder;
use super::ownership::Ownership;
use super::root_folder::RootFolder;
use super::staging::Staging;
use super::staging_lock::staging_folder;
use super::survey::{kept, look};
use super::tree::{PathKind, path_kind, remove_file};
use super::written::Written;
use crate::base::{Content, Digest, Files, SitePath};
use crate::io::Failure;
use crate::io::work_done::WorkDone;
use crate::publish::{ManifestEntry, Plan, TargetState};

/// A folder that a site is published to, with the journal that a build uses: a run that was interrupted is completed by the
/// next one.
#[derive(Debug)]
pub struct TargetFolder {
    folder: PathBuf,
    existing: Existing,
    staging: Option<Staging>,
}

impl TargetFolder {
    /// The folder `folder`, to which the site at `site_root` is published from `output`. `existing` says what happens to
    /// files there that are in the way of an interrupted run.
    ///
    /// # Errors
    /// If it is a file, a link or read-only, or overlaps the author's files or the output.
    pub fn new(folder: &Path, site_root: &Path, output: &Path, existing: Existing) -> Result<TargetFolder, Failure> {
        let folder = check_target_folder(folder, site_root, output)?;
        Ok(TargetFolder { folder, existing, staging: None })
    }

    /// Locks the folder until the end, and completes the run that was interrupted there, if there is one.
    ///
    /// # Errors
    /// If another process has the lock, or if a file cannot be written.
    pub fn lock(&mut self) -> Result<(), Failure> {
        let staging = Staging::enter(&self.folder)?;
        let (written, file) = (Written::default(), ManifestFile::Published);
        apply::resume(&self.folder, file, &staging, &written, self.existing)?;
        self.staging = Some(staging);
        Ok(())
    }

    /// What is in the folder.
    ///
    /// # Errors
    /// If a manifest is damaged or newer than this program, or something cannot be read.
    pub fn read(&self) -> Result<TargetState, Failure> {
        let found = [ManifestFile::Published, ManifestFile::Built].into_iter().find_map(|file| {
            let found = file.find(&self.folder).transpose()?;
            Some(found.map(|manifest| (manifest, file.path(&self.folder))))
        });
        let manifest = found.transpose()?;
        if let Some((_, path)) = manifest.as_ref().filter(|(manifest, _)| manifest.integrity.is_broken()) {
            let path = path.display();
            return Err(Failure::new(format!("{path} is damaged, or from a newer version of talkpress")));
        }
        let listing = Some(files_below(&self.folder, &self.folder).collect());
        Ok(TargetState { manifest: manifest.map(|(manifest, _)| manifest), listing })
    }

    /// Whether the file at `path` has the content `entry`.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn has(&self, path: &SitePath, entry: ManifestEntry) -> Result<bool, Failure> {
        let failure = |e| Failure::of("reading", &self.folder.join(path.as_str()), e);
        let root = RootFolder::open(&self.folder).map_err(failure)?;
        let (file, metadata) = match root.file(Path::new(path.as_str())) {
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(false),
            found => found.map_err(failure)?,
        };
        Ok(metadata.len() == entry.size && Digest::of_reader(file).map_err(failure)? == entry.digest)
    }

    /// Carries out `plan` with the files of `built`, and returns the files that were kept because somebody edited them.
    ///
    /// # Errors
    /// If something is in the way that talkpress did not write. Until everything is staged, nothing has changed; after
    /// that, the next run completes what this one could not do.
    pub fn send(&mut self, plan: &Plan, built: &BuiltSite, done: &WorkDone) -> Result<BTreeSet<SitePath>, Failure> {
        if self.staging.is_none() {
            self.lock()?;
        }
        let Some(staging) = &self.staging else { return Ok(BTreeSet::new()) };
        self.take_over()?;
        let written = Written::default();
        let file = ManifestFile::Published;
        let existing = if plan.is_confirmed { Existing::Overwrite } else { Existing::Keep };
        let ownership = Ownership::new(&self.folder, file, &plan.old, &written, existing);
        let ownership = ownership.without(&plan.deletions);
        let files: Files = plan.puts.iter().map(|put| (put.path.clone(), Content::bytes(&b""[..]))).collect();
        let found = look(&ownership, &files, FolderRole::Target)?;
        let kept = kept(&ownership, &plan.deletions)?;
        plan.puts.par_iter().enumerate().try_for_each(|(number, put)| {
            stage(built, &put.path, put.entry, &staging.file(number)).inspect(|()| done.add_part())
        })?;
        let made = staging.make_folders(&found.missing)?;
        let deletions = plan.deletions.iter().filter(|path| !kept.contains(*path)).cloned().collect();
        let moves = plan.puts.iter().enumerate().map(|(number, put)| (number, put.path.clone())).collect();
        let journal = Journal { moves, deletions };
        fs::write(staging.manifest(), plan.new.to_text())
            .map_err(|e| Failure::of("writing", &file.path(&self.folder), e))?;
        journal.commit(staging)?;
        apply::apply(&ownership, staging, &journal, &made)?;
        if plan.is_removal() {
            self.remove_rest()?;
        }
        Ok(kept)
    }

    /// Takes over a folder that was written by `build -o`, or uploaded with the manifest of a build.
    fn take_over(&self) -> Result<(), Failure> {
        let [from, to] = [ManifestFile::Built, ManifestFile::Published].map(|file| file.path(&self.folder));
        match (path_kind(&from)?, path_kind(&to)?) {
            (PathKind::File { .. }, PathKind::Nothing) => {
                fs::rename(&from, &to).map_err(|e| Failure::of("writing", &to, e))
            }
            _ => Ok(()),
        }
    }

    /// Removes the manifest, and the folder and the one above it if they are then empty.
    fn remove_rest(&mut self) -> Result<(), Failure> {
        remove_file(&ManifestFile::Published.path(&self.folder))?;
        self.staging = None;
        let _ = fs::remove_dir(staging_folder(&self.folder));
        if fs::remove_dir(&self.folder).is_ok() {
            let _ = self.folder.parent().map(fs::remove_dir);
        }
        Ok(())
    }
}

/// Copies a file of the site to `draft`, on the disk of the target, and waits until it is there.
fn stage(built: &BuiltSite, path: &SitePath, entry: ManifestEntry, draft: &Path) -> Result<(), Failure> {
    let file = built.file(path, entry)?;
    let copied = copy_from(file, draft).map_err(|e| match e {
        CopyError::Source(e) => built.unreadable(path, e),
        CopyError::Target(e) => Failure::of("writing", draft, e),
    })?;
    if copied != entry {
        return Err(built.changed(path));
    }
    let flushed = File::options().write(true).open(draft).and_then(|file| file.sync_all());
    flushed.map_err(|e| Failure::of("writing", draft, e))
}
