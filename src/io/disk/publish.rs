//! Replaces a published site by a new one so that a reader, or a full disk, or a kill at any moment, never meets
//! half a site:
//!
//! 1. everything new is made and staged beside its target, on the same disk; until here giving up costs nothing;
//! 2. a journal is put into place, which promises the new site;
//! 3. files are renamed into place (assets, then pages), what is gone is deleted, the manifest is replaced.
//!
//! This guards against killed processes and full disks. Against a power cut it is as good as the file system's own
//! order of writes: a thousand pages are not worth a thousand waits for the disk.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::journal::Journal;
use super::made;
use super::manifest::Manifest;
use super::obstacles::missing_folders;
use super::stage::{Staged, stage};
use super::staging::Staging;
use super::stamps::{Stamped, Stamps};
use super::tree::folders_above;
use super::{apply, ground, lines};
use crate::base::{Diagnostic, Files};
use crate::io::Failure;

/// What a publishing did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// Files the site has now.
    pub files: usize,
    /// Those that are new or changed.
    pub written: usize,
    /// Files it had before and has no more.
    pub removed: usize,
}

/// Why nothing was published.
#[derive(Debug)]
pub enum PublishError {
    /// All mistakes that only the making of the files could show.
    Site(Vec<Diagnostic>),
    /// The world is broken.
    World(Failure),
}

impl From<Failure> for PublishError {
    fn from(failure: Failure) -> PublishError {
        PublishError::World(failure)
    }
}

/// Makes `output` hold `files`, and no other file of ours. What has not changed is not written.
///
/// # Errors
/// Refuses, before the first write, an `output` that is the site at `site_root`, overlaps its sources, or holds files of
/// others that are in the way. After any error the old site is there as it was; only an error while files are being
/// renamed may leave a part of the new one, which the next call completes.
pub fn publish(output: &Path, site_root: &Path, files: &Files) -> Result<Published, PublishError> {
    refuse_impossible(files)?;
    let output = ground::survey(output, site_root)?;
    let staging = Staging::enter(&output)?;
    apply::resume(&output, &staging)?;
    ground::refuse_foreign(&output)?;
    let old = Manifest::load(&output)?;
    let missing = missing_folders(&output, files, &old)?;
    let stamps = Stamps::load(site_root);
    let staged = stage(&output, &staging, files, &old, &stamps, site_root)?;
    let published = replace(&output, &staging, &staged, &old, &missing)?;
    remember(site_root, &staged, &stamps);
    Ok(published)
}

fn replace(
    output: &Path,
    staging: &Staging,
    staged: &[Staged],
    old: &Manifest,
    missing: &BTreeSet<&str>,
) -> Result<Published, Failure> {
    let new: Manifest = staged.iter().map(|file| (file.path.clone(), file.entry)).collect();
    let journal = Journal::plan(staged, old, &new);
    let is_listed = fs::symlink_metadata(Manifest::path(output)).is_ok();
    if !(journal.is_empty() && is_listed && new == *old) {
        let made = staging.make_folders(missing)?;
        let target = Manifest::path(output);
        fs::write(staging.manifest(), new.to_text()).map_err(|e| Failure::of("writing", &target, e))?;
        journal.commit(staging)?;
        apply::apply(output, staging, &journal, old, &made)?;
    }
    Ok(Published { files: staged.len(), written: journal.moves.len(), removed: journal.deletions.len() })
}

fn remember(site_root: &Path, staged: &[Staged], known: &Stamps) {
    let of = |file: &Staged| Some(Stamped { stamp: file.stamp?, entry: file.entry, origin: file.origin });
    let stamps: Stamps = staged.iter().filter_map(|file| Some((file.path.clone(), of(file)?))).collect();
    if stamps != *known {
        stamps.save(site_root);
        made::keep_only(site_root, staged.iter().filter_map(|file| file.origin));
    }
}

/// Refuses paths that no folder can hold at once, and those that are our own.
fn refuse_impossible(files: &Files) -> Result<(), PublishError> {
    let mut mistakes = Vec::new();
    for (path, _) in files.iter() {
        if lines::is_reserved(path) {
            mistakes.push(Diagnostic::error("reserved-path", format!("`{path}` is a name talkpress keeps for itself")));
        }
        if let Some(folder) = folders_above(path).find(|folder| files.contains(folder)) {
            let message = format!("`{folder}` would be a file and, for `{path}`, a folder");
            mistakes.push(Diagnostic::error("file-and-folder", message).hint("rename one of them"));
        }
    }
    match mistakes.is_empty() {
        true => Ok(()),
        false => Err(PublishError::Site(mistakes)),
    }
}
