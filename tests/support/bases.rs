//! Towns whose profile builds on another.

use std::fs;

use super::{Bench, REAL_MEETING_FILE, repository};

/// What the town says.
pub(crate) const COUNCIL: &str = "templates/town/council.yaml";

/// The real case in a town whose profile says only this.
pub(crate) fn town(council: &str) -> Bench {
    let bench = Bench::with_real_case();
    bench.replace(REAL_MEETING_FILE, "shinjuku-2008", "town");
    bench.write(COUNCIL, council);
    bench
}

/// The real case in a town with one file of the form changed.
pub(crate) fn town_with(file: &str, old: &str, new: &str) -> Bench {
    let bench = town("基本: shinjuku-2008\n");
    let text =
        fs::read_to_string(repository().join("templates/shinjuku-2008").join(file)).expect("it is there");
    assert_eq!(text.matches(old).count(), 1, "{old:?} in {file}");
    bench.write(&format!("templates/town/{file}"), &text.replace(old, new));
    bench
}
