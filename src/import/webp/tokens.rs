/// A token with this bit is a run.
pub const RUN: u32 = 1 << 31;

/// The longest run of one token.
const MAX_RUN: usize = 4096;

/// Pixels that are compared with those above them at once.
const BLOCK: usize = 16;

/// A picture as differences from the pixels above: literals, and runs of the last one. Each difference of red and blue is without
/// that of green.
#[derive(Clone, Debug)]
pub struct Tokens {
    /// Bytes of red, green and blue from the lowest one, or a run with its length.
    pub all: Vec<u32>,
    /// How often each value of green occurs, and after them each prefix of the length of a run.
    pub green: [u32; 280],
    /// How often each value of red occurs.
    pub red: [u32; 256],
    /// How often each value of blue occurs.
    pub blue: [u32; 256],
    /// The bits after the prefixes of runs.
    pub extra_bits: u64,
    last: Option<u32>,
    run: usize,
}

impl Tokens {
    /// Of opaque pixels of four bytes.
    pub fn of(pixels: &[[u8; 4]], width: usize) -> Tokens {
        let mut tokens = Tokens {
            all: Vec::new(),
            green: [0; 280],
            red: [0; 256],
            blue: [0; 256],
            extra_bits: 0,
            last: None,
            run: 0,
        };
        let mut above: &[[u8; 4]] = &[];
        for row in pixels.chunks_exact(width.max(1)) {
            if above.is_empty() {
                let mut before = [0, 0, 0, 255];
                for pixel in row {
                    tokens.push(difference(*pixel, before));
                    before = *pixel;
                }
            } else {
                tokens.push_row(row, above);
            }
            above = row;
        }
        tokens.end_run();
        tokens
    }

    fn push_row(&mut self, row: &[[u8; 4]], above: &[[u8; 4]]) {
        let (blocks, rest) = row.as_chunks::<BLOCK>();
        let (blocks_above, rest_above) = above.as_chunks::<BLOCK>();
        for (block, block_above) in blocks.iter().zip(blocks_above) {
            if block == block_above {
                self.push(0);
                self.run += BLOCK - 1;
                continue;
            }
            block.iter().zip(block_above).for_each(|(pixel, above)| self.push(difference(*pixel, *above)));
        }
        rest.iter().zip(rest_above).for_each(|(pixel, above)| self.push(difference(*pixel, *above)));
    }

    fn push(&mut self, pixel: u32) {
        if self.last == Some(pixel) {
            self.run += 1;
            return;
        }
        self.end_run();
        self.last = Some(pixel);
        let [red, green, blue, _] = pixel.to_le_bytes();
        self.green[usize::from(green)] += 1;
        self.red[usize::from(red)] += 1;
        self.blue[usize::from(blue)] += 1;
        self.all.push(pixel);
    }

    fn end_run(&mut self) {
        while self.run > 0 {
            let length = self.run.min(MAX_RUN);
            let (prefix, bits, _) = prefix(length as u32);
            self.green[256 + prefix] += 1;
            self.extra_bits += u64::from(bits);
            self.all.push(RUN | length as u32);
            self.run -= length;
        }
    }
}

/// The prefix of the length of a run, the number of bits after it, and these.
pub fn prefix(length: u32) -> (usize, u8, u32) {
    let less = length - 1;
    if less < 4 {
        return (less as usize, 0, 0);
    }
    let highest = less.ilog2();
    let bits = highest - 1;
    let second = less >> bits & 1;
    ((2 * highest + second) as usize, bits as u8, less & ((1 << bits) - 1))
}

fn difference([red, green, blue, _]: [u8; 4], [red_above, green_above, blue_above, _]: [u8; 4]) -> u32 {
    let of_green = green.wrapping_sub(green_above);
    let of_red = red.wrapping_sub(red_above).wrapping_sub(of_green);
    let of_blue = blue.wrapping_sub(blue_above).wrapping_sub(of_green);
    u32::from_le_bytes([of_red, of_green, of_blue, 0])
}
