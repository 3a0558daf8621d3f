use std::io::{self, Seek, SeekFrom, Write};

/// A writer that can only go forwards, and knows where it is. That is all that an archive needs whose parts are complete before
/// they are written.
pub struct CountingWriter<W> {
    inner: W,
    /// The bytes so far.
    at: u64,
    /// Whether writing has failed. The error was returned; whatever else the archive does to end itself has no effect.
    has_failed: bool,
}

impl<W: Write> CountingWriter<W> {
    /// Writes to `inner`.
    pub fn new(inner: W) -> CountingWriter<W> {
        CountingWriter { inner, at: 0, has_failed: false }
    }
}

impl<W: Write> Write for CountingWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.has_failed {
            return Ok(bytes.len());
        }
        match self.inner.write(bytes) {
            Ok(written) => {
                self.at += written as u64;
                Ok(written)
            }
            Err(error) => {
                self.has_failed = error.kind() != io::ErrorKind::Interrupted;
                Err(error)
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.has_failed { Ok(()) } else { self.inner.flush() }
    }
}

impl<W: Write> Seek for CountingWriter<W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match to {
            SeekFrom::Current(0) | SeekFrom::End(0) => Ok(self.at),
            SeekFrom::Start(at) if at == self.at || self.has_failed => Ok(at),
            _ if self.has_failed => Ok(self.at),
            _ => Err(io::ErrorKind::Unsupported.into()),
        }
    }
}
