use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::PathBuf;
use std::sync::Arc;

use super::facts::Facts;
use super::patience::patiently;
use super::walk::unreadable;
use crate::base::content::Reader;
use crate::base::{Diagnostic, SitePath, Stamp, Stored};

/// A file of the site that is read when it is needed, and only in the state in which it was found.
///
/// Whatever took its place since (a link to somewhere else, a newer version, a pipe) is not read: its stamp
/// would not be true of it.
#[derive(Debug)]
pub(super) struct StoredFile {
    path: SitePath,
    real: PathBuf,
    facts: Facts,
    stamp: Stamp,
}

impl StoredFile {
    /// The file `path` of the site, which lies at `real`, as `facts` describe it.
    pub fn new(path: SitePath, real: PathBuf, facts: Facts, state: u64) -> StoredFile {
        StoredFile { path, real, facts, stamp: Stamp { size: facts.size, state } }
    }

    fn opened(&self) -> io::Result<File> {
        // Opening a pipe would wait for its writer, so look first; then look at what was really opened.
        self.expect(Facts::of(&fs::metadata(&self.real)?))?;
        let file = patiently(|| File::open(&self.real))?;
        self.expect(Facts::of(&file.metadata()?))?;
        Ok(file)
    }

    fn expect(&self, found: Facts) -> io::Result<()> {
        match found == self.facts {
            true => Ok(()),
            false => Err(io::Error::other(format!("{} changed since it was read", self.path))),
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
        let mut bytes = Vec::with_capacity(usize::try_from(self.facts.size).unwrap_or_default() + 1);
        let mut read = |file: &mut File| -> io::Result<()> {
            file.read_to_end(&mut bytes)?;
            // Half of one version and half of the next would be neither.
            self.expect(Facts::of(&file.metadata()?))
        };
        match self.opened().and_then(|mut file| read(&mut file)) {
            Ok(()) => Ok(bytes.into()),
            Err(error) => Err(unreadable(&self.path, &error)),
        }
    }
}
