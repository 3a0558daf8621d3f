use std::io::{Cursor, SeekFrom};

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::decoded::Decoded;
use super::head::Head;
use super::{jpeg, png_rows};
use crate::base::Drawing;
use crate::base::content::Reader;

/// The picture whose head is `head`, decoded within the memory that the head gives for it; `None` if it is damaged.
pub fn decode(source: &mut dyn Reader, head: &Head) -> Option<Decoded> {
    source.seek(SeekFrom::Start(0)).ok()?;
    match head.format {
        ImageFormat::Jpeg => jpeg::decode(source),
        ImageFormat::Png => png_rows::decode(source),
        format => other(source, format, head.decoding_memory()),
    }
    .map(Decoded::without_needless_alpha)
}

/// An image as a PNG of the size that `frame` gives for its width and height, turned as its EXIF data says. If the frame has
/// another aspect ratio, only the middle is shown. `None` if the format is not supported, or if it has more than `max_pixels`
/// pixels.
pub fn framed(bytes: &[u8], max_pixels: u64, frame: impl FnOnce(u32, u32) -> (u32, u32)) -> Option<Vec<u8>> {
    let mut source = Cursor::new(bytes);
    let head = Head::read(&mut source)?;
    if head.pixels() > max_pixels {
        return None;
    }
    let decoded = decode(&mut source, &head)?;
    let (width, height) = decoded.size();
    let (width, height) = frame(width, height);
    decoded.draw(Drawing::Framed(width, height))
}

/// The pixels of an image as it is shown: rows of three bytes, width and height. `None` if it cannot be decoded, or not within
/// the memory for drawing a picture.
pub fn pixels(bytes: &[u8]) -> Option<(Vec<u8>, (u32, u32))> {
    let mut source = Cursor::new(bytes);
    let head = Head::read(&mut source)?;
    head.memory(&[])?;
    let Decoded { mut picture, orientation, .. } = decode(&mut source, &head)?;
    picture.apply_orientation(orientation);
    let size = (picture.width(), picture.height());
    Some((picture.into_rgb8().into_raw(), size))
}

fn other(source: &mut dyn Reader, format: ImageFormat, memory: u64) -> Option<Decoded> {
    let mut reader = ImageReader::with_format(source, format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(memory);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().ok()?;
    let picture = DynamicImage::from_decoder(decoder).ok()?;
    // A byte for each sample.
    let picture = match (picture.color().has_color(), picture.color().has_alpha()) {
        (false, false) => picture.into_luma8().into(),
        (false, true) => picture.into_luma_alpha8().into(),
        (true, false) => picture.into_rgb8().into(),
        (true, true) => DynamicImage::from(picture.into_rgba8()),
    };
    Some(Decoded { picture, orientation, format, profile: None })
}
