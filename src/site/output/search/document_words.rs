use crate::site::output::search::shard::SHARDS;
use crate::site::output::search::shard_words::ShardWords;

/// The words of a document, in their shards.
#[derive(Debug)]
pub struct DocumentWords {
    /// Those of each shard.
    pub shards: [ShardWords; SHARDS],
}
