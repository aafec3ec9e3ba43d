#![no_main]

use shingikai_fuzz::{Kind, plant};

libfuzzer_sys::fuzz_target!(init: plant(Kind::Council), |bytes: &[u8]| shingikai_fuzz::council(bytes));
