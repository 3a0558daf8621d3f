use serde_json::{Value, json};

use crate::site::output::search::text::of_slide;
use crate::site::render::page_context::UrlForm;
use crate::site::render::site_renderer::SiteRenderer;
use crate::talk::Face;

/// The slides of the talk with this index: id, position, picture (seen from the page) and text of each.
pub fn of_talk(renderer: &SiteRenderer, index: usize) -> Value {
    let context = renderer.of_entry(index, UrlForm::Relative);
    let slides = renderer.site.entries[index].document.slides.iter().enumerate();
    let slide = |(n, slide): (usize, &crate::talk::Slide)| {
        let picture = match &slide.face {
            Face::Picture(picture) => context.narrowest(&picture.target.url),
            Face::Text(_) => String::new(),
        };
        json!([slide.id, n + 1, picture, of_slide(&context, slide)])
    };
    slides.map(slide).collect()
}
