//! A profile as different as can be, made without a line of Rust: other kinds and grounds, other rows and rows of its own,
//! sheets without heads, articles without captions, other names of the parties, another look.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_yaml::Value;
use shingikai::input::schema::Schema;
use shingikai::model::case::Case;
use shingikai::model::council::{ClauseSet, Council};
use shingikai::model::meeting::Meeting;

use crate::shared::other_town::{BASE, DOCUMENTS, PROFILE, bench, entries, yaml};
use crate::support::{accepted_text, must_hold};

#[test]
fn its_cases_use_all_that_it_has() {
    let cases: String =
        crate::shared::files("tests/other-town/cases", ".yaml").into_iter().map(|(_, text)| text).collect();
    must_hold(&cases, &entries("独自の行", "項目名"));
    let papers = DOCUMENTS.map(|(_, _, name)| accepted_text(&format!("suite__other_town__{name}"))).concat();
    must_hold(&papers, &entries("区分", "表記"));
    let lines = entries("根拠", "条項").into_iter().map(|article| format!("（条例{article}）"));
    must_hold(&papers, &lines.collect::<Vec<_>>());
    // The words for what only clauses have: an item, what is under it, a reference across, a set, a setting.
    for part in [
        "　(3) 業務を処理する場所",
        "　　イ 発注者があらかじめ",
        "第3条第1項第3号の規定",
        "\n第9条 ",
        "\n3 受注者は、発注者に対し、再受託者",
    ] {
        assert!(papers.contains(part), "{part:?} is not in\n{papers}");
    }
}

#[test]
fn a_row_of_its_own_that_a_sheet_does_not_show_is_refused() {
    let bench = bench();
    bench.replace("cases/2019-02/犬の台帳.yaml", "    本人への通知: ", "    選定方法: ");
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    run.must_say("エラー[key-without-row]");
    run.must_say("--> cases/2019-02/犬の台帳.yaml");
}

/// Every text of a file, keys included.
fn texts(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            found.insert(text.clone());
        }
        Value::Sequence(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Mapping(entries) => entries.iter().for_each(|(key, value)| {
            texts(key, found);
            texts(value, found);
        }),
        _ => {}
    }
}

/// The words that the program knows of every town: keys and values of its files.
fn words_of_the_format() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let of_profile = [Schema::of::<Council>(), Schema::of::<ClauseSet>()];
    for schema in of_profile.into_iter().chain([Schema::of::<Case>(), Schema::of::<Meeting>()]) {
        gather(schema.as_value(), &mut words);
    }
    assert!(words.len() > 100, "{words:?}");
    words
}

fn gather(schema: &serde_json::Value, words: &mut BTreeSet<String>) {
    match schema {
        serde_json::Value::Array(parts) => parts.iter().for_each(|part| gather(part, words)),
        serde_json::Value::Object(parts) => {
            words.extend(parts.keys().cloned());
            let said = ["x-ja", "const"].into_iter().filter_map(|key| parts.get(key));
            let said =
                said.flat_map(|words| words.as_array().cloned().unwrap_or_else(|| vec![words.clone()]));
            words.extend(said.filter_map(|word| word.as_str().map(ToOwned::to_owned)));
            parts.values().for_each(|part| gather(part, words));
        }
        _ => {}
    }
}

#[test]
fn no_rust_file_says_a_word_of_it() {
    let (mut own, mut base) = (BTreeSet::new(), words_of_the_format());
    base.extend([BASE, "基本のとおり"].map(ToOwned::to_owned));
    for file in ["council.yaml", "clauses.yaml"] {
        texts(&yaml(&format!("tests/other-town/templates/{PROFILE}/{file}")), &mut own);
        texts(&yaml(&format!("templates/{BASE}/{file}")), &mut base);
    }
    let own: Vec<&String> = own.difference(&base).filter(|word| word.chars().count() > 1).collect();
    assert!(own.len() > 100, "{own:?}");
    let files = crate::shared::files("src", ".rs");
    let is_test = |path: &PathBuf| {
        let name = path.file_stem().and_then(|name| name.to_str()).expect("UTF-8");
        files.iter().any(|(_, text)| text.contains(&format!("#[cfg(test)]\nmod {name};")))
    };
    // A key of the town may be an English word; as a text, it may not stand there.
    let said = |word: &str| if word.is_ascii() { format!("\"{word}\"") } else { word.to_owned() };
    let wider = |word: &str| base.iter().filter(|known| known.contains(word)).collect::<Vec<_>>();
    let own: Vec<_> = own.into_iter().map(|word| (said(word), wider(word))).collect();
    for (path, text) in files.iter().filter(|(path, _)| !is_test(path)) {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for (said, wider) in &own {
            let says = |line: &&&str| {
                let rest =
                    wider.iter().fold((**line).to_owned(), |line, known| line.replace(known.as_str(), ""));
                rest.contains(said)
            };
            let found = code.iter().filter(|line| line.contains(said)).find(says);
            assert_eq!(found, None, "{} says {said}", path.display());
        }
    }
}
