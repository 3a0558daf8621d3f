use crate::site::model::language::direction;
use crate::site::model::listing::ListingKind;
use crate::site::render::art::Art;
use crate::site::render::entry_parts::{date, listing_link};
use crate::site::render::page_context::PageContext;
use crate::site::render::view::{CardView, ImageView};
use crate::talk::{Document, Face, Kind};

/// The view of an entry in a list.
pub fn view(context: &PageContext<'_>, index: usize) -> CardView {
    let entry = &context.site.entries[index];
    let document = &entry.document;
    let from = context.of_entry(index, context.form);
    let image = image(context, &from, document);
    let has_art = image.is_none() && entry.kind() == Kind::Talk;
    CardView {
        kind: if entry.kind() == Kind::Talk { "talk" } else { "post" },
        title: document.title.clone(),
        url: context.to(&entry.output),
        summary: document.description().to_owned(),
        date: entry.date.map(|d| date(context, d)),
        event: entry.event().map(|event| listing_link(context, ListingKind::Event, event)),
        location: entry.location().to_owned(),
        speakers: entry.speakers.clone(),
        image,
        art: if has_art { Art::of(&entry.slug).html() } else { String::new() },
        slides: document.slides.len(),
        minutes: entry.length(),
        video: entry.video().is_some(),
        upcoming: entry.upcoming,
        draft: entry.is_draft(),
        lang: entry.lang.clone(),
        dir: direction(&entry.lang),
    }
}

/// The header image or the first picture of a slide, which may be the poster of a film.
fn image(context: &PageContext<'_>, from: &PageContext<'_>, document: &Document) -> Option<ImageView> {
    let meta = &document.meta;
    if let Some(header) = &meta.header_image {
        let alt = meta.header_alt.as_ref().map(|a| a.value.clone()).unwrap_or_default();
        return Some(context.image_of(from, &header.value, &alt));
    }
    document.slides.iter().find_map(|slide| match &slide.face {
        Face::Picture(picture) => Some(context.image_of(from, &picture.target.url, &picture.alt)),
        Face::Film(film) => context.poster(from, film),
        Face::Text(_) => None,
    })
}
