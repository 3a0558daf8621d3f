//! The image beside the title of a talk.

use crate::site::render::page_context::PageContext;
use crate::site::render::view::{ImageView, SlideView};
use crate::talk::Document;

/// How many slides from the start may give the cover.
const FIRST_SLIDES: usize = 3;

/// The cover of a talk.
pub struct Cover {
    /// What it shows.
    pub image: ImageView,
    /// Whether it is the first slide, which has nothing beside it.
    pub is_first_slide: bool,
}

/// The cover of the talk with these slides: its header image, else the first image among the first slides.
pub fn of(context: &PageContext<'_>, document: &Document, slides: &[SlideView]) -> Option<Cover> {
    let meta = &document.meta;
    let alt = meta.header_alt.as_ref().map(|alt| alt.value.as_str()).unwrap_or_default();
    let chosen = meta.header_image.as_ref().map(|header| context.image(&header.value, alt));
    let image = chosen.or_else(|| slides.iter().take(FIRST_SLIDES).find_map(|slide| slide.image.clone()))?;
    let first = slides.first().filter(|slide| slide.transcript.is_empty());
    let is_first_slide = first.and_then(|slide| slide.image.as_ref()).is_some_and(|shown| shown.src == image.src);
    Some(Cover { image, is_first_slide })
}
