//! What clerks type: found at its place, in their words, all of it in one run.

use crate::support::{Bench, REAL_CASE};

#[test]
fn a_mistake_in_the_text_makes_no_document() {
    let bench = Bench::with_real_case();
    bench.replace(&format!("cases/{REAL_CASE}.yaml"), "担当者: 小倉", "担当者:小倉");
    let run = bench.run(&["build"]);
    run.must_end_with(1);
    assert_eq!(run.out(), "");
}
