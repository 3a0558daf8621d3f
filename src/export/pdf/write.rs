use std::collections::HashMap;
use std::io::Write;

use krilla::error::KrillaError;
use krilla::image::Image;

use super::damage::Damage;
use super::embedded::Embedded;
use super::pdf_error::PdfError;
use super::picture_deck::PictureDeck;
use super::picture_page::PicturePage;
use super::skeleton::{Promise, skeleton};
use super::splice::splice;
use super::text::Text;
use crate::base::{Diagnostic, Digest, SitePath};

/// Writes the PDF of a deck to `out`. If it cannot be PDF/UA, warnings say why; some are about pictures that are damaged.
///
/// # Errors
/// `out` cannot be written.
pub fn write(deck: &PictureDeck, out: &mut dyn Write) -> Result<Vec<Diagnostic>, PdfError> {
    let mut known: HashMap<(&SitePath, [u8; 3]), Shown> = HashMap::new();
    let mut pictures = Vec::new();
    let mut images = Vec::new();
    let mut parts = Vec::new();
    let mut warnings = Vec::new();
    for page in &deck.pages {
        let key = (&page.path, page.ground);
        if !known.contains_key(&key) {
            let (embedded, shown) = shown(page, pictures.len())?;
            // A file that cannot be read is as good as empty.
            parts.push(page.content.digest().unwrap_or_else(|_| Digest::of(&[])));
            // Equal files are one image.
            if !known.values().any(|other| other.image == shown.image) {
                pictures.push(embedded);
            }
            known.insert(key, shown);
        }
        let Shown { image, orientation, damage } = &known[&key];
        warnings.extend(damage.map(|damage| damage.warning(page)));
        images.push((image.clone(), *orientation));
    }
    let parts: Vec<&[u8]> = parts.iter().map(|digest| &digest.as_bytes()[..]).collect();
    warnings.extend(obstacles(deck));
    let promise = if warnings.is_empty() { Promise::Accessible } else { Promise::None };
    let mut written = skeleton(deck, &images, Digest::of_parts(&parts), promise);
    if matches!(written, Err(KrillaError::Validation(_))) {
        written = skeleton(deck, &images, Digest::of_parts(&parts), Promise::None);
    }
    let pdf = written.map_err(|error| PdfError::Library(format!("{error:?}")))?;
    splice(&pdf, &pictures, out).map_err(PdfError::Output)?;
    Ok(warnings)
}

/// The picture of a page in a PDF whose pictures are still missing.
struct Shown {
    image: Image,
    orientation: u8,
    damage: Option<Damage>,
}

/// The picture of a page, and what stands for it. It is blank if it cannot be used.
fn shown(page: &PicturePage, index: usize) -> Result<(Embedded, Shown), PdfError> {
    let (embedded, damage) = Embedded::of(page);
    let with = |embedded: Embedded, damage| {
        let (image, orientation) = embedded.placeholder(index)?;
        Some((embedded, Shown { image, orientation, damage }))
    };
    let shown = with(embedded, damage).or_else(|| with(Embedded::blank(), Some(Damage::Unusable)));
    shown.ok_or_else(|| PdfError::Library("a placeholder was refused".to_owned()))
}

/// Why the PDF cannot be PDF/UA, apart from damaged pictures.
fn obstacles(deck: &PictureDeck) -> Vec<Diagnostic> {
    let warn = |kind, page: &PicturePage, message: String| Diagnostic::warning(kind, message).at(page.place.clone());
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
