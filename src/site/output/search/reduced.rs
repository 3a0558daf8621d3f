use std::collections::BTreeSet;

use crate::site::output::search::encoding::documents;
use crate::site::output::search::word_entries::WordEntries;

/// The `lines` of a shard with the first `letters` letters of each word, and without entries.
pub fn reduced(lines: &[u8], letters: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let mut current: (&str, BTreeSet<usize>) = ("", BTreeSet::new());
    for line in lines.split(|byte| *byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok()) {
        let Some((word, entries)) = line.split_once(' ') else { continue };
        let word = word.char_indices().nth(letters).map_or(word, |(end, _)| &word[..end]);
        if word != current.0 {
            write(&current, &mut out);
            current = (word, BTreeSet::new());
        }
        current.1.extend(documents(entries.as_bytes()));
    }
    write(&current, &mut out);
    out
}

fn write((word, documents): &(&str, BTreeSet<usize>), out: &mut Vec<u8>) {
    let mut entries = WordEntries::default();
    documents.iter().for_each(|number| entries.push(*number, &[]));
    if !documents.is_empty() {
        entries.write_lines(word.as_bytes(), out);
    }
}
