//! See `held/corrections.rs`.
#![no_main]

#[path = "../held/mod.rs"]
#[allow(dead_code, reason = "each target uses its part")]
mod held;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| held::corrections(bytes));
