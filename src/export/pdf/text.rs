use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};

use crate::site::theme::fonts::{FontUse, Fonts};

/// The size of a title of a chapter in points, unless that is too wide.
const SIZE: f32 = 24.0;

/// Writes with the fonts of a theme.
pub struct Text<'f> {
    fonts: &'f Fonts,
    loaded: Vec<Option<Font>>,
}

impl<'f> Text<'f> {
    /// Writes with `fonts`.
    pub fn new(fonts: &'f Fonts) -> Text<'f> {
        let load = |bytes: &std::sync::Arc<[u8]>| Font::new(bytes.to_vec().into(), 0);
        Text { fonts, loaded: fonts.files().iter().map(load).collect() }
    }

    /// The first character of `text` that no font has. White space is written as a space.
    pub fn missing(fonts: &Fonts, text: &str) -> Option<char> {
        text.chars().find(|c| !c.is_whitespace() && !fonts.has(*c))
    }

    /// Writes a line of `text` in the middle of a page of this size, without the characters that no font has.
    pub fn write(&self, surface: &mut Surface<'_>, text: &str, (width, height): (f32, f32)) {
        let runs = self.runs(text);
        let length: f32 = runs.iter().map(|(_, run)| self.fonts.width(run, FontUse::Text)).sum();
        let size = if length > 0.0 { SIZE.min(width * 0.9 / length) } else { SIZE };
        let mut x = (width - length * size) / 2.0;
        for (font, run) in runs {
            if let Some(Some(font)) = self.loaded.get(font) {
                let start = Point::from_xy(x, height / 2.0);
                surface.draw_text(start, font.clone(), size, &run, false, TextDirection::Auto);
            }
            x += self.fonts.width(&run, FontUse::Text) * size;
        }
    }

    /// The parts of a text that are written with one font.
    fn runs(&self, text: &str) -> Vec<(usize, String)> {
        let mut out: Vec<(usize, String)> = Vec::new();
        for c in text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }) {
            let Some(font) = self.fonts.font_of(c, FontUse::Text) else { continue };
            match out.last_mut() {
                Some((last, run)) if *last == font => run.push(c),
                _ => out.push((font, c.to_string())),
            }
        }
        out
    }
}
