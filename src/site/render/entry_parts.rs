//! Parts that the views of talks, articles and cards have in common.

use crate::base::Date;
use crate::site::model::language::direction;
use crate::site::model::listing::ListingKind;
use crate::site::render::page_context::{PageContext, UrlForm};
use crate::site::render::view::{DateView, EntryLinkView, ImageView, LinkView};
use crate::talk::{Document, Face};

/// A date as the language of the page writes it.
pub fn date(context: &PageContext<'_>, date: Date) -> DateView {
    let year = date.year();
    let year_url = context.site.listing(ListingKind::Year, &year.to_string()).map(|l| context.to(&l.output));
    let text = context.language().date(date);
    DateView { iso: date.day_only().to_string(), text, year, year_url: year_url.unwrap_or_default() }
}

/// A tag, event or speaker with its page.
pub fn listing_link(context: &PageContext<'_>, kind: ListingKind, name: &str) -> LinkView {
    let url = context.site.listing(kind, name).map(|l| context.to(&l.output)).unwrap_or_default();
    LinkView { title: name.to_owned(), url }
}

/// A link to the page of an entry.
pub fn neighbour(context: &PageContext<'_>, index: usize) -> EntryLinkView {
    let entry = &context.site.entries[index];
    EntryLinkView {
        title: entry.document.title.clone(),
        url: context.to(&entry.output),
        lang: entry.lang.clone(),
        dir: direction(&entry.lang),
        current: *context.from.output == entry.output,
    }
}

/// The address of the embedded deck of a talk: its page in the mode for frames. Empty if other sites are offered none.
pub fn embed(context: &PageContext<'_>, index: usize) -> String {
    let page = &context.site.entries[index].output;
    match (context.site.is_embeddable(index), context.form) {
        (false, _) => String::new(),
        // On the page itself this holds whatever its address is, such as that of a file.
        (true, UrlForm::Relative) if context.from.output == page => "?embed".to_owned(),
        (true, _) => format!("{}?embed", context.to(page)),
    }
}

/// The date of the last change, if it is not the date of the document.
pub fn modified(context: &PageContext<'_>, index: usize) -> Option<DateView> {
    let entry = &context.site.entries[index];
    let modified = entry.document.meta.modified.as_ref()?.value;
    (Some(modified.day_only()) != entry.date.map(|d| d.day_only())).then(|| date(context, modified))
}

/// The header image, unless the first slide shows the same one.
pub fn header(context: &PageContext<'_>, document: &Document) -> Option<ImageView> {
    let meta = &document.meta;
    let header = meta.header_image.as_ref()?;
    let alt = meta.header_alt.as_ref().map(|a| a.value.clone()).unwrap_or_default();
    let image = context.image(&header.value, &alt);
    let repeats = document.slides.first().is_some_and(|slide| match &slide.face {
        Face::Picture(picture) => context.url(&picture.target.url) == image.src,
        Face::Film(film) => context.poster(context, film).is_some_and(|poster| poster.src == image.src),
        Face::Text(_) => false,
    });
    (!repeats).then_some(image)
}
