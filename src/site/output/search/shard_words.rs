use crate::site::output::search::encoding::push_entry;

/// The words of a document that belong to one shard.
#[derive(Debug, Default)]
pub struct ShardWords {
    /// The words, each with a line end.
    words: Vec<u8>,
    /// The entries of each word, in the same order, each with a line end.
    entries: Vec<u8>,
}

impl ShardWords {
    /// Adds a word and the values of its entries.
    pub fn push(&mut self, word: &[u8], entries: &[u32]) {
        self.words.extend_from_slice(word);
        self.words.push(b'\n');
        entries.iter().for_each(|value| push_entry(&mut self.entries, *value));
        self.entries.push(b'\n');
    }

    /// Gives back memory that is not used.
    pub fn shrink(&mut self) {
        self.words.shrink_to_fit();
        self.entries.shrink_to_fit();
    }

    /// About how many bytes an index has of it, without the words themselves.
    pub fn size(&self) -> usize {
        self.entries.len()
    }

    /// The words, with their entries.
    pub fn iter(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        let lines = |list| <[u8]>::split(list, |byte| *byte == b'\n');
        lines(&self.words).zip(lines(&self.entries)).filter(|(word, _)| !word.is_empty())
    }
}
