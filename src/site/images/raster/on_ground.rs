use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::compressed::encode;
use super::{Head, decode};
use crate::base::content::Reader;

/// The picture as it is shown over the colour `ground`, as a PNG without transparency. `None` if it cannot be decoded, or not
/// within the memory for drawing a picture.
pub fn on_ground(source: &mut dyn Reader, ground: [u8; 3]) -> Option<Vec<u8>> {
    let head = Head::read(source)?;
    head.memory(&[])?;
    let mut decoded = decode(source, &head)?;
    decoded.picture.apply_orientation(decoded.orientation);
    let opaque = match decoded.picture.color().has_alpha() {
        true => over(&decoded.picture, ground),
        false => decoded.picture,
    };
    encode(&opaque, ImageFormat::Png, decoded.profile.as_deref())
}

fn over(picture: &DynamicImage, ground: [u8; 3]) -> DynamicImage {
    let mix = |over: u8, under: u8, alpha: u8| {
        let (over, under, alpha) = (u32::from(over), u32::from(under), u32::from(alpha));
        // A mean of two bytes is a byte.
        ((over * alpha + under * (255 - alpha) + 127) / 255) as u8
    };
    let pixels = picture.to_rgba8();
    RgbImage::from_fn(pixels.width(), pixels.height(), |x, y| {
        let [r, g, b, alpha] = pixels.get_pixel(x, y).0;
        Rgb([mix(r, ground[0], alpha), mix(g, ground[1], alpha), mix(b, ground[2], alpha)])
    })
    .into()
}
