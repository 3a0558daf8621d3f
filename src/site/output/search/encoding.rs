//! How the entries of a word are written: as few characters as possible, which JSON leaves as they are.
//!
//! A document is one character of `]` to `z`, the distance to the one before; an entry one of `#` to `[`, twice the distance to the
//! one before, and one more if the word is in its heading. Larger numbers are in base 36 between `{` or `|` and `}`.

/// The largest distance of documents that is one character.
const MAX_DOCUMENT: usize = 30;
/// The largest value of an entry that is one character.
const MAX_ENTRY: u32 = 56;

/// Adds a document that is `distance` (at least 1) after the one before.
pub fn push_document(out: &mut Vec<u8>, distance: usize) {
    match distance {
        1..=MAX_DOCUMENT => out.push(92 + distance as u8),
        _ => push_long(out, b'{', distance),
    }
}

/// The value of an entry that is `distance` (at least 1) after the one before in the same document.
pub fn entry_value(distance: u32, is_heading: bool) -> u32 {
    (distance - 1) * 2 + u32::from(is_heading)
}

/// Adds an entry with this [`entry_value`].
pub fn push_entry(out: &mut Vec<u8>, value: u32) {
    match value {
        0..=MAX_ENTRY => out.push(35 + value as u8),
        _ => push_long(out, b'|', value as usize),
    }
}

fn push_long(out: &mut Vec<u8>, mark: u8, mut value: usize) {
    let mut digits = Vec::new();
    while value > 0 {
        digits.push(b"0123456789abcdefghijklmnopqrstuvwxyz"[value % 36]);
        value /= 36;
    }
    out.push(mark);
    out.extend(digits.iter().rev());
    out.push(b'}');
}

/// The numbers of the documents in `entries`, counted from 0.
pub fn documents(entries: &[u8]) -> Vec<usize> {
    let mut out = Vec::new();
    let mut last = 0;
    let mut rest = entries;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        let distance = match first {
            93..=122 => usize::from(first - 92),
            b'{' | b'|' => {
                let end = rest.iter().position(|byte| *byte == b'}').unwrap_or(rest.len());
                let digits = std::str::from_utf8(&rest[..end]).unwrap_or_default();
                rest = rest.get(end + 1..).unwrap_or_default();
                if *first == b'|' { 0 } else { usize::from_str_radix(digits, 36).unwrap_or_default() }
            }
            _ => 0,
        };
        if distance > 0 {
            last += distance;
            out.push(last - 1);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_survive() {
        let mut list = Vec::new();
        for (distance, entry) in [(1, 1), (30, 29), (31, 30), (5000, 2000)] {
            push_document(&mut list, distance);
            push_entry(&mut list, entry_value(entry, true));
        }
        assert_eq!(String::from_utf8(list.clone()).unwrap(), "]$z|1l}{v}|1n}{3uw}|333}");
        assert_eq!(documents(&list), [0, 30, 61, 5061]);
    }
}
