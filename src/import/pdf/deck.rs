use hayro::hayro_interpret::{Context, InterpreterSettings, TransformExt, interpret_page};
use hayro::hayro_syntax::object::Dict;
use hayro::hayro_syntax::page::Page as PdfPage;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::kurbo::{Affine, Rect as KurboRect};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderSettings, render_into};

use super::device::PageReader;
use super::{Pen, alts, annotations, image_limits, labels, outline, text, whole};
use crate::import::page::Page;
use crate::import::rect::Rect;
use crate::import::refusal::Refusal;
use crate::import::words::{are_unmapped, segments};

/// A deck has at most this many pages.
const MAX_PAGES: usize = 500;

/// The sides of a page, in points.
const SIDES: std::ops::RangeInclusive<f32> = 36.0..=14_400.0;

/// A PDF file that was opened.
pub struct Deck {
    pdf: Pdf,
    /// The title that the file gives itself.
    pub title: Option<String>,
    /// The bookmarks that become chapters: the index of a page, and a title.
    pub chapters: Vec<(usize, String)>,
    /// Whether the file is encrypted, although it can be opened.
    pub is_restricted: bool,
    labels: Vec<Option<String>>,
    alts: Vec<Option<String>>,
}

impl Deck {
    /// Opens the PDF `bytes` of the file `name`.
    ///
    /// # Errors
    /// If it is not a whole PDF, is locked, or has no pages, too many or pages of an unusual size.
    pub fn open(name: &str, bytes: Vec<u8>, password: Option<&str>) -> Result<Deck, Refusal> {
        if let Some(problem) = whole::problem(&bytes) {
            return Err(Refusal::of(name, format_args!("is not a whole PDF: {problem}")));
        }
        let is_encrypted = whole::is_encrypted(&bytes);
        let pdf = Pdf::new_with_password(bytes, password.unwrap_or_default()).map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) if password.is_some() => {
                Refusal::of(name, "is locked with another password than the one of `--password`")
            }
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
                Refusal::of(name, "is locked with a password: export it without one, or pass `--password`")
            }
            LoadPdfError::Decryption(_) => {
                Refusal::of(name, "is encrypted in an unknown way: export it again without encryption")
            }
            LoadPdfError::Invalid => Refusal::of(name, "is not a whole PDF: it is damaged"),
        })?;
        check_pages(name, pdf.pages())?;
        let catalogue = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
        let title = pdf.metadata().title.as_ref().map(|title| text::decoded(title));
        let (chapters, labels) =
            (outline::chapters(&catalogue, pdf.pages()), labels::labels(&catalogue, pdf.pages().len()));
        let alts = alts::alts(&catalogue, pdf.pages());
        let is_restricted = is_encrypted && password.is_none();
        Ok(Deck { title: title.filter(|title| !title.is_empty()), chapters, labels, alts, is_restricted, pdf })
    }

    /// The number of pages.
    pub fn pages(&self) -> usize {
        self.pdf.pages().len()
    }

    /// Reads the page with this index.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn read<'a>(&'a self, index: usize, pen: &mut Pen<'a>) -> Result<Page, String> {
        let page = self.page(index)?;
        if let Some(problem) = image_limits::problem(page, &mut pen.unpacked) {
            return Err(problem);
        }
        let size = page.render_dimensions();
        let to_page = page.initial_transform(true).to_kurbo();
        let visible = KurboRect::new(0.0, 0.0, size.0.into(), size.1.into());
        let mut reader = PageReader::new(size);
        let settings = InterpreterSettings::default();
        let mut context = Context::new(to_page, visible, &pen.reading, page.xref(), settings);
        interpret_page(page, &mut context, &mut reader);
        let largest = reader.images.iter().map(|((width, height), _)| u64::from(*width) * u64::from(*height)).max();
        if let Some(problem) = largest.and_then(image_limits::too_large) {
            return Err(problem);
        }
        let only_image = match &reader.images[..] {
            [((width, _), rect)] if reader.others == 0 && rect.area() >= 0.97 * size.0 * size.1 => Some(*width),
            _ => None,
        };
        Ok(Page {
            number: index + 1,
            size,
            segments: segments(&reader.glyphs),
            is_unmapped: are_unmapped(&reader.glyphs),
            links: annotations::links(page, to_page),
            frames: reader.frames,
            only_image,
            alt: self.alts.get(index).cloned().flatten(),
            label: self.labels.get(index).cloned().flatten(),
        })
    }

    /// Draws `frame` of the page with this index: rows of opaque pixels of four bytes.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn draw<'a, 'p>(
        &'a self,
        index: usize,
        frame: &Rect,
        (width, height): (u16, u16),
        pen: &'p mut Pen<'a>,
    ) -> Result<&'p [u8], String> {
        let page = self.page(index)?;
        let scale = (f64::from(width) / f64::from(frame.width()), f64::from(height) / f64::from(frame.height()));
        let transform = Affine::scale_non_uniform(scale.0, scale.1)
            * Affine::translate((-f64::from(frame.x0), -f64::from(frame.y0)))
            * page.initial_transform(true).to_kurbo();
        let blank = || (RenderContext::new(width, height), Pixmap::new(width, height));
        let (context, pixels) = pen.canvas.get_or_insert_with(blank);
        context.reset_and_resize(width, height);
        pixels.resize(width, height);
        let settings = InterpreterSettings::default();
        render_into(page, &pen.drawing, &settings, &RenderSettings::default(), context, transform);
        context.flush();
        let ground = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
        context.render_with(&mut *pixels, &mut Resources::default(), ground);
        // The ground is opaque, and so is everything on it.
        Ok(pixels.data_as_u8_slice())
    }

    fn page<'a>(&'a self, index: usize) -> Result<&'a PdfPage<'a>, String> {
        self.pdf.pages().get(index).ok_or_else(|| "it is not there".to_owned())
    }
}

fn check_pages(name: &str, pages: &[PdfPage<'_>]) -> Result<(), Refusal> {
    if pages.is_empty() {
        return Err(Refusal::of(name, "is not a whole PDF: it has no pages"));
    }
    if pages.len() > MAX_PAGES {
        let reason = format_args!("has {} pages; the limit is {MAX_PAGES}", pages.len());
        return Err(Refusal::of(name, reason));
    }
    for (index, page) in pages.iter().enumerate() {
        let (width, height) = real_size(page);
        if !(SIDES.contains(&width) && SIDES.contains(&height)) {
            let reason = format!(
                "has a page of {width} by {height} points, page {}; each side must have between {} and {} points",
                index + 1,
                SIDES.start(),
                SIDES.end()
            );
            return Err(Refusal::of(name, reason));
        }
    }
    Ok(())
}

/// The size of the page, also if that is nothing: the library takes A4 then.
fn real_size(page: &PdfPage<'_>) -> (f32, f32) {
    let rect = page.intersected_crop_box();
    (rect.width() as f32, rect.height() as f32)
}
