use std::sync::{Mutex, PoisonError};

use crate::site::output::search::shard::SHARDS;
use crate::site::output::search::shard_words::ShardWords;

/// The words of a document, in their shards.
#[derive(Debug)]
pub struct DocumentWords {
    shards: [Mutex<ShardWords>; SHARDS],
}

impl DocumentWords {
    /// The words in these shards.
    pub fn new(shards: [ShardWords; SHARDS]) -> DocumentWords {
        DocumentWords { shards: shards.map(Mutex::new) }
    }

    /// The words of a shard, which are not kept any longer: those of all documents together are large.
    pub fn take(&self, shard: usize) -> ShardWords {
        std::mem::take(&mut self.shards[shard].lock().unwrap_or_else(PoisonError::into_inner))
    }
}
