use std::fs;
use std::path::Path;

/// Whether both paths lead to one file, neither through a link.
#[cfg(unix)]
pub(super) fn is_same_file(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |path: &Path| fs::symlink_metadata(path).ok().map(|metadata| (metadata.dev(), metadata.ino()));
    id(a).is_some_and(|found| id(b) == Some(found))
}

/// Whether both paths lead to one file: the system knows how its name is written.
#[cfg(not(unix))]
pub(super) fn is_same_file(a: &Path, b: &Path) -> bool {
    fs::canonicalize(a).is_ok_and(|found| fs::canonicalize(b).is_ok_and(|other| other == found))
}
