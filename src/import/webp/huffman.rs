use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::bits::Bits;

/// The longest code of a symbol, and that of a length of codes, in bits.
const MAX_LENGTH: u8 = 15;
const MAX_LENGTH_OF_LENGTHS: u8 = 7;

/// The order in which the lengths of the codes of lengths are written.
const ORDER: [usize; 19] = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

/// A code for the symbols of an alphabet: short ones for those that are frequent.
#[derive(Clone, Debug)]
pub struct Huffman {
    /// The code of each symbol and its length in bits; the length is 0 if there is only one symbol.
    pub codes: Vec<(u32, u8)>,
    /// The one symbol, if there is only one.
    only: Option<usize>,
}

impl Huffman {
    /// For symbols that occur so often.
    pub fn of(counts: &[u32]) -> Huffman {
        Huffman::with_limit(counts, MAX_LENGTH)
    }

    fn with_limit(counts: &[u32], limit: u8) -> Huffman {
        let used: Vec<usize> = (0..counts.len()).filter(|symbol| counts[*symbol] > 0).collect();
        if used.len() < 2 {
            let only = Some(used.first().copied().unwrap_or(0));
            return Huffman { codes: vec![(0, 0); counts.len()], only };
        }
        // If the rarest codes are too long, rare symbols count as more frequent.
        let mut least = 1;
        let lengths = loop {
            let lengths = lengths(counts, &used, least);
            if lengths.iter().all(|length| *length <= limit) {
                break lengths;
            }
            least *= 2;
        };
        let mut codes = vec![(0, 0); counts.len()];
        let mut code = 0_u32;
        for length in 1..=limit {
            for symbol in (0..counts.len()).filter(|symbol| lengths[*symbol] == length) {
                codes[symbol] = (code.reverse_bits() >> (32 - u32::from(length)), length);
                code += 1;
            }
            code <<= 1;
        }
        Huffman { codes, only: None }
    }

    /// The bits of all symbols that occur so often.
    pub fn cost(&self, counts: &[u32]) -> u64 {
        self.codes.iter().zip(counts).map(|((_, length), count)| u64::from(*length) * u64::from(*count)).sum()
    }

    /// Writes the code itself.
    pub fn write(&self, bits: &mut Bits) {
        if let Some(symbol) = self.only {
            let is_large = u32::from(symbol > 1);
            bits.push(1 | is_large << 2, 3);
            bits.push(symbol as u32, if symbol > 1 { 8 } else { 1 });
            return;
        }
        let mut counts = [0; 19];
        self.codes.iter().for_each(|(_, length)| counts[usize::from(*length)] += 1);
        let lengths = Huffman::with_limit(&counts, MAX_LENGTH_OF_LENGTHS);
        bits.push(0, 1);
        bits.push(15, 4);
        for symbol in ORDER {
            let length = if lengths.only == Some(symbol) { 1 } else { lengths.codes[symbol].1 };
            bits.push(length.into(), 3);
        }
        bits.push(0, 1);
        for (_, length) in &self.codes {
            let (code, count) = lengths.codes[usize::from(*length)];
            bits.push(code, count);
        }
    }
}

/// The length of the code of each symbol; the `used` ones count at least as often as `least`.
fn lengths(counts: &[u32], used: &[usize], least: u64) -> Vec<u8> {
    let mut parents: Vec<usize> = vec![0; counts.len()];
    let leaf = |symbol: &usize| Reverse((u64::from(counts[*symbol]).max(least), *symbol));
    let mut open: BinaryHeap<Reverse<(u64, usize)>> = used.iter().map(leaf).collect();
    while let (Some(Reverse((first, one))), Some(Reverse((second, other)))) = (open.pop(), open.pop()) {
        let node = parents.len();
        parents.push(node);
        (parents[one], parents[other]) = (node, node);
        if open.is_empty() {
            break;
        }
        open.push(Reverse((first + second, node)));
    }
    let mut out = vec![0; counts.len()];
    // Parents come after their children; the last one is the root.
    let root = parents.len() - 1;
    let mut depths: Vec<u8> = vec![0; parents.len()];
    for node in (counts.len()..root).rev() {
        depths[node] = depths[parents[node]].saturating_add(1);
    }
    for symbol in used {
        out[*symbol] = depths[parents[*symbol]].saturating_add(1);
    }
    out
}

#[test]
fn frequent_symbols_have_short_codes() {
    let code = Huffman::of(&[8, 4, 2, 0, 1]);
    let lengths: Vec<u8> = code.codes.iter().map(|(_, length)| *length).collect();
    assert_eq!((lengths, code.cost(&[8, 4, 2, 0, 1])), (vec![1, 2, 3, 0, 3], 8 + 8 + 6 + 3));
    // Each twice as frequent as the one before: without a limit, the longest code had 29 bits.
    let counts: Vec<u32> = (0..30).map(|n| 1 << n).collect();
    let code = Huffman::of(&counts);
    let share: f64 = code.codes.iter().map(|(_, length)| 0.5_f64.powi((*length).into())).sum();
    assert!((share - 1.0).abs() < 1e-9 && code.codes.iter().all(|(_, length)| *length <= MAX_LENGTH));
}
