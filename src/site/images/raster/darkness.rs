use image::DynamicImage;

use super::decoded::Decoded;
use crate::base::luminance::is_dark;

/// The share of full opacity, of 255, from which on a pixel is visible.
const VISIBLE: u8 = 26;

impl Decoded {
    /// The share of dark pixels among those that are visible; `None` if nothing is transparent.
    pub fn dark_share(&self) -> Option<f32> {
        let mut counted = (0_u32, 0_u32);
        let mut count = |colour: [u8; 3], alpha: u8| {
            if alpha >= VISIBLE {
                counted.0 += 1;
                counted.1 += u32::from(is_dark(colour));
            }
        };
        match &self.picture {
            DynamicImage::ImageRgba8(pixels) => pixels.pixels().for_each(|p| count([p.0[0], p.0[1], p.0[2]], p.0[3])),
            DynamicImage::ImageLumaA8(pixels) => pixels.pixels().for_each(|p| count([p.0[0]; 3], p.0[1])),
            _ => return None,
        }
        // Nothing visible is as well on paper.
        Some(if counted.0 == 0 { 1.0 } else { counted.1 as f32 / counted.0 as f32 })
    }
}
