//! The talks of one year on the home page.

use crate::site::model::listing::ListingKind;
use crate::site::render::card;
use crate::site::render::counts::talks;
use crate::site::render::page_context::PageContext;
use crate::site::render::view::YearView;

/// The view of the entries of a year that a page shows as cards and as rows.
pub fn view(context: &PageContext<'_>, year: Option<i16>, cards: &[usize], rows: &[usize]) -> YearView {
    let name = year.map(|year| year.to_string()).unwrap_or_default();
    let listing = context.site.listing(ListingKind::Year, &name);
    let views = |entries: &[usize]| entries.iter().map(|index| card::view(context, *index)).collect();
    YearView {
        url: listing.map(|listing| context.to(&listing.output)).unwrap_or_default(),
        talks: listing.map_or(0, |listing| talks(context, &listing.entries)),
        name,
        cards: views(cards),
        rows: views(rows),
    }
}
