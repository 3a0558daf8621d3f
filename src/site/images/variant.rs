//! Smaller images for the attribute `srcset`, so that a phone need not load what fills a projector.
//!
//! Which ones there are depends on the head of the image file alone. Each is drawn when its bytes are needed, and is written to
//! a path made from the path of its source, so that no page has to read the image.

use std::fmt;
use std::io::{self, Read, Seek, SeekFrom};

use crate::base::{Content, Diagnostic, Digest, Recipe, SitePath};
use crate::site::images::raster;
use crate::site::images::size::ImageSize;

/// Changes whenever images are drawn in another way, so that none is taken from the cache.
const VERSION: &[u8] = b"1";

/// Pixels of an image that is decoded: each thread may hold one.
const MAX_PIXELS: u64 = 25_000_000;

/// Bytes of an image that is decoded.
const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// Parts of a PNG that may precede its pixels.
const MAX_CHUNKS: usize = 64;

/// An image in one smaller width.
pub struct Variant {
    /// The image as the author has it.
    pub source: Content,
    /// Width and height in pixels.
    pub size: (u32, u32),
}

/// Where the image at the path `source` of the site is written `width` pixels wide.
pub fn output(source: &SitePath, width: u32) -> Option<SitePath> {
    SitePath::new(&format!("sizes/{width}/{source}"))
}

/// Those of the `wanted` widths that are clearly smaller than an image of `size`.
pub fn widths(wanted: &[u32], size: ImageSize) -> Vec<u32> {
    let is_smaller = |width: &u32| u64::from(*width) * 4 <= u64::from(size.width) * 3;
    match u64::from(size.width) * u64::from(size.height) <= MAX_PIXELS {
        true => wanted.iter().copied().filter(is_smaller).collect(),
        false => Vec::new(),
    }
}

/// Whether smaller copies are likely to be smaller files: for a JPEG, and for a PNG that is not animated and has no palette. A
/// palette makes small files, and a smaller copy needs more colours.
pub fn is_worthwhile(content: &Content) -> bool {
    let is_short = content.stamp().is_some_and(|stamp| stamp.size <= MAX_BYTES);
    is_short && content.reader().and_then(has_many_colours).unwrap_or(false)
}

fn has_many_colours(mut source: impl Read + Seek) -> io::Result<bool> {
    let mut head = [0; 8];
    source.read_exact(&mut head)?;
    if head.starts_with(b"\xff\xd8\xff") {
        return Ok(true);
    }
    if head != *b"\x89PNG\r\n\x1a\n" {
        return Ok(false);
    }
    for _ in 0..MAX_CHUNKS {
        source.read_exact(&mut head)?;
        let [a, b, c, d, kind @ ..] = head;
        match &kind {
            b"IDAT" => return Ok(true),
            b"PLTE" | b"acTL" => return Ok(false),
            // Its data, and four bytes of a checksum.
            _ => source.seek(SeekFrom::Current(i64::from(u32::from_be_bytes([a, b, c, d])) + 4))?,
        };
    }
    Ok(false)
}

impl Recipe for Variant {
    /// Pages refer to the file already, so there is always one: if it cannot be drawn or would not be smaller, it is the source.
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        let source = self.source.read()?;
        let drawn = raster::resized(&source, self.size, MAX_PIXELS).filter(|bytes| bytes.len() < source.len());
        Ok(drawn.unwrap_or_else(|| source.to_vec()))
    }

    fn state(&self) -> Option<u64> {
        let stamp = self.source.stamp()?;
        let text = format!("{:?} {} {}", self.size, stamp.size, stamp.state);
        Some(Digest::of_parts(&[VERSION, text.as_bytes()]).to_u64())
    }

    fn origin(&self) -> Option<Digest> {
        let source = self.source.digest().ok()?;
        Some(Digest::of_parts(&[VERSION, format!("{:?} {source}", self.size).as_bytes()]))
    }
}

impl fmt::Debug for Variant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Variant{:?}", self.size)
    }
}

#[cfg(test)]
mod tests {
    use crate::site::images::variant::*;

    fn png(chunks: &[&[u8; 4]]) -> Content {
        let mut out = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        out.extend([0; 17]);
        for kind in chunks {
            out.extend([0, 0, 0, 1]);
            out.extend(*kind);
            out.extend([0; 5]);
        }
        Content::bytes(out)
    }

    #[test]
    fn only_clearly_smaller_widths_are_offered() {
        let of = |width, height| widths(&[480, 960, 1440], ImageSize { width, height });
        assert_eq!(of(1920, 1080), [480, 960, 1440]);
        assert_eq!(of(1919, 1080), [480, 960]);
        assert_eq!(of(640, 10), [480]);
        assert_eq!(of(639, 10), [0; 0]);
        assert_eq!(of(6000, 4000), [480, 960, 1440]);
        assert_eq!(of(10_000, 10_000), [0; 0], "too many pixels to be decoded");
    }

    #[test]
    fn the_head_tells_what_is_worth_its_place() {
        assert!(is_worthwhile(&Content::bytes(&b"\xff\xd8\xff\xe0...."[..])));
        assert!(is_worthwhile(&png(&[b"gAMA", b"IDAT"])));
        for other in [png(&[b"PLTE", b"IDAT"]), png(&[b"acTL", b"IDAT"]), png(&[]), png(&[b"tEXt"; 100])] {
            assert!(!is_worthwhile(&other), "{other:?}");
        }
        for other in [&b""[..], b"GIF89a..", b"RIFF....WEBPVP8 "] {
            assert!(!is_worthwhile(&Content::bytes(other)));
        }
    }

    #[test]
    fn what_cannot_be_drawn_is_its_source() {
        let variant = Variant { source: Content::bytes(&b"\xff\xd8\xff no picture"[..]), size: (480, 270) };
        assert_eq!(variant.make().unwrap(), b"\xff\xd8\xff no picture");
        let other = Variant { source: variant.source.clone(), size: (960, 540) };
        assert_eq!(variant.state(), variant.state());
        assert_ne!(variant.state(), other.state());
    }
}
