//! Which words of captions belong to which slide, by the words that both have.

use std::collections::HashMap;

use super::heard::Heard;
use super::slide_words::SlideWords;

/// More words of captions times slides are not compared.
const MAX_STEPS: usize = 40_000_000;

/// What a word counts against a slide whose transcript does not have it.
const NOT_SAID: f32 = -0.15;

/// How much more a word of the title counts.
const IN_TITLE: f32 = 2.0;

/// A slide with less in common with what was said is not found.
const LEAST: f32 = 0.7;

/// The words of captions that belong to a slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The index of the first one.
    pub start: usize,
    /// The index of the first one that the slide has, too.
    pub first_common: usize,
    /// The index of the last one that the slide has, too.
    pub last_common: usize,
}

/// What a word counts for the slides that have it.
type Values = Vec<(usize, f32)>;

/// For each slide the stretch of words that has most in common with it, in the order of both; `None` for a slide that is not found.
pub fn stretches(words: &[Heard], slides: &[SlideWords]) -> Vec<Option<Stretch>> {
    let none = vec![None; slides.len()];
    if words.is_empty() || words.len().saturating_mul(slides.len()) > MAX_STEPS || slides.len() >= NOT_HERE as usize {
        return none;
    }
    let values = values(words, slides);
    let of = |word: &Heard| values.get(word.key.as_str()).map_or(&[][..], Vec::as_slice);
    let owners = owners(words, slides, of);
    let mut out: Vec<Option<Stretch>> = none;
    let mut sums = vec![0.0; slides.len()];
    for (at, (word, owner)) in words.iter().zip(owners).enumerate() {
        let Some(slide) = owner else { continue };
        let value = of(word).iter().find(|(of, _)| *of == slide).map_or(0.0, |(_, value)| *value);
        let is_common = value > 0.0;
        sums[slide] += value;
        let stretch = out[slide].get_or_insert(Stretch { start: at, first_common: usize::MAX, last_common: at });
        if is_common {
            stretch.first_common = stretch.first_common.min(at);
            stretch.last_common = at;
        }
    }
    for (stretch, sum) in out.iter_mut().zip(sums) {
        *stretch = stretch.take().filter(|stretch| sum >= LEAST && stretch.first_common < words.len());
    }
    out
}

/// What each word counts for each slide that has it: more the fewer slides have it, and the less often it is heard elsewhere.
fn values<'a>(words: &[Heard], slides: &'a [SlideWords]) -> HashMap<&'a str, Values> {
    let mut heard: HashMap<&str, f32> = HashMap::new();
    words.iter().for_each(|word| *heard.entry(&word.key).or_default() += 1.0);
    let mut values: HashMap<&str, Values> = HashMap::new();
    for (at, slide) in slides.iter().enumerate() {
        // How often each slide has it.
        for word in slide.shown.iter().chain(&slide.said).filter(|word| heard.contains_key(word.as_str())) {
            let of_word = values.entry(word).or_default();
            match of_word.last_mut() {
                Some((slide, count)) if *slide == at => *count += 1.0,
                _ => of_word.push((at, 1.0)),
            }
        }
    }
    let count = slides.len() as f32;
    for (word, of_word) in &mut values {
        let heard = heard.get(word).copied().unwrap_or(1.0);
        let rare = (1.0 + count / heard).ln() / of_word.len() as f32;
        for (slide, value) in of_word {
            let factor = if slides[*slide].title.iter().any(|title| title == word) { IN_TITLE } else { 1.0 };
            *value = rare * factor * (*value / heard).min(1.0);
        }
    }
    values
}

/// Stands for a word that is not the first of a slide.
const NOT_HERE: u16 = u16::MAX;

/// The slide that each word belongs to, so that the sum of all values is as large as possible; no slide for the first ones.
fn owners<'v>(words: &[Heard], slides: &[SlideWords], of: impl Fn(&Heard) -> &'v [(usize, f32)]) -> Vec<Option<usize>> {
    let count = slides.len();
    let against: Vec<f32> = slides.iter().map(|slide| if slide.said.is_empty() { 0.0 } else { NOT_SAID }).collect();
    // The sum if the last word belongs to a slide: the row of index 0 is for none. `came` says which row it was before.
    let mut sums = vec![f32::NEG_INFINITY; count + 1];
    sums[0] = 0.0;
    let mut came: Vec<u16> = Vec::new();
    let may_begin = |at: usize| words[at].begins > 0.0;
    for (at, word) in words.iter().enumerate() {
        if may_begin(at) {
            // The best of the rows before each one, from the last word.
            let (mut best, mut from) = (sums[0], 0_u16);
            let bonus = word.begins * 0.3 - 0.5;
            for (row, sum) in sums.iter_mut().enumerate().skip(1) {
                let before = *sum;
                let begun = best + bonus;
                let begins = begun > before;
                came.push(if begins { from } else { NOT_HERE });
                if begins {
                    *sum = begun;
                }
                if before > best {
                    (best, from) = (before, row as u16);
                }
            }
        }
        for (sum, against) in sums[1..].iter_mut().zip(&against) {
            *sum += against;
        }
        for (slide, value) in of(word) {
            sums[slide + 1] += value - against[*slide];
        }
    }
    let mut row = (0..=count).max_by(|a, b| sums[*a].total_cmp(&sums[*b])).unwrap_or(0);
    let mut out = vec![None; words.len()];
    let mut rest = came.len();
    for at in (0..words.len()).rev() {
        out[at] = row.checked_sub(1);
        if may_begin(at) {
            rest -= count;
            if let Some(slide) = row.checked_sub(1)
                && came[rest + slide] != NOT_HERE
            {
                row = usize::from(came[rest + slide]);
            }
        }
    }
    out
}
