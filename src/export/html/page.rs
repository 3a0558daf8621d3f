use super::request::Request;
use crate::base::Diagnostic;
use crate::site::render::page::{Page, page_view};
use crate::site::render::page_context::UrlForm;
use crate::site::render::talk;
use crate::site::render::view::{PageView, TalkView};

/// The page of the talk without what needs the site around it: search, embedding and recordings on other sites. Without a
/// `base_url`, there is nothing that leads to other pages either.
///
/// # Errors
/// A mistake in a template.
pub fn page(request: &Request<'_>) -> Result<String, Diagnostic> {
    let renderer = request.renderer;
    let context = renderer.of_entry(request.index, UrlForm::Relative);
    let is_published = renderer.site.base_url().is_some();
    let view = page_view(&context, Page::of_entry(&renderer.site, request.index));
    let view = PageView { search: String::new(), ..view };
    let view = match is_published {
        true => view,
        false => PageView { menu: Vec::new(), feed: String::new(), accessibility: String::new(), ..view },
    };
    let talk = talk::view(&context, request.index);
    let talk = TalkView {
        embed: String::new(),
        oembed: String::new(),
        recording: String::new(),
        recordings: String::new(),
        ..talk
    };
    let talk = match is_published {
        true => talk,
        false => TalkView { previous: None, next: None, ..talk },
    };
    let bytes = renderer.render("talk.html", view, "talk", talk)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
