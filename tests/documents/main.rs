//! Unusual documents: made up from pieces that mean something, and grown to shapes that make careless parsers slow. What is checked is in `oracle.rs`; the fuzzer in `tests/fuzz` asks the same of arbitrary bytes.

mod cache_oracle;
mod generator;
mod grown;
#[path = "../support/growth.rs"]
mod growth;
mod long_recordings;
mod oracle;
mod recorded;
mod recorded_oracle;

use std::panic::{AssertUnwindSafe, catch_unwind};

use talkpress::talk::Dialect;
use talkpress::talk::highlight::HighlightCache;

use generator::{Random, document};

const CASES: u64 = 3000;

/// `TALKPRESS_SEED` runs other documents than those of every day, `TALKPRESS_CASES` more of them.
fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[test]
fn made_up_documents_are_read() {
    let plain = Dialect::default();
    let highlighting = Dialect { highlight: Some(HighlightCache::new().into()), math: true };
    let seed = number("TALKPRESS_SEED", 1);
    for case in 0..number("TALKPRESS_CASES", CASES) {
        let text = document(&mut Random::new(seed * 1_000_003 + case));
        let dialect = if case % 8 == 0 { &highlighting } else { &plain };
        for path in oracle::PATHS {
            let checked = catch_unwind(AssertUnwindSafe(|| oracle::check(path, text.as_bytes(), dialect)));
            assert!(checked.is_ok(), "case {case} of seed {seed} as {path}:\n{text:?}");
        }
    }
}

#[test]
fn captions_become_transcripts_and_captions_again() {
    let seed = number("TALKPRESS_SEED", 1);
    for case in 0..number("TALKPRESS_CASES", CASES / 10) {
        let checked = catch_unwind(|| recorded::run(&mut Random::new(seed * 1_000_003 + case)));
        assert!(checked.is_ok(), "case {case} of seed {seed}");
    }
}

/// What the fuzzer found, made short.
#[test]
fn found_documents_are_read() {
    let template = "name: a\n\n![b](c.png)\n\n---\ntemplate: a\n\n---\ntemplate: a\n\n![d](e.png)\n";
    for text in ["<div>><img><figcaption</div>", "<div><div<b><img src=a></div<b></div>", template] {
        for path in oracle::PATHS {
            oracle::check(path, text.as_bytes(), &Dialect::default());
        }
    }
}

/// A document cut at any byte, and with any byte replaced, is still read.
#[test]
fn damaged_documents_are_read() {
    let mut random = Random::new(7);
    for case in 0..200 {
        let mut bytes = document(&mut random).into_bytes();
        bytes.truncate(random.below(bytes.len() + 1));
        for _ in 0..random.below(4) {
            if let Some(last) = bytes.len().checked_sub(1) {
                let at = random.below(last + 1);
                bytes[at] = random.below(256) as u8;
            }
        }
        let checked = catch_unwind(AssertUnwindSafe(|| oracle::check(oracle::PATHS[0], &bytes, &Dialect::default())));
        assert!(checked.is_ok(), "case {case}: {:?}", String::from_utf8_lossy(&bytes));
    }
}

/// A file of highlighted code, whatever is in it, is read or refused.
#[test]
fn made_up_caches_are_read() {
    let mut random = Random::new(11);
    for _ in 0..2_000 {
        let blocks = random.below(4);
        let mut bytes = (blocks as u32).to_le_bytes().to_vec();
        let lengths: Vec<usize> = (0..blocks).map(|_| random.below(12)).collect();
        for length in &lengths {
            bytes.extend((0..16).map(|_| random.below(256) as u8));
            bytes.extend((*length as u32).to_le_bytes());
        }
        let runs = lengths.iter().sum::<usize>() + random.below(3);
        bytes.extend((0..runs).map(|_| random.below(256) as u8));
        if random.below(4) == 0 && !bytes.is_empty() {
            let at = random.below(bytes.len());
            bytes[at] = random.below(256) as u8;
        }
        cache_oracle::check(&bytes);
    }
}

/// The checks can fail.
#[test]
fn the_oracle_sees_what_is_not_balanced() {
    for html in ["<b>", "</b>", "<b><i></b></i>", "<div><p></div></p>", "<svg><path></svg>"] {
        assert!(oracle::balanced(html).is_err(), "{html}");
    }
    for html in ["", "<br><b>x</b>", "<ul><li>a<li>b</ul>", "<p>x", "<svg><path/></svg>", "<script><b></script>"] {
        assert_eq!(oracle::balanced(html), Ok(()), "{html}");
    }
}
