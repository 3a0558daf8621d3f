use std::ffi::OsString;
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

#[cfg(not(unix))]
use super::beneath_other as beneath;
#[cfg(unix)]
use super::beneath_unix as beneath;
use super::entry_kind::EntryKind;
use super::not_regular::NotRegular;
use super::out_of_handles::retry_when_out_of_handles;

#[cfg(unix)]
type Handle = std::os::fd::OwnedFd;
#[cfg(not(unix))]
type Handle = PathBuf;

/// The largest manifest, journal or cached file, in bytes: many times what the largest site needs.
const MAX_OWN_FILE: u64 = 512 * 1024 * 1024;

/// A folder out of which no reading leads: nothing below it is opened through a link, even if a folder is replaced by a
/// link at that moment. Whatever reads a site, its caches or the files of talkpress in the output opens them here.
#[derive(Debug)]
pub(super) struct RootFolder {
    path: PathBuf,
    handle: Handle,
}

impl RootFolder {
    /// Opens the folder at `path`, which may be reached through links.
    ///
    /// # Errors
    /// If there is no folder.
    pub fn open(path: &Path) -> io::Result<RootFolder> {
        let handle = retry_when_out_of_handles(|| beneath::open_root(path))?;
        Ok(RootFolder { path: path.to_path_buf(), handle })
    }

    /// The path that was opened.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens the file at `path`, a path below this folder or relative to it, and returns its state too.
    ///
    /// # Errors
    /// [`NotRegular`] if it is not a file, or behind a link; or the system's error.
    pub fn file(&self, path: &Path) -> io::Result<(File, Metadata)> {
        let file = retry_when_out_of_handles(|| beneath::open(&self.handle, self.relative(path)))?;
        match file.metadata()? {
            metadata if metadata.is_file() => Ok((file, metadata)),
            metadata if metadata.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            _ => Err(NotRegular.into()),
        }
    }

    /// All bytes of the file at `path`, which is one that talkpress wrote.
    ///
    /// # Errors
    /// As [`RootFolder::file`], and if somebody made it larger than talkpress ever does.
    pub fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let (mut file, metadata) = self.file(path)?;
        if metadata.len() > MAX_OWN_FILE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// The entries of the folder at `path`, by name.
    ///
    /// # Errors
    /// [`NotRegular`] if it is not a folder, or behind a link; or the system's error.
    pub fn list(&self, path: &Path) -> io::Result<Vec<(OsString, EntryKind)>> {
        let mut entries = beneath::list(&self.handle, self.relative(path))?;
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok(entries)
    }

    fn relative<'p>(&self, path: &'p Path) -> &'p Path {
        path.strip_prefix(&self.path).unwrap_or(path)
    }
}

/// All bytes of the file `name` in `folder`.
///
/// # Errors
/// As [`RootFolder::read`].
pub(super) fn read_in(folder: &Path, name: &str) -> io::Result<Vec<u8>> {
    RootFolder::open(folder)?.read(Path::new(name))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[cfg(unix)]
    #[test]
    fn only_files_are_opened() {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("a")).unwrap();
        fs::write(site.path().join("a/x"), "ours").unwrap();
        let root = RootFolder::open(site.path()).unwrap();
        assert_eq!(root.read(Path::new("a/x")).unwrap(), b"ours");
        assert_eq!(root.read(&site.path().join("a/x")).unwrap(), b"ours");
        assert_eq!(root.file(Path::new("a")).unwrap_err().kind(), io::ErrorKind::IsADirectory);
        let devices = RootFolder::open(Path::new("/dev")).unwrap();
        assert!(NotRegular::is(&devices.file(Path::new("zero")).unwrap_err()));
        let pipe = std::process::Command::new("mkfifo").arg(site.path().join("pipe")).status().unwrap();
        assert!(pipe.success() && NotRegular::is(&root.file(Path::new("pipe")).unwrap_err()));
        assert!(RootFolder::open(&site.path().join("a/x")).is_err());
    }

    #[test]
    fn a_file_of_ours_that_was_made_huge_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        File::create(folder.path().join("journal")).unwrap().set_len(1 << 40).unwrap();
        assert_eq!(read_in(folder.path(), "journal").unwrap_err().kind(), io::ErrorKind::FileTooLarge);
    }
}
