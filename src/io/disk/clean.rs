use std::path::{Path, PathBuf};

use super::apply;
use super::manifest::Manifest;
use super::output_folder::check_is_writable;
use super::staging::Staging;
use super::staging_lock::staging_folder;
use super::tree::{PathKind, path_kind, remove_file};
use crate::io::Failure;

/// What was removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// How many files were removed, not counting the manifest.
    pub files: usize,
}

/// Removes from `output` the files that its manifest lists, the manifest, and the folders that are then empty. Other files
/// stay.
///
/// # Errors
/// If `output` is a file, a link or read-only, if a build is writing it, or if a file cannot be removed.
pub fn clean(output: &Path) -> Result<Cleaned, Failure> {
    let output: PathBuf = output.components().collect();
    check_is_writable(&output)?;
    let is_ours = [Manifest::path(&output), staging_folder(&output)]
        .iter()
        .try_fold(false, |ours, path| Ok::<bool, Failure>(ours || path_kind(path)? != PathKind::Nothing))?;
    if !is_ours {
        return Ok(Cleaned { files: 0 });
    }
    let staging = Staging::enter(&output)?;
    apply::resume(&output, &staging)?;
    let files = apply::remove_all(&output, &staging, &Manifest::load(&output)?)?;
    remove_file(&Manifest::path(&output))?;
    drop(staging);
    // Removes it only if it is empty.
    let _ = std::fs::remove_dir(&output);
    Ok(Cleaned { files })
}
