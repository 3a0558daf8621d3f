use std::io::{self, Cursor, Read, SeekFrom};

use krilla::image::{BitsPerComponent, CustomImage, Image, ImageColorspace};

use super::damage::Damage;
use super::form::Form;
use super::picture_page::PicturePage;
use super::png_image::PngImage;
use crate::base::content::Reader;
use crate::base::{Content, Digest};
use crate::site::images::exif_data;
use crate::site::images::jpeg_segments::JpegSegment;
use crate::site::images::raster;

/// Bytes of a JPEG before its pixels.
const MAX_HEAD: u64 = 32 * 1024 * 1024;

/// Bytes of a JPEG in which its end is looked for.
const MAX_FILE: u64 = 256 * 1024 * 1024;

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
    /// The picture in the file of a page, and what is wrong with it. Without a file that can be used, it is white.
    pub fn of(page: &PicturePage) -> (Embedded, Option<Damage>) {
        match Embedded::usable(page) {
            Some(Embedded::Decoded(content, ground)) if page.form == Form::Jpeg => {
                (Embedded::Decoded(content, ground), Some(Damage::CutOff))
            }
            Some(embedded) => (embedded, None),
            None => (Embedded::blank(), Some(Damage::Unusable)),
        }
    }

    fn usable(page: &PicturePage) -> Option<Embedded> {
        let content = || page.content.clone();
        let mut source = page.content.reader().ok()?;
        let is_plain_png = page.form == Form::Png && PngImage::read(&mut *source).is_some();
        match page.form {
            Form::Jpeg if has_end(&mut *source).ok()? => Some(Embedded::Jpeg(content())),
            Form::Png if is_plain_png && raster::is_whole_png(&mut *source) => Some(Embedded::Png(content())),
            _ => raster::is_drawable(&mut *source).then(|| Embedded::Decoded(content(), page.ground)),
        }
    }

    /// What stands for the picture until the PDF is written, other than for all with another `index`, and how it is turned, from 1 to 8.
    pub fn placeholder(&self, index: usize) -> Option<(Image, u8)> {
        let image = || Image::from_custom(Placeholder::new(index), false).ok();
        match self {
            Embedded::Jpeg(content) => {
                let head = head(content, content.digest().ok()?)?;
                Some((Image::from_jpeg(head.into(), false).ok()?, orientation(content)))
            }
            Embedded::Png(content) => Some((image()?, orientation(content))),
            Embedded::Decoded(..) => Some((image()?, 1)),
        }
    }

    /// A white picture.
    pub fn blank() -> Embedded {
        Embedded::Png(Content::bytes(WHITE.to_vec()))
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

fn orientation(content: &Content) -> u8 {
    let written = content.reader().ok().and_then(|mut source| exif_data::orientation(&mut *source));
    written.filter(|one| (1..=8).contains(one)).unwrap_or(1)
}

/// Whether the pixels of a JPEG have an end. Within them, its two bytes mean nothing else.
fn has_end(source: &mut dyn Reader) -> io::Result<bool> {
    const END: &[u8] = &[0xff, 0xd9];
    const TAIL: u64 = 64 * 1024;
    let Some(start) = JpegSegment::all(source).ok().and_then(|all| Some(all.last()?.end())) else { return Ok(false) };
    let size = source.seek(SeekFrom::End(0))?;
    let mut bytes = Vec::new();
    // Nearly always, it is at the end of the file.
    for from in [start.max(size.saturating_sub(TAIL)), start] {
        source.seek(SeekFrom::Start(from))?;
        bytes.clear();
        (&mut *source).take(MAX_FILE).read_to_end(&mut bytes)?;
        if memchr::memmem::rfind(&bytes, END).is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A JPEG up to its pixels, and its digest, so that no other one equals it.
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
