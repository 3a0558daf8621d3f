use super::whole_page::whole_page;
use crate::base::{Diagnostic, Files};
use crate::site::model::config::SheetSize;
use crate::site::render::print;
use crate::site::render::site_renderer::SiteRenderer;

/// The width of images in a handout, in pixels.
const HANDOUT_IMAGES: u32 = 960;

/// The page with the slides at the indexes `slides` of a talk, one a sheet; if it `has_steps`, one for each of their steps. `output` has
/// the files of the site.
///
/// # Errors
/// A mistake in the template.
pub fn sheets(
    renderer: &SiteRenderer,
    index: usize,
    slides: &[usize],
    has_steps: bool,
    output: &Files,
) -> Result<String, Diagnostic> {
    let html = String::from_utf8_lossy(&print::sheets(renderer, index, slides)?).into_owned();
    let html = if has_steps { html.replacen("<html ", "<html data-steps ", 1) } else { html };
    Ok(whole_page(&html, &renderer.site.entries[index].output, &renderer.site, output, u32::MAX))
}

/// The article of a talk on paper of this size.
///
/// # Errors
/// A mistake in the template.
pub fn handout(renderer: &SiteRenderer, index: usize, paper: SheetSize, output: &Files) -> Result<String, Diagnostic> {
    let html = String::from_utf8_lossy(&print::article(renderer, index)?).into_owned();
    let html = whole_page(&html, &renderer.site.entries[index].output, &renderer.site, output, HANDOUT_IMAGES);
    // Notes are in the page only if somebody has asked for them.
    let html = html.replace("<details class=\"notes", "<details open class=\"notes");
    let style = format!(
        "<style>@page {{ size: {} }} details.notes {{ display: block !important }}</style></head>",
        paper.name()
    );
    Ok(html.replacen("</head>", &style, 1))
}
