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
    let page = page_view(&context, Page::of_entry(&renderer.site, index));
    renderer.render("print.html", page, "talk", view)
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
