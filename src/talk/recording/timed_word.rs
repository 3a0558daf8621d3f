//! The words of captions, each with its moment.

use crate::base::script::is_spaceless;
use crate::talk::captions::{Captions, Cue};

/// A word, or in scripts without spaces a sentence.
pub struct TimedWord<'a> {
    pub text: &'a str,
    pub voice: Option<&'a str>,
    /// When it begins, in milliseconds; within a cue that is estimated from its length.
    pub start: u64,
    /// How long nobody spoke before it, in milliseconds.
    pub pause: u64,
    /// The index of its cue.
    pub cue: usize,
    /// Whether there is no space before it.
    pub is_joined: bool,
}

impl TimedWord<'_> {
    /// Whether a sentence ends with it.
    pub fn ends_sentence(&self) -> bool {
        let bare = self.text.trim_end_matches(|c: char| {
            matches!(c, '"' | '\'' | ')' | ']' | '»' | '“' | '”' | '’' | '«' | '」' | '』' | '）' | '*' | '_')
        });
        // `J.` and `1.`
        let is_short = bare.strip_suffix('.').is_some_and(|word| {
            let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
            is_initial || word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit())
        });
        bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '։', '።']) && !is_short
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        match self.text.chars().next() {
            Some(first) if is_spaceless(first) => self.text.chars().count().div_ceil(2),
            _ => 1,
        }
    }
}

/// All words of `captions`, in order.
pub fn timed_words(captions: &Captions) -> Vec<TimedWord<'_>> {
    let mut out = Vec::new();
    let mut last_end = 0;
    for (at, cue) in captions.cues.iter().enumerate() {
        let pause = if at == 0 { 0 } else { cue.start.saturating_sub(last_end) };
        words_of(cue, at, pause, &mut out);
        last_end = last_end.max(cue.end);
    }
    out
}

fn words_of<'a>(cue: &'a Cue, at: usize, pause: u64, out: &mut Vec<TimedWord<'a>>) {
    let length: u64 = cue.lines.iter().map(|line| line.text.len() as u64 + 1).sum();
    let mut done = 0;
    let mut pause = pause;
    for line in &cue.lines {
        for word in line.text.split(' ') {
            for (n, text) in sentences(word).into_iter().enumerate() {
                let share = u128::from(cue.end - cue.start) * u128::from(done) / u128::from(length.max(1));
                let start = cue.start + u64::try_from(share).unwrap_or(0);
                out.push(TimedWord { text, voice: line.voice.as_deref(), start, pause, cue: at, is_joined: n > 0 });
                done += text.len() as u64;
                pause = 0;
            }
            done += 1;
        }
    }
}

/// The sentences of a word: several in scripts that have no space between them.
fn sentences(word: &str) -> Vec<&str> {
    let is_end = |c: char| matches!(c, '。' | '！' | '？');
    let is_closing = |c: char| matches!(c, '」' | '』' | '）');
    let (mut out, mut from, mut has_ended) = (Vec::new(), 0, false);
    for (at, c) in word.char_indices() {
        let goes_on = is_end(c) || is_closing(c);
        if has_ended && !goes_on {
            out.push(&word[from..at]);
            from = at;
        }
        has_ended = is_end(c) || has_ended && goes_on;
    }
    out.push(&word[from..]);
    out
}
