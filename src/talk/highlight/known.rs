use std::collections::BTreeMap;

use super::{Highlighted, Language, VERSION, known_file};
use crate::base::Digest;

/// Names a block: its language, its code, and the version of all that turns them into runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockKey(Digest);

impl BlockKey {
    /// The key of `code` in `language`.
    pub fn of(language: Language, code: &str) -> BlockKey {
        BlockKey(Digest::of_parts(&[VERSION.as_bytes(), language.name().as_bytes(), code.as_bytes()]))
    }

    /// The key back from its bytes.
    pub(super) const fn from_bytes(bytes: [u8; 16]) -> BlockKey {
        BlockKey(Digest::from_bytes(bytes))
    }

    /// The key's bytes.
    pub(super) const fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

/// The blocks highlighted so far: comes into a build as it is, and leaves as those the build asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known(BTreeMap<BlockKey, Highlighted>);

impl Known {
    /// No blocks.
    pub fn new() -> Known {
        Known::default()
    }

    /// The runs of a block.
    pub fn get(&self, key: BlockKey) -> Option<&Highlighted> {
        self.0.get(&key)
    }

    /// All blocks, by key.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (BlockKey, &Highlighted)> {
        self.0.iter().map(|(key, highlighted)| (*key, highlighted))
    }

    /// Number of blocks.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no block.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The blocks as one file; equal maps make equal files.
    pub fn encode(&self) -> Vec<u8> {
        known_file::encode(self)
    }

    /// The blocks of a file, or `None` where the file is damaged or of another version: then it is of no use.
    pub fn decode(file: &[u8]) -> Option<Known> {
        known_file::decode(file)
    }
}

impl FromIterator<(BlockKey, Highlighted)> for Known {
    fn from_iter<T: IntoIterator<Item = (BlockKey, Highlighted)>>(iter: T) -> Known {
        Known(iter.into_iter().collect())
    }
}
