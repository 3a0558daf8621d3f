use hayro::hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::hayro_syntax::object::Dict;
use hayro::hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use hayro::kurbo::{Affine, BezPath, Point, Rect as KurboRect};

use crate::import::rect::Rect;
use crate::import::words::Glyph;

/// What is read of a page; a form that draws itself again and again must not fill the memory.
const MAX_GLYPHS: usize = 100_000;
const MAX_FRAMES: usize = 400;

/// Smaller rectangles are not slides, in square points.
const MIN_FRAME: f32 = 5_000.0;

/// Glyphs have this many units an em.
const UNITS: f64 = 1000.0;

/// Collects what is drawn on a page instead of drawing it.
pub struct PageReader {
    /// Width and height of the page in points.
    pub size: (f32, f32),
    /// The characters on the page.
    pub glyphs: Vec<Glyph>,
    /// Rectangles that are drawn, or to which something is clipped.
    pub frames: Vec<Rect>,
    /// The width and height in pixels of each image, where it is.
    pub images: Vec<((u32, u32), Rect)>,
    /// The number of paths and words that can be seen.
    pub others: usize,
    /// For each marked content that is open, whether it is not part of the text.
    artifacts: Vec<bool>,
}

impl PageReader {
    /// For a page of this size, which is not yet read.
    pub fn new(size: (f32, f32)) -> PageReader {
        PageReader {
            size,
            glyphs: Vec::new(),
            frames: Vec::new(),
            images: Vec::new(),
            others: 0,
            artifacts: Vec::new(),
        }
    }

    fn frame(&mut self, rect: KurboRect) -> Rect {
        let rect = Rect::new(rect.x0 as f32, rect.y0 as f32, rect.x1 as f32, rect.y1 as f32);
        if self.frames.len() < MAX_FRAMES && rect.area() >= MIN_FRAME && !self.frames.contains(&rect) {
            self.frames.push(rect);
        }
        rect
    }

    fn covers_page(&self, rect: &Rect) -> bool {
        rect.x0 <= 1.0 && rect.y0 <= 1.0 && rect.x1 >= self.size.0 - 1.0 && rect.y1 >= self.size.1 - 1.0
    }

    fn glyph(&self, glyph: &PdfGlyph<'_>, transform: Affine, is_vertical: bool) -> Option<Glyph> {
        let origin = transform * Point::ORIGIN;
        let along = transform * Point::new(UNITS, 0.0) - origin;
        let up = transform * Point::new(0.0, UNITS) - origin;
        let (scale, size) = (along.hypot(), up.hypot());
        let is_usable = [origin.x, origin.y, scale, size].iter().all(|v| v.is_finite()) && scale > 1e-3 && size > 1e-3;
        if !is_usable {
            return None;
        }
        let advance = match glyph {
            _ if is_vertical => size,
            PdfGlyph::Outline(glyph) => f64::from(glyph.advance_width().unwrap_or(500.0)) / UNITS * scale,
            PdfGlyph::Type3(glyph) => f64::from(glyph.advance_width().unwrap_or(500.0)) / UNITS * scale,
        };
        let direction = if is_vertical { -up / size } else { along / scale };
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => String::new(),
        };
        Some(Glyph {
            text,
            at: (origin.x as f32, origin.y as f32),
            direction: (direction.x as f32, direction.y as f32),
            // Some bitmap fonts have units of their own.
            advance: (advance as f32).clamp(0.0, 2.0 * size as f32),
            size: size as f32,
            is_artifact: self.artifacts.contains(&true),
        })
    }

    fn is_on_page(&self, glyph: &Glyph) -> bool {
        let reach = glyph.size;
        Rect::new(-reach, -reach, self.size.0 + reach, self.size.1 + reach).contains(glyph.at.0, glyph.at.1)
    }
}

impl<'a> Device<'a> for PageReader {
    fn draw_path(&mut self, _path: &BezPath, _props: DrawProps<'a>, _mode: &DrawMode) {
        self.others += 1;
    }

    fn draw_rect(&mut self, rect: &KurboRect, props: DrawProps<'a>, _mode: &DrawMode) {
        let rect = self.frame(props.transform.transform_rect_bbox(*rect));
        // A ground below everything else.
        if !(self.covers_page(&rect) && self.images.is_empty()) {
            self.others += 1;
        }
    }

    fn push_clip_path(&mut self, _path: &ClipPath) {}

    fn push_clip_rect(&mut self, rect: &KurboRect) {
        self.frame(*rect);
    }

    fn push_transparency_group(&mut self, _opacity: f32, _mask: Option<SoftMask<'a>>, _mode: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if !matches!(mode, DrawMode::Invisible) {
            self.others += 1;
        }
        let is_vertical = run.writing_mode() == hayro::hayro_interpret::hayro_cmap::WritingMode::Vertical;
        for glyph in run.glyphs() {
            if self.glyphs.len() >= MAX_GLYPHS {
                return;
            }
            let transform = props.transform * glyph.transform();
            if let Some(glyph) = self.glyph(glyph, transform, is_vertical).filter(|glyph| self.is_on_page(glyph)) {
                self.glyphs.push(glyph);
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let size = (image.width(), image.height());
        let whole = KurboRect::new(0.0, 0.0, size.0.into(), size.1.into());
        let rect = self.frame(props.transform.transform_rect_bbox(whole));
        if self.images.len() < MAX_FRAMES || is_larger(size, &self.images) {
            self.images.push((size, rect));
        }
        if matches!(image, Image::Stencil(_)) {
            self.others += 1;
        }
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, tag: &[u8], _properties: Option<&Dict<'_>>) {
        if self.artifacts.len() < MAX_FRAMES {
            self.artifacts.push(tag == b"Artifact");
        }
    }

    fn end_marked_content(&mut self) {
        self.artifacts.pop();
    }
}

fn is_larger(size: (u32, u32), images: &[((u32, u32), Rect)]) -> bool {
    let pixels = |size: (u32, u32)| u64::from(size.0) * u64::from(size.1);
    images.iter().all(|(other, _)| pixels(*other) < pixels(size))
}
