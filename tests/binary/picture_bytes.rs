//! Writes pictures byte by byte, in sizes that no encoder would.

use image::codecs::jpeg::JpegEncoder;
use image::{ImageEncoder, RgbImage};

/// A zlib stream (RFC 1950) of `count` zeros: one literal, then copies of it of 258 bytes each, in the fixed codes of RFC 1951.
pub fn zeros(count: usize) -> Vec<u8> {
    let mut bits = Bits { bytes: vec![0x78, 0x01], used: 0 };
    bits.push(0b011, 3);
    if count > 0 {
        bits.push(ZERO, 8);
    }
    for _ in 0..count.saturating_sub(1) / 258 {
        bits.push(COPY_OF_258, 13);
    }
    for _ in 0..count.saturating_sub(1) % 258 {
        bits.push(ZERO, 8);
    }
    bits.push(0, 7);
    let sum = ((count % 65_521) as u32) << 16 | 1;
    [bits.bytes, sum.to_be_bytes().to_vec()].concat()
}

/// The literal zero, 0011_0000, first bit lowest.
const ZERO: u32 = 0b0000_1100;
/// Length 258, 1100_0101, and distance 1, 0_0000, first bit lowest.
const COPY_OF_258: u32 = 0b1010_0011;

/// Bits, the first lowest in each byte.
struct Bits {
    bytes: Vec<u8>,
    /// How many bits of the last byte are used; none is open at 0.
    used: u32,
}

impl Bits {
    fn push(&mut self, value: u32, count: u32) {
        for bit in 0..count {
            if self.used == 0 {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((value >> bit & 1) as u8) << self.used;
            }
            self.used = (self.used + 1) % 8;
        }
    }
}

/// A PNG chunk.
pub fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [kind, data].concat();
    [&(data.len() as u32).to_be_bytes()[..], &named, &sum(&named).to_be_bytes()].concat()
}

/// The sum of a PNG chunk (CRC-32).
fn sum(bytes: &[u8]) -> u32 {
    let entry = |n: u32| (0..8).fold(n, |c, _| if c & 1 == 1 { 0xedb8_8320 ^ c >> 1 } else { c >> 1 });
    let table: [u32; 256] = std::array::from_fn(|n| entry(n as u32));
    !bytes.iter().fold(!0, |c, byte| table[(c as u8 ^ byte) as usize] ^ c >> 8)
}

/// A PNG with these packed rows, and `before` between its header and them.
pub fn png((width, height): (u32, u32), depth: u8, colour: u8, rows: Vec<u8>, before: &[Vec<u8>]) -> Vec<u8> {
    interlaced_png((width, height), [depth, colour, 0, 0, 0], rows, before)
}

fn interlaced_png((width, height): (u32, u32), rest: [u8; 5], rows: Vec<u8>, before: &[Vec<u8>]) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &rest].concat();
    let mut png = [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &header), before.concat()].concat();
    png.extend(chunk(b"IDAT", &rows));
    png.extend(chunk(b"IEND", b""));
    png
}

/// A PNG whose rows are all zeros, as it should be.
pub fn png_of_zeros((width, height): (u32, u32), depth: u8, colour: u8, interlaced: bool) -> Vec<u8> {
    let channels = [1, 0, 3, 1, 2, 0, 4][usize::from(colour)];
    let row = |width: usize| if width == 0 { 0 } else { 1 + (width * channels * usize::from(depth)).div_ceil(8) };
    let passes = [(0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2)];
    let left = |size: u32, from: usize, step: usize| (size as usize).saturating_sub(from).div_ceil(step);
    let size = match interlaced {
        true => passes.iter().map(|&(x, dx, y, dy)| row(left(width, x, dx)) * left(height, y, dy)).sum(),
        false => row(width as usize) * height as usize,
    };
    let palette = if colour == 3 { vec![chunk(b"PLTE", &[0, 0, 0, 255, 255, 255])] } else { Vec::new() };
    interlaced_png((width, height), [depth, colour, 0, 0, u8::from(interlaced)], zeros(size), &palette)
}

/// The PNG with `chunks` behind its header.
pub fn with_chunks(png: Vec<u8>, chunks: &[Vec<u8>]) -> Vec<u8> {
    [&png[..33], &chunks.concat(), &png[33..]].concat()
}

/// A JPEG of one colour.
pub fn jpeg((width, height): (u32, u32)) -> Vec<u8> {
    let mut out = Vec::new();
    let picture = RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 99]));
    let encoder = JpegEncoder::new_with_quality(&mut out, 50);
    encoder.write_image(&picture, width, height, image::ExtendedColorType::Rgb8).expect("memory is enough");
    out
}

/// A segment of a JPEG, of at most 65,533 bytes.
pub fn jpeg_segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).expect("short enough");
    [&[0xff, marker][..], &length.to_be_bytes(), data].concat()
}

/// A GIF with frames of these sizes, which have no pixels.
pub fn gif((width, height): (u16, u16), frames: &[(u16, u16)]) -> Vec<u8> {
    let size = |(width, height): (u16, u16)| [width.to_le_bytes(), height.to_le_bytes()].concat();
    let mut gif = [b"GIF89a".to_vec(), size((width, height)), vec![0x80, 0, 0, 0, 0, 0, 255, 255, 255]].concat();
    for frame in frames {
        gif.extend([&[0x2c, 0, 0, 0, 0][..], &size(*frame), &[0, 2, 2, 0x4c, 1, 0]].concat());
    }
    gif.push(0x3b);
    gif
}

/// A WebP of these chunks.
pub fn webp(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (kind, data) in chunks {
        body.extend([&kind[..], &(data.len() as u32).to_le_bytes(), data, &[0][..data.len() % 2]].concat());
    }
    [b"RIFF".to_vec(), (body.len() as u32).to_le_bytes().to_vec(), body].concat()
}
