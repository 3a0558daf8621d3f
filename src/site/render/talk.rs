use std::collections::{BTreeSet, HashMap};

use crate::site::model::claim::{EMBED, OEMBED, Subject};
use crate::site::model::destination::Destination;
use crate::site::model::listing::ListingKind;
use crate::site::model::options::Notes;
use crate::site::render::card::{date, listing_link};
use crate::site::render::page_context::PageContext;
use crate::site::render::view::{
    ChapterView, DeliveryView, LinkView, ResourceGroupView, ResourceView, SlideView, TalkView,
};
use crate::talk::markdown::Note;
use crate::talk::meta::Delivery;
use crate::talk::{Document, Face, Resource, ResourceSource, Slide, position_id};

/// The view of a talk.
pub fn view(context: &PageContext<'_>, index: usize) -> TalkView {
    let document = &context.site.entries[index].document;
    let chapters: Vec<ChapterView> = document.chapters.iter().map(|c| chapter(context, c)).collect();
    let mut slides = faces(context, index);
    for (view, slide) in slides.iter_mut().zip(&document.slides) {
        view.transcript = context.html(&slide.transcript);
        view.notes = notes(context, &slide.notes);
        view.chapter = slide.chapter.and_then(|i| chapters.get(i)).cloned();
    }
    let listed = resources(context, document);
    let (older, newer) = context.site.neighbours(index);
    TalkView {
        intro: context.html(&document.intro),
        slides,
        chapters,
        resources: groups(&listed, |_| true),
        resources_source: source(document.resources.source),
        foot_resources: foot(context, document, &listed),
        closing: document.closing.as_ref().map(|closing| context.html(closing)).unwrap_or_default(),
        notes: notes(context, &document.notes),
        previous: older.map(|i| neighbour(context, i)),
        next: newer.map(|i| neighbour(context, i)),
        ..facts(context, index)
    }
}

/// What the author says of the talk, unless the talk begins with it: its first sentence is on the page already.
fn lede(document: &Document) -> String {
    let written = document.meta.description.as_ref().map(|d| d.value.as_str());
    written.filter(|text| *text != document.summary).unwrap_or_default().to_owned()
}

/// The view of a talk's deck: what was shown, and nothing of what was said.
pub fn deck(context: &PageContext<'_>, index: usize) -> TalkView {
    TalkView { slides: faces(context, index), ..facts(context, index) }
}

/// What is known of a talk without a look at its text.
fn facts(context: &PageContext<'_>, index: usize) -> TalkView {
    let entry = &context.site.entries[index];
    let document = &entry.document;
    let meta = &document.meta;
    let text = |value: &Option<crate::base::data::Spanned<String>>| {
        value.as_ref().map(|v| v.value.clone()).unwrap_or_default()
    };
    let link = |value: &Option<crate::base::data::Spanned<String>>| {
        value.as_ref().map(|v| context.url(&v.value)).unwrap_or_default()
    };
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
        deliveries: deliveries(context, document),
        video: entry.video().map(|video| context.url(video)).unwrap_or_default(),
        captions: link(&meta.captions),
        deck: link(&meta.deck),
        header: header(context, document),
        pending: document.pending(),
        url: context.to(&entry.output),
        embed: context.site.path_of(EMBED, Subject::Entry(index)).map(|path| context.to(path)).unwrap_or_default(),
        oembed: oembed.and_then(|path| context.site.absolute(path)).unwrap_or_default(),
        extra: meta.extra.clone(),
        ..TalkView::default()
    }
}

pub fn neighbour(context: &PageContext<'_>, index: usize) -> LinkView {
    let entry = &context.site.entries[index];
    LinkView { title: entry.document.title.clone(), url: context.to(&entry.output) }
}

/// The date of the last change, where it is not that of the document.
pub fn modified(context: &PageContext<'_>, index: usize) -> Option<crate::site::render::view::DateView> {
    let entry = &context.site.entries[index];
    let modified = entry.document.meta.modified.as_ref()?.value;
    (Some(modified.day_only()) != entry.date.map(|d| d.day_only())).then(|| date(context, modified))
}

fn deliveries(context: &PageContext<'_>, document: &Document) -> Vec<DeliveryView> {
    let mut all: Vec<&Delivery> = document.meta.deliveries.iter().collect();
    all.sort_by_key(|d| std::cmp::Reverse(d.date.as_ref().map(|date| date.value)));
    let text = |value: &Option<crate::base::data::Spanned<String>>| {
        value.as_ref().map(|v| v.value.clone()).unwrap_or_default()
    };
    let one = |delivery: &&Delivery| DeliveryView {
        event: delivery.event.as_ref().map(|e| listing_link(context, ListingKind::Event, &e.value)),
        event_url: text(&delivery.event_url),
        date: delivery.date.as_ref().map(|d| date(context, d.value)),
        location: text(&delivery.location),
        video: delivery.video.as_ref().map(|v| context.url(&v.value)).unwrap_or_default(),
        lang: text(&delivery.lang),
    };
    all.iter().map(one).collect()
}

/// The header picture, unless the first slide shows the same.
pub fn header(context: &PageContext<'_>, document: &Document) -> Option<crate::site::render::view::ImageView> {
    let meta = &document.meta;
    let header = meta.header_image.as_ref()?;
    let alt = meta.header_alt.as_ref().map(|a| a.value.clone()).unwrap_or_default();
    let image = context.image(&header.value, &alt);
    let repeats = document.slides.first().is_some_and(|slide| match &slide.face {
        Face::Picture(picture) => context.url(&picture.target.url) == image.src,
        Face::Text(_) => false,
    });
    (!repeats).then_some(image)
}

fn notes(context: &PageContext<'_>, notes: &[Note]) -> Vec<String> {
    match context.site.options.notes {
        Notes::Private => Vec::new(),
        Notes::InPages => notes.iter().map(|note| context.html(&note.0)).collect(),
    }
}

fn chapter(context: &PageContext<'_>, chapter: &crate::talk::Chapter) -> ChapterView {
    ChapterView {
        title: chapter.title.clone(),
        id: chapter.id.clone(),
        lead: context.html(&chapter.lead),
        n: chapter.first_slide + 1,
    }
}

/// The slides, without what was said.
fn faces(context: &PageContext<'_>, index: usize) -> Vec<SlideView> {
    let entry = &context.site.entries[index];
    let video = entry.video().map(|video| context.url(video)).unwrap_or_default();
    entry.document.slides.iter().enumerate().map(|(n, slide)| face(context, slide, n, &video)).collect()
}

fn face(context: &PageContext<'_>, slide: &Slide, n: usize, video: &str) -> SlideView {
    let (image, caption, link, face) = match &slide.face {
        Face::Picture(picture) => (
            Some(context.image(&picture.target.url, &picture.alt)),
            picture.caption.clone().unwrap_or_default(),
            picture.link.as_ref().map(|l| context.url(&l.url)).unwrap_or_default(),
            String::new(),
        ),
        Face::Text(face) => (None, String::new(), String::new(), context.html(face)),
    };
    let by_position = slide.has_position_id.then(|| position_id(n));
    SlideView {
        id: slide.id.clone(),
        n: n + 1,
        aliases: by_position.into_iter().chain(slide.aliases.iter().cloned()).collect(),
        image,
        caption,
        link,
        face,
        pending: slide.pending,
        class: slide.classes.join(" "),
        time: slide.time,
        video: slide.time.map(|time| at_time(video, time)).unwrap_or_default(),
        extra: slide.extra.iter().map(|(key, value)| (key.clone(), value.clone().into())).collect(),
        ..SlideView::default()
    }
}

/// The recording from a time on: a media fragment (W3C Media Fragments, section 4.2.1), or what YouTube and Vimeo take.
fn at_time(video: &str, seconds: u32) -> String {
    if video.is_empty() {
        return String::new();
    }
    let base = video.split('#').next().unwrap_or(video);
    let is_youtube = base.contains("youtube.com/") || base.contains("youtu.be/");
    match (is_youtube, base.contains('?')) {
        (true, true) => format!("{base}&t={seconds}s"),
        (true, false) => format!("{base}?t={seconds}s"),
        (false, _) => format!("{base}#t={seconds}"),
    }
}

fn source(source: ResourceSource) -> &'static str {
    match source {
        ResourceSource::Listed => "listed",
        ResourceSource::Intro => "intro",
        ResourceSource::Mentioned => "mentioned",
        ResourceSource::None => "none",
    }
}

/// What the foot prints beside the closing section: what that does not say itself.
fn foot(context: &PageContext<'_>, document: &Document, list: &[(&Resource, ResourceView)]) -> Vec<ResourceGroupView> {
    let url = |resource: &Resource| resource.target.as_ref().map(|target| context.url(&target.url));
    let in_closing: BTreeSet<String> =
        document.resources.items.iter().filter(|r| r.in_closing).filter_map(url).collect();
    groups(list, |resource| !resource.in_closing && url(resource).is_none_or(|url| !in_closing.contains(&url)))
}

/// The resource list: each address once, the first text of it wins.
fn resources<'d>(context: &PageContext<'_>, document: &'d Document) -> Vec<(&'d Resource, ResourceView)> {
    let mut list: Vec<(&Resource, ResourceView)> = Vec::new();
    let mut places = HashMap::new();
    let is_mentioned = document.resources.source == ResourceSource::Mentioned;
    for resource in &document.resources.items {
        let url = resource.target.as_ref().map(|t| context.url(&t.url)).unwrap_or_default();
        if is_mentioned && leads_to_itself(context, resource) {
            continue;
        }
        if !url.is_empty() {
            if places.contains_key(&url) {
                continue;
            }
            places.insert(url.clone(), list.len());
        }
        let (title, note) = (resource.title.clone(), resource.note.clone());
        list.push((resource, ResourceView { title, url, note, slides: String::new() }));
    }
    mention(context, document, &places, &mut list);
    list
}

/// Notes which slides link to each resource.
fn mention(
    context: &PageContext<'_>,
    document: &Document,
    places: &HashMap<String, usize>,
    list: &mut [(&Resource, ResourceView)],
) {
    let mut last = vec![usize::MAX; list.len()];
    for (n, slide) in document.slides.iter().enumerate() {
        for link in slide.transcript.links() {
            let Some(place) = places.get(context.address(link).as_ref()).copied() else { continue };
            if std::mem::replace(&mut last[place], n) != n {
                let slides = &mut list[place].1.slides;
                slides.push_str(if slides.is_empty() { "" } else { " " });
                slides.push_str(&slide.id);
            }
        }
    }
}

/// The wanted part of the resource list, in its groups.
fn groups(list: &[(&Resource, ResourceView)], wanted: impl Fn(&Resource) -> bool) -> Vec<ResourceGroupView> {
    let mut groups: Vec<ResourceGroupView> = Vec::new();
    for (resource, view) in list.iter().filter(|(resource, _)| wanted(resource)) {
        let title = resource.group.as_deref().unwrap_or_default();
        if groups.last().is_none_or(|group| group.title != title) {
            groups.push(ResourceGroupView { title: title.to_owned(), items: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.items.push(view.clone());
        }
    }
    groups
}

fn leads_to_itself(context: &PageContext<'_>, resource: &Resource) -> bool {
    resource.target.as_ref().is_some_and(|target| match context.site.resolve(&target.url, context.from) {
        Destination::Output(path, _) => path == *context.from.output,
        Destination::SamePage(_) => true,
        _ => false,
    })
}
