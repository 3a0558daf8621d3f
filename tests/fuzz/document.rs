//! Front matter, block splitter and the whole reading of a document, on bytes the fuzzer makes up.
#![no_main]

use libfuzzer_sys::fuzz_target;
use talkpress::talk::Dialect;

#[path = "../documents/oracle.rs"]
mod oracle;

fuzz_target!(|bytes: &[u8]| {
    for path in oracle::PATHS {
        oracle::check(path, bytes, &Dialect::default());
    }
});
