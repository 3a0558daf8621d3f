use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::io::Failure;

/// Puts `new` in the place of a file that still holds `old`, all at once; says whether it did. Permissions are kept, and of
/// a link it is the file it leads to that is replaced.
///
/// # Errors
/// Where the file cannot be read or written.
pub fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<bool, Failure> {
    let writing = |e| Failure::of("writing", path, e);
    let real = fs::canonicalize(path).map_err(writing)?;
    let temporary = real.with_file_name(format!(".talkpress-{}.tmp", std::process::id()));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&temporary).map_err(writing)?;
    let written = file
        .write_all(new)
        .and_then(|()| fs::set_permissions(&temporary, fs::metadata(&real)?.permissions()))
        .and_then(|()| file.sync_all())
        // The last look, right before the move.
        .and_then(|()| fs::read(&real))
        .and_then(|now| if now == old { fs::rename(&temporary, &real).map(|()| true) } else { Ok(false) });
    if !matches!(written, Ok(true)) {
        let _ = fs::remove_file(&temporary);
    }
    written.map_err(writing)
}

/// The path without links.
///
/// # Errors
/// Where there is nothing.
pub fn real_path(path: &Path) -> Result<PathBuf, Failure> {
    fs::canonicalize(path).map_err(|e| Failure::of("reading", path, e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_as_it_was_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "one").unwrap();
        assert!(replace(&path, b"one", b"two").unwrap());
        assert!(!replace(&path, b"one", b"three").unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
