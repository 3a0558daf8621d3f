use super::super::fill::Filler;
use super::super::links::Destination;
use super::super::listing::ListingKind;
use super::super::options::Notes;
use super::super::view::{ChapterView, DeliveryView, LinkView, ResourceGroupView, ResourceView, SlideView, TalkView};
use super::card::{date, listing_link};
use super::page::description;
use crate::talk::markdown::Note;
use crate::talk::meta::Delivery;
use crate::talk::{Document, Face, Resource, ResourceSource, Slide};

/// The view of a talk.
pub(super) fn view(filler: &Filler<'_>, index: usize) -> TalkView {
    let site = filler.site;
    let entry = &site.entries[index];
    let document = &entry.document;
    let meta = &document.meta;
    let text = |value: &Option<crate::base::data::Spanned<String>>| {
        value.as_ref().map(|v| v.value.clone()).unwrap_or_default()
    };
    let link = |value: &Option<crate::base::data::Spanned<String>>| {
        value.as_ref().map(|v| filler.url(&v.value)).unwrap_or_default()
    };
    let (older, newer) = site.neighbours(index);
    let chapters: Vec<ChapterView> = document.chapters.iter().map(|c| chapter(filler, c)).collect();
    let video = entry.video().map(|video| filler.url(video)).unwrap_or_default();
    let at = |time| at_time(&video, time);
    let slides = document.slides.iter().zip(further_ids(document)).enumerate();
    let slides = slides.map(|(n, (s, aliases))| slide(filler, s, n, aliases, &chapters, at)).collect();
    let closing = document.closing.as_ref().map(|closing| filler.html(closing)).unwrap_or_default();
    TalkView {
        title: document.title.clone(),
        summary: description(document),
        date: entry.date.map(|d| date(filler, d)),
        modified: modified(filler, index),
        upcoming: entry.upcoming,
        draft: entry.is_draft(),
        speakers: entry.speakers.iter().map(|s| listing_link(filler, ListingKind::Speaker, s)).collect(),
        event: entry.event().map(|event| listing_link(filler, ListingKind::Event, event)),
        event_url: entry.event_url().to_owned(),
        venue: text(&meta.venue),
        location: entry.location().to_owned(),
        duration: meta.duration.as_ref().map(|d| d.value),
        minutes: entry.minutes(),
        words: document.words,
        license: text(&meta.license),
        tags: entry.tags.iter().map(|t| listing_link(filler, ListingKind::Tag, t)).collect(),
        deliveries: deliveries(filler, document),
        video,
        captions: link(&meta.captions),
        deck: link(&meta.deck),
        header: header(filler, document),
        intro: filler.html(&document.intro),
        slides,
        pending: document.pending(),
        chapters,
        resources: groups(filler, document, |_| true),
        resources_source: source(document.resources.source),
        foot_resources: foot(filler, document),
        closing,
        notes: notes(filler, &document.notes),
        previous: older.map(|i| neighbour(filler, i)),
        next: newer.map(|i| neighbour(filler, i)),
        extra: meta.extra.clone(),
    }
}

pub(super) fn neighbour(filler: &Filler<'_>, index: usize) -> LinkView {
    let entry = &filler.site.entries[index];
    LinkView { title: entry.document.title.clone(), url: filler.to(&entry.output) }
}

/// The date of the last change, where it is not that of the document.
pub(super) fn modified(filler: &Filler<'_>, index: usize) -> Option<super::super::view::DateView> {
    let entry = &filler.site.entries[index];
    let modified = entry.document.meta.modified.as_ref()?.value;
    (Some(modified.day_only()) != entry.date.map(|d| d.day_only())).then(|| date(filler, modified))
}

fn deliveries(filler: &Filler<'_>, document: &Document) -> Vec<DeliveryView> {
    let mut all: Vec<&Delivery> = document.meta.deliveries.iter().collect();
    all.sort_by_key(|d| std::cmp::Reverse(d.date.as_ref().map(|date| date.value)));
    let text = |value: &Option<crate::base::data::Spanned<String>>| {
        value.as_ref().map(|v| v.value.clone()).unwrap_or_default()
    };
    let one = |delivery: &&Delivery| DeliveryView {
        event: delivery.event.as_ref().map(|e| listing_link(filler, ListingKind::Event, &e.value)),
        event_url: text(&delivery.event_url),
        date: delivery.date.as_ref().map(|d| date(filler, d.value)),
        location: text(&delivery.location),
        video: delivery.video.as_ref().map(|v| filler.url(&v.value)).unwrap_or_default(),
        lang: text(&delivery.lang),
    };
    all.iter().map(one).collect()
}

/// The header picture, unless the first slide shows the same.
pub(super) fn header(filler: &Filler<'_>, document: &Document) -> Option<super::super::view::ImageView> {
    let meta = &document.meta;
    let header = meta.header_image.as_ref()?;
    let alt = meta.header_alt.as_ref().map(|a| a.value.clone()).unwrap_or_default();
    let image = filler.image(&header.value, &alt);
    let repeats = document.slides.first().is_some_and(|slide| match &slide.face {
        Face::Picture(picture) => filler.url(&picture.target.url) == image.src,
        Face::Text(_) => false,
    });
    (!repeats).then_some(image)
}

fn notes(filler: &Filler<'_>, notes: &[Note]) -> Vec<String> {
    match filler.site.options.notes {
        Notes::Private => Vec::new(),
        Notes::InPages => notes.iter().map(|note| filler.html(&note.0)).collect(),
    }
}

fn chapter(filler: &Filler<'_>, chapter: &crate::talk::Chapter) -> ChapterView {
    ChapterView {
        title: chapter.title.clone(),
        id: chapter.id.clone(),
        lead: filler.html(&chapter.lead),
        n: chapter.first_slide + 1,
    }
}

fn slide(
    filler: &Filler<'_>,
    slide: &Slide,
    n: usize,
    aliases: Vec<String>,
    chapters: &[ChapterView],
    video_at: impl Fn(u32) -> String,
) -> SlideView {
    let (image, caption, link, face) = match &slide.face {
        Face::Picture(picture) => (
            Some(filler.image(&picture.target.url, &picture.alt)),
            picture.caption.clone().unwrap_or_default(),
            picture.link.as_ref().map(|l| filler.url(&l.url)).unwrap_or_default(),
            String::new(),
        ),
        Face::Text(face) => (None, String::new(), String::new(), filler.html(face)),
    };
    SlideView {
        id: slide.id.clone(),
        n: n + 1,
        aliases,
        image,
        caption,
        link,
        face,
        transcript: filler.html(&slide.transcript),
        pending: slide.pending,
        class: slide.classes.join(" "),
        time: slide.time,
        video: slide.time.map(video_at).unwrap_or_default(),
        chapter: slide.chapter.and_then(|i| chapters.get(i)).cloned(),
        notes: notes(filler, &slide.notes),
        extra: slide.extra.iter().map(|(key, value)| (key.clone(), value.clone().into())).collect(),
    }
}

/// The further ids of each slide: its position, and the aliases that no slide has as its id; of two slides with one
/// alias, the first keeps it.
fn further_ids(document: &Document) -> Vec<Vec<String>> {
    let own = document.slides.iter().flat_map(|slide| [Some(&slide.id), slide.position_id.as_ref()]);
    let mut taken: std::collections::BTreeSet<&String> = own.flatten().collect();
    let mut out = Vec::with_capacity(document.slides.len());
    for slide in &document.slides {
        let aliases = slide.aliases.iter().filter(|alias| taken.insert(alias));
        out.push(slide.position_id.iter().chain(aliases).cloned().collect());
    }
    out
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
fn foot(filler: &Filler<'_>, document: &Document) -> Vec<ResourceGroupView> {
    let url = |resource: &Resource| resource.target.as_ref().map(|target| filler.url(&target.url));
    let in_closing = document.resources.items.iter().filter(|r| r.in_closing).filter_map(url);
    let in_closing: std::collections::BTreeSet<String> = in_closing.collect();
    groups(filler, document, |resource| {
        !resource.in_closing && url(resource).is_none_or(|url| !in_closing.contains(&url))
    })
}

/// The resource list in groups: each address once, the first text of it wins.
fn groups(filler: &Filler<'_>, document: &Document, wanted: impl Fn(&Resource) -> bool) -> Vec<ResourceGroupView> {
    let mut seen = std::collections::BTreeSet::new();
    let mut groups: Vec<ResourceGroupView> = Vec::new();
    let mentions = Mentions::of(filler, document);
    for resource in &document.resources.items {
        let url = resource.target.as_ref().map(|t| filler.url(&t.url)).unwrap_or_default();
        let is_here = document.resources.source == ResourceSource::Mentioned && leads_to_itself(filler, resource);
        if !url.is_empty() && !seen.insert(url.clone()) || !wanted(resource) || is_here {
            continue;
        }
        let title = resource.group.clone().unwrap_or_default();
        if groups.last().is_none_or(|group| group.title != title) {
            groups.push(ResourceGroupView { title, items: Vec::new() });
        }
        let slides = mentions.slides(&url);
        let item = ResourceView { title: resource.title.clone(), url, note: resource.note.clone(), slides };
        if let Some(group) = groups.last_mut() {
            group.items.push(item);
        }
    }
    groups
}

fn leads_to_itself(filler: &Filler<'_>, resource: &Resource) -> bool {
    resource.target.as_ref().is_some_and(|target| match filler.site.resolve(&target.url, filler.from) {
        Destination::Output(path, _) => path == *filler.from.output,
        Destination::SamePage(_) => true,
        _ => false,
    })
}

/// Which slides link where.
struct Mentions(std::collections::BTreeMap<String, Vec<String>>);

impl Mentions {
    fn of(filler: &Filler<'_>, document: &Document) -> Mentions {
        use crate::talk::markdown::TargetKind;
        let mut found: std::collections::BTreeMap<String, Vec<String>> = std::collections::BTreeMap::new();
        for slide in &document.slides {
            let links = slide.transcript.targets().filter(|(_, kind)| *kind == TargetKind::Link);
            for (target, _) in links {
                let slides = found.entry(filler.url(&target.url)).or_default();
                if slides.last() != Some(&slide.id) {
                    slides.push(slide.id.clone());
                }
            }
        }
        Mentions(found)
    }

    fn slides(&self, url: &str) -> String {
        self.0.get(url).map(|ids| ids.join(" ")).unwrap_or_default()
    }
}
