//! The town of tests/other-town, whose profile is as different as can be.

use std::fs;

use serde_yaml::Value;

use super::{Bench, repository};

pub(crate) const PROFILE: &str = "mizutori-2019";
pub(crate) const BASE: &str = "shinjuku-2008";

/// Case, document, and the name of its golden files.
pub(crate) const DOCUMENTS: [(&str, &str, &str); 4] = [
    ("見守りネットワーク", "案件調書", "other-town-watch"),
    ("課税資料の入力", "案件調書", "other-town-tax"),
    ("課税資料の入力", "個人情報取扱特記事項", "other-town-tax-clauses"),
    ("犬の台帳", "案件調書", "other-town-dogs"),
];

pub(crate) fn bench() -> Bench {
    let bench = Bench::new();
    bench.copy("tests/other-town", "templates");
    bench.copy("tests/other-town", "cases");
    bench
}

pub(crate) fn yaml(path: &str) -> Value {
    let text = fs::read_to_string(repository().join(path)).expect("it is there");
    serde_yaml::from_str(&text).expect("it is YAML")
}

/// What council.yaml of the town says under a key, entry by entry.
pub(crate) fn entries(list: &str, key: &str) -> Vec<String> {
    let council = yaml(&format!("tests/other-town/templates/{PROFILE}/council.yaml"));
    let list = council[list].as_sequence().expect("a list").clone();
    let entries: Vec<String> =
        list.iter().map(|entry| entry[key].as_str().expect("a text").to_owned()).collect();
    assert!(entries.len() > 3, "{entries:?}");
    entries
}
