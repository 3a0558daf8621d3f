//! The head of a request to the preview, on arbitrary bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| talkpress::io::preview::fuzz::http_head(bytes));
