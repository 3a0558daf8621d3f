use std::io::{self, BufReader};
use std::sync::Arc;

use super::file_stat::FileStat;
use super::found_file::FoundFile;
use super::load::{checked_stat, read_now, twice};
use super::loaded_file::LoadedFile;
use super::read_error::ReadError;
use super::seen_stat::SeenStat;
use crate::base::content::Reader;
use crate::base::{Content, Diagnostic, Stamp, Stored};

/// A document that a build reads when it needs it, in whatever state it is then. Nothing asks later whether it changed.
#[derive(Debug)]
pub(super) struct Deferred {
    found: FoundFile,
    stat: FileStat,
}

impl Deferred {
    /// The document `file`, which is not read yet.
    pub fn load(file: &FoundFile) -> Result<LoadedFile, Diagnostic> {
        let deferred = || -> Result<LoadedFile, ReadError> {
            let stat = checked_stat(file)?;
            let content = Content::Stored(Arc::new(Deferred { found: file.clone(), stat }));
            Ok(LoadedFile { content, seen: SeenStat::now(stat) })
        };
        twice(deferred).map_err(|error| error.into_diagnostic(file))
    }
}

impl Stored for Deferred {
    fn stamp(&self) -> Stamp {
        Stamp { size: self.stat.size, state: self.stat.state() }
    }

    fn open(&self) -> io::Result<Box<dyn Reader + '_>> {
        Ok(Box::new(BufReader::new(self.found.root.file(&self.found.real)?.0)))
    }

    fn read(&self) -> Result<Arc<[u8]>, Diagnostic> {
        read_now(&self.found)
    }
}
