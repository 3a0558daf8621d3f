use std::path::{Path, PathBuf};

use super::manifest::Manifest;
use super::staging::Staging;
use super::tree::{Standing, remove_file, standing};
use super::{apply, ground, staging};
use crate::io::Failure;

/// What a cleaning did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// Files that were removed, the manifest not counted.
    pub files: usize,
}

/// Removes from `output` what its manifest lists, the manifest, and the folders that are empty then. Files of others stay.
///
/// # Errors
/// Where `output` is a file, a link or read-only, where a build is writing it, and where the disk refuses.
pub fn clean(output: &Path) -> Result<Cleaned, Failure> {
    let output: PathBuf = output.components().collect();
    ground::refuse_shape(&output)?;
    let is_ours = [Manifest::path(&output), staging::folder(&output)]
        .iter()
        .try_fold(false, |ours, path| Ok::<bool, Failure>(ours || standing(path)? != Standing::Nothing))?;
    if !is_ours {
        return Ok(Cleaned { files: 0 });
    }
    let staging = Staging::enter(&output)?;
    apply::resume(&output, &staging)?;
    let files = apply::remove_all(&output, &staging, &Manifest::load(&output)?)?;
    remove_file(&Manifest::path(&output))?;
    drop(staging);
    // Only if it is empty; a folder that somebody else uses stays, and that is fine.
    let _ = std::fs::remove_dir(&output);
    Ok(Cleaned { files })
}
