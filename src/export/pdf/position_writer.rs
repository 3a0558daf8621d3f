use std::io::{self, Write};

/// Writes on, and knows how many bytes were written.
pub struct PositionWriter<'w> {
    out: &'w mut dyn Write,
    position: u64,
}

impl<'w> PositionWriter<'w> {
    /// At the beginning of `out`.
    pub fn new(out: &'w mut dyn Write) -> PositionWriter<'w> {
        PositionWriter { out, position: 0 }
    }

    /// The number of bytes that were written.
    pub fn position(&self) -> u64 {
        self.position
    }
}

impl Write for PositionWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.position += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
