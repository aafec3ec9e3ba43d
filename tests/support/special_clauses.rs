//! A council whose special clauses have sets, settings, paragraphs and items.

use std::fs;

use super::{Bench, REAL_CASE_FILE, REAL_MEETING_FILE, repository};

/// The real case under a council with sets, settings, paragraphs and items.
pub(crate) fn bench() -> Bench {
    let bench = Bench::with_real_case();
    profile(&bench, "machi");
    bench.replace(REAL_MEETING_FILE, "審議会: shinjuku-2008", "審議会: machi");
    bench
}

pub(crate) fn profile(bench: &Bench, name: &str) {
    let built_in = repository().join("templates/shinjuku-2008");
    for entry in fs::read_dir(built_in).expect("it is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            continue;
        }
        let file = path.file_name().and_then(|file| file.to_str()).expect("UTF-8").to_owned();
        bench.write(&format!("templates/{name}/{file}"), &fs::read_to_string(&path).expect("a text"));
    }
    let council = format!("templates/{name}/council.yaml");
    bench.replace(&council, "{ 委託者: 甲, 受託者: 乙 }", "{ 委託者: 発注者, 受託者: 受注者 }");
    let clauses = fs::read_to_string(repository().join("tests/special-clauses/clauses.yaml"));
    bench.write(&format!("templates/{name}/clauses.yaml"), &clauses.expect("it is there"));
}

/// The same with this choice of clauses.
pub(crate) fn with(choice: &str) -> Bench {
    let bench = bench();
    bench.replace(REAL_CASE_FILE, "特記事項: 標準", &format!("特記事項: {choice}"));
    bench
}
