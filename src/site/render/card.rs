use crate::base::Date;
use crate::site::model::listing::ListingKind;
use crate::site::render::page_context::PageContext;
use crate::site::render::view::{CardView, DateView, LinkView};
use crate::talk::{Document, Face, Kind};

/// The entry as it stands in a list.
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

/// Header picture or first slide, as written, with its alt text.
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

/// A day in the words of the site.
pub fn date(context: &PageContext<'_>, date: Date) -> DateView {
    let site = context.site;
    let month = site.word("months").split(',').nth(usize::from(date.month().unsigned_abs()).saturating_sub(1));
    let text = site
        .word("date_format")
        .replace("{day}", &date.day().to_string())
        .replace("{month}", month.unwrap_or_default().trim())
        .replace("{year}", &date.year().to_string());
    let year = date.year();
    let year_url = site.listing(ListingKind::Year, &year.to_string()).map(|l| context.to(&l.output));
    DateView { iso: date.day_only().to_string(), text, year, year_url: year_url.unwrap_or_default() }
}

/// A tag, event or speaker with its page.
pub fn listing_link(context: &PageContext<'_>, kind: ListingKind, name: &str) -> LinkView {
    let url = context.site.listing(kind, name).map(|l| context.to(&l.output)).unwrap_or_default();
    LinkView { title: name.to_owned(), url }
}
