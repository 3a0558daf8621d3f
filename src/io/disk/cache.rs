//! Small files in the site's `.talkpress/` folder that make the next run faster. Losing any of them costs only time, so
//! callers may ignore errors.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::root_folder::RootFolder;
use crate::io::Failure;

/// The folder below the site's root.
pub(super) const FOLDER: &str = ".talkpress";

/// The folder in it that previews are built in.
pub const PREVIEW: &str = "preview";

/// The bytes that were last saved under `name`, if they can be read.
pub fn load(site_root: &Path, name: &str) -> Option<Vec<u8>> {
    RootFolder::open(site_root).ok()?.read(&Path::new(FOLDER).join(plain(name)?)).ok()
}

/// Saves `bytes` under `name`, a plain file name. A reader gets all of them or the bytes that were saved before.
///
/// # Errors
/// If `name` is not a plain file name, the cache folder is not a folder, or the file cannot be written.
pub fn save(site_root: &Path, name: &str, bytes: &[u8]) -> Result<(), Failure> {
    let folder = site_root.join(FOLDER);
    let name = plain(name).ok_or_else(|| Failure::new(format!("`{name}` is not a valid name in the cache")))?;
    open_folder(&folder)?;
    let target = folder.join(name);
    let failure = |e| Failure::of("writing", &target, e);
    let (temporary, mut file) = create_temporary(&folder, name).map_err(failure)?;
    let written = file.write_all(bytes).and_then(|()| fs::rename(&temporary, &target));
    written.map_err(|e| {
        let _ = fs::remove_file(&temporary);
        failure(e)
    })
}

/// The names of all saved files.
pub(super) fn names(site_root: &Path) -> Vec<String> {
    let entries = RootFolder::open(site_root).and_then(|root| root.list(Path::new(FOLDER)));
    entries.into_iter().flatten().filter_map(|(name, _)| name.into_string().ok()).collect()
}

/// Removes the bytes that were saved under `name`.
pub(super) fn remove(site_root: &Path, name: &str) {
    if let Some(name) = plain(name) {
        let _ = fs::remove_file(site_root.join(FOLDER).join(name));
    }
}

/// `name`, if it is a plain file name.
fn plain(name: &str) -> Option<&str> {
    let is_plain = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', '\0']);
    is_plain.then_some(name)
}

/// Makes the folder of caches, if necessary.
pub(super) fn open_folder(folder: &Path) -> Result<(), Failure> {
    match fs::create_dir(folder) {
        Ok(()) => {}
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
        Err(e) => return Err(Failure::of("creating", folder, e)),
    }
    let metadata = fs::symlink_metadata(folder).map_err(|e| Failure::of("reading", folder, e))?;
    if !metadata.is_dir() {
        return Err(Failure::new(format!("{} is not a folder, so nothing is cached", folder.display())));
    }
    match OpenOptions::new().write(true).create_new(true).open(folder.join(".gitignore")) {
        Ok(mut file) => file.write_all(b"*\n").map_err(|e| Failure::of("writing", folder, e)),
        Err(_) => Ok(()),
    }
}

fn create_temporary(folder: &Path, name: &str) -> io::Result<(PathBuf, File)> {
    let mut attempt = 0;
    loop {
        let path = folder.join(format!("{name}.{}-{attempt}.tmp", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists && attempt < 100 => attempt += 1,
            result => return result.map(|file| (path, file)),
        }
    }
}
