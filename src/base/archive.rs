use std::io::{Cursor, Read};

use zip::ZipArchive;

/// A part that is larger is not unpacked, in bytes.
const MAX_PART: u64 = 64 << 20;

/// All parts together are not larger, in bytes.
const MAX_ALL: u64 = 512 << 20;

/// A ZIP file, of which no part takes more memory than it may.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// What may still be unpacked, in bytes.
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens the ZIP file `bytes`.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn open(bytes: &'a [u8]) -> Result<Archive<'a>, String> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| "it is damaged".to_owned())?;
        Ok(Archive { zip, left: MAX_ALL })
    }

    /// The bytes of the part `name`; `None` if there is no such part.
    ///
    /// # Errors
    /// If it is damaged or too large.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, String> {
        let Ok(part) = self.zip.by_name(name) else { return Ok(None) };
        let limit = MAX_PART.min(self.left);
        let mut bytes = Vec::new();
        part.take(limit + 1).read_to_end(&mut bytes).map_err(|_| format!("`{name}` in it is damaged"))?;
        if bytes.len() as u64 > limit {
            return Err(format!("`{name}` in it is too large"));
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }
}
