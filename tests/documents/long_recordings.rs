//! Paragraphs are found in captions in a time that grows with the length of the recording, whatever is said.

use std::time::Instant;

use talkpress::base::SitePath;
use talkpress::talk::captions::Captions;
use talkpress::talk::recording::ParagraphTimes;

use crate::growth;

/// Cues of each slide: 300 slides have 5,000.
const CUES: usize = 17;

/// The eight words of a cue.
type Words = fn(usize) -> String;

/// A number that looks like chance.
fn chance(n: usize) -> usize {
    n.wrapping_mul(2_654_435_761) >> 7
}

const TALKS: [(&str, Words, Words); 5] = [
    ("as it was said", ordinary, ordinary),
    ("corrected", ordinary, |n| ordinary(n).replace("the", "a")),
    ("another talk", ordinary, |n| ordinary(n + 77_777).replace('w', "v")),
    ("one word", |_| "so ".repeat(8), |_| "so ".repeat(8)),
    ("few words in any order", |n| few(n, 1), |n| few(n, 3)),
];

fn ordinary(n: usize) -> String {
    (0..4).map(|at| format!("w{} the ", chance(n * 4 + at) % 4_000)).collect()
}

fn few(n: usize, step: usize) -> String {
    (0..8).map(|at| format!("x{} ", chance((n * 8 + at) * step) % 12)).collect()
}

fn captions(cues: usize, words: Words) -> String {
    let stamp = |seconds: usize| format!("{:02}:{:02}:{:02}.000", seconds / 3600, seconds / 60 % 60, seconds % 60);
    let cue = |n: usize| format!("{} --> {}\n{}\n\n", stamp(n * 2), stamp(n * 2 + 2), words(n).trim_end());
    format!("WEBVTT\n\n{}", (0..cues).map(cue).collect::<String>())
}

/// Slides with three paragraphs each, and when each is shown; without times all words are those of one slide.
fn slides(cues: usize, words: Words, is_timed: bool) -> (Vec<Option<i64>>, Vec<Vec<String>>) {
    let count = cues / CUES;
    let paragraph =
        |slide: usize, n: usize| (0..CUES).filter(|at| at * 3 / CUES == n).map(|at| words(slide * CUES + at)).collect();
    let moment = |slide: usize| (is_timed || slide == 0).then_some((slide * CUES * 2_000) as i64);
    ((0..count).map(moment).collect(), (0..count).map(|slide| (0..3).map(|n| paragraph(slide, n)).collect()).collect())
}

#[test]
fn long_recordings_take_their_share_of_time() {
    let path = SitePath::new("a.vtt").unwrap();
    for (name, heard, written) in TALKS {
        for is_timed in [true, false] {
            let find = |text: &str| {
                let captions = Captions::read(&path, text.as_bytes()).unwrap();
                let (moments, paragraphs) = slides(captions.cues.len(), written, is_timed);
                let start = Instant::now();
                let said = ParagraphTimes::find(&captions, &moments, &paragraphs);
                let took = start.elapsed();
                println!(
                    "{name}, timed {is_timed}: {} cues, {} of {} words, {took:?}",
                    captions.cues.len(),
                    said.found,
                    said.words
                );
            };
            let (small, large) = (captions(5_000 / growth::STEP, heard), captions(5_000, heard));
            assert_eq!(growth::too_fast_growth(&small, &large, find), None, "{name}, timed {is_timed}");
        }
    }
}
