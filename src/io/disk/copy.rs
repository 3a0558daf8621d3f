use std::fs::File;
use std::io::{self, Read, SeekFrom, Write};
use std::path::Path;

use super::out_of_handles::OutOfHandles;
use crate::base::{Digest, Stored};
use crate::publish::ManifestEntry;

/// Which end of a copy failed.
pub(super) enum CopyError {
    /// The author's file.
    Source(io::Error),
    /// The output's disk.
    Target(io::Error),
}

impl OutOfHandles for CopyError {
    fn is_out_of_handles(&self) -> bool {
        match self {
            // Opening the source has already waited for a handle.
            CopyError::Source(_) => false,
            CopyError::Target(error) => error.is_out_of_handles(),
        }
    }
}

/// Copies a stored file in pieces, since it may have gigabytes. It is an error if its length changes meanwhile.
pub(super) fn copy(stored: &dyn Stored, target: &Path) -> Result<ManifestEntry, CopyError> {
    let mut source = stored.open().map_err(CopyError::Source)?;
    let length = source.seek(SeekFrom::End(0)).map_err(CopyError::Source)?;
    source.rewind().map_err(CopyError::Source)?;
    match copy_from(source, target)? {
        entry if entry.size == length => Ok(entry),
        _ => Err(CopyError::Source(io::Error::other("its source changed while it was copied"))),
    }
}

/// Copies everything that `source` gives to the file `target`.
pub(super) fn copy_from(source: impl Read, target: &Path) -> Result<ManifestEntry, CopyError> {
    let target = File::create(target).map_err(CopyError::Target)?;
    let mut tee = Tee { source, target, size: 0, refused: None };
    let digest = Digest::of_reader(&mut tee);
    match (tee.refused, digest) {
        (Some(error), _) => Err(CopyError::Target(error)),
        (None, Err(error)) => Err(CopyError::Source(error)),
        (None, Ok(digest)) => Ok(ManifestEntry { digest, size: tee.size }),
    }
}

/// Copies to `target` everything that is read from `source`.
struct Tee<R> {
    source: R,
    target: File,
    size: u64,
    refused: Option<io::Error>,
}

impl<R: Read> Read for Tee<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.source.read(buffer)?;
        if let Err(error) = self.target.write_all(&buffer[..length]) {
            self.refused = Some(error);
            return Err(io::ErrorKind::Other.into());
        }
        self.size += length as u64;
        Ok(length)
    }
}
