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
    /// The number of each word, and the entry that had it last.
    known: FxHashMap<Cow<'t, str>, usize>,
    words: Vec<Seen>,
    /// Each time that an entry has a word: the word, the distance to the entry before that has it, and whether it is in a heading.
    uses: Vec<(u32, u32, bool)>,
    entry: u32,
    is_heading: bool,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    /// The last entry with the word, counted from 1.
    last: u32,
    count: u32,
}

impl<'t> Collector<'t> {
    /// None so far; the first words are of entry 0.
    pub fn new() -> Collector<'t> {
        let known = FxHashMap::with_capacity_and_hasher(TYPICAL_WORDS, FxBuildHasher);
        Collector { known, words: Vec::with_capacity(TYPICAL_WORDS), uses: Vec::new(), entry: 1, is_heading: false }
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
        let next = self.words.len();
        let number = *self.known.entry(word).or_insert(next);
        if number == next {
            self.words.push(Seen::default());
        }
        let seen = &mut self.words[number];
        if seen.last < self.entry {
            self.uses.push((number as u32, self.entry - seen.last, self.is_heading));
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
        for (word, number) in self.known {
            let shard = shard(&word);
            let (end, count) = (ends[number] as usize, self.words[number].count as usize);
            out.words[shard].push_str(&word);
            out.words[shard].push('\n');
            let list = &mut out.entries[shard];
            sorted[end - count..end]
                .iter()
                .for_each(|(distance, heading)| push_entry(list, *distance as usize, *heading));
            list.push(b'\n');
        }
        out
    }
}
