use crate::site::model::recording::Recording;
use crate::site::render::page_context::PageContext;
use crate::site::render::recordings;
use crate::site::render::view::SlideView;
use crate::talk::markdown::{Fragment, Target};
use crate::talk::recording::clock;
use crate::talk::{DeckFormat, Document, Face, Margin, Slide, position_id};

/// The slides of a talk without their transcripts.
pub fn faces(context: &PageContext<'_>, index: usize) -> Vec<SlideView> {
    let entry = &context.site.entries[index];
    let recording = recordings::main(context, index);
    let slides = &entry.document.slides;
    let is_counted = |slide: &&Slide| !slide.options().margins.is_uncounted;
    let total = slides.iter().filter(is_counted).count();
    let mut number = 0;
    let mut one = |(n, slide): (usize, &Slide)| {
        number += usize::from(is_counted(&slide));
        let margins = &slide.options().margins;
        let shown = match margins.has_number.unwrap_or(context.site.config.slide_numbers) {
            false => String::new(),
            true if margins.has_total => format!("{} / {total}", number.max(1)),
            true => number.max(1).to_string(),
        };
        SlideView { number: shown, ..face(context, (&entry.document, slide), n, recording) }
    };
    slides.iter().enumerate().map(&mut one).collect()
}

/// A line above or below a slide; nothing on a cover.
fn margin(context: &PageContext<'_>, document: &Document, margin: Margin, default: &Option<Fragment>) -> String {
    let line = match margin {
        Margin::Default => default.as_ref(),
        Margin::Empty => None,
        Margin::Text(index) => document.margins.get(index),
    };
    line.map(|line| context.html(line)).unwrap_or_default()
}

fn face(
    context: &PageContext<'_>,
    (document, slide): (&Document, &Slide),
    n: usize,
    recording: Option<&Recording>,
) -> SlideView {
    let is_rule_slide = document.classification.format == DeckFormat::Rules;
    let config = &context.site.config;
    let link = |link: Option<&Target>| link.map(|link| context.url(&link.url)).unwrap_or_default();
    let shown = match &slide.face {
        Face::Picture(picture) => SlideView {
            image: Some(context.image(&picture.target.url, &picture.alt)),
            caption: picture.caption.as_deref().unwrap_or_default().to_owned(),
            link: link(picture.link.as_deref()),
            ..SlideView::default()
        },
        Face::Film(film) => SlideView {
            film: Some(context.film_view(film)),
            caption: film.title.clone().unwrap_or_default(),
            link: link(film.link.as_ref()),
            ..SlideView::default()
        },
        Face::Text(face) => SlideView {
            fit: context.theme.settings.text_slide.fit(face.line_count(), is_rule_slide),
            face: context.html(face),
            ..SlideView::default()
        },
    };
    let options = slide.options();
    let moment = recording.and_then(|recording| Some((recording, recording.second(n)?)));
    let by_position = slide.has_position_id.then(|| position_id(n));
    SlideView {
        id: slide.id.to_string(),
        n: n + 1,
        aliases: by_position.into_iter().chain(options.aliases.iter().cloned()).collect(),
        pending: slide.pending,
        class: slide.class.to_string(),
        header: margin(context, document, options.margins.header, &config.slide_header),
        footer: margin(context, document, options.margins.footer, &config.slide_footer),
        time: slide.time,
        moment: moment.map(|(_, second)| clock(i64::from(second))).unwrap_or_default(),
        video: moment.map(|(recording, second)| recordings::at_second(context, recording, second)).unwrap_or_default(),
        extra: options.extra.iter().map(|(key, value)| (key.clone(), value.clone().into())).collect(),
        ..shown
    }
}
