use std::borrow::Cow;

use crate::site::output::search::reduced::reduced;

/// The maximum size of a part in bytes, without the longest line.
const MAX_PART: usize = 50 * 1024;

/// The lines of an index, cut into parts.
#[derive(Debug)]
pub struct Packed {
    parts: Vec<String>,
    /// How many letters of its words are in the index, and no entries of documents then; 0 if it is complete.
    letters: usize,
}

impl Packed {
    /// Cuts the lines of all shards into `parts` parts. If these would be too large, the lines are reduced: then the index finds too
    /// many documents, and the browser has to look into their pages.
    pub fn new(shards: Vec<&[u8]>, parts: usize) -> Packed {
        let is_too_large = |lines: &[Cow<'_, [u8]>]| lines.iter().map(|l| l.len()).sum::<usize>() > parts * MAX_PART;
        let mut lines: Vec<Cow<'_, [u8]>> = shards.iter().map(|shard| Cow::Borrowed(*shard)).collect();
        let mut letters = 0;
        for fewer in [40, 3, 2, 1] {
            if is_too_large(&lines) {
                lines = shards.iter().map(|shard| Cow::Owned(reduced(shard, fewer))).collect();
                letters = fewer;
            }
        }
        Packed { parts: cut(&lines, parts), letters }
    }

    /// The lines of a part.
    pub fn part(&self, part: usize) -> &str {
        self.parts.get(part).map_or("", String::as_str)
    }

    /// The first word of each part; empty if it has none.
    pub fn starts(&self) -> Vec<&str> {
        self.parts.iter().map(|part| part.split(' ').next().unwrap_or_default()).collect()
    }

    /// How many letters of its words are in the index, and no entries of documents then; 0 if it is complete.
    pub fn letters(&self) -> usize {
        self.letters
    }
}

fn cut(shards: &[Cow<'_, [u8]>], parts: usize) -> Vec<String> {
    let total: usize = shards.iter().map(|lines| lines.len()).sum();
    let size = total.div_ceil(parts).max(1);
    let mut out = vec![Vec::with_capacity(size); parts];
    let mut done = 0;
    for line in shards.iter().flat_map(|lines| lines.split_inclusive(|byte| *byte == b'\n')) {
        out[(done / size).min(parts - 1)].extend(line);
        done += line.len();
    }
    // The lines are made of words and ASCII, so they are valid.
    out.into_iter().map(|part| String::from_utf8(part).unwrap_or_default()).collect()
}
