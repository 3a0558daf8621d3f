use serde_json::{Value, json};

use crate::site::model::site::Site;
use crate::site::output::search::text::of_slide;
use crate::site::render::page_context::{PageContext, UrlForm};
use crate::talk::Face;

/// The slides of the talk at place `number` of the list: id, position, picture (seen from the page) and text of each.
pub fn of_talk(site: &Site, number: usize) -> Value {
    let index = site.talks[number];
    let context = PageContext::of_entry(site, index, UrlForm::Relative);
    let slides = site.entries[index].document.slides.iter().enumerate();
    let slide = |(n, slide): (usize, &crate::talk::Slide)| {
        let picture = match &slide.face {
            Face::Picture(picture) => context.narrowest(&picture.target.url),
            Face::Text(_) => String::new(),
        };
        json!([slide.id, n + 1, picture, of_slide(&context, slide)])
    };
    slides.map(slide).collect()
}
