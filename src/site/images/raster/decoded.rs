use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::pixels::{U8, U8x2, U8x3, U8x4};
use fast_image_resize::{FilterType as Filter, PixelTrait, ResizeAlg, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageFormat};

use super::compressed::{encode, quick_png};
use crate::base::Drawing;

/// A picture that was decoded.
pub struct Decoded {
    /// Its pixels as they are stored, with a byte for each sample.
    pub(super) picture: DynamicImage,
    /// How they are turned to be shown.
    pub(super) orientation: Orientation,
    /// The format of the file.
    pub(super) format: ImageFormat,
    /// Its colour profile.
    pub(super) profile: Option<Vec<u8>>,
}

impl Decoded {
    /// Width and height as it is shown.
    pub fn size(&self) -> (u32, u32) {
        self.as_stored((self.picture.width(), self.picture.height()))
    }

    /// Makes a drawing; `None` if it cannot be made.
    pub fn draw(&self, drawing: Drawing) -> Option<Vec<u8>> {
        match drawing {
            Drawing::Scaled(width, height) => {
                // The decoder loses the colours of an image for print.
                if self.profile.as_ref().is_some_and(|profile| profile.get(16..20) == Some(b"CMYK")) {
                    return None;
                }
                encode(&self.resized((width, height), smoothly())?, self.format, self.profile.as_deref())
            }
            Drawing::Framed(width, height) => {
                quick_png(&self.resized((width, height), smoothly().fit_into_destination(None))?)
            }
        }
    }

    /// Turned after it was made small, which takes less memory.
    fn resized(&self, size: (u32, u32), options: ResizeOptions) -> Option<DynamicImage> {
        let mut picture = resize(&self.picture, self.as_stored(size), options)?;
        picture.apply_orientation(self.orientation);
        Some(picture)
    }

    /// Width and height before the picture is turned, of those after it, and the other way round.
    fn as_stored(&self, (width, height): (u32, u32)) -> (u32, u32) {
        use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
        match self.orientation {
            Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH => (height, width),
            _ => (width, height),
        }
    }

    /// The same picture without an alpha channel if nothing is transparent, in the same memory.
    pub(super) fn without_needless_alpha(mut self) -> Decoded {
        let (width, height) = (self.picture.width(), self.picture.height());
        let channels = match &self.picture {
            DynamicImage::ImageRgba8(pixels) if pixels.pixels().all(|pixel| pixel.0[3] == 255) => 4,
            DynamicImage::ImageLumaA8(pixels) if pixels.pixels().all(|pixel| pixel.0[1] == 255) => 2,
            _ => return self,
        };
        let mut bytes = self.picture.into_bytes();
        for pixel in 1..bytes.len() / channels {
            bytes.copy_within(pixel * channels..(pixel + 1) * channels - 1, pixel * (channels - 1));
        }
        bytes.truncate(bytes.len() / channels * (channels - 1));
        let opaque = match channels {
            4 => image::RgbImage::from_raw(width, height, bytes).map(DynamicImage::from),
            _ => image::GrayImage::from_raw(width, height, bytes).map(DynamicImage::from),
        };
        // There are exactly as many bytes as its pixels need.
        self.picture = opaque.unwrap_or_default();
        self
    }
}

/// A filter without a sine, whose value differs between machines.
fn smoothly() -> ResizeOptions {
    ResizeOptions::new().resize_alg(ResizeAlg::Convolution(Filter::CatmullRom))
}

/// Resizes to exactly this size.
fn resize(picture: &DynamicImage, size: (u32, u32), options: ResizeOptions) -> Option<DynamicImage> {
    let (width, height) = size;
    match picture.color() {
        ColorType::L8 => image::GrayImage::from_raw(width, height, resized_pixels::<U8>(picture, size, options)?)
            .map(DynamicImage::from),
        ColorType::La8 => {
            image::GrayAlphaImage::from_raw(width, height, resized_pixels::<U8x2>(picture, size, options)?)
                .map(DynamicImage::from)
        }
        ColorType::Rgb8 => image::RgbImage::from_raw(width, height, resized_pixels::<U8x3>(picture, size, options)?)
            .map(DynamicImage::from),
        _ => image::RgbaImage::from_raw(width, height, resized_pixels::<U8x4>(picture, size, options)?)
            .map(DynamicImage::from),
    }
}

/// The samples of the resized picture. Asked for by type, because `Resizer::resize` would compile thirteen kinds of pixels.
fn resized_pixels<P: PixelTrait>(
    picture: &DynamicImage,
    (width, height): (u32, u32),
    options: ResizeOptions,
) -> Option<Vec<u8>> {
    let source = ImageRef::new(picture.width(), picture.height(), picture.as_bytes(), P::pixel_type()).ok()?;
    let mut target = Image::new(width, height, P::pixel_type());
    Resizer::new().resize_typed::<P>(&source.typed_image()?, &mut target.typed_image_mut()?, &options).ok()?;
    Some(target.into_vec())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{ImageDecoder, ImageReader};

    use crate::site::images::raster::decoded::*;
    use crate::site::images::raster::{Head, decode, framed};

    fn resized(bytes: &[u8], (width, height): (u32, u32)) -> Option<Vec<u8>> {
        let mut source = Cursor::new(bytes);
        let head = Head::read(&mut source)?;
        decode(&mut source, &head)?.draw(Drawing::Scaled(width, height))
    }

    /// Red on the left, blue on the right.
    fn flag(width: u32, height: u32) -> DynamicImage {
        let colour = |x| if x < width / 2 { [255, 0, 0] } else { [0, 0, 255] };
        image::RgbImage::from_fn(width, height, |x, _| image::Rgb(colour(x))).into()
    }

    fn is_red(picture: &DynamicImage, x: u32, y: u32) -> bool {
        let [red, _, blue] = picture.to_rgb8().get_pixel(x, y).0;
        red > 200 && blue < 50
    }

    #[test]
    fn a_picture_keeps_its_format() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let bytes = encode(&flag(80, 40), format, None).unwrap();
            let small = resized(&bytes, (40, 20)).unwrap();
            assert_eq!(image::guess_format(&small).unwrap(), format);
            let small = image::load_from_memory(&small).unwrap();
            assert_eq!((small.width(), small.height()), (40, 20));
            assert!(is_red(&small, 2, 2) && !is_red(&small, 38, 2));
        }
        for broken in [&b""[..], b"\xff\xd8\xff", b"GIF89a", b"text"] {
            assert_eq!(resized(broken, (40, 20)), None);
        }
    }

    #[test]
    fn a_frame_of_another_form_shows_the_middle() {
        let colour = |x| [[255, 0, 0], [0, 255, 0], [0, 0, 255]][x as usize / 40];
        let picture = image::RgbImage::from_fn(120, 40, |x, _| image::Rgb(colour(x))).into();
        let bytes = encode(&picture, ImageFormat::Png, None).unwrap();
        let png = framed(&bytes, 10_000, |width, height| {
            assert_eq!((width, height), (120, 40));
            (20, 20)
        });
        let shown = image::load_from_memory(&png.unwrap()).unwrap().to_rgb8();
        assert_eq!(shown.dimensions(), (20, 20));
        assert!(shown.enumerate_pixels().all(|(x, _, p)| x == 0 || x == 19 || p.0[1] > 240), "{shown:?}");
        assert_eq!(framed(&bytes, 4799, |width, height| (width, height)), None, "too many pixels");
    }

    #[test]
    fn a_turned_photograph_is_drawn_upright() {
        let tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let mut jpeg = b"\xff\xd8\xff\xe1".to_vec();
        jpeg.extend(((tiff.len() + 8) as u16).to_be_bytes());
        jpeg.extend(b"Exif\0\0");
        jpeg.extend(tiff);
        jpeg.extend(&encode(&flag(80, 40), ImageFormat::Jpeg, None).unwrap()[2..]);
        let small = image::load_from_memory(&resized(&jpeg, (20, 40)).unwrap()).unwrap();
        assert_eq!((small.width(), small.height()), (20, 40));
        assert!(is_red(&small, 10, 2) && !is_red(&small, 10, 38), "the left side is above");
    }

    #[test]
    fn what_is_transparent_leaves_no_trace() {
        let clear = |x| if x < 40 { image::Rgba([255, 255, 255, 255]) } else { image::Rgba([0, 0, 0, 0]) };
        let picture = image::RgbaImage::from_fn(81, 40, |x, _| clear(x)).into();
        let small = resized(&encode(&picture, ImageFormat::Png, None).unwrap(), (20, 10)).unwrap();
        let small = image::load_from_memory(&small).unwrap().to_rgba8();
        assert!(small.pixels().all(|pixel| pixel.0[3] < 8 || pixel.0[0] > 240), "{:?}", small.as_raw());
    }

    #[test]
    fn a_profile_goes_along_but_for_that_of_a_press() {
        let profile = |space: &[u8; 4]| [&[0; 16][..], space, &[0; 108]].concat();
        let with = |space| encode(&flag(80, 40), ImageFormat::Png, Some(&profile(space))).unwrap();
        let small = resized(&with(b"RGB "), (40, 20)).unwrap();
        let mut decoder = ImageReader::new(Cursor::new(small)).with_guessed_format().unwrap().into_decoder().unwrap();
        assert_eq!(decoder.icc_profile().unwrap(), Some(profile(b"RGB ")));
        assert_eq!(resized(&with(b"CMYK"), (40, 20)), None);
    }

    #[test]
    fn rows_of_a_png_are_decoded_like_the_whole() {
        let sample = |x: u32, y: u32, shift: u32| ((x * 7919 + y * 104_729) >> shift) as u16;
        let wide: Vec<DynamicImage> = vec![
            image::ImageBuffer::from_fn(37, 11, |x, y| image::Luma([sample(x, y, 1)])).into(),
            image::ImageBuffer::from_fn(37, 11, |x, y| image::LumaA([sample(x, y, 0), sample(x, y, 2)])).into(),
            image::ImageBuffer::from_fn(37, 11, |x, y| image::Rgb([0, 1, 2].map(|s| sample(x, y, s)))).into(),
            image::ImageBuffer::from_fn(37, 11, |x, y| image::Rgba([0, 1, 2, 3].map(|s| sample(x, y, s)))).into(),
        ];
        for picture in wide {
            let narrow = match picture.color().channel_count() {
                1 => DynamicImage::from(picture.to_luma8()),
                2 => picture.to_luma_alpha8().into(),
                3 => picture.to_rgb8().into(),
                _ => picture.to_rgba8().into(),
            };
            for stored in [&picture, &narrow] {
                let png = encode(stored, ImageFormat::Png, None).unwrap();
                let mut source = Cursor::new(&png[..]);
                let head = Head::read(&mut source).unwrap();
                assert_eq!(decode(&mut source, &head).unwrap().picture, narrow);
            }
        }
    }

    #[test]
    fn an_alpha_channel_that_hides_nothing_is_removed() {
        let rgb = flag(31, 7);
        let luma = DynamicImage::from(rgb.to_luma8());
        for (opaque, alpha) in [(&rgb, rgb.to_rgba8().into()), (&luma, DynamicImage::from(luma.to_luma_alpha8()))] {
            let png = encode(&alpha, ImageFormat::Png, None).unwrap();
            let mut source = Cursor::new(&png[..]);
            let head = Head::read(&mut source).unwrap();
            assert_eq!(decode(&mut source, &head).unwrap().picture, *opaque);
        }
    }

    #[test]
    fn a_profile_that_is_too_large_is_ignored() {
        let with = |length| encode(&flag(80, 40), ImageFormat::Png, Some(&vec![0; length])).unwrap();
        let profile = |png: &[u8]| {
            let mut source = Cursor::new(png);
            let head = Head::read(&mut source).unwrap();
            decode(&mut source, &head).unwrap().profile.map(|profile| profile.len())
        };
        assert_eq!(profile(&with(4 << 20)), Some(4 << 20));
        assert_eq!(profile(&with((4 << 20) + 1)), None);
        assert!(with(64 << 20).len() < 100_000, "it is small only until it is decompressed");
        assert_eq!(profile(&with(64 << 20)), None);
    }
}
