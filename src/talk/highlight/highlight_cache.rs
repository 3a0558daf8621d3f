use std::collections::BTreeMap;

use super::{BlockKey, Highlighted};

/// The blocks highlighted so far. A build begins with those of the last build and ends with those it needed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HighlightCache(BTreeMap<BlockKey, Highlighted>);

impl HighlightCache {
    /// No blocks.
    pub fn new() -> HighlightCache {
        HighlightCache::default()
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
}

impl FromIterator<(BlockKey, Highlighted)> for HighlightCache {
    fn from_iter<T: IntoIterator<Item = (BlockKey, Highlighted)>>(iter: T) -> HighlightCache {
        HighlightCache(iter.into_iter().collect())
    }
}
