//! Which words of captions belong to which slide, by the words that both have.

use std::collections::HashMap;

use super::compared_word::ComparedWord;
use super::slide_words::SlideWords;

/// More words of captions times slides are not compared.
const MAX_STEPS: usize = 40_000_000;

/// What a word counts against a slide whose transcript does not have it.
const NOT_SAID: f32 = -0.15;

/// How much more a word of the title counts.
const IN_TITLE: f32 = 2.0;

/// A slide with less in common with what was said is not found.
const LEAST: f32 = 0.7;

/// Words in common that are farther apart count less together.
const TOGETHER: f32 = 40.0;

/// How long a word is that counts as it does.
const USUAL: f32 = 6.0;

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
pub fn stretches(words: &[ComparedWord], slides: &[SlideWords]) -> Vec<Option<Stretch>> {
    let none = vec![None; slides.len()];
    if words.is_empty() || words.len().saturating_mul(slides.len()) > MAX_STEPS || slides.len() >= NOT_HERE as usize {
        return none;
    }
    let all = values(words, slides);
    let rows = rows(&all, words);
    let owners = owners(words, slides, &rows);
    let mut common: Vec<Vec<(usize, f32)>> = vec![Vec::new(); slides.len()];
    let mut starts = vec![None; slides.len()];
    for (at, owner) in owners.into_iter().enumerate() {
        let Some(slide) = owner else { continue };
        starts[slide].get_or_insert(at);
        let value: f32 =
            rows[at].iter().filter_map(|row| row.iter().find(|(of, _)| *of == slide)).map(|(_, value)| value).sum();
        if value > 0.0 {
            common[slide].push((at, value));
        }
    }
    let found = |(start, common): (Option<usize>, Vec<(usize, f32)>)| {
        let first = cluster(&common)?;
        Some(Stretch { start: start?, first_common: first, last_common: common.last()?.0 })
    };
    starts.into_iter().zip(common).map(found).collect()
}

/// Where the words in common are that belong together: the first of those, after which most follow soon.
fn cluster(common: &[(usize, f32)]) -> Option<usize> {
    // What all from this one on count there.
    let (mut sum, mut next) = (0.0, 0);
    let sums = common.iter().rev().map(|(at, value)| {
        sum = value + if next > *at { sum * (-((next - at) as f32) / TOGETHER).exp() } else { sum };
        next = *at;
        (*at, sum)
    });
    // The first one, if others are as good.
    sums.filter(|(_, sum)| *sum >= LEAST).max_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
}

/// What each word, and each pair of words of a title, counts for each slide that has it: more the fewer slides have it, the less
/// often it is heard elsewhere, and the longer it is. Long words say more.
fn values<'a>(words: &'a [ComparedWord], slides: &'a [SlideWords]) -> HashMap<(&'a str, &'a str), Values> {
    let mut heard: HashMap<(&str, &str), f32> = HashMap::default();
    words.iter().for_each(|word| *heard.entry((&word.key, "")).or_default() += 1.0);
    words.windows(2).for_each(|two| *heard.entry((&two[0].key, &two[1].key)).or_default() += 1.0);
    let mut values: HashMap<(&str, &str), Values> = HashMap::default();
    for (at, slide) in slides.iter().enumerate() {
        let single = slide.shown.iter().chain(&slide.said).map(|word| (word.as_str(), ""));
        let pairs = slide.title.windows(2).map(|two| (two[0].as_str(), two[1].as_str()));
        // How often each slide has it.
        for key in single.chain(pairs).filter(|key| heard.contains_key(key)) {
            let of_word = values.entry(key).or_default();
            match of_word.last_mut() {
                Some((slide, count)) if *slide == at => *count += 1.0,
                _ => of_word.push((at, 1.0)),
            }
        }
    }
    let count = slides.len() as f32;
    for (key, of_word) in &mut values {
        let heard = heard.get(key).copied().unwrap_or(1.0);
        let length = (key.0.chars().count() + key.1.chars().count()) as f32;
        let rare = (1.0 + count / heard).ln() / of_word.len() as f32 * (length / USUAL).clamp(0.3, 1.5);
        for (slide, value) in of_word {
            let is_in_title = !key.1.is_empty() || slides[*slide].title.iter().any(|title| title == key.0);
            *value = rare * if is_in_title { IN_TITLE } else { 1.0 } * (*value / heard).min(1.0);
        }
    }
    values
}

/// What each of `words` counts alone, and with the word before it.
fn rows<'v>(
    values: &'v HashMap<(&'v str, &'v str), Values>,
    words: &'v [ComparedWord],
) -> Vec<[&'v [(usize, f32)]; 2]> {
    let mut before = "";
    let row = |word: &'v ComparedWord| {
        let key = word.key.as_str();
        let found = [(key, ""), (before, key)].map(|key| values.get(&key).map_or(&[][..], Vec::as_slice));
        before = key;
        found
    };
    words.iter().map(row).collect()
}

/// Stands for a word that is not the first of a slide.
const NOT_HERE: u16 = u16::MAX;

/// The slide that each word belongs to, so that the sum of all values is as large as possible; no slide for the first ones.
fn owners(words: &[ComparedWord], slides: &[SlideWords], rows: &[[&[(usize, f32)]; 2]]) -> Vec<Option<usize>> {
    let count = slides.len();
    let against: Vec<f32> = slides.iter().map(|slide| if slide.said.is_empty() { 0.0 } else { NOT_SAID }).collect();
    let has_transcripts = against.iter().any(|against| *against != 0.0);
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
        if has_transcripts {
            sums[1..].iter_mut().zip(&against).for_each(|(sum, against)| *sum += against);
        }
        let [alone, paired] = rows[at];
        for (slide, value) in alone {
            sums[slide + 1] += value - against[*slide];
        }
        for (slide, value) in paired {
            sums[slide + 1] += value;
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
