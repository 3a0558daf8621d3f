//! Pages that a browser prints: the slides of a talk one a sheet, and its article as a handout.

use crate::site::render::page::{Page, page_view};
use crate::site::render::page_context::UrlForm;
use crate::site::render::site_renderer::{Rendered, SiteRenderer};
use crate::site::render::talk;
use crate::site::render::view::{SlideView, TalkView};

/// The page with the slides at the indexes `slides` of a talk, and none of its other text.
///
/// # Errors
/// A mistake in the template.
pub fn sheets(renderer: &SiteRenderer, index: usize, slides: &[usize]) -> Rendered {
    let context = renderer.of_entry(index, UrlForm::Relative);
    let whole = talk::view(&context, index);
    let mut view = TalkView { title: whole.title, speakers: whole.speakers, ..TalkView::default() };
    let mut chapter = None;
    for (n, slide) in whole.slides.into_iter().enumerate() {
        chapter = slide.chapter.clone().or(chapter);
        if slides.contains(&n) {
            let chapter = chapter.take();
            view.slides.push(SlideView { transcript: String::new(), notes: Vec::new(), chapter, ..slide });
        }
    }
    view.sheet = sheet_height(&view.slides);
    let page = page_view(&context, Page::of_entry(&renderer.site, index));
    renderer.render("print.html", page, "talk", view)
}

/// The height of a sheet that is 1280 pixels wide: 16:9, or 4:3 if more than half of the slides are pictures closer to that.
fn sheet_height(slides: &[SlideView]) -> u32 {
    let is_high = |slide: &&SlideView| {
        let size = slide.image.as_ref().and_then(|image| Some((image.width?, image.height?)));
        // The borders are those to squares and to 16:9.
        size.is_some_and(|(width, height)| (1.155..1.54).contains(&(f64::from(width) / f64::from(height))))
    };
    if slides.iter().filter(is_high).count() * 2 > slides.len() { 960 } else { 720 }
}

/// The page of a talk.
///
/// # Errors
/// A mistake in the template.
pub fn article(renderer: &SiteRenderer, index: usize) -> Rendered {
    let context = renderer.of_entry(index, UrlForm::Relative);
    let page = page_view(&context, Page::of_entry(&renderer.site, index));
    renderer.render("talk.html", page, "talk", talk::view(&context, index))
}
