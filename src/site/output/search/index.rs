use std::sync::OnceLock;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::site::model::catalogue::Catalogue;
use crate::site::output::search::document_words::DocumentWords;
use crate::site::output::search::packed::Packed;
use crate::site::output::search::shard::SHARDS;
use crate::site::output::search::shard_words::ShardWords;
use crate::site::output::search::word_entries::WordEntries;
use crate::site::output::search::words::words;
use crate::site::render::site_renderer::SiteRenderer;

/// About how large a part is, in bytes.
const TYPICAL_PART: f64 = 28.0 * 1024.0;

/// How many documents are read to find out how large the index will be.
const SAMPLES: usize = 12;

/// The index of a site. What files need of it is made once.
#[derive(Debug)]
pub struct Index {
    /// The documents that can be found, in order.
    pub documents: Vec<usize>,
    parts: usize,
    of_documents: Vec<OnceLock<DocumentWords>>,
    shards: [OnceLock<Vec<u8>>; SHARDS],
    packed: OnceLock<Packed>,
}

/// How many parts the index of these documents has. It is known before the words are, so it is an estimate from a few documents.
pub fn parts(catalogue: &Catalogue, documents: &[usize]) -> usize {
    let samples = documents.par_iter().step_by(documents.len().div_ceil(SAMPLES));
    let samples: Vec<DocumentWords> = samples.map(|index| words(catalogue, *index)).collect();
    let factor = documents.len() as f64 / samples.len().max(1) as f64;
    let shards: Vec<ShardWords> =
        samples.iter().flat_map(|sample| (0..SHARDS).map(|shard| sample.take(shard))).collect();
    let entries: usize = shards.iter().map(ShardWords::size).sum();
    let known: FxHashSet<&[u8]> = shards.iter().flat_map(ShardWords::iter).map(|(word, _)| word).collect();
    let known: usize = known.iter().map(|word| word.len() + 3).sum();
    // The more documents there are, the fewer words of another one are new.
    let size = entries as f64 * factor + known as f64 * factor.powf(0.7);
    1 + (size / TYPICAL_PART) as usize
}

impl Index {
    /// The index of `documents`, in `parts` files. Nothing is found before it is needed.
    pub fn new(documents: Vec<usize>, parts: usize) -> Index {
        let of_documents = documents.iter().map(|_| OnceLock::new()).collect();
        let shards = std::array::from_fn(|_| OnceLock::new());
        Index { documents, parts, of_documents, shards, packed: OnceLock::new() }
    }

    /// The lines of a part.
    pub fn part(&self, renderer: &SiteRenderer, part: usize) -> String {
        let (packed, shards) = self.packed(renderer, part);
        packed.part(&shards, part)
    }

    /// The first word of each part, and how many letters of its words are in the index, or 0.
    pub fn starts(&self, renderer: &SiteRenderer) -> (Vec<String>, usize) {
        let (packed, shards) = self.packed(renderer, 0);
        (packed.starts(&shards), packed.letters())
    }

    /// The index in parts, and the lines of all shards.
    ///
    /// Threads that ask for it at the same time share the work: each begins with another document and another shard, for `part`.
    fn packed(&self, renderer: &SiteRenderer, part: usize) -> (&Packed, Vec<&[u8]>) {
        self.make(renderer, part);
        let shards: Vec<&[u8]> = self.shards.iter().filter_map(OnceLock::get).map(Vec::as_slice).collect();
        (self.packed.get_or_init(|| Packed::new(&shards, self.parts)), shards)
    }

    fn make(&self, renderer: &SiteRenderer, part: usize) {
        let all = self.documents.len();
        let start = all * part / self.parts;
        for number in (start..all).chain(0..start) {
            self.of_document(renderer, number);
        }
        let start = SHARDS * part / self.parts;
        for shard in (start..SHARDS).chain(0..start) {
            self.shards[shard].get_or_init(|| self.merged(renderer, shard));
        }
    }

    fn of_document(&self, renderer: &SiteRenderer, number: usize) -> &DocumentWords {
        self.of_documents[number].get_or_init(|| words(&renderer.site, self.documents[number]))
    }

    /// The lines of a shard.
    fn merged(&self, renderer: &SiteRenderer, shard: usize) -> Vec<u8> {
        let mut numbers: FxHashMap<&[u8], usize> = FxHashMap::default();
        let mut lists: Vec<WordEntries> = Vec::new();
        let documents = (0..self.documents.len()).map(|number| self.of_document(renderer, number));
        let documents: Vec<ShardWords> = documents.map(|words| words.take(shard)).collect();
        for (number, words) in documents.iter().enumerate() {
            for (word, entries) in words.iter() {
                let next = lists.len();
                let at = *numbers.entry(word).or_insert(next);
                if at == next {
                    lists.push(WordEntries::default());
                }
                lists[at].push(number, entries);
            }
        }
        let mut sorted: Vec<(&[u8], usize)> = numbers.into_iter().collect();
        sorted.sort_unstable();
        let mut out = Vec::new();
        for (word, at) in sorted {
            lists[at].write_lines(word, &mut out);
        }
        out.shrink_to_fit();
        out
    }
}
