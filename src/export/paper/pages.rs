use super::whole_page::whole_page;
use crate::base::{Diagnostic, Files};
use crate::export::html::place::Place;
use crate::export::html::place_of_slide;
use crate::site::model::config::SheetSize;
use crate::site::render::print;
use crate::site::render::site_renderer::SiteRenderer;

/// The width of images in a handout, in pixels.
const HANDOUT_IMAGES: u32 = 960;

/// The page with the slides at the indexes `slides` of a talk, one a sheet; if it `has_steps`, one for each of their steps. `output` has
/// the files of the site. A warning says what is left out.
///
/// # Errors
/// A mistake in the template.
pub fn sheets(
    renderer: &SiteRenderer,
    index: usize,
    slides: &[usize],
    has_steps: bool,
    output: &Files,
) -> Result<(String, Option<Diagnostic>), Diagnostic> {
    let html = String::from_utf8_lossy(&print::sheets(renderer, index, slides)?).into_owned();
    let html = if has_steps { html.replacen("<html", "<html data-steps", 1) } else { html };
    Ok(whole(renderer, index, &html, output, u32::MAX))
}

/// The article of a talk on paper of this size. A warning says what is left out.
///
/// # Errors
/// A mistake in the template.
pub fn handout(
    renderer: &SiteRenderer,
    index: usize,
    paper: SheetSize,
    output: &Files,
) -> Result<(String, Option<Diagnostic>), Diagnostic> {
    let html = String::from_utf8_lossy(&print::article(renderer, index)?).into_owned();
    let (html, warning) = whole(renderer, index, &html, output, HANDOUT_IMAGES);
    // Notes are in the page only if somebody has asked for them.
    let html = html.replace("<details class=\"notes", "<details open class=\"notes");
    let style = format!(
        "<style>@page {{ size: {} }} details.notes {{ display: block !important }}</style></head>",
        paper.name()
    );
    Ok((html.replacen("</head>", &style, 1), warning))
}

/// The page with all that it loads, and a warning about elements of the author that are not in it.
fn whole(
    renderer: &SiteRenderer,
    index: usize,
    html: &str,
    output: &Files,
    width: u32,
) -> (String, Option<Diagnostic>) {
    let entry = &renderer.site.entries[index];
    let place = Place { page: &entry.output, output, catalogue: &renderer.site.catalogue };
    let (html, left_out) = whole_page(html, &place, width);
    let name = |name: &String| match name.starts_with("on") {
        true => format!("the attribute `{name}`"),
        false => format!("`<{name}>`"),
    };
    let names: Vec<String> = left_out.keys().map(name).collect();
    let slide = left_out.values().next().and_then(Option::as_deref);
    let warning = || {
        Diagnostic::warning("not-exported", format!("elements of the talk are not printed: {}", names.join(", ")))
            .at(place_of_slide(&entry.document, slide))
            .hint("show an image there, or link to what it shows")
    };
    let warning = (!names.is_empty()).then(warning);
    (html, warning)
}
