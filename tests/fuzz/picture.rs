//! A picture, on arbitrary bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| talkpress::site::images::metadata::fuzz::picture(bytes));
