use image::codecs::jpeg::JpegDecoder;
use image::{DynamicImage, ImageDecoder, ImageFormat};

use super::decoded::Decoded;
use super::head::MAX_PROFILE;
use crate::base::content::Reader;

/// The picture in a JPEG.
pub fn decode(source: &mut dyn Reader) -> Option<Decoded> {
    let mut decoder = JpegDecoder::new(source).ok()?;
    let orientation = decoder.orientation().ok()?;
    let profile = decoder.icc_profile().ok()?.filter(|profile| profile.len() <= MAX_PROFILE);
    let picture = DynamicImage::from_decoder(decoder).ok()?;
    Some(Decoded { picture, orientation, format: ImageFormat::Jpeg, profile })
}
