//! What the accessibility page says: how many pictures are described, recordings captioned and talks transcribed.

use crate::site::model::entry::Entry;
use crate::site::model::language::direction;
use crate::site::render::page::site_url;
use crate::site::render::page_context::PageContext;
use crate::site::render::view::{AccessibilityView, CoverageView, GapView, LinkView};
use crate::talk::{Document, Face, Slide};

/// The view of the accessibility page.
pub fn view(context: &PageContext<'_>) -> AccessibilityView {
    let site = context.site;
    let mut view = AccessibilityView {
        contact: contact(context, site.config.accessibility_contact.as_deref().unwrap_or_default()),
        ..AccessibilityView::default()
    };
    let listed = site.home().into_iter().chain(site.newest()).chain(site.pages.iter().copied());
    for entry in listed.map(|index| &site.entries[index]).filter(|entry| entry.is_public()) {
        count_pictures(context, entry, &mut view.pictures);
        if !entry.is_talk() || entry.upcoming {
            continue;
        }
        let gap = || gap(context, entry, Vec::new());
        if entry.video().is_some() {
            count(&mut view.recordings, entry.document.meta.captions.is_some(), gap);
        }
        if entry.video().is_some() || !entry.document.slides.is_empty() {
            count(&mut view.talks, entry.has_transcript(), gap);
        }
    }
    view
}

fn count(coverage: &mut CoverageView, is_done: bool, gap: impl FnOnce() -> GapView) {
    coverage.total += 1;
    match is_done {
        true => coverage.done += 1,
        false => coverage.gaps.push(gap()),
    }
}

/// Counts images and films on slides, and images in text.
fn count_pictures(context: &PageContext<'_>, entry: &Entry, pictures: &mut CoverageView) {
    let document = &entry.document;
    let mut slides = Vec::new();
    let mut add = |(total, described): (usize, usize)| {
        pictures.total += total;
        pictures.done += described;
        total > described
    };
    for (index, slide) in document.slides.iter().enumerate() {
        if add(on_slide(slide)) {
            slides.push((index + 1, &*slide.id));
        }
    }
    if add(in_text(document)) || !slides.is_empty() {
        pictures.gaps.push(gap(context, entry, slides));
    }
}

/// The number of pictures on a slide and in its transcript, and how many of them are described.
fn on_slide(slide: &Slide) -> (usize, usize) {
    let face = match &slide.face {
        Face::Picture(_) | Face::Film(_) => Some(!slide.misses_alt()),
        Face::Text(_) => None,
    };
    let text = match &slide.face {
        Face::Text(face) => Some(face),
        Face::Picture(_) | Face::Film(_) => None,
    };
    let texts = text.into_iter().chain([&slide.transcript]);
    tally(face.into_iter().chain(texts.flat_map(|text| text.picture_alts()).map(is_description)))
}

/// The same of the text outside of slides.
fn in_text(document: &Document) -> (usize, usize) {
    let leads = document.chapters.iter().map(|chapter| &chapter.lead);
    let texts = [&document.intro].into_iter().chain(leads).chain(&document.closing);
    tally(texts.flat_map(|text| text.picture_alts()).map(is_description))
}

fn is_description(alt: &str) -> bool {
    !alt.trim().is_empty()
}

fn tally(described: impl Iterator<Item = bool>) -> (usize, usize) {
    described.fold((0, 0), |(total, done), is_described| (total + 1, done + usize::from(is_described)))
}

fn gap(context: &PageContext<'_>, entry: &Entry, slides: Vec<(usize, &str)>) -> GapView {
    let url = context.to(&entry.output);
    let slide = |(n, id): (usize, &str)| LinkView { title: n.to_string(), url: format!("{url}#{id}") };
    GapView {
        title: entry.document.title.clone(),
        lang: entry.lang.clone(),
        dir: direction(&entry.lang),
        slides: slides.into_iter().map(slide).collect(),
        url,
    }
}

/// The address for reports. Its text is what readers would copy.
fn contact(context: &PageContext<'_>, address: &str) -> LinkView {
    let after = |scheme: &str| {
        let start = address.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
    };
    let text = ["mailto:", "tel:", "https://", "http://"].into_iter().find_map(after).unwrap_or(address);
    let title = text.split('?').next().unwrap_or(text).trim_end_matches('/');
    LinkView { title: title.to_owned(), url: site_url(context, address) }
}
