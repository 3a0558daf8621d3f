use std::io::Read;

use crate::base::Content;
use crate::site::images::exif_data::orientation;

/// Images with more pixels than this are refused: a browser would need gigabytes to show one.
const MAX_PIXELS: u64 = 100_000_000;

/// The size of an image as it is shown, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ImageSize {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl ImageSize {
    /// Width and height of the same image when it is `width` pixels wide.
    pub fn at_width(self, width: u32) -> (u32, u32) {
        let height =
            (u64::from(self.height) * u64::from(width) + u64::from(self.width) / 2) / u64::from(self.width).max(1);
        (width, u32::try_from(height).unwrap_or(u32::MAX).max(1))
    }
}

/// Why the size of an image is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoSize {
    /// The file is not an image of a supported format, or it is damaged.
    Unreadable,
    /// More than 100 million pixels.
    TooBig,
}

/// Reads the size from the head of a file; an EXIF rotation (orientation 5 to 8) swaps the sides.
pub fn size(content: &Content, extension: &str) -> Result<ImageSize, NoSize> {
    let size = read(extension, || content.reader().map_err(|_| NoSize::Unreadable))?;
    match u64::from(size.width) * u64::from(size.height) {
        0 => Err(NoSize::Unreadable),
        pixels if pixels > MAX_PIXELS => Err(NoSize::TooBig),
        _ => Ok(size),
    }
}

type Source<'a> = Box<dyn crate::base::content::Reader + 'a>;

fn read<'a>(extension: &str, open: impl Fn() -> Result<Source<'a>, NoSize>) -> Result<ImageSize, NoSize> {
    if extension.eq_ignore_ascii_case("svg") {
        let mut text = String::new();
        open()?.take(64 * 1024).read_to_string(&mut text).map_err(|_| NoSize::Unreadable).ok();
        return svg(&text).ok_or(NoSize::Unreadable);
    }
    let found = imagesize::reader_size(open()?).map_err(|_| NoSize::Unreadable)?;
    let (Ok(width), Ok(height)) = (u32::try_from(found.width), u32::try_from(found.height)) else {
        return Err(NoSize::TooBig);
    };
    match matches!(orientation(&mut *open()?), Some(5..=8)) {
        true => Ok(ImageSize { width: height, height: width }),
        false => Ok(ImageSize { width, height }),
    }
}

/// The width and height of an SVG, or the size of its `viewBox`.
fn svg(text: &str) -> Option<ImageSize> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => {
                if tag.local_name().as_ref() != "svg" {
                    return None;
                }
                let get = |name: &str| {
                    let found = tag.try_get_attribute(name).ok()??;
                    Some(found.value.into_owned())
                };
                let side = |name| get(name).and_then(|value| pixels(&value));
                if let (Some(width), Some(height)) = (side("width"), side("height")) {
                    return Some(ImageSize { width, height });
                }
                return view_box(&get("viewBox")?);
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn pixels(value: &str) -> Option<u32> {
    let number = value.trim().trim_end_matches("px");
    to_pixels(number.parse().ok()?)
}

fn view_box(value: &str) -> Option<ImageSize> {
    let mut numbers = value.split([' ', ',', '\n', '\t']).filter(|n| !n.is_empty()).skip(2).map(|n| n.parse().ok());
    Some(ImageSize { width: to_pixels(numbers.next()??)?, height: to_pixels(numbers.next()??)? })
}

fn to_pixels(number: f64) -> Option<u32> {
    (number >= 1.0 && number <= f64::from(u32::MAX)).then(|| number.round() as u32)
}

#[cfg(test)]
mod tests {
    use crate::site::images::size::*;

    fn of(bytes: &[u8], extension: &str) -> Result<(u32, u32), NoSize> {
        size(&Content::bytes(bytes), extension).map(|s| (s.width, s.height))
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut out = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        out.extend(width.to_be_bytes());
        out.extend(height.to_be_bytes());
        out.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
        out
    }

    #[test]
    fn sizes_come_from_heads() {
        assert_eq!(of(&png(1600, 900), "png"), Ok((1600, 900)));
        assert_eq!(of(&png(1600, 900), "jpg"), Ok((1600, 900)), "the bytes decide, not the name");
        assert_eq!(of(&png(60_000, 60_000), "png"), Err(NoSize::TooBig));
        for broken in [&b""[..], b"\xff\xd8\xff", b"text", &png(0, 5)] {
            assert_eq!(of(broken, "png"), Err(NoSize::Unreadable));
        }
    }

    #[test]
    fn svg_says_its_size_or_its_view_box() {
        assert_eq!(
            of(b"<?xml version='1.0'?><!-- c --><svg width='10' height='5.4px' viewBox='0 0 1 1'/>", "svg"),
            Ok((10, 5))
        );
        assert_eq!(of(b"<svg width='100%' viewBox='0,0 160 90'><script/></svg>", "svg"), Ok((160, 90)));
        assert_eq!(of(b"<html/>", "svg"), Err(NoSize::Unreadable));
    }

    #[test]
    fn a_turned_photograph_swaps_its_sides() {
        // SOI, an EXIF segment with orientation 6 and a start of frame of 40 by 30.
        let tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let mut jpeg = b"\xff\xd8\xff\xe1".to_vec();
        jpeg.extend(((tiff.len() + 8) as u16).to_be_bytes());
        jpeg.extend(b"Exif\0\0");
        jpeg.extend(tiff);
        jpeg.extend(b"\xff\xc0\0\x11\x08\0\x1e\0\x28\x03\x01\x22\0\x02\x11\x01\x03\x11\x01\xff\xd9");
        assert_eq!(of(&jpeg, "jpg"), Ok((30, 40)));
    }
}
