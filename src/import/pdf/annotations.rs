//! The addresses that annotations of a page lead to.

use hayro::hayro_syntax::object::{Array, Dict, Rect as PdfRect, String as PdfString};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, Rect as KurboRect};

use super::text::decoded;
use crate::import::link::Link;
use crate::import::rect::Rect;

/// Annotations of a page that are read.
const MAX_LINKS: usize = 1000;

/// An address that is longer is ignored, in bytes.
const MAX_URL: usize = 4096;

/// The links of a page; `to_page` turns the file's coordinates into those of the page as it is shown.
pub fn links(page: &Page<'_>, to_page: Affine) -> Vec<Link> {
    let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else { return Vec::new() };
    annotations.iter::<Dict<'_>>().take(MAX_LINKS).filter_map(|annotation| link(&annotation, to_page)).collect()
}

fn link(annotation: &Dict<'_>, to_page: Affine) -> Option<Link> {
    let action = annotation.get::<Dict<'_>>("A")?;
    let uri = action.get::<PdfString<'_>>("URI")?;
    if uri.as_bytes().len() > MAX_URL {
        return None;
    }
    // Addresses are ASCII, but some programs write them in UTF-8 without a mark.
    let url = match std::str::from_utf8(uri.as_bytes()) {
        Ok(text) => text.trim().to_owned(),
        Err(_) => decoded(uri.as_bytes()),
    };
    let rect = annotation.get::<PdfRect>("Rect").map(|rect| {
        let rect = to_page.transform_rect_bbox(KurboRect::new(rect.x0, rect.y0, rect.x1, rect.y1));
        Rect::new(rect.x0 as f32, rect.y0 as f32, rect.x1 as f32, rect.y1 as f32)
    });
    Some(Link { url, rect })
}
