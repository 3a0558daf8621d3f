use std::cmp::Reverse;

use crate::base::data::Spanned;
use crate::base::url::host;
use crate::site::model::claim::{CITATIONS, OEMBED, SLIDES_PDF, Subject};
use crate::site::model::listing::ListingKind;
use crate::site::model::occasion::Occasion;
use crate::site::model::options::Notes;
use crate::site::model::picture_deck;
use crate::site::render::entry_parts::{date, embed, header, listing_link, modified, neighbour};
use crate::site::render::page_context::PageContext;
use crate::site::render::view::{ChapterView, DeliveryView, TalkView};
use crate::site::render::{brief, citation, cover, json_ld, recordings, resources, slides};
use crate::talk::markdown::Note;
use crate::talk::{Chapter, Document};

/// The view of a talk.
pub fn view(context: &PageContext<'_>, index: usize) -> TalkView {
    let document = &context.site.entries[index].document;
    let chapters: Vec<ChapterView> = document.chapters.iter().map(|c| chapter(context, c)).collect();
    let mut slides = slides::faces(context, index);
    let timed =
        recordings::main(context, index).and_then(|recording| recordings::timed_transcripts(document, recording));
    for (n, (view, slide)) in slides.iter_mut().zip(&document.slides).enumerate() {
        let transcript = timed.as_ref().and_then(|timed| timed.get(n)).unwrap_or(&slide.transcript);
        view.transcript = context.html(transcript);
        view.brief = brief::is_brief(&view.transcript);
        view.notes = notes(context, &slide.notes);
        view.chapter = slide.chapter.and_then(|i| chapters.get(i as usize)).cloned();
    }
    let cover = cover::of(context, document, &slides);
    let listed = resources::list(context, document);
    let (older, newer) = context.site.neighbours(index);
    TalkView {
        intro: context.html(&document.intro),
        first_slide_is_cover: cover.as_ref().is_some_and(|cover| cover.is_first_slide),
        cover: cover.map(|cover| cover.image),
        slides,
        chapters,
        resources: resources::groups(&listed, |_| true),
        resources_source: resources::source(document.resources.source),
        foot_resources: resources::foot(context, document, &listed),
        closing: document.closing.as_ref().map(|closing| context.html(closing)).unwrap_or_default(),
        notes: notes(context, &document.notes),
        previous: older.map(|i| neighbour(context, i)),
        next: newer.map(|i| neighbour(context, i)),
        ..facts(context, index)
    }
}

/// The author's description, unless it is the first sentence of the talk, which is on the page already.
fn lede(document: &Document) -> String {
    let written = document.meta.description.as_ref().map(|d| d.value.as_str());
    written.filter(|text| *text != document.summary).unwrap_or_default().to_owned()
}

/// The facts about a talk, without its text.
fn facts(context: &PageContext<'_>, index: usize) -> TalkView {
    let entry = &context.site.entries[index];
    let document = &entry.document;
    let meta = &document.meta;
    let text = |value: &Option<Spanned<String>>| value.as_ref().map(|v| v.value.clone()).unwrap_or_default();
    let link = |value: &Option<Spanned<String>>| value.as_ref().map(|v| context.url(&v.value)).unwrap_or_default();
    let recording = recordings::main(context, index);
    let deliveries = deliveries(context, index);
    let own = Occasion::own(entry);
    let place = (text(&meta.venue), text(&meta.location));
    let is_place = |delivery: &DeliveryView| (&delivery.venue, &delivery.location) == (&place.0, &place.1);
    let cite = context.site.path_of(CITATIONS, Subject::Entry(index));
    let oembed = context.site.path_of(OEMBED, Subject::Entry(index));
    TalkView {
        title: document.title.clone(),
        summary: document.description().to_owned(),
        lede: lede(document),
        date: entry.date.map(|d| date(context, d)),
        modified: modified(context, index),
        upcoming: entry.upcoming,
        draft: entry.is_draft(),
        speakers: entry.speakers.iter().map(|s| listing_link(context, ListingKind::Speaker, s)).collect(),
        event: entry.event().map(|event| listing_link(context, ListingKind::Event, event)),
        event_url: entry.event_url().to_owned(),
        venue: text(&meta.venue),
        location: entry.location().to_owned(),
        duration: meta.duration.as_ref().map(|d| d.value),
        minutes: entry.minutes(),
        words: document.words,
        license: text(&meta.license),
        tags: entry.tags.iter().map(|t| listing_link(context, ListingKind::Tag, t)).collect(),
        event_in_deliveries: own.is_none(),
        event_date: own.and_then(|own| own.date).map(|day| date(context, day)),
        venue_in_deliveries: deliveries.iter().any(is_place),
        deliveries,
        video_host: entry.video().and_then(host).unwrap_or_default().to_owned(),
        video: entry.video().map(|video| context.url(video)).unwrap_or_default(),
        recording: recording.map(recordings::name).unwrap_or_default(),
        recordings: recordings::json(context, index),
        captions: recording
            .and_then(|recording| recordings::captions(context, index, recording))
            .unwrap_or_else(|| link(&meta.captions)),
        deck: meta.deck.as_ref().map_or_else(|| slides_pdf(context, index), |deck| context.url(&deck.value)),
        header: header(context, document),
        pending: document.pending(),
        transcripts: document.slides.iter().filter(|slide| !slide.transcript.is_empty()).count(),
        url: context.to(&entry.output),
        embed: embed(context, index),
        oembed: oembed.and_then(|path| context.site.absolute(path)).unwrap_or_default(),
        doi: text(&meta.doi),
        doi_url: meta.doi.as_ref().map(|doi| json_ld::doi_address(&doi.value)).unwrap_or_default(),
        bibtex: cite.map(|_| citation::bibtex(context.site, index)).unwrap_or_default(),
        bibtex_url: cite.map(|path| context.to(path)).unwrap_or_default(),
        citation: cite.map(|_| citation::metas(context, index)).unwrap_or_default(),
        extra: meta.extra.clone(),
        ..TalkView::default()
    }
}

/// The deliveries, latest first.
fn deliveries(context: &PageContext<'_>, index: usize) -> Vec<DeliveryView> {
    let entry = &context.site.entries[index];
    let mut all: Vec<(usize, Occasion<'_>)> = Occasion::delivered(entry).into_iter().enumerate().collect();
    all.sort_by_key(|(_, delivery)| Reverse(delivery.date));
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let one = |(at, delivery): &(usize, Occasion<'_>)| {
        let recording = context.site.recordings(index).iter().find(|recording| recording.delivery == Some(*at));
        DeliveryView {
            event: delivery.event.map(|event| listing_link(context, ListingKind::Event, event)),
            event_url: text(delivery.event_url),
            date: delivery.date.map(|day| date(context, day)),
            venue: text(delivery.venue),
            location: text(delivery.location),
            video: delivery.video.map(|video| context.url(video)).unwrap_or_default(),
            recording: recording.map(recordings::name).unwrap_or_default(),
            lang: text(delivery.lang),
        }
    };
    all.iter().map(one).collect()
}

fn notes(context: &PageContext<'_>, notes: &[Note]) -> Vec<String> {
    match context.site.options.notes {
        Notes::Private => Vec::new(),
        Notes::InPages => notes.iter().map(|note| context.html(&note.0)).collect(),
    }
}

fn chapter(context: &PageContext<'_>, chapter: &Chapter) -> ChapterView {
    ChapterView {
        title: chapter.title.clone(),
        id: chapter.id.clone(),
        lead: context.html(&chapter.lead),
        n: chapter.first_slide + 1,
    }
}

/// The address of the PDF of the slides, if the site has one.
fn slides_pdf(context: &PageContext<'_>, index: usize) -> String {
    let path = context.site.path_of(SLIDES_PDF, Subject::Entry(index));
    let path = path.filter(|_| picture_deck::has_files(context.site, index));
    path.map(|path| context.to(path)).unwrap_or_default()
}
