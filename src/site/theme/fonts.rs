use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::base::{Content, Digest, Files, SitePath};

/// The faces that social cards are set in: those in the folder `card/` of a theme. No others are ever used, so that a card
/// looks the same wherever it is drawn.
#[derive(Clone, Debug, Default)]
pub struct Fonts {
    /// `card/title.*`, `card/text.*`, then those for letters that the two lack, by name.
    files: Vec<Arc<[u8]>>,
    /// All letters they have, in order.
    letters: Vec<u32>,
}

/// For what a face is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// The title.
    Title,
    /// All else.
    Text,
}

impl Fonts {
    /// The faces among the files of a theme.
    pub fn of(theme: &Files) -> Fonts {
        let is_font = |path: &SitePath| ["ttf", "otf"].contains(&path.extension());
        let place = |name: &str| ["title", "text"].iter().position(|first| name.starts_with(first)).unwrap_or(2);
        let mut found: Vec<(usize, &Arc<[u8]>)> = Vec::new();
        for (_, name, content) in theme.below("card").filter(|(path, ..)| is_font(path)) {
            if let Content::Bytes(bytes) = content {
                found.push((place(name), bytes));
            }
        }
        found.sort_by_key(|(place, _)| *place);
        let files: Vec<Arc<[u8]>> = found.into_iter().map(|(_, bytes)| bytes.clone()).collect();
        let fonts = files.iter().filter_map(|file| FontRef::new(file).ok());
        let mut letters: Vec<u32> = fonts.flat_map(|font| font.charmap().mappings().map(|(c, _)| c)).collect();
        letters.sort_unstable();
        letters.dedup();
        Fonts { files, letters }
    }

    /// Their bytes, the title's first.
    pub fn files(&self) -> &[Arc<[u8]>] {
        &self.files
    }

    /// Tells these faces from others.
    pub fn digest(&self) -> Digest {
        let parts: Vec<&[u8]> = self.files.iter().map(|file| &**file).collect();
        Digest::of_parts(&parts)
    }

    /// Whether a face has the letter.
    pub fn has(&self, c: char) -> bool {
        self.letters.binary_search(&u32::from(c)).is_ok()
    }

    /// The text without the signs that no face has; nothing where a letter or digit is among those, or nothing is left.
    pub fn writable(&self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len());
        for c in text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }) {
            match self.has(c) {
                true => out.push(c),
                false if c.is_alphanumeric() => return None,
                false => {}
            }
        }
        let words: Vec<&str> = out.split(' ').filter(|word| !word.is_empty()).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// How wide the text is, where its letters are one high. Kerning would make it a little narrower.
    pub fn width(&self, text: &str, of: Use) -> f32 {
        text.chars().filter_map(|c| self.glyph(c, of)).map(|(font, glyph)| advance(&font, glyph)).sum()
    }

    fn glyph(&self, c: char, of: Use) -> Option<(FontRef<'_>, GlyphId)> {
        let first = usize::from(of == Use::Text && self.files.len() > 1);
        let order = std::iter::once(first).chain((0..self.files.len()).filter(move |i| *i != first));
        order.filter_map(|i| FontRef::new(self.files.get(i)?).ok()).find_map(|font| {
            let glyph = font.charmap().map(c)?;
            Some((font, glyph))
        })
    }
}

fn advance(font: &FontRef<'_>, glyph: GlyphId) -> f32 {
    font.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(glyph).unwrap_or_default()
}
