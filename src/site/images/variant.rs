//! Smaller images for the attribute `srcset`, so that a phone need not load what fills a projector.
//!
//! Which ones there are depends on the head of the image file alone. Each is drawn when its bytes are needed, and is written to
//! a path made from the path of its source, so that no page has to read the image.

use std::fmt;
use std::io::{self, SeekFrom};
use std::sync::Arc;

use crate::base::content::Reader;
use crate::base::{Content, Diagnostic, Digest, Drawing, PictureFile, Recipe, SitePath};
use crate::site::images::picture_source::PictureSource;
use crate::site::images::raster::Head;
use crate::site::images::riff_chunk::RiffChunk;
use crate::site::images::size::ImageSize;

/// Changes whenever images are drawn in another way, so that none is taken from the cache.
const VERSION: &[u8] = b"2";

/// Parts of a PNG or a WebP that may precede its pixels.
const MAX_CHUNKS: usize = 64;

/// An image in one smaller width.
pub struct Variant {
    /// The image as the author has it.
    pub source: Arc<PictureSource>,
    /// The same as it is published.
    pub published: Content,
    /// Width and height in pixels.
    pub size: (u32, u32),
}

/// Where the image at the path `source` of the site is written `width` pixels wide.
pub fn output(source: &SitePath, width: u32) -> Option<SitePath> {
    let mut path = String::new();
    write_output(&mut path, source.as_str(), &width.to_string());
    SitePath::new(&path)
}

/// Writes the path [`output`], for a source path that may be percent-encoded.
pub fn write_output(out: &mut String, source: &str, width: &str) {
    ["sizes/", width, "/", source].into_iter().for_each(|part| out.push_str(part));
}

/// Those of the `wanted` widths that are clearly smaller than an image of `size`, and that can be drawn.
pub fn widths(wanted: &[u32], size: ImageSize, head: &Head) -> Vec<u32> {
    let is_smaller = |width: &u32| u64::from(*width) * 4 <= u64::from(size.width) * 3;
    let is_drawable = |width: &u32| {
        let (width, height) = size.at_width(*width);
        head.memory(&[Drawing::Scaled(width, height)]).is_some()
    };
    wanted.iter().copied().filter(is_smaller).filter(is_drawable).collect()
}

/// Whether smaller copies are likely to be smaller files: for a JPEG, for a PNG that is not animated and has no palette, and for a
/// WebP that is lossless and not animated. A palette makes small files, and a smaller copy needs more colours; a smaller copy of a
/// WebP is lossless, so that of a photograph would be no smaller file.
pub fn is_worthwhile(content: &Content) -> bool {
    content.reader().and_then(|mut source| has_many_colours(&mut *source)).unwrap_or(false)
}

fn has_many_colours(source: &mut dyn Reader) -> io::Result<bool> {
    let mut head = [0; 8];
    source.read_exact(&mut head)?;
    if head.starts_with(b"\xff\xd8\xff") {
        return Ok(true);
    }
    if head.starts_with(b"RIFF") {
        return is_lossless_webp(source);
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

/// A colour profile would be lost, so a file that has one has no smaller copies.
fn is_lossless_webp(source: &mut dyn Reader) -> io::Result<bool> {
    let mut form = [0; 4];
    source.read_exact(&mut form)?;
    let mut at = 12;
    for _ in 0..MAX_CHUNKS {
        match RiffChunk::read(source, at)? {
            Some(chunk) if form == *b"WEBP" => match &chunk.kind {
                b"VP8L" => return Ok(true),
                b"VP8 " | b"ANIM" | b"ICCP" => return Ok(false),
                _ => at = chunk.end(),
            },
            _ => return Ok(false),
        }
    }
    Ok(false)
}

impl Variant {
    fn scaled(&self) -> Drawing {
        Drawing::Scaled(self.size.0, self.size.1)
    }
}

impl Recipe for Variant {
    fn make(&self) -> Result<Vec<u8>, Diagnostic> {
        self.make_with(self.source.draw(&[self.scaled()]).pop().flatten().as_deref())
    }

    fn drawing(&self) -> Option<(&dyn PictureFile, Drawing)> {
        Some((&*self.source, self.scaled()))
    }

    /// Pages refer to the file already, so there is always one: if it cannot be drawn or would not be smaller, it is the source
    /// as that is published.
    fn make_with(&self, drawn: Option<&[u8]>) -> Result<Vec<u8>, Diagnostic> {
        let source = self.source.content();
        let is_smaller = |drawn: &&[u8]| source.stamp().is_none_or(|stamp| (drawn.len() as u64) < stamp.size);
        match drawn.filter(is_smaller) {
            Some(drawn) => Ok(drawn.to_vec()),
            None => Ok(self.published.read()?.to_vec()),
        }
    }

    fn state(&self) -> Option<u64> {
        let stamp = self.published.stamp()?;
        let text = format!("{:?} {} {}", self.size, stamp.size, stamp.state);
        Some(Digest::of_parts(&[VERSION, text.as_bytes()]).to_u64())
    }

    fn origin(&self) -> Option<Digest> {
        let source = self.source.digest()?;
        let is_original = self.published.stamp() == self.source.content().stamp();
        Some(Digest::of_parts(&[VERSION, format!("{:?} {source} {is_original}", self.size).as_bytes()]))
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

    /// The start of a PNG of one byte a pixel.
    fn head(width: u32, height: u32) -> Head {
        let png =
            [b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", &width.to_be_bytes()[..], &height.to_be_bytes(), b"\x08\0"].concat();
        Head::read(&mut std::io::Cursor::new(png)).unwrap()
    }

    #[test]
    fn only_clearly_smaller_widths_are_offered() {
        let of = |width, height| widths(&[480, 960, 1440], ImageSize { width, height }, &head(width, height));
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
        let webp = |chunks: &[&[u8; 4]]| {
            let data = |kind: &&[u8; 4]| [&kind[..], &[3, 0, 0, 0], &[0; 4]].concat();
            Content::bytes([&b"RIFF....WEBP"[..], &chunks.iter().flat_map(data).collect::<Vec<u8>>()].concat())
        };
        assert!(is_worthwhile(&webp(&[b"VP8L"])) && is_worthwhile(&webp(&[b"VP8X", b"VP8L"])));
        for other in
            [webp(&[b"VP8 "]), webp(&[b"VP8X", b"ANIM", b"ANMF"]), webp(&[b"VP8X", b"ICCP", b"VP8L"]), webp(&[])]
        {
            assert!(!is_worthwhile(&other), "{other:?}");
        }
        for other in [&b""[..], b"GIF89a..", b"RIFF....AVI VP8L....", b"RIFF....WEBPVP8 "] {
            assert!(!is_worthwhile(&Content::bytes(other)));
        }
    }

    #[test]
    fn what_cannot_be_drawn_is_its_source() {
        let content = Content::bytes(&b"\xff\xd8\xff no picture"[..]);
        let source = Arc::new(PictureSource::new(SitePath::new("a.jpg").unwrap(), content.clone()));
        let variant = Variant { source: source.clone(), published: content.clone(), size: (480, 270) };
        assert_eq!(variant.make().unwrap(), b"\xff\xd8\xff no picture");
        let other = Variant { source, published: content, size: (960, 540) };
        assert_eq!(variant.state(), variant.state());
        assert_ne!(variant.state(), other.state());
    }
}
