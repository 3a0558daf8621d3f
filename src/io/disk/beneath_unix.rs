//! Opens what is below a folder without ever following a link. The only importer of rustix.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::thread;
use std::time::Duration;

use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, openat, statat};
use rustix::io::Errno;

use super::entry_kind::EntryKind;
use super::not_regular::NotRegular;

/// How often opening is tried while the system asks to try again: another program holds a lease, or renames a folder.
const ATTEMPTS: u32 = 1_000;

/// A folder that is only looked up in needs no permission to list it, where the system has such a mode.
#[cfg(any(target_os = "linux", target_os = "android"))]
const SEARCH: OFlags = OFlags::PATH.union(OFlags::DIRECTORY);
#[cfg(not(any(target_os = "linux", target_os = "android")))]
const SEARCH: OFlags = OFlags::DIRECTORY;

/// Opening a pipe or a terminal must neither wait nor have an effect.
const READ: OFlags = OFlags::NONBLOCK.union(OFlags::NOCTTY);

/// Opens the folder at `path`, which may be reached through links.
pub(super) fn open_root(path: &Path) -> io::Result<OwnedFd> {
    Ok(openat(CWD, path, SEARCH | OFlags::CLOEXEC, Mode::empty())?)
}

/// Opens what is at `path` below `root`, whatever it is, unless it is a link.
pub(super) fn open(root: &OwnedFd, path: &Path) -> io::Result<File> {
    open_with(root, path, READ).map(File::from)
}

/// The entries of the folder at `path` below `root`, in no particular order.
pub(super) fn list(root: &OwnedFd, path: &Path) -> io::Result<Vec<(OsString, EntryKind)>> {
    let mut folder = Dir::new(open_with(root, path, READ | OFlags::DIRECTORY)?)?;
    let mut entries = Vec::new();
    while let Some(entry) = folder.read() {
        let entry = entry?;
        let name = entry.file_name();
        if ![&b"."[..], b".."].contains(&name.to_bytes()) {
            let kind = match entry.file_type() {
                FileType::Unknown => {
                    FileType::from_raw_mode(statat(folder.fd()?, name, AtFlags::SYMLINK_NOFOLLOW)?.st_mode)
                }
                kind => kind,
            };
            entries.push((OsStr::from_bytes(name.to_bytes()).to_owned(), kind.into()));
        }
    }
    Ok(entries)
}

fn open_with(root: &OwnedFd, path: &Path, flags: OFlags) -> io::Result<OwnedFd> {
    for _ in 1..ATTEMPTS {
        match open_once(root, path, flags) {
            Err(Errno::AGAIN) => thread::sleep(Duration::from_millis(1)),
            result => return result.map_err(into_error),
        }
    }
    open_once(root, path, flags).map_err(into_error)
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn open_once(root: &OwnedFd, path: &Path, flags: OFlags) -> Result<OwnedFd, Errno> {
    use rustix::fs::{ResolveFlags, openat2};
    let beneath = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
    match openat2(root, path, flags | OFlags::CLOEXEC, Mode::empty(), beneath) {
        // Systems before Linux 5.6, and containers that do not allow it.
        Err(Errno::NOSYS | Errno::PERM | Errno::INVAL) => open_by_parts(root, path, flags),
        result => result,
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn open_once(root: &OwnedFd, path: &Path, flags: OFlags) -> Result<OwnedFd, Errno> {
    open_by_parts(root, path, flags)
}

/// Opens each folder in turn, none of them through a link.
fn open_by_parts(root: &OwnedFd, path: &Path, flags: OFlags) -> Result<OwnedFd, Errno> {
    let mut folder: Option<OwnedFd> = None;
    let mut parts = path.components().peekable();
    while let Some(part) = parts.next() {
        let std::path::Component::Normal(name) = part else { return Err(Errno::XDEV) };
        let flags = if parts.peek().is_some() { SEARCH } else { flags };
        let above = folder.as_ref().map_or(root.as_fd(), AsFd::as_fd);
        folder = Some(openat(above, name, flags | OFlags::NOFOLLOW | OFlags::CLOEXEC, Mode::empty())?);
    }
    folder.ok_or(Errno::NOENT)
}

fn into_error(error: Errno) -> io::Error {
    match error {
        // A link at the end, above it, or out of the folder; a file above it; a socket.
        Errno::LOOP | Errno::MLINK | Errno::XDEV | Errno::NOTDIR | Errno::NXIO => NotRegular.into(),
        error => error.into(),
    }
}

impl From<FileType> for EntryKind {
    fn from(kind: FileType) -> EntryKind {
        match kind {
            FileType::RegularFile => EntryKind::File,
            FileType::Directory => EntryKind::Folder,
            FileType::Symlink => EntryKind::Link,
            _ => EntryKind::Special,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read;
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;

    type Open = fn(&OwnedFd, &Path) -> io::Result<File>;

    /// What is read at `path`, or why nothing is.
    fn read(open: Open, root: &OwnedFd, path: &str) -> Result<String, String> {
        let word = |error: io::Error| match NotRegular::is(&error) {
            true => "not regular".to_owned(),
            false => format!("{:?}", error.kind()),
        };
        let mut file = open(root, Path::new(path)).map_err(word)?;
        let mut text = String::new();
        match file.metadata().unwrap().is_file() {
            true => file.read_to_string(&mut text).map(|_| text).map_err(word),
            false => Err("opened".into()),
        }
    }

    #[test]
    fn no_link_is_followed_and_nothing_waits() {
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("x"), "secret").unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("a/b")).unwrap();
        fs::write(at("a/b/x"), "ours").unwrap();
        symlink(outside.path(), at("out")).unwrap();
        symlink(outside.path().join("x"), at("a/file-out")).unwrap();
        symlink("a/b", at("in")).unwrap();
        symlink("b/x", at("a/file-in")).unwrap();
        symlink("loop", at("loop")).unwrap();
        symlink("/dev/zero", at("zero")).unwrap();
        assert!(Command::new("mkfifo").arg(at("a/pipe")).status().unwrap().success());
        let _socket = std::os::unix::net::UnixListener::bind(at("a/socket")).unwrap();
        let root = open_root(folder.path()).unwrap();
        let by_parts: Open = |root, path| open_by_parts(root, path, READ).map(File::from).map_err(into_error);
        for open in [open as Open, by_parts] {
            assert_eq!(read(open, &root, "a/b/x"), Ok("ours".into()));
            for name in ["a/file-out", "out/x", "a/file-in", "in/x", "loop", "loop/x", "zero", "a/socket", "a/b/x/y"] {
                assert_eq!(read(open, &root, name), Err("not regular".into()), "{name}");
            }
            let above = format!("../{}/x", outside.path().file_name().unwrap().to_str().unwrap());
            let absolute = outside.path().join("x");
            for name in [above.as_str(), absolute.to_str().unwrap()] {
                assert_eq!(read(open, &root, name), Err("not regular".into()), "{name}");
            }
            assert_eq!(read(open, &root, "a/none"), Err("NotFound".into()));
            // Opened without waiting for a writer, so that its kind can be checked.
            assert_eq!(read(open, &root, "a/pipe"), Err("opened".into()));
            assert_eq!(read(open, &root, "a/b"), Err("opened".into()));
        }
        assert!(list(&root, Path::new("out")).is_err() && list(&root, Path::new("in")).is_err());
        let mut entries = list(&root, Path::new("a")).unwrap();
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        let kinds: Vec<EntryKind> = entries.iter().map(|(_, kind)| *kind).collect();
        assert_eq!(
            kinds,
            [EntryKind::Folder, EntryKind::Link, EntryKind::Link, EntryKind::Special, EntryKind::Special]
        );
    }

    #[test]
    fn a_folder_that_was_moved_is_still_the_same_folder() {
        let folder = tempfile::tempdir().unwrap();
        let [site, moved] = ["site", "moved"].map(|name| folder.path().join(name));
        fs::create_dir(&site).unwrap();
        fs::write(site.join("x"), "ours").unwrap();
        let root = open_root(&site).unwrap();
        fs::rename(&site, &moved).unwrap();
        symlink("/etc", &site).unwrap();
        assert_eq!(read(open, &root, "x"), Ok("ours".into()));
        assert_eq!(read(open, &root, "passwd"), Err("NotFound".into()));
    }
}
