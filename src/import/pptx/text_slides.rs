//! A PowerPoint file alone becomes a talk of text slides.

use super::presentation::Presentation;
use crate::import::draft::no_date;
use crate::import::link_list::usable;
use crate::import::options::Options;
use crate::import::refusal::Refusal;
use crate::import::text_draft::TextDraft;
use crate::import::text_slide::TextSlide;
use crate::import::title;

/// The talk of the slides in the file `name`. A slide without a title has its first paragraph as the heading.
///
/// # Errors
/// If nothing says when the talk was given, or no slide has words.
pub fn text_draft(name: &str, presentation: &Presentation, options: &Options) -> Result<TextDraft, Refusal> {
    let date = options.date.or_else(|| title::date_in(name)).ok_or_else(no_date)?;
    let (mut slides, mut links, mut dropped_links, mut without_words) = (Vec::new(), Vec::new(), 0, Vec::new());
    let (mut time, mut section) = (Some(0_u64), None);
    for (at, slide) in presentation.slides.iter().enumerate() {
        section = slide.section.clone().or(section);
        if slide.is_hidden && !options.choices.takes_hidden {
            continue;
        }
        let begins = time.filter(|_| slide.shown_for.is_some()).and_then(|time| u32::try_from(time / 1000).ok());
        // The times after a slide that was not rehearsed are not known.
        time = time.zip(slide.shown_for).map(|(time, shown)| time.saturating_add(shown));
        for (title, url) in &slide.links {
            match usable(url) {
                Some(url) if links.iter().all(|(_, known)| *known != url) => {
                    links.push((if title.is_empty() { url.clone() } else { title.clone() }, url));
                }
                Some(_) => {}
                None => dropped_links += 1,
            }
        }
        let mut lines = slide.lines.iter().chain(&slide.descriptions).cloned();
        let Some(heading) = slide.title.clone().or_else(|| lines.next()) else {
            without_words.push(at + 1);
            continue;
        };
        let (lines, notes, chapter) = (lines.collect(), slide.notes.clone(), section.take());
        slides.push(TextSlide { heading, lines, notes, time: begins, chapter });
    }
    let first = slides.first().ok_or_else(|| Refusal::of(name, "has no slide with words"))?;
    let title = options.title.clone().unwrap_or_else(|| first.heading.clone());
    let slug = options.slug.clone().unwrap_or_else(|| title::slug_of(&title, name));
    Ok(TextDraft { title, date, slug, slides, links, dropped_links, notes: options.choices.notes, without_words })
}
