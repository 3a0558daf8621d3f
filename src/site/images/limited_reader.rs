use std::io::{self, Read, Seek, SeekFrom};

use crate::base::content::Reader;

/// Reads a limited number of bytes of a file, wherever in it they are. Then it seems to end.
pub struct LimitedReader<'a> {
    /// What is read.
    pub source: &'a mut dyn Reader,
    /// How many more bytes may be read.
    pub rest: u64,
}

impl Read for LimitedReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = buffer.len().min(usize::try_from(self.rest).unwrap_or(usize::MAX));
        let read = self.source.read(&mut buffer[..count])?;
        self.rest -= read as u64;
        Ok(read)
    }
}

impl Seek for LimitedReader<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.source.seek(to)
    }
}
