//! The fields of a talk in JSON.

use serde_json::{Value, json};

use crate::base::data::Spanned;
use crate::site::model::destination::Destination;
use crate::site::model::link_origin::LinkOrigin;
use crate::site::model::occasion::Occasion;
use crate::site::render::page_context::PageContext;
use crate::site::render::{card, entry_parts};

/// What programs can know about a talk.
pub fn talk(context: &PageContext<'_>, index: usize) -> Value {
    let entry = &context.site.entries[index];
    let meta = &entry.document.meta;
    let text = |value: &Option<Spanned<String>>| value.as_ref().map(|value| value.value.clone());
    let file = |value: &Option<Spanned<String>>| value.as_ref().map(|value| address(context, index, &value.value));
    let card = card::view(context, index);
    let deliveries: Vec<Value> = Occasion::delivered(entry).iter().map(|one| delivery(context, index, one)).collect();
    json!({
        "title": card.title,
        "url": card.url,
        "date": card.date.map(|d| d.iso),
        "modified": meta.modified.as_ref().map(|date| date.value.day_only().to_string()),
        "summary": card.summary,
        "speakers": card.speakers,
        "event": card.event.map(|e| e.title),
        "event_url": entry.event_url(),
        "venue": text(&meta.venue),
        "location": card.location,
        "deliveries": deliveries,
        "tags": entry.tags,
        "lang": card.lang,
        "image": card.image.map(|i| i.src),
        "slides": card.slides,
        "minutes": Some(card.minutes).filter(|minutes| *minutes > 0),
        "video": entry.video().map(|video| address(context, index, video)),
        "captions": file(&meta.captions),
        "deck": file(&meta.deck),
        "doi": text(&meta.doi),
        "embed": Some(entry_parts::embed(context, index)).filter(|embed| !embed.is_empty()),
        "license": text(&meta.license),
        "upcoming": card.upcoming,
    })
}

fn delivery(context: &PageContext<'_>, index: usize, delivery: &Occasion<'_>) -> Value {
    json!({
        "date": delivery.date.map(|date| date.day_only().to_string()),
        "event": delivery.event,
        "event_url": delivery.event_url,
        "venue": delivery.venue,
        "location": delivery.location,
        "lang": delivery.lang,
        "video": delivery.video.map(|video| address(context, index, video)),
    })
}

/// The address of what a document calls `target`, as this file sees it.
fn address(context: &PageContext<'_>, index: usize, target: &str) -> String {
    let from = LinkOrigin::of_entry(&context.site.entries[index]);
    match context.site.resolve(target, from) {
        Destination::Output(path, tail)
        | Destination::Beside(_, path, tail)
        | Destination::WrongAnchor(path, tail, _) => format!("{}{tail}", context.to(&path)),
        _ => target.to_owned(),
    }
}
