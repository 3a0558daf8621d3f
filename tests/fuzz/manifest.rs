//! The manifest in the output folder, on arbitrary bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| talkpress::io::disk::fuzz::manifest(bytes));
