use crate::site::model::listing::ListingKind;
use crate::site::render::entry_parts::{date, listing_link};
use crate::site::render::page_context::PageContext;
use crate::site::render::view::CardView;
use crate::talk::{Document, Face, Kind};

/// The view of an entry in a list.
pub fn view(context: &PageContext<'_>, index: usize) -> CardView {
    let entry = &context.site.entries[index];
    let document = &entry.document;
    let from = context.of_entry(index, context.form);
    CardView {
        kind: if entry.kind() == Kind::Talk { "talk" } else { "post" },
        title: document.title.clone(),
        url: context.to(&entry.output),
        summary: document.description().to_owned(),
        date: entry.date.map(|d| date(context, d)),
        event: entry.event().map(|event| listing_link(context, ListingKind::Event, event)),
        location: entry.location().to_owned(),
        speakers: entry.speakers.clone(),
        image: image(document).map(|(target, alt)| context.image_of(&from, &target, &alt)),
        slides: document.slides.len(),
        minutes: document.meta.duration.as_ref().map_or_else(|| entry.minutes(), |planned| planned.value),
        video: entry.video().is_some(),
        upcoming: entry.upcoming,
        draft: entry.is_draft(),
        lang: entry.lang.clone(),
    }
}

/// The header image or the first slide, as written, with its alt text.
fn image(document: &Document) -> Option<(String, String)> {
    let meta = &document.meta;
    if let Some(header) = &meta.header_image {
        let alt = meta.header_alt.as_ref().map(|a| a.value.clone()).unwrap_or_default();
        return Some((header.value.clone(), alt));
    }
    document.slides.iter().find_map(|slide| match &slide.face {
        Face::Picture(picture) => Some((picture.target.url.to_string(), picture.alt.clone())),
        Face::Text(_) => None,
    })
}
