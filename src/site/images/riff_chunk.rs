use std::io::{self, SeekFrom};

use crate::base::content::Reader;

/// A chunk of a RIFF file, such as a WebP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RiffChunk {
    /// Its four letters.
    pub kind: [u8; 4],
    /// Where it begins in the file.
    pub start: u64,
    /// The length of its data.
    pub length: u32,
}

impl RiffChunk {
    /// The chunk at `at`; `None` at the end of the file. Afterwards the reader is at its data.
    ///
    /// # Errors
    /// Those of the reader.
    pub fn read(source: &mut dyn Reader, at: u64) -> io::Result<Option<RiffChunk>> {
        source.seek(SeekFrom::Start(at))?;
        let mut head = [0; 8];
        match source.read_exact(&mut head) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            result => result?,
        }
        let [kind @ .., a, b, c, d] = head;
        Ok(Some(RiffChunk { kind, start: at, length: u32::from_le_bytes([a, b, c, d]) }))
    }

    /// Where its data end.
    pub fn data_end(&self) -> u64 {
        self.start + 8 + u64::from(self.length)
    }

    /// Where the next one begins: lengths are made even.
    pub fn end(&self) -> u64 {
        self.data_end() + u64::from(self.length % 2)
    }
}
