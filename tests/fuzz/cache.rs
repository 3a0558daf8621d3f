//! The file of highlighted code, on bytes the fuzzer makes up.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../documents/cache_oracle.rs"]
mod cache_oracle;

fuzz_target!(|bytes: &[u8]| cache_oracle::check(bytes));
