use std::ops::Range;

use super::timed_word::{TimedWord, timed_words};
use super::{CaptionsBySlide, Paragraph};
use crate::base::script::joins_lines;
use crate::talk::captions::Captions;

/// How far the end of a slide's words moves to the end of a sentence, in milliseconds.
const MAX_MOVE: u64 = 4000;

/// Words that are further away are not searched for the end of a sentence.
const MAX_WORDS_NEAR: usize = 1000;

/// A pause that ends a paragraph, in milliseconds.
const PAUSE: u64 = 2000;

/// A paragraph with so many words ends with its sentence.
const MAX_WORDS: usize = 90;

/// Deals the words of `captions` out to slides that are shown from these moments on, in milliseconds. Later slides have later
/// moments. Slides without one get nothing: the slide before goes on.
pub fn by_slide(captions: &Captions, moments: &[Option<i64>]) -> CaptionsBySlide {
    let words = timed_words(captions);
    let (before, shares) = shares(captions, &words, moments);
    let words_before = words[..before].iter().map(TimedWord::words).sum();
    let has_voices = captions.voices().len() > 1;
    CaptionsBySlide {
        slides: shares.into_iter().map(|share| paragraphs(&words[share], has_voices)).collect(),
        words_before,
    }
}

/// The number of words before the first slide with a moment, and those of each slide.
pub(super) fn shares(
    captions: &Captions,
    words: &[TimedWord<'_>],
    moments: &[Option<i64>],
) -> (usize, Vec<Range<usize>>) {
    let timed: Vec<(usize, i64)> =
        moments.iter().enumerate().filter_map(|(at, moment)| Some((at, (*moment)?))).collect();
    let cuts = cuts(captions, words, &timed);
    let mut out = vec![0..0; moments.len()];
    for (n, (slide, _)) in timed.iter().enumerate() {
        let from = if *slide == 0 { 0 } else { cuts[n] };
        let to = cuts.get(n + 1).copied().unwrap_or(words.len());
        out[*slide] = from..to.max(from);
    }
    let before = timed.first().filter(|(slide, _)| *slide > 0).map_or(0, |_| cuts[0]);
    (before, out)
}

/// The index of the first word of each slide.
fn cuts(captions: &Captions, words: &[TimedWord<'_>], timed: &[(usize, i64)]) -> Vec<usize> {
    // The earliest middle of each cue and those after it.
    let mut middles: Vec<i64> =
        captions.cues.iter().map(|cue| i64::try_from(cue.middle()).unwrap_or(i64::MAX)).collect();
    for at in (1..middles.len()).rev() {
        middles[at - 1] = middles[at - 1].min(middles[at]);
    }
    let end = captions.cues.iter().map(|cue| cue.end).max().unwrap_or(0);
    let mut last = 0;
    let one = |(_, moment): &(usize, i64)| {
        let cue = middles.partition_point(|middle| middle < moment);
        let cut = words.partition_point(|word| word.cue < cue);
        let cut = sentence_near(words, (cut, end), u64::try_from(*moment).unwrap_or(0), last);
        last = cut.max(last);
        last
    };
    timed.iter().map(one).collect()
}

/// The place near the `cut`, which is before the word with that index, where a sentence ends; otherwise the cut. The words
/// begin at `first` and stop at `end`, and no slide loses all of them.
fn sentence_near(words: &[TimedWord<'_>], (cut, end): (usize, u64), moment: u64, first: usize) -> usize {
    let is_end = |at: &usize| words[at - 1].ends_sentence();
    let time = |at: usize| words.get(at).map_or(end, |word| word.start);
    // In a long cue the moment itself is more exact, and so it is in the last one, which would leave no words.
    let is_far = time(cut).abs_diff(moment) > MAX_MOVE || cut == words.len() && moment < end;
    if !is_far && (cut == 0 || is_end(&cut)) {
        return cut;
    }
    let (goal, around) = match is_far {
        true => (moment, words.partition_point(|word| word.start < moment)),
        false => (time(cut), cut),
    };
    let near = around.saturating_sub(MAX_WORDS_NEAR).max(first + 1)..(around + MAX_WORDS_NEAR).min(words.len());
    let limit = if is_far { time(cut).abs_diff(goal) } else { MAX_MOVE };
    let found = near.filter(is_end).map(|at| (time(at).abs_diff(goal), at)).min();
    found.filter(|(distance, _)| *distance <= limit).map_or(cut, |(_, at)| at)
}

/// The words in paragraphs.
fn paragraphs(words: &[TimedWord<'_>], has_voices: bool) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    let (mut count, mut voice, mut may_end) = (0, None, false);
    for (at, word) in words.iter().enumerate() {
        let is_other = has_voices && (at == 0 || word.voice != voice);
        let is_new = at == 0 || is_other || word.pause >= PAUSE || may_end && count >= MAX_WORDS;
        match out.last_mut() {
            Some(last) if !is_new => {
                if !word.is_joined && !joins_lines(&last.text, word.text) {
                    last.text.push(' ');
                }
                last.text.push_str(word.text);
            }
            _ => {
                let voice = word.voice.filter(|_| is_other).map(str::to_owned);
                out.push(Paragraph { voice, text: word.text.to_owned() });
                count = 0;
            }
        }
        count += word.words();
        (voice, may_end) = (word.voice, word.ends_sentence());
    }
    out
}
