use std::fs;
use std::io;
use std::path::Path;

/// Puts each of two folders in the place of the other, at once if the system can.
///
/// # Errors
/// If a folder cannot be moved; then both are where they were.
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    match at_once(one, other) {
        Err(e) if e.kind() == io::ErrorKind::Unsupported || e.kind() == io::ErrorKind::InvalidInput => {
            one_by_one(one, other)
        }
        result => result,
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn at_once(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|error| match error {
        // Disks of macOS that cannot do it.
        Errno::NOTSUP => io::ErrorKind::Unsupported.into(),
        error => error.into(),
    })
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn at_once(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// A process that is killed between the first and the second renaming leaves no `other`; its files are next to `one`, with the extension
/// `old`.
fn one_by_one(one: &Path, other: &Path) -> io::Result<()> {
    let aside = one.with_extension("old");
    fs::rename(other, &aside)?;
    if let Err(e) = fs::rename(one, other) {
        fs::rename(&aside, other)?;
        return Err(e);
    }
    fs::rename(&aside, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_folders_change_places() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        for change in [exchange, one_by_one] {
            let _ = (fs::remove_dir_all(&one), fs::remove_dir_all(&other));
            fs::create_dir_all(one.join("a")).unwrap();
            fs::create_dir_all(other.join("b")).unwrap();
            change(&one, &other).unwrap();
            assert!(one.join("b").exists() && other.join("a").exists() && !other.join("b").exists());
        }
    }
}
