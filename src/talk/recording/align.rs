//! Two texts of the same words, put side by side.

use std::collections::HashMap;
use std::ops::Range;

use super::increasing::increasing;

/// Pieces with so many pairs of words are compared pair by pair.
const MAX_PAIRS: usize = 100_000;

/// How often a long piece is divided.
const MAX_DEPTH: usize = 12;

/// For each of `words` the index of its like in `spoken`, in the order of both: about as many pairs as possible. Words are
/// numbers. The time grows with the length of the texts, whatever they say.
pub fn align(spoken: &[u32], words: &[u32]) -> Vec<Option<usize>> {
    let mut out = vec![None; words.len()];
    let mut table = Vec::new();
    let mut pieces = vec![(0..spoken.len(), 0..words.len(), 0)];
    while let Some((mut a, mut b, depth)) = pieces.pop() {
        while !a.is_empty() && !b.is_empty() && spoken[a.start] == words[b.start] {
            out[b.start] = Some(a.start);
            (a.start, b.start) = (a.start + 1, b.start + 1);
        }
        while !a.is_empty() && !b.is_empty() && spoken[a.end - 1] == words[b.end - 1] {
            (a.end, b.end) = (a.end - 1, b.end - 1);
            out[b.end] = Some(a.end);
        }
        if a.is_empty() || b.is_empty() {
            continue;
        }
        if a.len() * b.len() <= MAX_PAIRS {
            longest(&spoken[a.clone()], &words[b.clone()], &mut table, |i, j| out[b.start + j] = Some(a.start + i));
            continue;
        }
        if depth == MAX_DEPTH {
            continue;
        }
        let mut last = (a.start, b.start);
        let anchors = anchors(spoken, words, &a, &b);
        if anchors.is_empty() {
            continue;
        }
        for (i, j) in anchors.into_iter().chain([(a.end, b.end)]) {
            pieces.push((last.0..i, last.1..j, depth + 1));
            last = (i, j);
        }
    }
    out
}

/// Places in both where the same words begin that occur once in each, in the order of both.
fn anchors(spoken: &[u32], words: &[u32], a: &Range<usize>, b: &Range<usize>) -> Vec<(usize, usize)> {
    for length in [3, 2, 1] {
        let once = |text: &[u32], range: &Range<usize>| {
            let mut places: HashMap<[u32; 3], Option<usize>> = HashMap::new();
            for (n, run) in text[range.clone()].windows(length).enumerate() {
                let mut key = [u32::MAX; 3];
                key[..length].copy_from_slice(run);
                places.entry(key).and_modify(|place| *place = None).or_insert(Some(range.start + n));
            }
            places
        };
        let theirs = once(words, b);
        let mut pairs: Vec<(usize, usize)> = once(spoken, a)
            .into_iter()
            .filter_map(|(key, place)| Some((place?, theirs.get(&key).copied().flatten()?)))
            .collect();
        pairs.sort_unstable();
        let seconds: Vec<usize> = pairs.iter().map(|(_, second)| *second).collect();
        let kept = increasing(&seconds);
        let pairs: Vec<_> = pairs.into_iter().zip(kept).filter_map(|(pair, is_kept)| is_kept.then_some(pair)).collect();
        // The piece would not get smaller.
        if pairs.iter().any(|pair| *pair != (a.start, b.start)) {
            return pairs;
        }
    }
    Vec::new()
}

/// Gives the pairs of a longest common subsequence to `pair`. `table` is only memory.
fn longest(a: &[u32], b: &[u32], table: &mut Vec<u16>, mut pair: impl FnMut(usize, usize)) {
    let width = b.len() + 1;
    table.clear();
    table.resize((a.len() + 1) * width, 0);
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let at = i * width + j;
            table[at] = match a[i] == b[j] {
                true => table[at + width + 1].saturating_add(1),
                false => table[at + width].max(table[at + 1]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let at = i * width + j;
        if a[i] == b[j] {
            pair(i, j);
            (i, j) = (i + 1, j + 1);
        } else if table[at + width] >= table[at + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
}

#[test]
fn words_find_their_likes() {
    let found = |a: &[u32], b: &[u32]| align(a, b);
    assert_eq!(found(&[1, 2, 3, 4], &[2, 9, 4]), [Some(1), None, Some(3)]);
    assert_eq!(found(&[], &[1]), [None]);
    // A long text with a part left out and another put in.
    let spoken: Vec<u32> = (0..20_000).map(|n| n % 7_919).collect();
    let mut words = spoken.clone();
    words.drain(5_000..6_000);
    words.splice(9_000..9_000, vec![99_999; 500]);
    let pairs = found(&spoken, &words);
    assert!(pairs.iter().flatten().count() > 18_900, "{}", pairs.iter().flatten().count());
    let places: Vec<usize> = pairs.into_iter().flatten().collect();
    assert!(places.is_sorted_by(|a, b| a < b));
    // Texts that have nothing in common, or only one word, end.
    assert_eq!(found(&[1; 30_000], &[2; 30_000]).iter().flatten().count(), 0);
    found(&[1; 30_000], &[1; 20_000]);
    let shuffled: Vec<u32> = (0..30_000_u32).map(|n| n.wrapping_mul(7_919) % 30_011).collect();
    found(&shuffled, &(0..30_000).collect::<Vec<u32>>());
}
