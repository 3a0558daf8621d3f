//! The bare deck of a talk for an `<iframe>` on somebody else's page, and the oEmbed data beside it.

use serde_json::json;

use crate::site::model::links::LinkOrigin;
use crate::site::model::site::Site;
use crate::site::output::pages::Made;
use crate::site::render::page::{Page, page_view};
use crate::site::render::page_context::{PageContext, UrlForm};
use crate::site::render::{share_image, talk};
use crate::talk::html::escape;

/// The size that is proposed for the frame: 16 by 9, and room for the bar below.
const SIZE: (u32, u32) = (960, 580);

/// The page at `embed/`: what was shown, without what was said.
pub fn embed(site: &Site, index: usize) -> Made {
    let entry = &site.entries[index];
    let Some(output) = &entry.embed else { return Ok(Vec::new()) };
    let from = LinkOrigin { source: &entry.document.path, output };
    let context = PageContext { site, from, form: UrlForm::Relative };
    let mut page = page_view(&context, Page::of_entry(site, index));
    page.canonical = site.absolute(&entry.output);
    page.noindex = true;
    // The talk's own page says it.
    page.json_ld = None;
    let view = talk::deck(&context, index);
    site.theme.render("embed.html", site.globals.clone().with("page", page).with("talk", view))
}

/// `embed/oembed.json`: what a page that is given the address of the talk needs to show its deck.
pub fn oembed(site: &Site, index: usize) -> Vec<u8> {
    let context = PageContext::of_entry(site, index, UrlForm::Absolute);
    let entry = &site.entries[index];
    let title = &entry.document.title;
    let url = entry.embed.as_ref().and_then(|path| site.absolute(path)).unwrap_or_default();
    let (width, height) = SIZE;
    let html = format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
         allow=\"fullscreen\"></iframe>",
        escape(&url),
        escape(title)
    );
    let mut data = json!({
        "type": "rich",
        "version": "1.0",
        "title": title,
        "provider_name": site.title(),
        "provider_url": site.base_url(),
        "html": html,
        "width": width,
        "height": height,
    });
    if let Some(object) = data.as_object_mut() {
        if !entry.speakers.is_empty() {
            object.insert("author_name".into(), entry.speakers.join(", ").into());
        }
        // The three belong together or not at all.
        if let Some(image) = share_image::image(&context, Some(index))
            && let (Some(width), Some(height)) = (image.width, image.height)
        {
            object.insert("thumbnail_url".into(), image.src.into());
            object.insert("thumbnail_width".into(), width.into());
            object.insert("thumbnail_height".into(), height.into());
        }
    }
    let mut out = serde_json::to_vec_pretty(&data).unwrap_or_default();
    out.push(b'\n');
    out
}
