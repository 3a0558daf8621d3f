use crate::site::render::page_context::PageContext;
use crate::site::render::view::SlideView;
use crate::talk::markdown::Target;
use crate::talk::{DeckFormat, Face, Slide, position_id};

/// The slides of a talk without their transcripts.
pub fn faces(context: &PageContext<'_>, index: usize) -> Vec<SlideView> {
    let entry = &context.site.entries[index];
    let video = entry.video().map(|video| context.url(video)).unwrap_or_default();
    let is_rule_deck = entry.document.classification.format == DeckFormat::Rules;
    let slides = entry.document.slides.iter().enumerate();
    slides.map(|(n, slide)| face(context, slide, (n, is_rule_deck), &video)).collect()
}

fn face(context: &PageContext<'_>, slide: &Slide, (n, is_rule_slide): (usize, bool), video: &str) -> SlideView {
    let link = |link: &Option<Target>| link.as_ref().map(|link| context.url(&link.url)).unwrap_or_default();
    let shown = match &slide.face {
        Face::Picture(picture) => SlideView {
            image: Some(context.image(&picture.target.url, &picture.alt)),
            caption: picture.caption.clone().unwrap_or_default(),
            link: link(&picture.link),
            ..SlideView::default()
        },
        Face::Film(film) => SlideView {
            film: Some(context.film_view(film)),
            caption: film.title.clone().unwrap_or_default(),
            link: link(&film.link),
            ..SlideView::default()
        },
        Face::Text(face) => SlideView {
            fit: context.theme.settings.text_slide.fit(face.line_count(), is_rule_slide),
            face: context.html(face),
            ..SlideView::default()
        },
    };
    let by_position = slide.has_position_id.then(|| position_id(n));
    SlideView {
        id: slide.id.clone(),
        n: n + 1,
        aliases: by_position.into_iter().chain(slide.aliases.iter().cloned()).collect(),
        pending: slide.pending,
        class: slide.classes.join(" "),
        style: slide.style.clone(),
        time: slide.time,
        video: slide.time.map(|time| at_time(video, time)).unwrap_or_default(),
        extra: slide.extra.iter().map(|(key, value)| (key.clone(), value.clone().into())).collect(),
        ..shown
    }
}

/// The recording from a time on: a media fragment (W3C Media Fragments, section 4.2.1), or the form that YouTube accepts.
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
