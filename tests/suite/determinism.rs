//! The same inputs make the same bytes.

use crate::real_case::must_be_the_same;
use crate::support::Bench;

#[test]
fn two_builds_are_equal_byte_for_byte() {
    let (one, other) = (Bench::with_real_case(), Bench::with_real_case());
    one.must_run(&["build"]);
    other.must_run(&["build"]);
    must_be_the_same(&one, &other);
    other.must_run(&["build"]);
    must_be_the_same(&one, &other);
}

#[test]
fn the_time_zone_and_the_environment_do_not_reach_the_paper() {
    let (one, other) = (Bench::with_real_case(), Bench::with_real_case());
    one.must_run(&["build"]);
    let mut program = other.program(&["build", "--lang", "en"]);
    program.env("TZ", "Pacific/Kiritimati").env("LANG", "tr_TR.UTF-8").env("SOURCE_DATE_EPOCH", "1");
    program.env("TYPST_FONT_PATHS", "/nowhere").env("TYPST_ROOT", "/nowhere");
    assert!(program.status().expect("the program starts").success());
    must_be_the_same(&one, &other);
}
