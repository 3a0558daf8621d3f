use std::collections::HashMap;

use super::slide_words::comparable;
use super::timed_word::TimedWord;

/// A word of captions in the form in which it is compared with those of slides.
pub struct ComparedWord {
    /// The word.
    pub key: String,
    /// When it begins, in milliseconds.
    pub start: u64,
    /// The index of what was said that it is part of.
    pub spoken: usize,
    /// How likely a new slide begins with it: more after the end of a sentence, and after a pause.
    pub begins: f32,
}

/// A longer pause means no more, in milliseconds.
const LONG_PAUSE: u64 = 2500;

impl ComparedWord {
    /// The words that begin at `from` milliseconds or later.
    pub fn all(spoken: &[TimedWord<'_>], from: u64) -> Vec<ComparedWord> {
        let mut out = Vec::new();
        let mut begins = 1.0;
        // Few words are heard only once.
        let mut known: HashMap<&str, Vec<String>> = HashMap::default();
        for (at, word) in spoken.iter().enumerate() {
            begins += word.pause.min(LONG_PAUSE) as f32 / 1000.0;
            let is_first_of_cue = at > 0 && spoken[at - 1].cue != word.cue;
            begins += if is_first_of_cue { 0.3 } else { 0.0 };
            if word.start >= from {
                for key in known.entry(word.text).or_insert_with(|| comparable(word.text)).iter() {
                    out.push(ComparedWord { key: key.clone(), start: word.start, spoken: at, begins });
                    begins = 0.0;
                }
            }
            begins = if word.ends_sentence() { begins.max(1.0) } else { begins };
        }
        out
    }
}
