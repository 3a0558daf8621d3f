//! Remembers parsed lines: the same line in the same state of the parser has the same spans and the same next state.
//!
//! Parsing a line takes some 25 µs, looking it up well under one, and talks repeat themselves: closing braces,
//! imports, a function shown slide after slide with one line changed.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};

use super::Language;
use super::highlighted::unpack;
use super::rules::Rules;
use super::runs::Runs;
use super::state::State;
use super::states::{At, States};

/// The parsed lines of one thread.
///
/// Results do not depend on what is remembered, so each thread has its own and needs no lock.
#[derive(Debug, Default)]
pub(super) struct LineMemo {
    rules: Rules,
    states: States,
    parsed: Parsed,
    spans: Vec<u8>,
}

impl LineMemo {
    /// The state before the first line of a block.
    pub(super) fn start(&mut self, language: Language) -> At {
        if self.parsed.is_full() || self.states.is_full() {
            *self = LineMemo::default();
        }
        self.states.hold(State::start(language))
    }

    /// Goes on over `line`, which ends with its `\n`, and adds its runs, less what `shown` leaves out at the end.
    ///
    /// `None` if the grammar is broken.
    pub(super) fn line(&mut self, language: Language, at: At, line: &str, shown: &str, runs: &mut Runs) -> Option<At> {
        let number = match at {
            At::Loose(state) => {
                let next = self.parse(language, *state, line)?;
                add(&self.spans, shown, runs);
                return Some(next);
            }
            At::Known(number) => number,
        };
        let key = Parsed::key(number, line);
        if let Some((spans, next)) = self.parsed.get(key, number, line) {
            add(spans, shown, runs);
            return Some(At::Known(next));
        }
        let next = self.parse(language, self.states.get(number).clone(), line)?;
        add(&self.spans, shown, runs);
        if let At::Known(next) = next {
            self.parsed.insert(key, number, line, &self.spans, next);
        }
        Some(next)
    }

    /// Parses `line` into `self.spans`.
    fn parse(&mut self, language: Language, mut state: State, line: &str) -> Option<At> {
        self.spans.clear();
        state.line(language, line, &mut self.rules, &mut self.spans)?;
        Some(self.states.hold(state))
    }
}

fn add(spans: &[u8], shown: &str, runs: &mut Runs) {
    let mut rest = shown;
    for (class, length) in unpack(spans) {
        let (text, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        runs.push(class, text);
        rest = after;
    }
}

/// The lines themselves: one buffer for all text and spans, since an allocation for each would take more than they do.
#[derive(Debug, Default)]
struct Parsed {
    entries: HashMap<u64, Entry>,
    buffer: Vec<u8>,
}

#[derive(Debug)]
struct Entry {
    state: u32,
    next: u32,
    start: u32,
    line: u16,
    spans: u16,
}

impl Parsed {
    /// With both at their limit, a thread holds some 6 MB.
    const MAX_LINES: usize = 50_000;
    const MAX_BYTES: usize = 4 << 20;
    /// Longer lines are hardly ever met again.
    const LONGEST: usize = 300;

    /// Two lines of one key are seldom and harmless: the text is compared, and the first one stays.
    fn key(state: u32, line: &str) -> u64 {
        let mut hasher = DefaultHasher::new();
        hasher.write_u32(state);
        hasher.write(line.as_bytes());
        hasher.finish()
    }

    fn get(&self, key: u64, state: u32, line: &str) -> Option<(&[u8], u32)> {
        let entry = self.entries.get(&key).filter(|entry| entry.state == state)?;
        let (text, rest) = self.buffer[entry.start as usize..].split_at(usize::from(entry.line));
        (text == line.as_bytes()).then(|| (&rest[..usize::from(entry.spans)], entry.next))
    }

    fn insert(&mut self, key: u64, state: u32, line: &str, spans: &[u8], next: u32) {
        if line.len() > Self::LONGEST || self.is_full() || self.entries.contains_key(&key) {
            return;
        }
        let start = self.buffer.len() as u32;
        self.buffer.extend_from_slice(line.as_bytes());
        self.buffer.extend_from_slice(spans);
        self.entries.insert(key, Entry { state, next, start, line: line.len() as u16, spans: spans.len() as u16 });
    }

    fn is_full(&self) -> bool {
        self.entries.len() >= Self::MAX_LINES || self.buffer.len() >= Self::MAX_BYTES
    }
}
