use std::path::{Path, PathBuf};

use super::apply;
use super::existing::Existing;
use super::folder_role::FolderRole;
use super::manifest_file::ManifestFile;
use super::output_folder::check_is_writable;
use super::ownership::Ownership;
use super::staging::Staging;
use super::staging_lock::staging_folder;
use super::survey::survey;
use super::tree::{PathKind, path_kind, remove_file};
use super::written::Written;
use crate::base::Files;
use crate::io::Failure;

/// What was removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// How many files were removed, not counting the manifest.
    pub files: usize,
    /// How many files it lists that were kept, because they were edited since.
    pub kept: usize,
}

/// Removes from `output` the files that its manifest lists, the manifest, and the folders that are then empty. Other files
/// stay, and so do files that were edited since the site at `site_root`, or another, was built.
///
/// # Errors
/// If `output` is a file, a link or read-only, if a build is writing it, or if a file cannot be removed.
pub fn clean(output: &Path, site_root: &Path) -> Result<Cleaned, Failure> {
    let output: PathBuf = output.components().collect();
    check_is_writable(&output, FolderRole::Output)?;
    let is_ours = [ManifestFile::Built.path(&output), staging_folder(&output)]
        .iter()
        .try_fold(false, |ours, path| Ok::<bool, Failure>(ours || path_kind(path)? != PathKind::Nothing))?;
    if !is_ours {
        return Ok(Cleaned { files: 0, kept: 0 });
    }
    let staging = Staging::enter(&output)?;
    let written = Written::load(site_root);
    let manifest = apply::resume(&output, ManifestFile::Built, &staging, &written, Existing::Keep)?;
    let ownership = Ownership::new(&output, ManifestFile::Built, &manifest, &written, Existing::Keep);
    let kept = survey(&ownership, &Files::new())?.kept.len();
    let files = apply::remove_all(&ownership, &staging)?;
    remove_file(&ManifestFile::Built.path(&output))?;
    drop(staging);
    // Removes it only if it is empty.
    let _ = std::fs::remove_dir(&output);
    Ok(Cleaned { files, kept })
}
