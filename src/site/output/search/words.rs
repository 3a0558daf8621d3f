use std::collections::HashMap;

use crate::base::slug::{search_form, search_words};
use crate::site::output::search::text::of_slide;
use crate::site::render::page_context::UrlForm;
use crate::site::render::site_renderer::SiteRenderer;

/// How many files the words are divided into, by the first letter.
pub const GROUPS: usize = 8;

/// For each word, the positions in the list of talks of those that contain it.
type Places = HashMap<String, Vec<usize>>;

/// The words of all talks in their groups. Each is a line: the word, then the positions of the talks that contain it.
///
/// This runs on one thread although it is much work: a thread of rayon that waits takes other work, which could be the next
/// file that waits for these same words.
pub fn groups(renderer: &SiteRenderer) -> Vec<String> {
    let mut places = Places::new();
    (0..renderer.site.talks.len()).for_each(|number| note(renderer, number, &mut places));
    let mut words: Vec<(String, Vec<usize>)> = places.into_iter().collect();
    words.sort_unstable();
    let mut groups = vec![String::new(); GROUPS];
    for (word, talks) in words {
        let line = &mut groups[group(&word)];
        line.push_str(&word);
        let mut before = 0;
        for talk in talks {
            // Differences between positions repeat more often than positions, so they compress better.
            line.push_str(&format!(" {}", talk - before));
            before = talk;
        }
        line.push('\n');
    }
    groups
}

/// The group of a word. It depends on the first letter alone, so that the beginning of a word is enough to find it.
fn group(word: &str) -> usize {
    word.chars().next().map_or(0, |c| u32::from(c) as usize % GROUPS)
}

/// Adds the words of the talk at position `number` of the list.
fn note(renderer: &SiteRenderer, number: usize, places: &mut Places) {
    let site = &renderer.site;
    let index = site.talks[number];
    let entry = &site.entries[index];
    let mut add = |text: &str| search_words(&search_form(text)).for_each(|word| put(places, word, number));
    add(&entry.document.title);
    entry.event().into_iter().for_each(&mut add);
    entry.speakers.iter().chain(&entry.tags).for_each(|text| add(text));
    let context = renderer.of_entry(index, UrlForm::Relative);
    entry.document.slides.iter().for_each(|slide| add(&of_slide(&context, slide)));
}

fn put(places: &mut Places, word: &str, number: usize) {
    match places.get_mut(word) {
        Some(talks) if talks.last() == Some(&number) => {}
        Some(talks) => talks.push(number),
        None => {
            places.insert(word.to_owned(), vec![number]);
        }
    }
}
