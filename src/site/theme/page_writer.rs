use std::io::{self, Write};

/// The maximum size of a page in bytes. It stops templates that never end.
const MAX_PAGE: usize = 64 * 1024 * 1024;

/// The size of a talk of about 50 slides in bytes: the buffer of most pages never has to grow.
const TYPICAL_PAGE: usize = 64 * 1024;

/// Collects the bytes of a page, up to a maximum.
pub struct PageWriter {
    /// What has been written.
    pub bytes: Vec<u8>,
    /// Whether the page would have become too big.
    pub is_full: bool,
}

impl PageWriter {
    /// An empty page.
    pub fn new() -> PageWriter {
        PageWriter { bytes: Vec::with_capacity(TYPICAL_PAGE), is_full: false }
    }
}

impl Write for PageWriter {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + part.len() > MAX_PAGE {
            self.is_full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
