use std::io::{self, Write};

/// Most bytes one page may have: a template that never ends is stopped here.
const MAX_PAGE: usize = 64 * 1024 * 1024;

/// Bytes of a talk of some 50 slides: a page that fits need not grow.
const USUAL_PAGE: usize = 64 * 1024;

/// Collects the bytes of a page, and stops one that grows without end.
pub struct PageWriter {
    /// What has been written.
    pub bytes: Vec<u8>,
    /// Whether there was no space for more.
    pub is_full: bool,
}

impl PageWriter {
    /// An empty page.
    pub fn new() -> PageWriter {
        PageWriter { bytes: Vec::with_capacity(USUAL_PAGE), is_full: false }
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
