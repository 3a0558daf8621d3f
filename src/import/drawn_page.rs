use super::thumbnail::{COMPARED, Thumbnail};
use crate::site::images::raster;

/// A lossless picture that is larger is tried as a JPEG, in bytes.
const LARGE: usize = 400 * 1024;

/// A PNG with a palette that is larger is tried as a lossless WebP, in bytes.
const LARGE_PNG: usize = 100 * 1024;

/// The quality of a JPEG.
const QUALITY: u8 = 85;

/// The picture of a slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnPage {
    /// The bytes of its file.
    pub bytes: Vec<u8>,
    /// The extension of its file.
    pub extension: String,
    /// A small copy.
    pub thumbnail: Thumbnail,
}

impl DrawnPage {
    /// From rows of opaque pixels of four bytes. `None` if there are too few of them.
    pub fn of_pixels(pixels: &[u8], size: (u16, u16)) -> Option<DrawnPage> {
        let size = (u32::from(size.0), u32::from(size.1));
        if pixels.len() as u64 != u64::from(size.0) * u64::from(size.1) * 4 {
            return None;
        }
        let thumbnail = Thumbnail::of_pixels(pixels, (size.0 as usize, size.1 as usize), COMPARED as usize);
        let png = raster::indexed_png(pixels, size);
        if png.as_ref().is_some_and(|png| png.len() <= LARGE_PNG) {
            return Some(DrawnPage { bytes: png?, extension: "png".into(), thumbnail });
        }
        let rgb: Vec<u8> = pixels.as_chunks::<4>().0.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect();
        let webp = raster::lossless_webp(&rgb, size)?;
        let (lossless, extension) = match png {
            Some(png) if png.len() <= webp.len() => (png, "png"),
            _ => (webp, "webp"),
        };
        let is_smaller = |jpeg: &Vec<u8>| jpeg.len() * 2 < lossless.len();
        let lossy = (lossless.len() > LARGE).then(|| raster::jpeg(&rgb, size, QUALITY)).flatten().filter(is_smaller);
        Some(match lossy {
            Some(bytes) => DrawnPage { bytes, extension: "jpg".into(), thumbnail },
            None => DrawnPage { bytes: lossless, extension: extension.into(), thumbnail },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_colours_are_a_png_and_noise_is_a_jpeg() {
        let flat = DrawnPage::of_pixels(&[200; 64 * 36 * 4], (64, 36)).unwrap();
        assert_eq!((flat.extension.as_str(), flat.thumbnail.changed(&flat.thumbnail)), ("png", 0.0));
        let ramp: Vec<u8> = (0..64 * 36_u32).flat_map(|n| [n as u8, (n >> 4) as u8, 0, 255]).collect();
        assert_eq!(DrawnPage::of_pixels(&ramp, (64, 36)).unwrap().extension, "webp");
        // A picture without flat parts.
        let sample =
            |n: u32| 128 + (n.wrapping_mul(2_654_435_761).rotate_left(13).wrapping_mul(0x85eb_ca6b) >> 28) as u8;
        let pixels: Vec<u8> = (0..1280 * 720 * 4).map(sample).collect();
        let photo = DrawnPage::of_pixels(&pixels, (1280, 720)).unwrap();
        assert_eq!(photo.extension, "jpg", "{} bytes", photo.bytes.len());
        assert_eq!(DrawnPage::of_pixels(&[0; 5], (2, 1)), None);
    }
}
