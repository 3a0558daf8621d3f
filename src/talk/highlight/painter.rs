use std::cell::RefCell;
use std::fmt;

use super::memo::LineMemo;
use super::runs::Runs;
use super::{Highlighted, Language};

/// The most bytes of a block that is highlighted.
const MAX_BYTES: usize = 64 * 1024;

/// The most bytes of a line of one.
const LONGEST_LINE: usize = 2_000;

thread_local! {
    // What a thread remembers changes how long a block takes, never what it comes to; and a memo for each thread avoids
    // each thread a lock. It has to outlive the call, since most of what repeats itself does so in other blocks.
    static MEMO: RefCell<LineMemo> = RefCell::default();
}

/// Why a block is not highlighted: a limit in bytes and not in time, so that the outcome is the same everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooLong {
    /// The block has more than 64 KiB.
    Block {
        /// Its length in bytes.
        bytes: usize,
    },
    /// A line of the block has more than 2,000 bytes.
    Line {
        /// Which line, counted from 1.
        line: usize,
        /// Its length in bytes.
        bytes: usize,
    },
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TooLong::Block { bytes } => {
                write!(f, "the block has {bytes} bytes; at most {MAX_BYTES} are highlighted")
            }
            TooLong::Line { line, bytes } => {
                write!(f, "line {line} of the block has {bytes} bytes; at most {LONGEST_LINE} are highlighted")
            }
        }
    }
}

/// Forgets the lines that the threads of rayon remember. They would be kept as long as the threads, which is to the end.
pub fn forget_lines() {
    rayon::broadcast(|_| drop(MEMO.take()));
}

/// Finds the runs of `code`. Where a grammar fails, the rest is plain.
///
/// # Errors
/// The block is too long, or a line of it is.
pub fn highlight(language: Language, code: &str) -> Result<Highlighted, TooLong> {
    if language.is_plain() {
        return Ok(Highlighted::default());
    }
    check_length(code)?;
    let safe = language.safe_on(code);
    Ok(safe.map_or_else(Highlighted::default, |language| MEMO.with_borrow_mut(|memo| paint(memo, language, code))))
}

/// The runs of `code`, whatever `memo` remembers.
pub(super) fn paint(memo: &mut LineMemo, language: Language, code: &str) -> Highlighted {
    let mut runs = Runs::default();
    let mut at = memo.start(language);
    for line in code.split_inclusive('\n') {
        let next = match line.ends_with('\n') {
            true => memo.line(language, at, line, line, &mut runs),
            // Grammars look for the line's end as a character.
            false => memo.line(language, at, &format!("{line}\n"), line, &mut runs),
        };
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    runs.finish()
}

fn check_length(code: &str) -> Result<(), TooLong> {
    if code.len() > MAX_BYTES {
        return Err(TooLong::Block { bytes: code.len() });
    }
    let long = code.split('\n').enumerate().find(|(_, line)| line.len() > LONGEST_LINE);
    match long {
        Some((index, line)) => Err(TooLong::Line { line: index + 1, bytes: line.len() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_named() {
        let rust = Language::find("rust").unwrap();
        let line = format!("a\n{}\n", "x".repeat(2_001));
        assert_eq!(highlight(rust, &line), Err(TooLong::Line { line: 2, bytes: 2_001 }));
        let block = "x\n".repeat(32_769);
        assert_eq!(highlight(rust, &block), Err(TooLong::Block { bytes: 65_538 }));
        assert!(highlight(rust, &block[2..]).is_ok());
        assert!(highlight(Language::find("text").unwrap(), &block).is_ok());
    }
}
