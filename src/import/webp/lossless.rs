use super::bits::Bits;
use super::huffman::Huffman;
use super::tokens::{RUN, Tokens, prefix};

/// The longest side of a WebP, in pixels.
const MAX_SIDE: u32 = 1 << 14;

/// The bytes of a file before its bits.
const HEAD: u64 = 20;

/// A lossless WebP that is not written yet.
pub struct LosslessWebp {
    tokens: Tokens,
    green: Huffman,
    red: Huffman,
    blue: Huffman,
    /// The bits before those of the pixels.
    head: Bits,
}

impl LosslessWebp {
    /// Of opaque pixels of four bytes; `None` if they are not those of a picture of this size.
    pub fn of(pixels: &[u8], (width, height): (u32, u32)) -> Option<LosslessWebp> {
        let (pixels, rest) = pixels.as_chunks::<4>();
        let is_whole = rest.is_empty() && pixels.len() as u64 == u64::from(width) * u64::from(height);
        if !is_whole || pixels.is_empty() || width.max(height) > MAX_SIDE {
            return None;
        }
        let tokens = Tokens::of(pixels, width as usize);
        let [green, red, blue] =
            [&tokens.green[..], &tokens.red[..], &tokens.blue[..]].map(|counts| Huffman::of(counts));
        let mut head = Bits::default();
        // A signature, the sides, no transparency, and the version.
        head.push(0x2f, 8);
        head.push(width - 1, 14);
        head.push(height - 1, 14);
        head.push(0, 4);
        // Green is subtracted from red and blue.
        head.push(0b101, 3);
        // Each pixel is predicted by the one above: blocks as large as possible, and an image of these with one value.
        head.push(0b11_1001, 6);
        head.push(0, 1);
        let only = |symbol: usize| Huffman::of(&(0..=symbol).map(|one| u32::from(one == symbol)).collect::<Vec<_>>());
        [2, 0, 0, 0, 0].into_iter().for_each(|symbol| only(symbol).write(&mut head));
        // No more transforms, no cache of colours, and one set of codes.
        head.push(0, 3);
        // Nothing is transparent, and runs repeat the pixel before.
        for code in [&green, &red, &blue, &only(0), &only(1)] {
            code.write(&mut head);
        }
        Some(LosslessWebp { tokens, green, red, blue, head })
    }

    /// The number of bytes of the file.
    pub fn length(&self) -> u64 {
        let Tokens { green, red, blue, extra_bits, .. } = &self.tokens;
        let pixels = self.green.cost(green) + self.red.cost(red) + self.blue.cost(blue) + extra_bits;
        HEAD + (self.head.len() + pixels).div_ceil(8).next_multiple_of(2)
    }

    /// The bytes of the file.
    pub fn into_bytes(self) -> Vec<u8> {
        let mut bits = self.head;
        for token in &self.tokens.all {
            if token & RUN != 0 {
                let (symbol, count, extra) = prefix(token & !RUN);
                let (code, length) = self.green.codes[256 + symbol];
                bits.push(code, length);
                bits.push(extra, count);
                continue;
            }
            let [red, green, blue, _] = token.to_le_bytes().map(usize::from);
            for (code, length) in [self.green.codes[green], self.red.codes[red], self.blue.codes[blue]] {
                bits.push(code, length);
            }
        }
        let mut data = bits.into_bytes();
        let length = data.len() as u32;
        if length % 2 == 1 {
            data.push(0);
        }
        let mut out = Vec::with_capacity(HEAD as usize + data.len());
        out.extend_from_slice(b"RIFF");
        out.extend_from_slice(&(data.len() as u32 + 12).to_le_bytes());
        out.extend_from_slice(b"WEBPVP8L");
        out.extend_from_slice(&length.to_le_bytes());
        out.append(&mut data);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::images::raster;

    #[test]
    fn what_is_written_is_read_back() {
        let noise = |n: u32| (n.wrapping_mul(2_654_435_761).rotate_left(13).wrapping_mul(0x85eb_ca6b) >> 24) as u8;
        type Paint = fn(u32, u32, &dyn Fn(u32) -> u8) -> [u8; 3];
        let paints: [Paint; 6] = [
            |_, _, _| [255, 255, 255],
            |_, _, _| [0, 0, 0],
            |x, y, _| if (10..30).contains(&x) && y % 7 == 3 { [200, 10, 90] } else { [250, 250, 240] },
            |x, y, _| [x as u8, y as u8, (x ^ y) as u8],
            |x, y, noise| [noise(x + 999 * y), noise(x * y), noise(x.wrapping_sub(7 * y))],
            |x, y, noise| [noise(x + 999 * y), 9, 9],
        ];
        for (n, paint) in paints.iter().enumerate() {
            for (width, height) in [(1, 1), (1, 9), (9, 1), (16, 16), (37, 21), (5000, 3)] {
                let points = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
                let rgb: Vec<u8> = points.flat_map(|(x, y)| paint(x, y, &noise)).collect();
                let rgba: Vec<u8> = rgb.as_chunks::<3>().0.iter().flat_map(|[r, g, b]| [*r, *g, *b, 255]).collect();
                let webp = LosslessWebp::of(&rgba, (width, height)).unwrap();
                let length = webp.length();
                let bytes = webp.into_bytes();
                assert_eq!(bytes.len() as u64, length, "{n} {width} {height}");
                let (read, size) = raster::pixels(&bytes).unwrap_or_else(|| panic!("{n} {width} {height}"));
                assert!(size == (width, height) && read == rgb, "{n} {width} {height}");
            }
        }
        assert!(LosslessWebp::of(&[0; 4], (2, 1)).is_none() && LosslessWebp::of(&[], (0, 0)).is_none());
    }
}
