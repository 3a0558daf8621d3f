//! The file that keeps highlighted blocks: magic, version, number of blocks; a key and a length for each, by key; the
//! runs of all, one after the other; a digest of all that.
//!
//! Nothing in the file is believed: a length only ever cuts a piece off what is there.

use std::sync::Arc;

use super::{BlockKey, HighlightCache, Highlighted, VERSION};
use crate::base::Digest;

/// The last byte is the version of the format.
const MAGIC: &[u8; 8] = b"tp-code\x01";

/// A key and a length.
const ENTRY: usize = 16 + 4;

impl HighlightCache {
    /// The blocks as one file; equal caches make equal files.
    pub fn encode(&self) -> Vec<u8> {
        let runs: usize = self.iter().map(|(_, block)| block.packed().len()).sum();
        let mut file = Vec::with_capacity(MAGIC.len() + 16 + 4 + self.len() * ENTRY + runs + 16);
        file.extend_from_slice(MAGIC);
        file.extend_from_slice(version().as_bytes());
        file.extend_from_slice(&(self.len() as u32).to_le_bytes());
        for (key, block) in self.iter() {
            file.extend_from_slice(key.as_bytes());
            file.extend_from_slice(&(block.packed().len() as u32).to_le_bytes());
        }
        for (_, block) in self.iter() {
            file.extend_from_slice(block.packed());
        }
        let checksum = Digest::of(&file);
        file.extend_from_slice(checksum.as_bytes());
        file
    }

    /// The blocks of `file`, which all share one buffer; `None` if the file is damaged or of another version.
    pub fn decode(file: &[u8]) -> Option<HighlightCache> {
        let (body, checksum) = file.split_last_chunk::<16>()?;
        let rest = body.strip_prefix(MAGIC)?.strip_prefix(version().as_bytes())?;
        if Digest::of(body).as_bytes() != checksum {
            return None;
        }
        let (count, rest) = rest.split_first_chunk::<4>()?;
        let (entries, runs) = rest.split_at_checked(number(*count).checked_mul(ENTRY)?)?;
        let runs: Arc<[u8]> = runs.into();
        let mut start = 0;
        entries
            .chunks_exact(ENTRY)
            .map(|entry| {
                let (key, length) = entry.split_first_chunk::<16>()?;
                let end = start + number(length.try_into().ok()?);
                let range = u32::try_from(start).ok()?..u32::try_from(end).ok()?;
                start = end;
                (end <= runs.len()).then(|| (BlockKey::from_bytes(*key), Highlighted::slice(&runs, range)))
            })
            .collect()
    }
}

fn number(bytes: [u8; 4]) -> usize {
    u32::from_le_bytes(bytes) as usize
}

/// Blocks of another version have other keys: the whole file is of no use then.
fn version() -> Digest {
    Digest::of(VERSION.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::talk::highlight::{Language, highlight};

    fn some() -> HighlightCache {
        let rust = Language::find("rust").unwrap();
        (0..3)
            .map(|i| format!("let x = {i};\n"))
            .map(|code| (BlockKey::of(rust, &code), highlight(rust, &code).unwrap()))
            .collect()
    }

    /// Puts a right checksum under a wrong file.
    fn seal(mut body: Vec<u8>) -> Vec<u8> {
        let checksum = Digest::of(&body);
        body.extend_from_slice(checksum.as_bytes());
        body
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(HighlightCache::decode(&some().encode()), Some(some()));
        assert_eq!(HighlightCache::decode(&HighlightCache::new().encode()), Some(HighlightCache::new()));
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let file = some().encode();
        for cut in 0..file.len() {
            assert_eq!(HighlightCache::decode(&file[..cut]), None, "cut at {cut}");
            let mut changed = file.clone();
            changed[cut] ^= 0x10;
            assert_eq!(HighlightCache::decode(&changed), None, "changed at {cut}");
        }
    }

    #[test]
    fn lengths_are_checked() {
        let body = some().encode();
        let body = &body[..body.len() - 16];
        for at in [24, 28 + 16, 28 + ENTRY + 16, 28 + 2 * ENTRY + 16] {
            let mut huge = body.to_vec();
            huge[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes());
            assert_eq!(HighlightCache::decode(&seal(huge)), None, "{at}");
        }
        for cut in 0..body.len() {
            assert_eq!(HighlightCache::decode(&seal(body[..cut].to_vec())), None, "cut at {cut}");
        }
    }
}
