//! Words are put together in shards, so that several threads can do it. All words of a shard come before those of the next.

/// How many shards there are.
pub const SHARDS: usize = 12;

/// The first letter of each shard but the first.
const STARTS: [u8; SHARDS - 1] = *b"acdfilnprst";

/// The shard of a word.
pub fn shard(word: &[u8]) -> usize {
    let first = word.first().copied().unwrap_or_default();
    STARTS.iter().take_while(|start| **start <= first).count()
}
