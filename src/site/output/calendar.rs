//! `upcoming.ics`: where the next talks are given, for programs with a calendar.

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::slug::fold;
use crate::base::{Date, Digest, Files, SitePath};
use crate::site::model::catalogue::Catalogue;
use crate::site::model::claim::{Claim, Subject};
use crate::site::model::entry::Entry;
use crate::site::model::occasion::Occasion;
use crate::site::model::site::Site;
use crate::site::output::definition::Output;
use crate::site::output::ics::Ics;
use crate::site::output::lazy_file::LazyFile;
use crate::site::render::site_renderer::SiteRenderer;
use crate::site::theme::theme::Theme;

/// The calendar, which gives way to a file of the author. Addresses in it are absolute, so there is none without `base_url`.
pub const OUTPUT: Output = Output {
    name: "calendar",
    addresses: "`/upcoming.ics`",
    content: "a [calendar](#calendar) of future deliveries, if there are any and `base_url` is set",
    claims,
    files,
};

fn claims(catalogue: &Catalogue, _: &Theme) -> Vec<Claim> {
    let is_wanted = catalogue.config.calendar && catalogue.base_url().is_some() && catalogue.is_announced();
    let today = catalogue.options.today;
    let mut talks = talks(catalogue).filter(|_| is_wanted);
    let path = SitePath::new("upcoming.ics").filter(|_| talks.any(|entry| !future(entry, today).is_empty()));
    path.map(|path| Claim::generated(path, Subject::Site, "the calendar").giving_way()).into_iter().collect()
}

fn files(renderer: &Arc<SiteRenderer>, _: &Files) -> Files {
    LazyFile::for_each_claim(renderer, OUTPUT.name, |renderer, _, _| Ok(calendar(&renderer.site)))
}

/// The talks that are in lists, without drafts.
fn talks(catalogue: &Catalogue) -> impl Iterator<Item = &Entry> {
    catalogue.talks.iter().map(|index| &catalogue.entries[*index]).filter(|entry| !entry.is_draft())
}

/// The deliveries of a talk after today, each with its day and a name that stays the same if the day changes.
fn future<'a>(entry: &'a Entry, today: Date) -> Vec<(Occasion<'a>, Date, String)> {
    let is_future = |date: &Date| date.day().is_some() && date.day_only() > today.day_only();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let one = |occasion: Occasion<'a>| {
        let event = occasion.event.map(fold).unwrap_or_default();
        let count = counts.entry(event.clone()).or_default();
        *count += 1;
        Some((occasion, occasion.date.filter(is_future)?, format!("{event}\n{count}")))
    };
    let found: Vec<_> = Occasion::own(entry).into_iter().chain(Occasion::delivered(entry)).filter_map(one).collect();
    // The date of a talk that names no event.
    let own = entry.date.filter(is_future).filter(|_| found.is_empty());
    found.into_iter().chain(own.map(|date| (Occasion::default(), date, String::new()))).collect()
}

/// The day on which an event was last changed, as far as its talk says so. It must be the same tomorrow.
fn changed(entry: &Entry) -> String {
    let modified = entry.document.meta.modified.as_ref().map(|date| date.value).filter(|date| date.day().is_some());
    modified.map_or_else(|| "19700101".to_owned(), |date| date.day_only().to_string().replace('-', ""))
}

fn calendar(site: &Site) -> Vec<u8> {
    let today = site.options.today;
    let mut all: Vec<_> = talks(&site.catalogue)
        .flat_map(|entry| {
            future(entry, today).into_iter().map(move |(occasion, date, name)| (date, name, entry, occasion))
        })
        .collect();
    all.sort_by_key(|(date, ..)| *date);
    let mut ics = Ics::new(site.title());
    for (date, name, entry, occasion) in all {
        let url = site.absolute(&entry.output).unwrap_or_default();
        let id = Digest::of(format!("{}\n{name}", entry.output).as_bytes()).to_string();
        let host = url.split('/').nth(2).unwrap_or_default();
        let place: Vec<&str> = occasion.venue.into_iter().chain(occasion.location).collect();
        let event = occasion.event.map(|event| format!(" ({event})")).unwrap_or_default();
        let text = [entry.document.description(), occasion.event_url.unwrap_or_default()].join("\n");
        ics.line("BEGIN:VEVENT");
        ics.line(&format!("UID:{}@{host}", &id[..16]));
        ics.line(&format!("DTSTAMP:{}T000000Z", changed(entry)));
        ics.line(&format!("DTSTART{}", date.icalendar()));
        ics.text("SUMMARY", &format!("{}{event}", entry.document.title));
        ics.text("LOCATION", &place.join(", "));
        ics.text("DESCRIPTION", &text);
        ics.line(&format!("URL:{url}"));
        ics.line("END:VEVENT");
    }
    ics.finish()
}
