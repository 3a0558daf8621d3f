//! `oembed.json`: what another site needs to show the deck of a talk (oEmbed 1.0).

use std::sync::Arc;

use serde_json::json;

use crate::base::{Files, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, OEMBED, Subject};
use crate::site::model::entry::Entry;
use crate::site::output::definition::Output;
use crate::site::output::lazy_file::LazyFile;
use crate::site::render::page_context::UrlForm;
use crate::site::render::site_renderer::{Rendered, SiteRenderer};
use crate::site::render::{entry_parts, share_image};
use crate::site::theme::theme::Theme;
use crate::talk::html::escape;

/// The data of each embedded deck. Addresses in them are absolute, so there are none without `base_url`.
pub const OUTPUT: Output = Output {
    name: OEMBED,
    addresses: "`/talks/{slug}/oembed.json`",
    content: "how other sites embed the talk, if `base_url` is set",
    claims,
    files,
};

/// The size proposed for the frame in pixels: 16 by 9, with space for the bar below.
const SIZE: (u32, u32) = (960, 580);

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    let claim = |(index, entry): (usize, &Entry)| {
        let path = entry.path_below("oembed.json").filter(|_| catalogue.is_embeddable(index))?;
        let what = format!("the oEmbed data of {}", entry.document.path);
        Some(Claim::generated(path, Subject::Entry(index), what))
    };
    let has_address = catalogue.base_url().is_some();
    catalogue.entries.iter().enumerate().filter(|_| has_address).filter_map(claim).collect()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    LazyFile::for_each_claim(renderer, OUTPUT.name, make)
}

fn make(renderer: &SiteRenderer, subject: Subject, _: &SitePath) -> Rendered {
    let Subject::Entry(index) = subject else { return Ok(Vec::new()) };
    let context = renderer.of_entry(index, UrlForm::Absolute);
    let site = &renderer.site;
    let entry = &site.entries[index];
    let title = &entry.document.title;
    let url = entry_parts::embed(&context, index);
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
        // oEmbed wants all three or none.
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
    Ok(out)
}
