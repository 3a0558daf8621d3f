//! Where each slide begins in captions of a recording, which nobody has marked.

use super::compared_word::ComparedWord;
use super::slide_words::SlideWords;
use super::stretches::{Stretch, stretches};
use super::timed_word::{TimedWord, timed_words};
use crate::talk::captions::Captions;

/// How far from the place that the other words propose the first words of a transcript are searched, in words.
const NEAR: usize = 60;

/// How many words that the slide before seems to have in common may be those of a slide.
const BACK: usize = 15;

/// How many of the first words of a transcript are compared.
const OPENING: usize = 8;

/// Captions begin with one of the first of them.
const FIRST: usize = 3;

/// As many of them have to be there.
const MOST: usize = 4;

/// What each word before the first one in common counts against a place.
const FAR: f32 = 0.04;

/// How many words are quoted.
const QUOTED: usize = 8;

/// When each slide begins, in milliseconds of the recording, and the words that are said then. `None` for a slide that is not found.
/// The talk itself begins at `from` milliseconds.
pub fn beginnings(captions: &Captions, slides: &[SlideWords], from: u64) -> Vec<Option<(u64, String)>> {
    let spoken = timed_words(captions);
    let words = ComparedWord::all(&spoken, from);
    let stretches = stretches(&words, slides);
    let mut out = vec![None; slides.len()];
    // Where the slide before begins, and the last word that it has in common with the captions.
    let mut last: Option<(usize, usize)> = None;
    let mut first = None;
    for (at, stretch) in stretches.iter().enumerate() {
        let Some(stretch) = stretch else { continue };
        let opening_from = last.map_or(0, |(place, end)| (place + 1).max(end.saturating_sub(BACK)));
        let place = match (opening(&words, &slides[at].said, stretch, opening_from), last) {
            (Some(place), _) => place,
            // The first slide is shown from the beginning.
            (None, None) if at == 0 => 0,
            (None, last) => before(&words, stretch, last.map_or(0, |(_, end)| end + 1)),
        };
        first.get_or_insert(place);
        out[at] = Some(place);
        last = Some((place, stretch.last_common.max(place)));
    }
    // Nothing of a title need be said.
    if let (Some(slide @ None), Some(1..)) = (out.first_mut(), first) {
        *slide = Some(0);
    }
    out.into_iter().map(|place| place.map(|place| quoted(&spoken, &words[place]))).collect()
}

/// The place where the first words of the transcript `said` are, near where the slide seems to begin, but not before the word `from`.
fn opening(words: &[ComparedWord], said: &[String], stretch: &Stretch, from: usize) -> Option<usize> {
    let said = &said[..said.len().min(OPENING)];
    let least = MOST.min(said.len()).max(2);
    let from = from.max(stretch.first_common.saturating_sub(NEAR));
    let to = (stretch.first_common + NEAR).min(words.len());
    let alike = |at: usize| {
        let mut rest = &words[at..words.len().min(at + said.len() + said.len() / 2)];
        let is_there = |word: &&String| {
            let found = rest.iter().position(|heard| heard.key == **word);
            if let Some(found) = found {
                rest = &rest[found + 1..];
            }
            found.is_some()
        };
        said.iter().filter(is_there).count()
    };
    // One of the first words can be missing in the captions or in the transcript.
    let begins = |at: usize| said.iter().take(FIRST).position(|word| words[at].key == *word).map(|n| (at, n));
    let places = (from..to).filter_map(begins).map(|(at, n)| (alike(at) - n.min(1), at.saturating_sub(n).max(from)));
    let best = places.filter(|(count, _)| *count >= least);
    best.max_by_key(|(count, at)| (*count, std::cmp::Reverse(at.abs_diff(stretch.start)))).map(|(_, at)| at)
}

/// The place at or before the first word that the slide has, too, where it most likely begins: from the word `from` on.
fn before(words: &[ComparedWord], stretch: &Stretch, from: usize) -> usize {
    let last = stretch.first_common;
    let from = from.max(last.saturating_sub(NEAR)).min(last);
    let value = |at: usize| words[at].begins - (last - at) as f32 * FAR;
    (from..=last).max_by(|a, b| value(*a).total_cmp(&value(*b))).unwrap_or(last)
}

/// When the word begins, and the words from there on.
fn quoted(spoken: &[TimedWord<'_>], word: &ComparedWord) -> (u64, String) {
    let mut text = String::new();
    for next in spoken.iter().skip(word.spoken).take(QUOTED) {
        if !text.is_empty() && !next.is_joined {
            text.push(' ');
        }
        text.push_str(next.text);
    }
    (word.start, text)
}
