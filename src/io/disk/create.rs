use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use crate::io::Failure;

/// Writes a new file, and creates the folders above it.
///
/// # Errors
/// If there is anything at `path`, which stays as it is, or if the file cannot be written.
pub fn create_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|e| Failure::of("creating", folder, e))?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => Failure::new(format!("{} already exists", path.display())),
        _ => Failure::of("creating", path, e),
    })?;
    file.write_all(bytes).map_err(|e| {
        // Usually the disk is full: half a file would make the next attempt fail with "already exists".
        let _ = fs::remove_file(path);
        Failure::of("writing", path, e)
    })
}
