use crate::site::render::page_context::PageContext;
use crate::site::render::view::SlideView;
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
    let (image, caption, link, face, fit) = match &slide.face {
        Face::Picture(picture) => (
            Some(context.image(&picture.target.url, &picture.alt)),
            picture.caption.clone().unwrap_or_default(),
            picture.link.as_ref().map(|l| context.url(&l.url)).unwrap_or_default(),
            String::new(),
            0,
        ),
        Face::Text(face) => {
            let fit = context.theme.settings.text_slide.fit(face.line_count(), is_rule_slide);
            (None, String::new(), String::new(), context.html(face), fit)
        }
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
        fit,
        pending: slide.pending,
        class: slide.classes.join(" "),
        style: slide.style.clone(),
        time: slide.time,
        video: slide.time.map(|time| at_time(video, time)).unwrap_or_default(),
        extra: slide.extra.iter().map(|(key, value)| (key.clone(), value.clone().into())).collect(),
        ..SlideView::default()
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
