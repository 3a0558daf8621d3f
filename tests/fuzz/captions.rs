//! Captions, on bytes the fuzzer makes up.
#![no_main]

use libfuzzer_sys::fuzz_target;
use talkpress::base::SitePath;
use talkpress::talk::captions::{Captions, MAX_CUES};

fuzz_target!(|bytes: &[u8]| {
    let Some(path) = SitePath::new("talk.vtt") else { return };
    let Ok(captions) = Captions::read(&path, bytes) else { return };
    assert!((1..=MAX_CUES).contains(&captions.cues.len()));
    assert!(captions.cues.is_sorted_by_key(|cue| cue.start));
    for cue in &captions.cues {
        assert!(cue.start <= cue.middle() && cue.middle() <= cue.end && !cue.lines.is_empty());
    }
    assert!(captions.lines().all(|line| !line.text.is_empty() && !line.text.contains(char::is_control)));
});
