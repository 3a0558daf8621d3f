use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::base::{Content, Digest, Files, SitePath};

/// The fonts of social cards: those in the folder `card/` of a theme. No other fonts are used, so that a card looks the same
/// on every machine.
#[derive(Clone, Debug, Default)]
pub struct Fonts {
    /// `card/title.*`, `card/text.*`, then, by name, those for characters that these two do not have.
    files: Vec<Arc<[u8]>>,
    /// The code points of all characters they have, sorted.
    characters: Vec<u32>,
}

/// What a font is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FontUse {
    /// The title.
    Title,
    /// Everything else.
    Text,
}

impl Fonts {
    /// The fonts among the files of a theme.
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
        Fonts::of_files(found.into_iter().map(|(_, bytes)| bytes.clone()).collect())
    }

    /// Fonts from the bytes of each, in the order of [`files`](Fonts::files).
    pub fn of_files(files: Vec<Arc<[u8]>>) -> Fonts {
        let fonts = files.iter().filter_map(|file| FontRef::new(file).ok());
        let mut characters: Vec<u32> = fonts.flat_map(|font| font.charmap().mappings().map(|(c, _)| c)).collect();
        characters.sort_unstable();
        characters.dedup();
        Fonts { files, characters }
    }

    /// The bytes of each font, the title's first.
    pub fn files(&self) -> &[Arc<[u8]>] {
        &self.files
    }

    /// A digest of all fonts, to notice when they change.
    pub fn digest(&self) -> Digest {
        let parts: Vec<&[u8]> = self.files.iter().map(|file| &**file).collect();
        Digest::of_parts(&parts)
    }

    /// Whether a font has the character.
    pub fn has(&self, c: char) -> bool {
        self.characters.binary_search(&u32::from(c)).is_ok()
    }

    /// The text without the characters that no font has. `None` if one of these is a letter or digit, or if no text is left.
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

    /// The width of the text at font size 1. It is not reduced by kerning.
    pub fn width(&self, text: &str, of: FontUse) -> f32 {
        text.chars().map(|c| self.advance(c, of)).sum()
    }

    /// The width of one character at font size 1.
    pub fn advance(&self, c: char, of: FontUse) -> f32 {
        self.glyph(c, of).map(|(font, glyph)| advance(&font, glyph)).unwrap_or_default()
    }

    /// The index of the font in [`files`](Fonts::files) that the character is taken from.
    pub fn font_of(&self, c: char, of: FontUse) -> Option<usize> {
        let first = usize::from(of == FontUse::Text && self.files.len() > 1);
        let mut order = std::iter::once(first).chain((0..self.files.len()).filter(move |i| *i != first));
        order.find(|i| {
            let font = self.files.get(*i).and_then(|file| FontRef::new(file).ok());
            font.is_some_and(|font| font.charmap().map(c).is_some())
        })
    }

    fn glyph(&self, c: char, of: FontUse) -> Option<(FontRef<'_>, GlyphId)> {
        let font = FontRef::new(&self.files[self.font_of(c, of)?]).ok()?;
        let glyph = font.charmap().map(c)?;
        Some((font, glyph))
    }
}

fn advance(font: &FontRef<'_>, glyph: GlyphId) -> f32 {
    font.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(glyph).unwrap_or_default()
}
