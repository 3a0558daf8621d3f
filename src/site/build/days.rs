use crate::base::Date;
use crate::site::model::site::Site;
use crate::talk::{Document, Kind};

/// The first day on which every document of `site` may be published, and the first on which one of them may not be any more.
pub fn days(site: &Site) -> (Option<Date>, Option<Date>) {
    let documents = || site.entries.iter().map(|entry| &*entry.document);
    let from = documents().filter_map(not_before).filter_map(first_day).max();
    let until = documents().filter_map(|document| document.meta.not_after.as_ref()).filter_map(|d| first_day(d.value));
    (from, until.min())
}

/// The day of publication of a document: that of any document with such a key, and the date of a post.
fn not_before(document: &Document) -> Option<Date> {
    let post = document.effective_date().filter(|_| document.kind == Kind::Post).and_then(first_day);
    document.meta.not_before.as_ref().and_then(|date| first_day(date.value)).max(post)
}

fn first_day(date: Date) -> Option<Date> {
    Date::new(date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1))
}
