use std::borrow::Cow;

use crate::site::output::search::reduced::reduced;

/// The maximum size of a part in bytes, without the longest line.
const MAX_PART: usize = 50 * 1024;

/// The lines of an index, cut into parts.
#[derive(Debug)]
pub struct Packed {
    /// The lines of each shard if they had to be reduced.
    reduced: Vec<Vec<u8>>,
    /// Where each part begins: a shard, and a position in its lines.
    starts: Vec<(usize, usize)>,
    /// How many letters of its words are in the index, and no entries of documents then; 0 if it is complete.
    letters: usize,
}

impl Packed {
    /// Cuts the lines of all shards into `parts` parts. If these would be too large, the lines are reduced: then the index finds too
    /// many documents, and the browser has to look into their pages.
    pub fn new(shards: &[&[u8]], parts: usize) -> Packed {
        let is_too_large = |lines: &[Cow<'_, [u8]>]| lines.iter().map(|l| l.len()).sum::<usize>() > parts * MAX_PART;
        let mut lines: Vec<Cow<'_, [u8]>> = shards.iter().map(|shard| Cow::Borrowed(*shard)).collect();
        let mut letters = 0;
        for fewer in [40, 3, 2, 1] {
            if is_too_large(&lines) {
                lines = shards.iter().map(|shard| Cow::Owned(reduced(shard, fewer))).collect();
                letters = fewer;
            }
        }
        let starts = starts(&lines, parts);
        let reduced =
            lines.into_iter().filter_map(|lines| if let Cow::Owned(lines) = lines { Some(lines) } else { None });
        Packed { reduced: reduced.collect(), starts, letters }
    }

    /// The lines of a part of these shards, with which it was made.
    pub fn part(&self, shards: &[&[u8]], part: usize) -> String {
        let lines = |shard: usize| self.reduced.get(shard).map_or(shards[shard], Vec::as_slice);
        let Some(&(first, at)) = self.starts.get(part) else { return String::new() };
        let (last, end) = self.starts.get(part + 1).copied().unwrap_or((shards.len(), 0));
        let mut out = Vec::new();
        for shard in first..shards.len().min(last + 1) {
            let all = lines(shard);
            let from = if shard == first { at } else { 0 };
            let to = if shard == last { end } else { all.len() };
            out.extend_from_slice(&all[from..to]);
        }
        // The lines are made of words and ASCII, so they are valid.
        String::from_utf8(out).unwrap_or_default()
    }

    /// The first word of each part; empty if it has none.
    pub fn starts(&self, shards: &[&[u8]]) -> Vec<String> {
        let first_word = |part| self.part(shards, part).split(' ').next().unwrap_or_default().to_owned();
        (0..self.starts.len()).map(first_word).collect()
    }

    /// How many letters of its words are in the index, and no entries of documents then; 0 if it is complete.
    pub fn letters(&self) -> usize {
        self.letters
    }
}

/// Where each of `parts` parts of the lines begins.
fn starts(shards: &[Cow<'_, [u8]>], parts: usize) -> Vec<(usize, usize)> {
    let total: usize = shards.iter().map(|lines| lines.len()).sum();
    let size = total.div_ceil(parts).max(1);
    let mut out = Vec::with_capacity(parts);
    let mut done = 0;
    for (shard, lines) in shards.iter().enumerate() {
        let mut at = 0;
        for line in lines.split_inclusive(|byte| *byte == b'\n') {
            while out.len() <= (done / size).min(parts - 1) {
                out.push((shard, at));
            }
            (at, done) = (at + line.len(), done + line.len());
        }
    }
    out.resize(parts, (shards.len(), 0));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_the_lines_in_order() {
        let shards: [&[u8]; 4] = [b"a 1\nb 22\n", b"", b"c 3\n", b"d 4\ne 5\n"];
        for parts in 1..9 {
            let packed = Packed::new(&shards, parts);
            let all: Vec<String> = (0..parts).map(|part| packed.part(&shards, part)).collect();
            assert_eq!(all.concat(), "a 1\nb 22\nc 3\nd 4\ne 5\n", "{parts}");
            assert_eq!(packed.starts(&shards).len(), parts);
        }
        assert_eq!(Packed::new(&shards, 2).starts(&shards), ["a", "d"]);
        assert_eq!(Packed::new(&[], 1).part(&[], 0), "");
    }
}
