//! Captions with the words of transcripts: what somebody has corrected, at the times of what was heard.

use std::ops::Range;

use super::align::align;
use super::by_slide::shares;
use super::caption_word::{CaptionWord, NAME};
use super::text_block::TextBlock;
use super::timed_word::{TimedWord, timed_words};
use super::word_numbers::WordNumbers;
use crate::base::script::joins_lines;
use crate::talk::captions::{Captions, Cue, CueLine};

/// A line of captions with more characters is divided.
const MAX_LINE: usize = 42;

/// Captions with other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectedCaptions {
    /// The captions. Their cues are those that were there, without those of which no word is left.
    pub captions: Captions,
    /// The number of words of the transcripts.
    pub words: usize,
    /// How many of them are in the captions that were there.
    pub found: usize,
}

impl CorrectedCaptions {
    /// The paragraphs of a transcript in HTML. A name in bold at the beginning of one, with a colon, is marked as that of who speaks.
    pub fn paragraphs(html: &str) -> Vec<String> {
        let marked = html.replace("<p><strong>", &format!("<p><strong>{NAME}"));
        TextBlock::all(&marked).into_iter().map(|block| block.text).collect()
    }

    /// The `captions` with the words of `transcripts`, which are the [paragraphs](CorrectedCaptions::paragraphs) of each slide, or `None` for a slide whose words are still
    /// those that were heard. The slides appear at `moments`, in milliseconds. A slide without one belongs to the slide before.
    pub fn new(captions: &Captions, moments: &[Option<i64>], transcripts: &[Option<Vec<String>>]) -> CorrectedCaptions {
        let heard = timed_words(captions);
        let (before, shares) = shares(captions, &heard, moments);
        let voices = captions.voices();
        let mut words: Vec<CaptionWord> = heard[..before].iter().map(CaptionWord::heard).collect();
        let (mut count, mut found) = (0, 0);
        let timed: Vec<usize> = (0..moments.len()).filter(|at| moments[*at].is_some()).collect();
        for (n, slide) in timed.iter().enumerate() {
            let next = timed.get(n + 1).copied().unwrap_or(moments.len());
            let share = &heard[shares[*slide].clone()];
            let texts: Option<Vec<&Vec<String>>> =
                transcripts[*slide..next.min(transcripts.len())].iter().map(Option::as_ref).collect();
            let new: Vec<CaptionWord> = match texts {
                Some(texts) => CaptionWord::written(texts.into_iter().flatten(), &voices),
                None => Vec::new(),
            };
            if new.is_empty() || share.is_empty() {
                words.extend(share.iter().map(CaptionWord::heard));
                continue;
            }
            let (placed, common) = placed(new, share);
            count += placed.len();
            found += common;
            words.extend(placed);
        }
        if timed.is_empty() {
            words.extend(heard.iter().map(CaptionWord::heard));
        }
        let cues = in_cues(captions, &words);
        CorrectedCaptions { captions: Captions { cues, warnings: Vec::new() }, words: count, found }
    }
}

/// The words, each in the cue of its like among those that were `heard` or near it; and how many have one.
fn placed(mut words: Vec<CaptionWord>, heard: &[TimedWord<'_>]) -> (Vec<CaptionWord>, usize) {
    let mut numbers = WordNumbers::default();
    let (mut theirs, mut of_heard) = (Vec::new(), Vec::new());
    for (at, word) in heard.iter().enumerate() {
        numbers.of(word.text, |number| theirs.push(number));
        of_heard.resize(theirs.len(), at);
    }
    let (mut ours, mut ranges): (Vec<u32>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    for word in &words {
        let from = ours.len();
        numbers.of(&word.text, |number| ours.push(number));
        ranges.push(from..ours.len());
    }
    let pairs = align(&theirs, &ours);
    let likes: Vec<Option<usize>> =
        ranges.into_iter().map(|range| pairs[range].iter().flatten().next().map(|at| of_heard[*at])).collect();
    let found = likes.iter().flatten().count();
    // A word without its like is as far between those around it as there are words.
    let mut at = 0;
    let mut last: Option<usize> = None;
    while at < words.len() {
        let next = (at..words.len()).find(|at| likes[*at].is_some());
        let gap = next.unwrap_or(words.len()) - at;
        let from = last.map_or(0, |last| last + 1);
        let to = next.and_then(|next| likes[next]).unwrap_or(heard.len());
        for n in 0..gap {
            let place = from + to.saturating_sub(from) * n / gap;
            words[at + n].cue = heard[place.min(to).min(heard.len() - 1)].cue;
        }
        if let Some(next) = next {
            last = likes[next];
            words[next].cue = heard[to].cue;
        }
        at += gap + 1;
    }
    (words, found)
}

/// The cues with these words, which are in their order.
fn in_cues(captions: &Captions, words: &[CaptionWord]) -> Vec<Cue> {
    let mut out: Vec<Cue> = Vec::new();
    for some in words.chunk_by(|a, b| a.cue == b.cue) {
        let Some(cue) = some.first().and_then(|word| captions.cues.get(word.cue)) else { continue };
        let lines = some.chunk_by(|a, b| a.voice == b.voice).flat_map(lines).collect();
        out.push(Cue { start: cue.start, end: cue.end, lines });
    }
    out
}

/// The words of one voice in lines.
fn lines(words: &[CaptionWord]) -> Vec<CueLine> {
    let mut out: Vec<CueLine> = Vec::new();
    for word in words {
        let is_joined = |line: &str| word.is_joined || joins_lines(line, &word.text);
        match out.last_mut() {
            Some(line) if word.is_joined || line.text.chars().count() + word.text.chars().count() < MAX_LINE => {
                if !is_joined(&line.text) {
                    line.text.push(' ');
                }
                line.text.push_str(&word.text);
            }
            _ => out.push(CueLine { voice: word.voice.clone(), text: word.text.clone() }),
        }
    }
    out
}
