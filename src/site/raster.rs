//! Pictures made of pixels. The only importer of `image`.

use std::io::Cursor;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::imageops;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageReader, Limits};

/// A picture that fits into `room`, as a PNG with its size: turned as its EXIF data says, and made smaller where it is larger.
/// Nothing where it is no picture that is known, or has more than `most` pixels.
pub fn reduced(bytes: &[u8], room: (u32, u32), most: u64) -> Option<(Vec<u8>, (f32, f32))> {
    let picture = smaller(decode(bytes, most)?, room).to_rgba8();
    let size = picture.dimensions();
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::NoFilter);
    encoder.write_image(picture.as_raw(), size.0, size.1, ExtendedColorType::Rgba8).ok()?;
    Some((png, (size.0 as f32, size.1 as f32)))
}

/// Opaque pixels of four bytes as a PNG.
pub fn png(rgba: &[u8], (width, height): (u32, u32)) -> Option<Vec<u8>> {
    let rgb: Vec<u8> = rgba.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::Adaptive);
    encoder.write_image(&rgb, width, height, ExtendedColorType::Rgb8).ok()?;
    Some(png)
}

fn decode(bytes: &[u8], most: u64) -> Option<DynamicImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::no_limits();
    // Up to eight bytes a pixel, and what the decoder needs beside them.
    limits.max_alloc = Some(most * 10);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > most {
        return None;
    }
    let orientation = decoder.orientation().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    Some(picture)
}

fn smaller(picture: DynamicImage, (width, height): (u32, u32)) -> DynamicImage {
    let times = (picture.width() / width.max(1)).max(picture.height() / height.max(1));
    match times {
        0 if picture.width() <= width && picture.height() <= height => picture,
        // Of many pixels a plain mean is as good, and far quicker.
        2.. => picture.thumbnail(width, height),
        _ => picture.resize(width, height, imageops::FilterType::CatmullRom),
    }
}
