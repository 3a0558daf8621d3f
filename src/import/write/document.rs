//! The text of `index.md`.

use super::markdown::{as_line, as_paragraphs};
use super::yaml::quoted;
use crate::base::url::encode_path;
use crate::import::draft::Draft;
use crate::import::link_list::TitledLink;
use crate::import::notes_use::NotesUse;
use crate::import::slide_draft::SlideDraft;
use crate::import::text_draft::TextDraft;
use crate::import::text_slide::TextSlide;

/// The whole document of a new talk.
pub fn document(draft: &Draft) -> String {
    let mut out = format!(
        "---\ntitle: {}\ndate: {}\ncategory: talk\ndraft: true\n{}{}---\n",
        quoted(&draft.title),
        draft.date.day_only(),
        draft.deck.as_ref().map(|(deck, _)| format!("deck: {}\n", quoted(&encode_path(deck)))).unwrap_or_default(),
        resources(&draft.links)
    );
    if draft.slides.first().is_none_or(|slide| slide.chapter.is_none()) {
        out.push_str("\n----\n");
    }
    for slide in &draft.slides {
        out.push('\n');
        if let Some(chapter) = &slide.chapter {
            out.push_str(&chapter_heading(chapter));
        }
        out.push_str(&block(slide, draft.choices.notes));
    }
    out
}

/// The line of dashes and the heading above a chapter.
pub fn chapter_heading(title: &str) -> String {
    format!("----\n\n## {}\n\n", as_line(title))
}

/// The key `resources` of the front matter; nothing if there are no links.
pub fn resources(links: &[TitledLink]) -> String {
    if links.is_empty() {
        return String::new();
    }
    format!("resources:\n{}", resource_items(links))
}

/// The items of that key.
pub fn resource_items(links: &[TitledLink]) -> String {
    let one = |(title, url): &TitledLink| format!("  - title: {}\n    url: {}\n", quoted(title), quoted(url));
    links.iter().map(one).collect()
}

/// A slide: its comment, its picture, its transcript and its notes.
pub fn block(slide: &SlideDraft, notes: NotesUse) -> String {
    let mut out = time_comment(slide.time);
    out.push_str(&format!("![{}]({})\n\n", as_line(&slide.alt), slide.file()));
    out.push_str(&transcript(&slide.notes, notes));
    out
}

/// A text slide, with the same around it.
fn text_block(slide: &TextSlide, notes: NotesUse) -> String {
    let mut out = time_comment(slide.time);
    out.push_str(&format!("> ## {}\n", as_line(&slide.heading)));
    if !slide.lines.is_empty() {
        out.push_str(">\n");
    }
    out.extend(slide.lines.iter().map(|line| format!("> - {}\n", as_paragraphs(std::slice::from_ref(line)))));
    out.push('\n');
    out.push_str(&transcript(&slide.notes, notes));
    out
}

/// The whole document of a new talk of text slides.
pub fn text_document(draft: &TextDraft) -> String {
    let mut out = format!(
        "---\ntitle: {}\ndate: {}\ncategory: talk\ndraft: true\n{}---\n",
        quoted(&draft.title),
        draft.date.day_only(),
        resources(&draft.links)
    );
    if draft.slides.first().is_none_or(|slide| slide.chapter.is_none()) {
        out.push_str("\n----\n");
    }
    for slide in &draft.slides {
        out.push('\n');
        out.extend(slide.chapter.as_ref().map(|chapter| chapter_heading(chapter)));
        out.push_str(&text_block(slide, draft.notes));
    }
    out
}

/// The comment that says when a slide is shown.
fn time_comment(time: Option<u32>) -> String {
    let mut out = String::new();
    if let Some(time) = time {
        let (hours, minutes, seconds) = (time / 3600, time / 60 % 60, time % 60);
        let shown = match hours {
            0 => format!("{minutes}:{seconds:02}"),
            _ => format!("{hours}:{minutes:02}:{seconds:02}"),
        };
        out.push_str(&format!("<!-- slide: time={shown} -->\n"));
    }
    out
}

/// The transcript of a slide and its notes.
fn transcript(paragraphs: &[String], notes: NotesUse) -> String {
    let mut out = String::new();
    let said = as_paragraphs(paragraphs);
    match notes {
        NotesUse::Transcript if !said.is_empty() => out.push_str(&format!("{said}\n")),
        NotesUse::Private if !said.is_empty() => {
            let is_one = !said.contains('\n');
            let comment = if is_one { format!("<!-- note: {said} -->") } else { format!("<!-- note:\n{said}\n-->") };
            out.push_str(&format!("...\n\n{comment}\n"));
        }
        _ => out.push_str("...\n"),
    }
    out
}
