//! Captions that become transcripts and captions again, on bytes the fuzzer makes up: the first say when slides appear.
#![no_main]

use libfuzzer_sys::fuzz_target;
use talkpress::base::SitePath;
use talkpress::talk::captions::Captions;

#[path = "../documents/recorded_oracle.rs"]
mod oracle;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_at_checked(8) else { return };
    let Some(path) = SitePath::new("talk.vtt") else { return };
    let Ok(captions) = Captions::read(&path, rest) else { return };
    let mut at = 0;
    let moments: Vec<Option<i64>> = first
        .iter()
        .map(|step| {
            at += 1 + i64::from(*step) * 100;
            (step % 4 > 0).then_some(at)
        })
        .collect();
    oracle::check(&captions, &moments);
});
