use std::io::{Cursor, Read};

use krilla::image::{BitsPerComponent, CustomImage, Image, ImageColorspace};

use super::form::Form;
use super::picture_page::PicturePage;
use super::png_image::PngImage;
use crate::base::{Content, Diagnostic, Digest};
use crate::site::images::exif_data;
use crate::site::images::jpeg_segments::JpegSegment;
use crate::site::images::raster;

/// Bytes of a JPEG before its pixels.
const MAX_HEAD: u64 = 32 * 1024 * 1024;

/// What a picture becomes in the PDF.
#[derive(Clone, Debug)]
pub enum Embedded {
    /// The bytes of the file.
    Jpeg(Content),
    /// The compressed pixels of the file.
    Png(Content),
    /// Its pixels, decoded over this colour and turned.
    Decoded(Content, [u8; 3]),
}

impl Embedded {
    /// How the picture of `page` is embedded; what stands for it until the PDF is written; and how it is turned, from 1 to 8.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn of(page: &PicturePage, index: usize) -> Result<(Embedded, Image, u8), Diagnostic> {
        let unreadable = |_| unusable(page, "cannot be read");
        let mut source = page.content.reader().map_err(unreadable)?;
        let orientation = exif_data::orientation(&mut *source).filter(|one| (1..=8).contains(one)).unwrap_or(1);
        if page.form == Form::Jpeg {
            let digest = page.content.digest().map_err(unreadable)?;
            if let Some(image) = head(&page.content, digest).and_then(|head| Image::from_jpeg(head.into(), false).ok())
            {
                return Ok((Embedded::Jpeg(page.content.clone()), image, orientation));
            }
        }
        let stands_for =
            Image::from_custom(Placeholder::new(index), false).map_err(|_| unusable(page, "cannot be used"))?;
        let is_png = page.form == Form::Png && PngImage::read(&mut *source).is_some();
        Ok(match is_png {
            true => (Embedded::Png(page.content.clone()), stands_for, orientation),
            false => (Embedded::Decoded(page.content.clone(), page.ground), stands_for, 1),
        })
    }

    /// The picture as a PNG that a PDF can have: its content, and what is in it.
    pub fn as_png(&self) -> Option<(Content, PngImage)> {
        let content = match self {
            Embedded::Jpeg(content) | Embedded::Png(content) => content.clone(),
            Embedded::Decoded(content, ground) => {
                let bytes = content.read().ok()?;
                Content::bytes(raster::on_ground(&mut Cursor::new(&*bytes), *ground)?)
            }
        };
        let image = PngImage::read(&mut *content.reader().ok()?)?;
        Some((content, image))
    }
}

/// A white pixel, as a PNG.
const WHITE: &[u8] =
    b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\
      \x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\x54\x78\xda\x63\xf8\x0f\x00\x01\x01\x01\x00\x1c\xb0\x8c\x99\x00\
      \x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// Puts white pages in the places of pictures that cannot be used, and says which they are.
pub fn without_unusable(pages: &mut [PicturePage]) -> Vec<Diagnostic> {
    let blank = |page: &mut PicturePage| {
        let why = check(page).err()?;
        (page.content, page.form) = (Content::bytes(WHITE.to_vec()), Form::Png);
        let message =
            format!("slide {} is blank in the PDF: the image `{}` cannot be read or decoded", page.number, page.path);
        let hint = why.hints.into_iter().next();
        Some(Diagnostic::warning(why.kind, message).at(page.place.clone()).maybe_hint(hint))
    };
    pages.iter_mut().filter_map(blank).collect()
}

/// Whether the picture of a page can be used.
///
/// # Errors
/// Why it cannot be.
pub fn check(page: &PicturePage) -> Result<(), Diagnostic> {
    let (embedded, ..) = Embedded::of(page, 0)?;
    if matches!(embedded, Embedded::Jpeg(_)) {
        return Ok(());
    }
    let (content, image) = embedded.as_png().ok_or_else(|| unusable(page, "cannot be decoded"))?;
    let copied = content.reader().and_then(|mut source| image.copy(&mut *source, &mut std::io::sink()));
    copied.map_err(|_| unusable(page, "is cut off"))
}

/// A mistake about the picture of a slide.
pub fn unusable(page: &PicturePage, why: &str) -> Diagnostic {
    Diagnostic::error("image-not-exported", format!("slide {}: the image `{}` {why}", page.number, page.path))
        .at(page.place.clone())
        .hint("save it again as a JPEG or PNG")
}

/// A JPEG up to its pixels, and what tells it from others.
fn head(content: &Content, digest: Digest) -> Option<Vec<u8>> {
    let mut source = content.reader().ok()?;
    let end = JpegSegment::all(&mut *source).ok()?.last()?.end();
    let mut bytes = Vec::new();
    content.reader().ok()?.take(end.min(MAX_HEAD)).read_to_end(&mut bytes).ok()?;
    bytes.extend(digest.to_string().as_bytes());
    Some(bytes)
}

/// A grey picture that no other one equals: one pixel wide, and as high as its number.
#[derive(Clone, Hash)]
struct Placeholder(Vec<u8>);

impl Placeholder {
    fn new(index: usize) -> Placeholder {
        Placeholder(vec![0; index + 1])
    }
}

impl CustomImage for Placeholder {
    fn color_channel(&self) -> &[u8] {
        &self.0
    }

    fn alpha_channel(&self) -> Option<&[u8]> {
        None
    }

    fn bits_per_component(&self) -> BitsPerComponent {
        BitsPerComponent::Eight
    }

    fn size(&self) -> (u32, u32) {
        (1, self.0.len() as u32)
    }

    fn icc_profile(&self) -> Option<&[u8]> {
        None
    }

    fn color_space(&self) -> ImageColorspace {
        ImageColorspace::Luma
    }
}
