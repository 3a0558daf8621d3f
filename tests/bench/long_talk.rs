//! A long recording: 300 slides, whose words are in 5,000 captions.

use std::fmt::Write;

use talkpress::base::SitePath;
use talkpress::talk::captions::Captions;

const SLIDES: usize = 300;
const CUES: usize = 5_000;
/// Words of a caption.
const WORDS: usize = 8;

/// One of 5,000 words, of which a few are frequent.
fn word(n: usize) -> String {
    let chance = n.wrapping_mul(2_654_435_761) >> 9;
    match chance % 3 {
        0 => ["the", "and", "of", "so", "we", "that", "is", "you"][chance / 3 % 8].to_owned(),
        _ => {
            let letters = b"etaoinshrdlucmfwypvb";
            let mut rest = chance / 3 % 5_000;
            let mut out = String::new();
            for _ in 0..4 + chance % 5 {
                out.push(char::from(letters[rest % 20]));
                rest = rest / 7 + chance % 5_003;
            }
            out
        }
    }
}

fn words(from: usize, to: usize) -> String {
    (from..to).map(word).collect::<Vec<_>>().join(" ")
}

/// The Markdown of the talk: each slide has a title of three words that are said at its beginning, and perhaps its transcript.
pub fn source(has_transcripts: bool) -> String {
    let mut out = String::from("---\ntitle: Long\ndate: 2026-01-01\n---\n\n----\n");
    for slide in 0..SLIDES {
        let [from, to] = [slide, slide + 1].map(|slide| slide * CUES * WORDS / SLIDES);
        let said = if has_transcripts { words(from, to) } else { "...".into() };
        let _ = write!(out, "\n> ## {}\n>\n> - {}\n\n{said}\n", words(from + 2, from + 5), words(from + 20, from + 26));
    }
    out
}

/// Its captions, of two seconds each.
pub fn captions() -> Captions {
    let mut out = String::from("WEBVTT\n");
    let stamp = |seconds: usize| format!("{:02}:{:02}:{:02}.000", seconds / 3600, seconds / 60 % 60, seconds % 60);
    for cue in 0..CUES {
        let text = words(cue * WORDS, (cue + 1) * WORDS);
        let _ = write!(out, "\n{} --> {}\n{text}\n", stamp(cue * 2), stamp(cue * 2 + 2));
    }
    Captions::read(&SitePath::new("long.vtt").expect("a path"), out.as_bytes()).expect("captions")
}

/// When each slide begins, in milliseconds.
pub fn moments() -> Vec<Option<i64>> {
    (0..SLIDES).map(|slide| Some((slide * CUES / SLIDES * 2000) as i64)).collect()
}

/// The paragraphs of each slide.
pub fn paragraphs() -> Vec<Vec<String>> {
    let end = |slide: usize| slide * CUES * WORDS / SLIDES;
    let third = |from: usize, to: usize, n: usize| words(from + (to - from) * n / 3, from + (to - from) * (n + 1) / 3);
    (0..SLIDES).map(|slide| (0..3).map(|n| third(end(slide), end(slide + 1), n)).collect()).collect()
}
