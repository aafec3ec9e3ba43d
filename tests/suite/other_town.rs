//! A profile as different as can be, made without a line of Rust: other kinds and grounds, other rows and rows of its own,
//! sheets without heads, articles without captions, other names of the parties, another look.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_yaml::Value;
use shingikai::input::schema::Schema;
use shingikai::model::case::Case;
use shingikai::model::council::{ClauseSet, Council};
use shingikai::model::meeting::Meeting;

use crate::golden::{pages_must_look_like, text_must_read_like};
use crate::layout::must_be_tidy;
use crate::real_case::must_be_the_same;
use crate::support::{Bench, Run, repository};
use crate::walls;

const PROFILE: &str = "mizutori-2019";
const BASE: &str = "shinjuku-2008";

/// Case, document, and the name of its golden files.
const DOCUMENTS: [(&str, &str, &str); 4] = [
    ("見守りネットワーク", "案件調書", "other-town-watch"),
    ("課税資料の入力", "案件調書", "other-town-tax"),
    ("課税資料の入力", "個人情報取扱特記事項", "other-town-tax-clauses"),
    ("犬の台帳", "案件調書", "other-town-dogs"),
];

/// The case that has a twin with English keys.
const TWIN: &str = "cases/2019-02/課税資料の入力.yaml";

fn bench() -> Bench {
    let bench = Bench::new();
    bench.copy("tests/other-town", "templates");
    bench.copy("tests/other-town", "cases");
    bench
}

fn made(bench: &Bench, case: &str, document: &str, ending: &str) -> PathBuf {
    bench.path().join(format!("output/2019-02/{case}/{document}.{ending}"))
}

fn yaml(path: &str) -> Value {
    let text = fs::read_to_string(repository().join(path)).expect("it is there");
    serde_yaml::from_str(&text).expect("it is YAML")
}

/// What council.yaml of the town says under a key, entry by entry.
fn entries(list: &str, key: &str) -> Vec<String> {
    let council = yaml(&format!("tests/other-town/templates/{PROFILE}/council.yaml"));
    let list = council[list].as_sequence().expect("a list").clone();
    let entries: Vec<String> =
        list.iter().map(|entry| entry[key].as_str().expect("a text").to_owned()).collect();
    assert!(entries.len() > 3, "{entries:?}");
    entries
}

#[track_caller]
fn must_hold(text: &str, parts: &[String]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

#[track_caller]
fn must_be_silent(run: &Run) {
    run.must_end_with(0);
    run.must_say("指摘はありません");
}

#[test]
fn its_papers_look_and_read_as_accepted() {
    let bench = bench();
    must_be_silent(&bench.run(&["build", "--deny-warnings"]));
    let names: BTreeSet<PathBuf> = bench.files("output/2019-02").into_iter().collect();
    // The documents, and of the meeting: the bundle, the one that may be published, the call list, three materials, of
    // which one is closed.
    let own = [
        "bundle",
        "bundle-public",
        "call-list",
        "materials/資料1-1",
        "materials-closed/資料1-2",
        "materials/資料2",
    ];
    assert_eq!(names.len(), 2 * (DOCUMENTS.len() + own.len()) + 1, "{names:?}");
    own.iter().for_each(|name| must_be_tidy(&bench.path().join(format!("output/2019-02/{name}.pdf"))));
    for (case, document, name) in DOCUMENTS {
        let pdf = made(&bench, case, document, "pdf");
        must_be_tidy(&pdf);
        pages_must_look_like(&pdf, name);
        let text = fs::read_to_string(made(&bench, case, document, "txt")).expect("it was made");
        text_must_read_like(&text, &format!("{name}.txt"));
    }
}

#[test]
fn its_cases_use_all_that_it_has() {
    let cases: String =
        walls::files("tests/other-town/cases", ".yaml").into_iter().map(|(_, text)| text).collect();
    must_hold(&cases, &entries("独自の行", "項目名"));
    let papers: String = DOCUMENTS
        .map(|(_, _, name)| {
            fs::read_to_string(repository().join(format!("tests/golden/{name}.txt")))
                .expect("it was accepted once")
        })
        .concat();
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
fn rows_of_its_own_are_read_in_both_spellings_and_make_the_same_bytes() {
    let (japanese, english) = (bench(), bench());
    english.copy("tests/other-town/english", "cases");
    let (one, other) = (japanese.read(TWIN), english.read(TWIN));
    let rows = entries("独自の行", "項目名").into_iter().zip(entries("独自の行", "キー"));
    let used: Vec<(String, String)> = rows
        .filter(|(name, _)| {
            one.contains(&format!("\n    {name}: ")) || one.contains(&format!("\n  {name}: "))
        })
        .collect();
    assert!(used.len() > 3, "{used:?}");
    for (name, key) in used {
        assert!(other.contains(&format!(" {key}: ")) && !other.contains(&format!("\n    {name}: ")), "{key}");
    }
    must_be_silent(&japanese.run(&["build", "--deny-warnings"]));
    must_be_silent(&english.run(&["build", "--deny-warnings"]));
    must_be_the_same(&japanese, &english);
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

#[test]
fn its_schemas_have_its_rows_and_those_of_the_base_have_not() {
    let bench = bench();
    for (spelling, key) in [("ja", "項目名"), ("en", "キー")] {
        let schema = |profile: &str| {
            bench.must_run(&["schema", "case", "--keys", spelling, "--profile", profile]).out()
        };
        let quoted: Vec<String> =
            entries("独自の行", key).iter().map(|row| format!("\"{row}\": {{")).collect();
        must_hold(&schema(PROFILE), &quoted);
        let base = schema(BASE);
        assert!(quoted.iter().all(|row| !base.contains(row)), "{base}");
    }
}

#[test]
fn a_fresh_case_asks_for_its_rows_and_names_them_as_its_form_does() {
    for (spelling, key) in [("ja", "項目名"), ("en", "キー")] {
        let bench = bench();
        bench.must_run(&["new", "2019-05/案件", "--keys", spelling, "--profile", PROFILE]);
        let text = bench.read("cases/2019-05/案件.yaml");
        let rows: Vec<String> = entries("独自の行", key).iter().map(|row| format!("{row}: ")).collect();
        must_hold(&text, &rows);
        must_hold(
            &text,
            &["# 様式の「事務の目的」の欄。".to_owned(), "# 事業の開始年度 例: 平成31年度\n".to_owned()],
        );
        let run = bench.run(&["check", "cases/2019-05"]);
        run.must_end_with(1);
        let errors = |rule: &str| run.err().matches(rule).count();
        assert_eq!(errors("エラー["), errors("エラー[placeholder-left]"), "{}", run.err());
    }
}

#[test]
fn the_real_case_keeps_its_bytes_beside_it() {
    let bench = bench();
    bench.copy("", "cases/2008-08");
    bench.must_run(&["build"]);
    let names = bench.files("output/2008-08");
    assert_eq!(names.len(), 9, "{names:?}");
    for name in names {
        let made = fs::read(bench.path().join("output/2008-08").join(&name)).expect("it was made");
        let committed = fs::read(repository().join("output/2008-08").join(&name)).expect("it is committed");
        assert!(made == committed, "{} differs from the committed sample", name.display());
    }
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
    let files = walls::files("src", ".rs");
    let is_test = |path: &PathBuf| {
        let name = path.file_stem().and_then(|name| name.to_str()).expect("UTF-8");
        files.iter().any(|(_, text)| text.contains(&format!("#[cfg(test)]\nmod {name};")))
    };
    for (path, text) in files.iter().filter(|(path, _)| !is_test(path)) {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for word in &own {
            // A key of the town may be an English word; as a text, it may not stand there.
            let said = if word.is_ascii() { format!("\"{word}\"") } else { (*word).clone() };
            let wider: Vec<&String> = base.iter().filter(|known| known.contains(word.as_str())).collect();
            let says = |line: &&&str| {
                let rest =
                    wider.iter().fold((**line).to_owned(), |line, known| line.replace(known.as_str(), ""));
                rest.contains(&said)
            };
            let found = code.iter().filter(|line| line.contains(&said)).find(says);
            assert_eq!(found, None, "{} says {word}", path.display());
        }
    }
}
