use std::fs;
use std::path::Path;

use crate::base::Files;
use crate::io::Failure;

/// Writes `files` as the new folder `folder` of the site at `root`: it is there with all of them or not at all.
///
/// # Errors
/// If there is anything at `folder`, which stays as it is, or if a file cannot be written.
pub fn create_folder(root: &Path, folder: &Path, files: &Files) -> Result<(), Failure> {
    let target = root.join(folder);
    if fs::symlink_metadata(&target).is_ok() {
        return Err(Failure::new(format!("{} already exists", target.display())));
    }
    let staging = root.join(".talkpress").join(format!("import-{}", std::process::id()));
    let result = stage(&staging, files).and_then(|()| move_to(&staging, &target));
    if result.is_err() {
        let _ = fs::remove_dir_all(&staging);
    }
    result
}

fn stage(staging: &Path, files: &Files) -> Result<(), Failure> {
    // A process with the same number may have been killed here.
    let _ = fs::remove_dir_all(staging);
    fs::create_dir_all(staging).map_err(|e| Failure::of("creating", staging, e))?;
    for (path, content) in files.iter() {
        let file = staging.join(path.as_str());
        let bytes = content.read().map_err(|d| Failure::new(d.message))?;
        fs::write(&file, &bytes).map_err(|e| Failure::of("writing", &file, e))?;
    }
    Ok(())
}

fn move_to(staging: &Path, target: &Path) -> Result<(), Failure> {
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent).map_err(|e| Failure::of("creating", parent, e))?;
    }
    fs::rename(staging, target).map_err(|e| Failure::of("creating", target, e))
}
