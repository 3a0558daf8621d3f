use std::borrow::Cow;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::site::output::search::document_words::DocumentWords;
use crate::site::output::search::encoding::entry_value;
use crate::site::output::search::shard::{SHARDS, shard};
use crate::site::output::search::shard_words::ShardWords;

/// How many different words most documents have at most.
const TYPICAL_WORDS: usize = 1024;

/// Collects the words of a document, entry by entry.
#[derive(Debug)]
pub struct Collector<'t> {
    text: &'t [u8],
    /// The numbers of words that are short, which nearly all are, and of the others.
    short: FxHashMap<u128, u32>,
    long: FxHashMap<Cow<'t, [u8]>, u32>,
    words: Vec<Seen<'t>>,
    /// Each time that an entry has a word: the word, and its value in a list of entries.
    uses: Vec<(u32, u32)>,
    entry: u32,
    is_heading: bool,
}

/// What is known of a word.
#[derive(Debug)]
struct Seen<'t> {
    word: Cow<'t, [u8]>,
    /// The last entry with the word, counted from 1.
    last: u32,
    count: u32,
}

impl<'t> Collector<'t> {
    /// None of the words of `text` so far; the first ones are of entry 0.
    pub fn new(text: &'t str) -> Collector<'t> {
        Collector {
            text: text.as_bytes(),
            short: FxHashMap::with_capacity_and_hasher(TYPICAL_WORDS, FxBuildHasher),
            long: FxHashMap::default(),
            words: Vec::with_capacity(TYPICAL_WORDS),
            uses: Vec::with_capacity(TYPICAL_WORDS),
            entry: 1,
            is_heading: false,
        }
    }

    /// Begins the next entry.
    pub fn next_entry(&mut self) {
        self.entry += 1;
        self.is_heading = false;
    }

    /// Says whether the words that follow are in the heading of the entry.
    pub fn set_heading(&mut self, is_heading: bool) {
        self.is_heading = is_heading;
    }

    /// Adds the ASCII word of the entry at `start..end` of the text.
    pub fn add_ascii(&mut self, start: usize, end: usize) {
        // Most words are known, and short. Reading a fixed number of bytes is faster than copying some.
        let number = match (self.text[start..].first_chunk(), end - start) {
            (Some(bytes), length @ 1..=SHORT) => {
                let key = u128::from_le_bytes(*bytes) & (u128::MAX >> (8 * (SHORT - length)));
                self.short.get(&key).copied().unwrap_or_else(|| self.insert(Cow::Borrowed(&self.text[start..end])))
            }
            _ => self.number(Cow::Borrowed(&self.text[start..end])),
        };
        self.use_word(number);
    }

    /// Adds a word of the entry.
    pub fn add(&mut self, word: &str) {
        let number = self.number(Cow::Owned(word.into()));
        self.use_word(number);
    }

    fn number(&mut self, word: Cow<'t, [u8]>) -> u32 {
        let known = match as_number(&word) {
            Some(key) => self.short.get(&key),
            None => self.long.get(&word),
        };
        known.copied().unwrap_or_else(|| self.insert(word))
    }

    fn insert(&mut self, word: Cow<'t, [u8]>) -> u32 {
        let next = self.words.len() as u32;
        match as_number(&word) {
            Some(key) => self.short.insert(key, next),
            None => self.long.insert(word.clone(), next),
        };
        self.words.push(Seen { word, last: 0, count: 0 });
        next
    }

    fn use_word(&mut self, number: u32) {
        let seen = &mut self.words[number as usize];
        if seen.last < self.entry {
            self.uses.push((number, entry_value(self.entry - seen.last, self.is_heading)));
            seen.last = self.entry;
            seen.count += 1;
        }
    }

    /// All words, in their shards.
    pub fn finish(self) -> DocumentWords {
        let mut start = 0;
        let mut ends: Vec<u32> = Vec::with_capacity(self.words.len());
        for seen in &self.words {
            ends.push(start);
            start += seen.count;
        }
        let mut sorted = vec![0; self.uses.len()];
        for (word, value) in self.uses {
            let end = &mut ends[word as usize];
            sorted[*end as usize] = value;
            *end += 1;
        }
        let mut shards: [ShardWords; SHARDS] = std::array::from_fn(|_| ShardWords::default());
        for (Seen { word, count, .. }, end) in self.words.iter().zip(ends) {
            shards[shard(word)].push(word, &sorted[(end - count) as usize..end as usize]);
        }
        // They are kept until all documents have been read.
        shards.iter_mut().for_each(ShardWords::shrink);
        DocumentWords::new(shards)
    }
}

/// How long a word may be that is looked up as a number, in bytes.
const SHORT: usize = size_of::<u128>();

/// The bytes of a short word, which are faster to look up than a text. No word contains NUL.
fn as_number(word: &[u8]) -> Option<u128> {
    let mut bytes = [0; SHORT];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    Some(u128::from_le_bytes(bytes))
}
