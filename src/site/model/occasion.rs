use crate::base::Date;
use crate::base::data::Spanned;
use crate::base::slug::fold;
use crate::site::model::entry::Entry;
use crate::talk::meta::Delivery;

/// An event at which a talk was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Occasion<'a> {
    /// The name of the event.
    pub event: Option<&'a str>,
    /// The website of the event.
    pub event_url: Option<&'a str>,
    /// The day.
    pub date: Option<Date>,
    /// The building or room.
    pub venue: Option<&'a str>,
    /// The town.
    pub location: Option<&'a str>,
    /// The recording as written.
    pub video: Option<&'a str>,
    /// The language as written.
    pub lang: Option<&'a str>,
}

impl<'a> Occasion<'a> {
    /// The event that the front matter names, unless it is one of the [deliveries](Occasion::delivered).
    pub fn own(entry: &'a Entry) -> Option<Occasion<'a>> {
        let own = Occasion::of_front_matter(entry)?;
        same_as(&own, &written(entry)).is_empty().then_some(own)
    }

    /// The deliveries in the order written. The one that is the event of the front matter takes from there what it does not
    /// say itself.
    pub fn delivered(entry: &'a Entry) -> Vec<Occasion<'a>> {
        let mut all = written(entry);
        if let Some(own) = Occasion::of_front_matter(entry) {
            for index in same_as(&own, &all) {
                let one = &mut all[index];
                one.event_url = one.event_url.or(own.event_url);
                one.date = one.date.or(own.date);
                one.venue = one.venue.or(own.venue);
                one.location = one.location.or(own.location);
            }
        }
        all
    }

    fn of_front_matter(entry: &'a Entry) -> Option<Occasion<'a>> {
        let meta = &entry.document.meta;
        Some(Occasion {
            event: Some(meta.event.as_ref()?.value.as_str()),
            event_url: text(&meta.event_url),
            date: entry.document.event_date(),
            venue: text(&meta.venue),
            location: text(&meta.location),
            ..Occasion::default()
        })
    }
}

/// The deliveries without what the rest of the front matter says.
fn written(entry: &Entry) -> Vec<Occasion<'_>> {
    entry.document.meta.deliveries.iter().map(of_delivery).collect()
}

fn of_delivery(delivery: &Delivery) -> Occasion<'_> {
    Occasion {
        event: text(&delivery.event),
        event_url: text(&delivery.event_url),
        date: delivery.date.as_ref().map(|date| date.value),
        venue: text(&delivery.venue),
        location: text(&delivery.location),
        video: text(&delivery.video),
        lang: text(&delivery.lang),
    }
}

/// The indexes of the deliveries that are the event `own`: those with its name and day, or else the only one with its name if
/// it can have been on that day.
fn same_as(own: &Occasion<'_>, deliveries: &[Occasion<'_>]) -> Vec<usize> {
    let name = own.event.map(fold);
    let (mut same, mut same_day) = (Vec::new(), Vec::new());
    for (index, delivery) in deliveries.iter().enumerate().filter(|(_, delivery)| delivery.event.map(fold) == name) {
        same.push(index);
        if delivery.date.is_some() && delivery.date.map(Date::day_only) == own.date.map(Date::day_only) {
            same_day.push(index);
        }
    }
    match same.len() {
        1 if may_be_one_day(own.date, deliveries[same[0]].date) => same,
        _ => same_day,
    }
}

/// Whether nothing that is known of two days says that they differ.
fn may_be_one_day(one: Option<Date>, other: Option<Date>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return true };
    let agree = |one: Option<i8>, other: Option<i8>| one.is_none() || other.is_none() || one == other;
    one.year() == other.year() && agree(one.month(), other.month()) && agree(one.day(), other.day())
}

fn text(value: &Option<Spanned<String>>) -> Option<&str> {
    value.as_ref().map(|value| value.value.as_str())
}
