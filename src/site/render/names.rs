//! The list of all tags, events or speakers.

use std::cmp::Reverse;

use crate::base::Date;
use crate::base::slug::{fold, search_form};
use crate::site::model::entry::Entry;
use crate::site::model::listing::{Listing, ListingKind};
use crate::site::model::occasion::Occasion;
use crate::site::render::counts::{posts, talks};
use crate::site::render::page_context::PageContext;
use crate::site::render::view::{NameView, NamesView};

/// The view of the list of all listings of a kind: events by their latest date, all others by name.
pub fn view(context: &PageContext<'_>, title: &str, kind: ListingKind) -> NamesView {
    let site = context.site;
    let mut listings: Vec<&Listing> = site.listings.iter().filter(|listing| listing.kind == kind).collect();
    match kind {
        ListingKind::Event => {
            listings.sort_by_cached_key(|event| Reverse(latest(context, event).map(|(date, _)| date)))
        }
        _ => listings.sort_by_cached_key(|listing| (search_form(&listing.name), listing.name.clone())),
    }
    let one = |listing: &&Listing| {
        let is_event = kind == ListingKind::Event;
        NameView {
            title: listing.name.clone(),
            url: context.to(&listing.output),
            talks: talks(context, &listing.entries),
            posts: posts(context, &listing.entries),
            years: if is_event { years(context, listing) } else { String::new() },
            location: latest(context, listing).filter(|_| is_event).map(|(_, place)| place).unwrap_or_default(),
        }
    };
    NamesView { title: title.to_owned(), items: listings.iter().map(one).collect() }
}

/// The days and places at which an event had a talk.
fn occasions<'a>(entry: &'a Entry, event: &str) -> Vec<(Option<Date>, &'a str)> {
    let name = fold(event);
    let all = Occasion::own(entry).into_iter().chain(Occasion::delivered(entry));
    all.filter(|one| one.event.is_some_and(|event| fold(event) == name))
        .map(|one| (one.date, one.location.unwrap_or_default()))
        .collect()
}

/// The latest date of an event, and its place then.
fn latest(context: &PageContext<'_>, event: &Listing) -> Option<(Option<Date>, String)> {
    let all = event.entries.iter().flat_map(|index| occasions(&context.site.entries[*index], &event.name));
    all.max_by_key(|(date, place)| (*date, !place.is_empty())).map(|(date, place)| (date, place.to_owned()))
}

/// The years of an event, latest first: `2025, 2019–2023`.
fn years(context: &PageContext<'_>, event: &Listing) -> String {
    let all = event.entries.iter().flat_map(|index| occasions(&context.site.entries[*index], &event.name));
    let mut years: Vec<i16> = all.filter_map(|(date, _)| date.map(Date::year)).collect();
    years.sort_unstable_by_key(|year| Reverse(*year));
    years.dedup();
    let runs = years.chunk_by(|later, earlier| *later == earlier + 1);
    let text = |run: &[i16]| match run {
        [year] => year.to_string(),
        [later, earlier] => format!("{later}, {earlier}"),
        [latest, .., earliest] => format!("{earliest}–{latest}"),
        [] => String::new(),
    };
    runs.map(text).collect::<Vec<_>>().join(", ")
}
