use std::collections::{HashMap, HashSet};

use super::builds::Builds;
use super::choices::Choices;
use super::deck_source::DeckSource;
use super::drawn_page::DrawnPage;
use super::link_list::{LinkList, TitledLink};
use super::options::Options;
use super::refusal::Refusal;
use super::slide_draft::SlideDraft;
use super::survey::Survey;
use super::surveyed_page::SurveyedPage;
use super::title;
use super::words::{alt_text, words};
use crate::base::{Date, Digest};

/// A talk that was drafted from a deck.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its title.
    pub title: String,
    /// Whether the title is only the name of the file.
    pub title_is_guess: bool,
    /// When it was given.
    pub date: Date,
    /// The part of its address.
    pub slug: String,
    /// Its slides, in order.
    pub slides: Vec<SlideDraft>,
    /// Its resources: title and address.
    pub links: Vec<TitledLink>,
    /// How many addresses were left out.
    pub dropped_links: usize,
    /// How the deck is imported.
    pub choices: Choices,
    /// The words that were left out of all slides, because they are on most pages.
    pub running: Vec<String>,
    /// The name of the file of the deck and the digest of it, if that is published with the talk.
    pub deck: Option<(String, Digest)>,
    /// The names of the files that it comes from.
    pub sources: Vec<String>,
}

impl Draft {
    /// Drafts a talk from pages that were read and put together, and of which the last of each slide was `drawn`, by index.
    ///
    /// # Errors
    /// If nothing says when the talk was given.
    pub fn of_deck(
        deck: &DeckSource,
        survey: &Survey,
        builds: &Builds,
        drawn: &mut HashMap<usize, DrawnPage>,
        options: &Options,
    ) -> Result<Draft, Refusal> {
        let (found_title, is_guess) = title::title(deck, survey.page(0));
        let date = options.date.or_else(|| title::date_in(&deck.file_name)).ok_or_else(no_date)?;
        let title = options.title.clone().unwrap_or(found_title);
        let slug = options.slug.clone().unwrap_or_else(|| title::slug_of(&title, &deck.file_name));
        let used = builds.groups.iter().flatten().filter_map(|index| survey.page(*index));
        let LinkList { links, dropped } = LinkList::of(used);
        // The number of a page that is missing stays free; one that could be read, but not drawn, is in a group.
        let grouped: HashSet<usize> = builds.groups.iter().flatten().map(|index| index + 1).collect();
        let missing = |group: &[usize]| {
            let first = group.first().copied().unwrap_or(0);
            deck.missing.iter().filter(|(page, _)| *page <= first && !grouped.contains(page)).count()
        };
        let groups = builds.groups.iter().enumerate();
        let slides =
            groups.filter_map(|(at, group)| slide(survey, group, at + 1 + missing(group), drawn, deck)).collect();
        Ok(Draft {
            title_is_guess: is_guess && options.title.is_none(),
            title,
            date,
            slug,
            slides,
            links,
            dropped_links: dropped,
            choices: options.choices,
            running: survey.running.clone(),
            deck: None,
            sources: vec![deck.file_name.clone()],
        })
    }

    /// The folder of the talk in its site.
    pub fn folder(&self) -> String {
        format!("content/talks/{}-{}", self.date.day_only(), self.slug)
    }

    /// The slides without an alt text.
    pub fn without_alt(&self) -> Vec<&SlideDraft> {
        self.slides.iter().filter(|slide| slide.alt.is_empty()).collect()
    }
}

/// Nobody says when the talk was given: the date in a PDF is that of its export.
pub fn no_date() -> Refusal {
    Refusal("nothing says when the talk was given: pass `--date`, for example `--date 2026-05-14`".into())
}

fn slide(
    survey: &Survey,
    group: &[usize],
    number: usize,
    drawn: &mut HashMap<usize, DrawnPage>,
    deck: &DeckSource,
) -> Option<SlideDraft> {
    let last = survey.page(*group.last()?)?;
    let DrawnPage { bytes, extension, thumbnail } = drawn.remove(group.last()?)?;
    let pages: Vec<&SurveyedPage> = group.iter().filter_map(|index| survey.page(*index)).collect();
    let mut notes: Vec<String> = Vec::new();
    for note in pages.iter().flat_map(|page| &page.notes) {
        if !notes.contains(note) {
            notes.push(note.clone());
        }
    }
    let alt = match alt_text(&last.paragraphs()) {
        words if words.is_empty() => last.alt.clone().unwrap_or_default(),
        words => words,
    };
    let chapter = deck.chapters.iter().find(|(page, _)| pages.iter().any(|one| one.number == *page));
    Some(SlideDraft {
        name: format!("{number:03}"),
        extension,
        picture: bytes,
        alt,
        notes,
        time: None,
        chapter: chapter.map(|(_, title)| title.clone()),
        words: last.texts().collect::<Vec<_>>().join(" "),
        pages: pages.iter().map(|page| page.number).collect(),
        thumbnail: thumbnail.for_record(),
    })
}

/// How many words a text has.
pub fn count_words(text: &str) -> usize {
    words(text).count()
}
