use std::collections::HashMap;
use std::io::{self, Write};

use krilla::error::KrillaError;
use krilla::image::Image;

use super::embedded::{Embedded, check, unusable};
use super::pdf_error::PdfError;
use super::picture_deck::PictureDeck;
use super::skeleton::{Promise, skeleton};
use super::splice::splice;
use super::text::Text;
use crate::base::{Diagnostic, Digest, SitePath};

/// Writes the PDF of a deck to `out`. If it cannot be PDF/UA, warnings say why.
///
/// # Errors
/// A picture cannot be used, or `out` cannot be written.
pub fn write(deck: &PictureDeck, out: &mut dyn Write) -> Result<Vec<Diagnostic>, PdfError> {
    let mut known: HashMap<(&SitePath, [u8; 3]), (Image, u8)> = HashMap::new();
    let mut pictures = Vec::new();
    let mut images = Vec::new();
    let mut parts = Vec::new();
    for page in &deck.pages {
        let key = (&page.path, page.ground);
        if !known.contains_key(&key) {
            let (embedded, image, orientation) = Embedded::of(page, pictures.len())?;
            let digest = page.content.digest().map_err(|_| unusable(page, "cannot be read"))?;
            parts.push(digest);
            // Equal files are one image.
            if !known.values().any(|(other, _)| *other == image) {
                pictures.push(embedded);
            }
            known.insert(key, (image, orientation));
        }
        images.push(known[&key].clone());
    }
    let parts: Vec<&[u8]> = parts.iter().map(|digest| &digest.as_bytes()[..]).collect();
    let warnings = warnings(deck);
    let promise = if warnings.is_empty() { Promise::Accessible } else { Promise::None };
    let mut written = skeleton(deck, &images, Digest::of_parts(&parts), promise);
    if matches!(written, Err(KrillaError::Validation(_))) {
        written = skeleton(deck, &images, Digest::of_parts(&parts), Promise::None);
    }
    let pdf = written.map_err(|error| PdfError::Library(format!("{error:?}")))?;
    match splice(&pdf, &pictures, out) {
        Ok(()) => Ok(warnings),
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof) => {
            let damaged = deck.pages.iter().find_map(|page| check(page).err());
            Err(damaged.map_or_else(|| PdfError::Output(error), PdfError::Picture))
        }
        Err(error) => Err(PdfError::Output(error)),
    }
}

/// Why the PDF cannot be PDF/UA.
fn warnings(deck: &PictureDeck) -> Vec<Diagnostic> {
    let warn = |kind, page: &super::picture_page::PicturePage, message: String| {
        Diagnostic::warning(kind, message).at(page.place.clone())
    };
    let mut out = Vec::new();
    let mut last = None;
    for page in &deck.pages {
        if page.alt.is_empty() {
            let message = format!("slide {} has no alt text, so the PDF is not marked as accessible", page.number);
            let hint = "describe in a few words what the slide shows";
            out.push(warn("pdf-without-alt", page, message).hint(hint));
        }
        let title = page.chapter.and_then(|chapter| deck.chapters.get(chapter)).filter(|_| page.chapter != last);
        last = page.chapter;
        if let Some(missing) = title.and_then(|title| Text::missing(&deck.fonts, title)) {
            let message = format!(
                "slide {}: no font has the `{missing}` of the chapter's title, so the PDF is not marked as accessible",
                page.number
            );
            let hint = "put a font with this character into the folder `card/` of your theme";
            out.push(warn("pdf-without-glyph", page, message).hint(hint));
        }
    }
    out
}
