use std::borrow::Cow;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::site::output::search::encoding::push_entry;
use crate::site::output::search::shard::{SHARDS, shard};

/// How many different words most documents have at most.
const TYPICAL_WORDS: usize = 1024;

/// The words of a document, in their shards.
#[derive(Debug, Default)]
pub struct DocumentWords {
    /// The words of each shard, each with a line end.
    pub words: [String; SHARDS],
    /// The entries of each word, in the same order, each with a line end.
    pub entries: [Vec<u8>; SHARDS],
}

impl DocumentWords {
    /// About how many bytes an index has of it, without the words themselves.
    pub fn size(&self) -> usize {
        self.entries.iter().map(Vec::len).sum()
    }
}

/// Collects the words of a document, entry by entry.
#[derive(Debug)]
pub struct Collector<'t> {
    /// The numbers of words that are short, which nearly all are, and of the others.
    short: FxHashMap<u128, u32>,
    long: FxHashMap<Cow<'t, str>, u32>,
    words: Vec<Seen<'t>>,
    /// Each time that an entry has a word: the word, the distance to the entry before that has it, and whether it is in a heading.
    uses: Vec<(u32, u32, bool)>,
    entry: u32,
    is_heading: bool,
}

/// What is known of a word.
#[derive(Debug)]
struct Seen<'t> {
    word: Cow<'t, str>,
    /// The last entry with the word, counted from 1.
    last: u32,
    count: u32,
}

impl<'t> Collector<'t> {
    /// None so far; the first words are of entry 0.
    pub fn new() -> Collector<'t> {
        Collector {
            short: FxHashMap::with_capacity_and_hasher(TYPICAL_WORDS, FxBuildHasher),
            long: FxHashMap::default(),
            words: Vec::with_capacity(TYPICAL_WORDS),
            uses: Vec::new(),
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

    /// Adds a word of the entry.
    pub fn add(&mut self, word: Cow<'t, str>) {
        let key = as_number(&word);
        // Most words are known, and looking one up is faster than an entry for it.
        let known = match key {
            Some(key) => self.short.get(&key),
            None => self.long.get(&word),
        };
        let number = known.copied().unwrap_or_else(|| {
            let next = self.words.len() as u32;
            match key {
                Some(key) => self.short.insert(key, next),
                None => self.long.insert(word.clone(), next),
            };
            self.words.push(Seen { word, last: 0, count: 0 });
            next
        });
        let seen = &mut self.words[number as usize];
        if seen.last < self.entry {
            self.uses.push((number, self.entry - seen.last, self.is_heading));
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
        let mut sorted = vec![(0, false); self.uses.len()];
        for (word, distance, is_heading) in self.uses {
            let end = &mut ends[word as usize];
            sorted[*end as usize] = (distance, is_heading);
            *end += 1;
        }
        let mut out = DocumentWords::default();
        for (Seen { word, count, .. }, end) in self.words.iter().zip(ends) {
            let shard = shard(word);
            out.words[shard].push_str(word);
            out.words[shard].push('\n');
            let list = &mut out.entries[shard];
            sorted[(end - count) as usize..end as usize]
                .iter()
                .for_each(|(distance, heading)| push_entry(list, *distance as usize, *heading));
            list.push(b'\n');
        }
        // They are kept until all documents have been read.
        out.words.iter_mut().for_each(String::shrink_to_fit);
        out.entries.iter_mut().for_each(Vec::shrink_to_fit);
        out
    }
}

/// The bytes of a short word, which are faster to look up than a text. No word contains NUL.
fn as_number(word: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    Some(u128::from_le_bytes(bytes))
}
