//! Decodes a PNG row by row, so that samples of two bytes never take twice the memory.

#[cfg(feature = "export")]
use std::io::ErrorKind;
use std::io::SeekFrom;

use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat};
#[cfg(feature = "export")]
use png::DecodingError;
use png::{BitDepth, Decoder, InterlaceInfo, Limits, Reader as Rows, Transformations, expand_interlaced_row};

use super::decoded::Decoded;
use super::head::{MAX_PROFILE, PNG_BUFFERS, PNG_MAX_SIDE};
use crate::base::content::Reader;

type Source<'a> = &'a mut (dyn Reader + 'a);

/// The picture in a PNG; of an animated one, the first.
pub fn decode(source: Source<'_>) -> Option<Decoded> {
    let profile = profile(source);
    source.seek(SeekFrom::Start(0)).ok()?;
    let mut decoder = Decoder::new_with_limits(source, Limits { bytes: PNG_BUFFERS });
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(Transformations::EXPAND);
    let mut rows = decoder.read_info().ok()?;
    let exif = rows.info().exif_metadata.as_deref();
    let orientation = exif.and_then(Orientation::from_exif_chunk).unwrap_or(Orientation::NoTransforms);
    let (width, height) = rows.info().size();
    let channels = rows.output_color_type().0.samples();
    let pixels = pixels(&mut rows, (width as usize).checked_mul(channels)?, height as usize)?;
    let picture = match channels {
        1 => image::GrayImage::from_raw(width, height, pixels)?.into(),
        2 => image::GrayAlphaImage::from_raw(width, height, pixels)?.into(),
        3 => image::RgbImage::from_raw(width, height, pixels)?.into(),
        _ => DynamicImage::from(image::RgbaImage::from_raw(width, height, pixels)?),
    };
    Some(Decoded { picture, orientation, format: ImageFormat::Png, profile })
}

/// Whether each row is there, and the checksums of the pixels are right.
#[cfg(feature = "export")]
pub fn is_whole(source: Source<'_>) -> bool {
    let mut decoder = Decoder::new_with_limits(source, Limits { bytes: PNG_BUFFERS });
    decoder.ignore_checksums(false);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let Ok(mut rows) = decoder.read_info() else { return false };
    let mut left = rows.info().height;
    loop {
        match rows.next_row() {
            Ok(Some(_)) => left = left.saturating_sub(1),
            Ok(None) => return left == 0,
            // The end of the file may be missing, but not that of the pixels.
            Err(DecodingError::IoError(why)) => return left == 0 && why.kind() == ErrorKind::UnexpectedEof,
            Err(_) => return false,
        }
    }
}

/// The colour profile, which is never decompressed beyond the limit.
pub fn profile(source: Source<'_>) -> Option<Vec<u8>> {
    source.seek(SeekFrom::Start(0)).ok()?;
    let limits = Limits { bytes: MAX_PROFILE + 8 * PNG_MAX_SIDE };
    let mut decoder = Decoder::new_with_limits(source, limits);
    decoder.set_ignore_text_chunk(true);
    let head = decoder.read_info().ok()?;
    let profile = head.info().icc_profile.as_deref().filter(|profile| profile.len() <= MAX_PROFILE);
    profile.map(<[u8]>::to_vec)
}

/// All pixels, with a byte for each sample; `stride` is the length of a row.
fn pixels(rows: &mut Rows<Source<'_>>, stride: usize, height: usize) -> Option<Vec<u8>> {
    let (colour, depth) = rows.output_color_type();
    let is_wide = depth == BitDepth::Sixteen;
    let bits = u8::try_from(colour.samples() * 8).ok()?;
    let mut pixels = vec![0; stride.checked_mul(height)?];
    let mut narrow = Vec::new();
    let mut line = 0;
    // What follows the last row does not matter.
    while let Some(row) =
        rows.next_interlaced_row().or_else(|why| if line == height { Ok(None) } else { Err(why) }).ok()?
    {
        let row_bytes = match is_wide {
            true => {
                narrow.clear();
                narrow.extend(row.data().as_chunks::<2>().0.iter().map(|sample| narrowed(u16::from_be_bytes(*sample))));
                &narrow[..]
            }
            false => row.data(),
        };
        match row.interlace() {
            InterlaceInfo::Adam7(pass) => expand_interlaced_row(&mut pixels, stride, row_bytes, pass, bits),
            InterlaceInfo::Null(_) => {
                let target = pixels.get_mut(line * stride..(line + 1) * stride)?;
                if target.len() != row_bytes.len() {
                    return None;
                }
                target.copy_from_slice(row_bytes);
                line += 1;
            }
        }
    }
    Some(pixels)
}

/// The nearest sample of one byte.
fn narrowed(sample: u16) -> u8 {
    // At most (65,535 + 128) / 257, which is 255.
    ((u32::from(sample) + 128) / 257) as u8
}
