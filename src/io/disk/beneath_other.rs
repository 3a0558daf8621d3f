//! Opens what is below a folder, on systems without the calls that follow no link. What is there is checked before and
//! after it is opened: a link that is put there in between and taken away again may go unnoticed.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::entry_kind::EntryKind;
use super::not_regular::NotRegular;

/// The folder at `path`, which may be reached through links.
pub(super) fn open_root(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

/// Opens what is at `path` below `root`, unless it is a link.
pub(super) fn open(root: &Path, path: &Path) -> io::Result<File> {
    check(root, path)?;
    let file = File::open(root.join(path))?;
    check(root, path).map(|()| file)
}

/// The entries of the folder at `path` below `root`, in no particular order.
pub(super) fn list(root: &Path, path: &Path) -> io::Result<Vec<(OsString, EntryKind)>> {
    check(root, path)?;
    let entries = fs::read_dir(root.join(path))?;
    let entries = entries.map(|entry| entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?.into()))));
    let entries = entries.collect::<io::Result<_>>()?;
    check(root, path).map(|()| entries)
}

/// Checks that the path below `root` has no links.
fn check(root: &Path, path: &Path) -> io::Result<()> {
    let full = root.join(path);
    match fs::canonicalize(&full)? == full {
        true => Ok(()),
        false => Err(NotRegular.into()),
    }
}
