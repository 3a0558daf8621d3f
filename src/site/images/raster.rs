//! Decodes, resizes and encodes images. The only importer of `image` and `fast_image_resize`.

use std::io::Cursor;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType as Filter, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};

/// The quality of a resized JPEG: the difference is hard to see, and the file has half as many bytes.
const QUALITY: u8 = 78;

/// An image as a PNG of the size that `frame` gives for its width and height, turned as its EXIF data says. If the frame has
/// another aspect ratio, only the middle is shown. `None` if the format is not supported, or if it has more than `max_pixels`
/// pixels.
pub fn framed(bytes: &[u8], max_pixels: u64, frame: impl FnOnce(u32, u32) -> (u32, u32)) -> Option<Vec<u8>> {
    let picture = plain(decode(bytes, max_pixels)?);
    let size = frame(picture.width(), picture.height());
    quick_png(&resize(&picture, size, smoothly().fit_into_destination(None))?)
}

/// Opaque pixels of four bytes as a PNG.
pub fn png(rgba: &[u8], (width, height): (u32, u32)) -> Option<Vec<u8>> {
    let rgb = rgba.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    quick_png(&image::RgbImage::from_raw(width, height, rgb)?.into())
}

/// Compresses quickly. For photographs the result is no larger than with the best compression, in a tenth of the time.
fn quick_png(picture: &DynamicImage) -> Option<Vec<u8>> {
    let mut png = Vec::new();
    write(picture, PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::Adaptive), None)?;
    Some(png)
}

/// A JPEG or PNG as it is shown at `size`, in its own format and colours. `None` if it cannot be drawn, or if it has more than
/// `max_pixels` pixels.
pub fn resized(bytes: &[u8], size: (u32, u32), max_pixels: u64) -> Option<Vec<u8>> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let format = reader.format()?;
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    // Few images need more than four bytes a pixel.
    if u64::from(width) * u64::from(height) > max_pixels || decoder.total_bytes() > max_pixels.saturating_mul(4) {
        return None;
    }
    let orientation = decoder.orientation().ok()?;
    let profile = decoder.icc_profile().ok()?;
    // The decoder loses the colours of an image for print.
    if profile.as_ref().is_some_and(|profile| profile.get(16..20) == Some(b"CMYK")) {
        return None;
    }
    let room = if turns(orientation) { (size.1, size.0) } else { size };
    let mut picture = resize(&plain(DynamicImage::from_decoder(decoder).ok()?), room, smoothly())?;
    picture.apply_orientation(orientation);
    encode(&picture, format, profile)
}

fn turns(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// The image with a byte a channel, and without an alpha channel if nothing is transparent.
fn plain(picture: DynamicImage) -> DynamicImage {
    use DynamicImage::{ImageLuma8, ImageLumaA8, ImageRgb8, ImageRgba8};
    let picture = match (picture.color().has_color(), picture.color().has_alpha()) {
        (false, false) => ImageLuma8(picture.into_luma8()),
        (false, true) => ImageLumaA8(picture.into_luma_alpha8()),
        (true, false) => ImageRgb8(picture.into_rgb8()),
        (true, true) => ImageRgba8(picture.into_rgba8()),
    };
    match &picture {
        ImageRgba8(pixels) if pixels.pixels().all(|pixel| pixel.0[3] == 255) => ImageRgb8(picture.into_rgb8()),
        ImageLumaA8(pixels) if pixels.pixels().all(|pixel| pixel.0[1] == 255) => ImageLuma8(picture.into_luma8()),
        _ => picture,
    }
}

/// A filter without a sine, whose value differs between machines.
fn smoothly() -> ResizeOptions {
    ResizeOptions::new().resize_alg(ResizeAlg::Convolution(Filter::CatmullRom))
}

/// Resizes to exactly this size.
fn resize(picture: &DynamicImage, (width, height): (u32, u32), options: ResizeOptions) -> Option<DynamicImage> {
    let kind = match picture.color() {
        ColorType::L8 => PixelType::U8,
        ColorType::La8 => PixelType::U8x2,
        ColorType::Rgb8 => PixelType::U8x3,
        _ => PixelType::U8x4,
    };
    let source = ImageRef::new(picture.width(), picture.height(), picture.as_bytes(), kind).ok()?;
    let mut target = Image::new(width, height, kind);
    Resizer::new().resize(&source, &mut target, &options).ok()?;
    let bytes = target.into_vec();
    match kind {
        PixelType::U8 => image::GrayImage::from_raw(width, height, bytes).map(DynamicImage::from),
        PixelType::U8x2 => image::GrayAlphaImage::from_raw(width, height, bytes).map(DynamicImage::from),
        PixelType::U8x3 => image::RgbImage::from_raw(width, height, bytes).map(DynamicImage::from),
        _ => image::RgbaImage::from_raw(width, height, bytes).map(DynamicImage::from),
    }
}

fn encode(picture: &DynamicImage, format: ImageFormat, profile: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    match format {
        ImageFormat::Jpeg => write(picture, JpegEncoder::new_with_quality(&mut out, QUALITY), profile)?,
        ImageFormat::Png => {
            let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Default, FilterType::Adaptive);
            write(picture, encoder, profile)?;
        }
        _ => return None,
    }
    Some(out)
}

fn write(picture: &DynamicImage, mut encoder: impl ImageEncoder, profile: Option<Vec<u8>>) -> Option<()> {
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile).ok()?;
    }
    encoder.write_image(picture.as_bytes(), picture.width(), picture.height(), picture.color().into()).ok()
}

fn decode(bytes: &[u8], max_pixels: u64) -> Option<DynamicImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::no_limits();
    // Up to eight bytes a pixel, and what the decoder needs as well.
    limits.max_alloc = Some(max_pixels * 10);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > max_pixels {
        return None;
    }
    let orientation = decoder.orientation().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    Some(picture)
}

#[cfg(test)]
mod tests {
    use crate::site::images::raster::*;

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
        for format in [ImageFormat::Jpeg, ImageFormat::Png] {
            let bytes = encode(&flag(80, 40), format, None).unwrap();
            let small = resized(&bytes, (40, 20), 10_000).unwrap();
            assert_eq!(image::guess_format(&small).unwrap(), format);
            let small = image::load_from_memory(&small).unwrap();
            assert_eq!((small.width(), small.height()), (40, 20));
            assert!(is_red(&small, 2, 2) && !is_red(&small, 38, 2));
            assert_eq!(resized(&bytes, (40, 20), 3199), None, "too many pixels");
        }
        for broken in [&b""[..], b"\xff\xd8\xff", b"GIF89a", b"text"] {
            assert_eq!(resized(broken, (40, 20), 10_000), None);
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
        let small = image::load_from_memory(&resized(&jpeg, (20, 40), 10_000).unwrap()).unwrap();
        assert_eq!((small.width(), small.height()), (20, 40));
        assert!(is_red(&small, 10, 2) && !is_red(&small, 10, 38), "the left side is above");
    }

    #[test]
    fn what_is_transparent_leaves_no_trace() {
        let clear = |x| if x < 40 { image::Rgba([255, 255, 255, 255]) } else { image::Rgba([0, 0, 0, 0]) };
        let picture = image::RgbaImage::from_fn(81, 40, |x, _| clear(x)).into();
        let small = resized(&encode(&picture, ImageFormat::Png, None).unwrap(), (20, 10), 10_000).unwrap();
        let small = image::load_from_memory(&small).unwrap().to_rgba8();
        assert!(small.pixels().all(|pixel| pixel.0[3] < 8 || pixel.0[0] > 240), "{:?}", small.as_raw());
    }

    #[test]
    fn a_profile_goes_along_but_for_that_of_a_press() {
        let profile = |space: &[u8; 4]| [&[0; 16][..], space, &[0; 108]].concat();
        let with = |space| encode(&flag(80, 40), ImageFormat::Png, Some(profile(space))).unwrap();
        let small = resized(&with(b"RGB "), (40, 20), 10_000).unwrap();
        let mut decoder = ImageReader::new(Cursor::new(small)).with_guessed_format().unwrap().into_decoder().unwrap();
        assert_eq!(decoder.icc_profile().unwrap(), Some(profile(b"RGB ")));
        assert_eq!(resized(&with(b"CMYK"), (40, 20), 10_000), None);
    }
}
