//! Replaces a published site by a new one. Neither a full disk nor a killed process ever leaves half a site:
//!
//! 1. Everything new is made and staged on the disk of the output. Until then, a failure changes nothing.
//! 2. A journal is written. From then on, the new site will be published.
//! 3. Files are renamed into place (assets, then pages), old files are deleted, and the manifest is replaced.
//!
//! A power cut is only as harmless as the file system's own order of writes: waiting for the disk after each of a thousand
//! pages would take too long.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicUsize;

use super::conflicts::missing_folders;
use super::journal::Journal;
use super::manifest::Manifest;
use super::output_folder::{check_is_ours, check_output_folder};
use super::publish_error::PublishError;
use super::stage::stage;
use super::staged::Staged;
use super::staging::Staging;
use super::stamped::Stamped;
use super::stamps::Stamps;
use super::tree::folders_above;
use super::{apply, path_lines, recipe_cache};
use crate::base::{Diagnostic, Files};
use crate::io::Failure;

/// What was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The number of files of the site.
    pub files: usize,
    /// How many of them are new or changed.
    pub written: usize,
    /// How many files were removed.
    pub removed: usize,
}

/// Publishes `files` to `output`, and removes the files of the last build that are not among them. Files that have not
/// changed are not written. `ready` counts the files that are made, or found to be unchanged.
///
/// # Errors
/// If `output` is the site at `site_root`, overlaps its sources, or holds files that talkpress did not write; this is
/// checked before the first write. After an error the old site is unchanged, except that an error while files are being
/// renamed may leave a part of the new site, which the next call completes.
pub fn publish(output: &Path, site_root: &Path, files: &Files, ready: &AtomicUsize) -> Result<Published, PublishError> {
    publish_if(output, site_root, files, ready, |_| Ok(()))
}

/// Publishes `files` like [`publish`], if `accept` takes the warnings that appeared while they were made.
///
/// # Errors
/// Those of [`publish`]. If `accept` returns errors, nothing has changed.
pub fn publish_if(
    output: &Path,
    site_root: &Path,
    files: &Files,
    ready: &AtomicUsize,
    accept: impl FnOnce(Vec<Diagnostic>) -> Result<(), Vec<Diagnostic>>,
) -> Result<Published, PublishError> {
    check_paths(files)?;
    let output = check_output_folder(output, site_root)?;
    let staging = Staging::enter(&output)?;
    apply::resume(&output, &staging)?;
    check_is_ours(&output)?;
    let old = Manifest::load(&output)?;
    let missing = missing_folders(&output, files, &old)?;
    let stamps = Stamps::load(site_root);
    let (staged, warnings) = stage(&output, &staging, files, &old, &stamps, site_root, ready)?;
    accept(warnings).map_err(PublishError::Site)?;
    let published = replace(&output, &staging, &staged, &old, &missing)?;
    save_stamps(site_root, &staged, &stamps);
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

fn save_stamps(site_root: &Path, staged: &[Staged], old: &Stamps) {
    let of = |file: &Staged| Some(Stamped { stamp: file.stamp?, entry: file.entry, origin: file.origin });
    let stamps: Stamps = staged.iter().filter_map(|file| Some((file.path.clone(), of(file)?))).collect();
    if stamps != *old {
        stamps.save(site_root);
        recipe_cache::keep_only(site_root, staged.iter().filter_map(|file| file.origin));
    }
}

/// Reports paths that no folder can hold at once, and paths that are reserved for talkpress.
fn check_paths(files: &Files) -> Result<(), PublishError> {
    let mut mistakes = Vec::new();
    for (path, _) in files.iter() {
        if path_lines::is_reserved(path) {
            let message =
                format!("`{path}` cannot be a file of the site: names that begin with `.talkpress-` are reserved");
            mistakes.push(Diagnostic::error("reserved-path", message).hint("rename the file"));
        }
        if let Some(folder) = folders_above(path).find(|folder| files.contains(folder)) {
            let message = format!("`{folder}` would be both a file and the folder of `{path}`");
            mistakes.push(Diagnostic::error("file-and-folder", message).hint("rename one of them"));
        }
    }
    match mistakes.is_empty() {
        true => Ok(()),
        false => Err(PublishError::Site(mistakes)),
    }
}
