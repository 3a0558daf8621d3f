use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::root_folder::RootFolder;
use crate::io::Failure;

/// Replaces the content of a file of the site at `root` by `new` in one step, if it is still `old`; returns whether it was.
/// Permissions are kept. If `path` is a link, its target is replaced.
///
/// # Errors
/// If the file is not in the site, or cannot be read or written.
pub fn replace(root: &Path, path: &Path, old: &[u8], new: &[u8]) -> Result<bool, Failure> {
    let writing = |e| Failure::of("writing", path, e);
    let (root, real) = (fs::canonicalize(root).map_err(writing)?, fs::canonicalize(path).map_err(writing)?);
    let root = RootFolder::open(&root).map_err(writing)?;
    if !real.starts_with(root.path()) {
        return Err(Failure::new(format!("{} is outside the site", path.display())));
    }
    let temporary = real.with_file_name(format!(".talkpress-{}.tmp", std::process::id()));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&temporary).map_err(writing)?;
    let written = file
        .write_all(new)
        .and_then(|()| fs::set_permissions(&temporary, fs::metadata(&real)?.permissions()))
        .and_then(|()| file.sync_all())
        // The last check, right before the rename.
        .and_then(|()| root.read(&real))
        .and_then(|now| if now == old { fs::rename(&temporary, &real).map(|()| true) } else { Ok(false) });
    if !matches!(written, Ok(true)) {
        let _ = fs::remove_file(&temporary);
    }
    written.map_err(writing)
}

/// The path with all links resolved.
///
/// # Errors
/// If there is nothing at `path`.
pub fn real_path(path: &Path) -> Result<PathBuf, Failure> {
    fs::canonicalize(path).map_err(|e| Failure::of("reading", path, e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_unchanged_file_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "one").unwrap();
        assert!(replace(folder.path(), &path, b"one", b"two").unwrap());
        assert!(!replace(folder.path(), &path, b"one", b"three").unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
