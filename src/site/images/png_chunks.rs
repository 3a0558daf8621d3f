use std::io::{self, SeekFrom};

use crate::base::content::Reader;

/// A chunk of a PNG.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PngChunk {
    /// Its four letters.
    pub kind: [u8; 4],
    /// Where it begins in the file.
    pub start: u64,
    /// The length of its data.
    pub length: u32,
}

impl PngChunk {
    /// The chunk at `at`; `None` at the end of the file, and if what is there is not a chunk.
    ///
    /// # Errors
    /// Those of the reader.
    pub fn read(source: &mut dyn Reader, at: u64) -> io::Result<Option<PngChunk>> {
        let here = source.stream_position()?;
        match i64::try_from(at.wrapping_sub(here)) {
            Ok(by) if at >= here => source.seek_relative(by)?,
            _ => drop(source.seek(SeekFrom::Start(at))?),
        }
        let mut head = [0; 8];
        match source.read_exact(&mut head) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            result => result?,
        }
        let [a, b, c, d, kind @ ..] = head;
        let chunk = PngChunk { kind, start: at, length: u32::from_be_bytes([a, b, c, d]) };
        Ok(kind.iter().all(u8::is_ascii_alphabetic).then_some(chunk))
    }

    /// Where it ends, after its checksum.
    pub fn end(&self) -> u64 {
        self.start + 12 + u64::from(self.length)
    }
}
