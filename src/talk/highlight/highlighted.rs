use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::Class;

/// The runs of one block of code: which bytes are of which class. Holds no text and no HTML.
///
/// Packed, about a third of the code's own size, and cheap to clone: ten thousand blocks are kept at once.
/// Several may be slices of one buffer.
#[derive(Clone)]
pub struct Highlighted {
    buffer: Arc<[u8]>,
    range: Range<u32>,
}

impl Highlighted {
    /// The packed runs that are at `range` of `buffer`; empty if that is outside.
    pub(super) fn slice(buffer: &Arc<[u8]>, range: Range<u32>) -> Highlighted {
        Highlighted { buffer: Arc::clone(buffer), range }
    }

    /// The runs in order: a class and a length in bytes. What follows the last is plain.
    ///
    /// Lengths are as good as where the bytes come from: do not trust them to end where a character does.
    pub fn runs(&self) -> impl Iterator<Item = (Option<Class>, usize)> {
        unpack(self.packed())
    }

    /// The packed bytes.
    pub(super) fn packed(&self) -> &[u8] {
        self.buffer.get(self.range.start as usize..self.range.end as usize).unwrap_or_default()
    }
}

impl From<Vec<u8>> for Highlighted {
    fn from(packed: Vec<u8>) -> Self {
        let range = 0..u32::try_from(packed.len()).unwrap_or(0);
        Highlighted { buffer: packed.into(), range }
    }
}

impl Default for Highlighted {
    /// Plain from the first byte to the last.
    fn default() -> Self {
        Vec::new().into()
    }
}

impl PartialEq for Highlighted {
    fn eq(&self, other: &Self) -> bool {
        self.packed() == other.packed()
    }
}

impl Eq for Highlighted {}

impl fmt::Debug for Highlighted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.runs()).finish()
    }
}

/// Appends a run: four bits of class and four of length, or none of those and the length in sevens of bits.
pub(super) fn pack(out: &mut Vec<u8>, class: Option<Class>, length: usize) {
    let class = Class::to_nibble(class);
    if (1..16).contains(&length) {
        out.push(class | (length as u8) << 4);
        return;
    }
    out.push(class);
    let mut rest = length;
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

/// Reads packed runs; ends early where they are cut short.
pub(super) fn unpack(packed: &[u8]) -> impl Iterator<Item = (Option<Class>, usize)> {
    let mut bytes = packed.iter().copied();
    std::iter::from_fn(move || {
        let first = bytes.next()?;
        let class = Class::from_nibble(first & 15);
        match first >> 4 {
            0 => Some((class, long_length(&mut bytes)?)),
            short => Some((class, usize::from(short))),
        }
    })
}

fn long_length(bytes: &mut impl Iterator<Item = u8>) -> Option<usize> {
    let mut length = 0;
    // Four sevens of bits are enough for any block that is highlighted at all.
    for shift in [0, 7, 14, 21] {
        let byte = bytes.next()?;
        length |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(length);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_survive_packing() {
        let runs = [(None, 1), (Some(Class::Comment), 15), (Some(Class::Deleted), 16), (None, 70_000)];
        let mut packed = Vec::new();
        runs.iter().for_each(|(class, length)| pack(&mut packed, *class, *length));
        assert_eq!(Highlighted::from(packed).runs().collect::<Vec<_>>(), runs);
    }

    #[test]
    fn runs_cut_short_end_early() {
        assert_eq!(unpack(&[1, 0x80]).count(), 0);
        assert_eq!(unpack(&[0x11, 1, 0xff, 0xff, 0xff, 0xff, 0xff]).count(), 1);
    }
}
