use std::io::{Read, SeekFrom};

use image::ImageFormat;

use crate::base::content::Reader;
use crate::base::{Drawing, MAX_DRAWING_MEMORY};
use crate::site::images::jpeg_segments::{JpegSegment, SOS};

/// The longer side of a PNG that is decoded, in pixels: no other format has longer ones.
pub const PNG_MAX_SIDE: usize = 65_535;

/// What the decoder of PNG may use besides the pixels, in bytes.
pub const PNG_BUFFERS: usize = 8 * 1024 * 1024;

/// A colour profile with more bytes than this is ignored.
pub const MAX_PROFILE: usize = 4 * 1024 * 1024;

/// Pixels of a picture that is decoded.
const MAX_PIXELS: u64 = 50_000_000;

/// Bytes of a file that is decoded.
const MAX_LENGTH: u64 = 32 * 1024 * 1024;

/// What the head of a file says about the memory that its picture needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    pub(super) format: ImageFormat,
    /// Of the file, in bytes.
    length: u64,
    /// Width and height as they are stored.
    size: (u32, u32),
    /// Samples of a pixel.
    channels: u64,
    /// What the decoder needs besides the pixels, in bytes.
    decoder: u64,
}

impl Head {
    /// Reads the head of a file; `None` if its format is not one that can be decoded.
    pub fn read(source: &mut dyn Reader) -> Option<Head> {
        let length = source.seek(SeekFrom::End(0)).ok()?;
        source.seek(SeekFrom::Start(0)).ok()?;
        let mut start = Vec::new();
        source.take(26).read_to_end(&mut start).ok()?;
        match image::guess_format(&start).ok()? {
            ImageFormat::Jpeg => jpeg(source, length),
            ImageFormat::Png => png(&start, length),
            format @ (ImageFormat::Gif | ImageFormat::WebP) => other(source, format, length),
            _ => None,
        }
    }

    /// The number of pixels.
    pub fn pixels(&self) -> u64 {
        u64::from(self.size.0) * u64::from(self.size.1)
    }

    /// The memory that the picture needs in bytes while it is decoded.
    pub fn decoding_memory(&self) -> u64 {
        self.pixels().saturating_mul(self.channels).saturating_add(self.decoder)
    }

    /// The memory that it takes in bytes to make the `wanted` drawings, one after another; `None` if they cannot be made,
    /// because the picture is too large.
    pub fn memory(&self, wanted: &[Drawing]) -> Option<u64> {
        let memory =
            self.decoding_memory().saturating_add(wanted.iter().map(|one| self.buffers(*one)).max().unwrap_or(0));
        let is_small = self.pixels() <= MAX_PIXELS && self.length <= MAX_LENGTH && memory <= MAX_DRAWING_MEMORY;
        is_small.then_some(memory)
    }

    /// What one drawing needs besides the decoded picture.
    fn buffers(&self, drawing: Drawing) -> u64 {
        let (long, short) = (self.size.0.max(self.size.1), self.size.0.min(self.size.1));
        // The picture is first resized in one direction. The middle of it may be as high as the whole.
        let (width, height, side) = match drawing {
            Drawing::Scaled(width, height) => (width, height, short),
            Drawing::Framed(width, height) => (width, height, long),
        };
        let first = (u64::from(width.max(height)) * u64::from(side)).min(self.pixels());
        // Then there are the result, the same turned, and its compressed bytes.
        first * self.channels + u64::from(width) * u64::from(height) * (2 * self.channels + 2)
    }
}

/// The decoder reads the file into a buffer that doubles, holds what precedes the pixels once more, and all coefficients of a picture that has several scans.
fn jpeg(source: &mut dyn Reader, length: u64) -> Option<Head> {
    let segments = JpegSegment::all(source).ok()?;
    let frame = segments.iter().find(|segment| matches!(segment.marker, 0xc0..=0xc2))?;
    let scan = segments.last().filter(|segment| segment.marker == SOS)?;
    let scanned = scan.payload(source, 1).ok()?;
    let frame_head = frame.payload(source, 6 + 3 * 4).ok()?;
    let [_, h1, h2, w1, w2, components, rest @ ..] = &frame_head[..] else { return None };
    let (width, height) = (u16::from_be_bytes([*w1, *w2]), u16::from_be_bytes([*h1, *h2]));
    let factors: Vec<(u64, u64)> =
        rest.as_chunks::<3>().0.iter().map(|[_, f, _]| ((f >> 4).into(), (f & 15).into())).collect();
    let (h, v) = (factors.iter().map(|f| f.0).max()?.max(1), factors.iter().map(|f| f.1).max()?.max(1));
    // Units of eight by eight samples, with those that only fill the last row and column.
    let units = u64::from(width).div_ceil(8 * h) * u64::from(height).div_ceil(8 * v);
    let coefficients = units * 64 * factors.iter().map(|(h, v)| h * v).sum::<u64>();
    let holds_all = frame.marker == 0xc2 || scanned.first() != Some(components);
    let decoder = length * 2 + scan.end() + if holds_all { coefficients * 2 } else { 0 };
    // Some lines of all components, upsampled.
    let lines = u64::from(width) * 512;
    let channels = if *components == 1 { 1 } else { 3 };
    let size = (u32::from(width), u32::from(height));
    Some(Head { format: ImageFormat::Jpeg, length, size, channels, decoder: decoder + lines })
}

fn png(start: &[u8], length: u64) -> Option<Head> {
    let [w1, w2, w3, w4, h1, h2, h3, h4, _, colour] = start.get(16..26)? else { return None };
    let size = (u32::from_be_bytes([*w1, *w2, *w3, *w4]), u32::from_be_bytes([*h1, *h2, *h3, *h4]));
    // A grey or coloured picture can have one colour that is transparent.
    let channels = if matches!(colour, 0 | 4) { 2 } else { 4 };
    let is_long = size.0.max(size.1) as usize > PNG_MAX_SIDE;
    (!is_long).then_some(Head {
        format: ImageFormat::Png,
        length,
        size,
        channels,
        decoder: (PNG_BUFFERS + MAX_PROFILE) as u64,
    })
}

/// The decoders of these hold the picture in several forms.
fn other(source: &mut dyn Reader, format: ImageFormat, length: u64) -> Option<Head> {
    source.seek(SeekFrom::Start(0)).ok()?;
    let decoder = image::ImageReader::with_format(source, format).into_decoder().ok()?;
    let size = image::ImageDecoder::dimensions(&decoder);
    let pixels = u64::from(size.0) * u64::from(size.1);
    Some(Head { format, length, size, channels: 4, decoder: pixels.saturating_mul(8) + length * 2 })
}
