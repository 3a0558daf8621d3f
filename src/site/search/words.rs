use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::super::fill::{Filler, Form};
use super::super::site::Site;
use super::GROUPS;
use super::text::of_slide;
use crate::base::slug::bare_words;

/// The words of all talks in their groups. Each is a line: the word, then the places of the talks that have it.
pub fn groups(site: &Site) -> Vec<String> {
    let talks: Vec<BTreeSet<String>> = site.talks.par_iter().map(|index| words_of(site, *index)).collect();
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, words) in talks.iter().enumerate() {
        for word in words {
            places.entry(word).or_default().push(number);
        }
    }
    let mut groups = vec![String::new(); GROUPS as usize];
    for (word, talks) in places {
        let line = &mut groups[group(word) as usize];
        line.push_str(word);
        let mut before = 0;
        for talk in talks {
            // The steps between places repeat more than the places do, and pack better.
            line.push_str(&format!(" {}", talk - before));
            before = talk;
        }
        line.push('\n');
    }
    groups
}

/// The group of a word: by its first letter, so that the beginning of a word is enough to know it.
fn group(word: &str) -> u32 {
    word.chars().next().map_or(0, |c| u32::from(c) % GROUPS)
}

fn words_of(site: &Site, index: usize) -> BTreeSet<String> {
    let entry = &site.entries[index];
    let mut words = BTreeSet::new();
    let mut add = |text: &str| words.extend(bare_words(text));
    add(&entry.document.title);
    entry.event().into_iter().for_each(&mut add);
    entry.speakers.iter().chain(&entry.tags).for_each(|text| add(text));
    let filler = Filler::of_entry(site, index, Form::Relative);
    entry.document.slides.iter().for_each(|slide| add(&of_slide(&filler, slide)));
    words
}
