use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::sync::Arc;

use super::file_stat::FileStat;
use super::found_file::FoundFile;
use super::unreadable::unreadable;
use crate::base::content::Reader;
use crate::base::{Diagnostic, Stamp, Stored};

/// A file of the site that is read when it is needed, and only in the state in which it was found.
///
/// Anything that replaced it since (a link, a newer version, a pipe) is not read, because the stamp would not match it.
#[derive(Debug)]
pub(super) struct StoredFile {
    found: FoundFile,
    stat: FileStat,
    stamp: Stamp,
}

impl StoredFile {
    /// The file `found`, in the state `stat`.
    pub fn new(found: FoundFile, stat: FileStat, state: u64) -> StoredFile {
        StoredFile { found, stat, stamp: Stamp { size: stat.size, state } }
    }

    fn opened(&self) -> io::Result<File> {
        // Opening a device may have an effect, so check before opening; then check the file that was opened.
        self.check_unchanged(FileStat::of(&fs::symlink_metadata(&self.found.real)?))?;
        let (file, opened) = self.found.root.file(&self.found.real)?;
        self.check_unchanged(FileStat::of(&opened))?;
        Ok(file)
    }

    fn check_unchanged(&self, found: FileStat) -> io::Result<()> {
        match found == self.stat {
            true => Ok(()),
            false => Err(io::Error::other(format!("{} has changed since it was read", self.found.path))),
        }
    }
}

impl Stored for StoredFile {
    fn stamp(&self) -> Stamp {
        self.stamp
    }

    fn open(&self) -> io::Result<Box<dyn Reader + '_>> {
        Ok(Box::new(BufReader::new(self.opened()?)))
    }

    fn read(&self) -> Result<Arc<[u8]>, Diagnostic> {
        let mut bytes = Vec::with_capacity(usize::try_from(self.stat.size).unwrap_or_default() + 1);
        let mut read = |file: &mut File| -> io::Result<()> {
            file.read_to_end(&mut bytes)?;
            // It may have been replaced while it was read.
            self.check_unchanged(FileStat::of(&file.metadata()?))
        };
        match self.opened().and_then(|mut file| read(&mut file)) {
            Ok(()) => Ok(bytes.into()),
            Err(error) => Err(unreadable(&self.found.path, &error)),
        }
    }
}
