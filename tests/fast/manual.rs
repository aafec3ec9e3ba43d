//! The manual of the rules is complete, and its examples are true.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use shingikai::app::authoring::new_workspace;
use shingikai::app::check::check;
use shingikai::app::session::Session;
use shingikai::diagnostic::finding::{Finding, Rule};
use shingikai::diagnostic::manual::{self, Cure, Encoding, Example};
use shingikai::report::{Language, Messages, manual_page};
use shingikai::workspace::Workspace;
use strum::IntoEnumIterator;

use crate::support::{Bench, FONTS, must_be_fresh, repository};

/// Rules without an example: no file is known to provoke the first, no papers lie beside the examples, none of four megabytes belongs into a manual, a link, a
/// held file, a name and a PDF are no text, the folder of the examples has a case and no second meeting, and every other rule comes before a value that
/// no paper says.
const WITHOUT_EXAMPLE: &[&str] = &[
    "not-understood",
    "file-too-large",
    "link-not-read",
    "file-held",
    "file-name",
    "meeting-without-items",
    "number-twice-in-year",
    "number-out-of-order",
    "meeting-twice",
    "held-meeting-differs",
    "value-not-printed",
    "empty-cell",
    "typst-syntax",
    "measure-too-small",
    "paper-layout",
    "previous-case",
    "attachment-pages",
    "attachment-font",
    "attachment-of-before",
    "handed-out-missing",
    "handed-out-unreadable",
];

fn rules() -> BTreeSet<&'static str> {
    let rules: BTreeSet<_> = Rule::iter().map(Rule::id).collect();
    assert!(rules.len() > 10, "{rules:?}");
    rules
}

fn examples() -> Vec<(Rule, Example)> {
    let with = |rule: Rule| Some((rule, manual::entry(rule)?.example?));
    let examples: Vec<_> = Rule::iter().filter_map(with).collect();
    assert!(examples.len() > 10, "there are examples");
    examples
}

/// The base files with one of them exchanged.
fn bench(example_path: &str, text: &str, encoding: Option<Encoding>) -> Bench {
    let bench = Bench::new();
    for (path, text) in manual::base() {
        bench.write(&path, &text);
    }
    match encoding {
        None => bench.write(example_path, text),
        Some(Encoding::ShiftJis) => {
            bench.write_bytes(example_path, &encoding_rs::SHIFT_JIS.encode(text).0);
        }
    }
    bench
}

/// What is found in them.
fn findings(example_path: &str, text: &str, encoding: Option<Encoding>) -> Vec<Finding> {
    let bench = bench(example_path, text, encoding);
    let session = Session::without_typst(Workspace::new(bench.path().to_owned(), FONTS.clone()));
    let found = check(&session, &[]).expect("the machine is sound").findings;
    found.into_iter().filter(|finding| finding.allowed.is_none()).collect()
}

#[test]
fn every_rule_has_its_entry_and_every_entry_its_rule() {
    let names: BTreeSet<String> = manual::names().into_iter().collect();
    let rules: BTreeSet<String> = rules().into_iter().map(ToOwned::to_owned).collect();
    assert_eq!(names, rules);
    let folder = fs::read_dir(repository().join("src/diagnostic/manual")).expect("it is there");
    let files = folder.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file());
    let files: BTreeSet<String> =
        files.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    assert_eq!(files, rules, "what is compiled in is what lies there");
}

#[test]
fn every_entry_says_something_in_both_languages() {
    for id in rules() {
        let entry = manual::entry(manual::rule(id).expect("it is a rule")).expect("it has an entry");
        for text in [entry.ja.what, entry.ja.why] {
            assert!(text.trim().ends_with('。') && !text.is_ascii(), "{id}: {text}");
        }
        for text in [entry.en.what, entry.en.why] {
            assert!(text.trim().ends_with('.') && text.len() > 10, "{id}: {text}");
        }
        assert_eq!(entry.example.is_none(), WITHOUT_EXAMPLE.contains(&id), "{id}");
    }
}

#[test]
fn every_wrong_example_provokes_its_finding_and_no_other() {
    for (rule, example) in examples() {
        let found = findings(&example.path(), &example.wrong_file(), example.encoding);
        let ids: Vec<&str> = found.iter().map(|finding| finding.rule.id()).collect();
        assert!(!ids.is_empty() && ids.iter().all(|id| *id == rule.id()), "{}: {ids:?}", rule.id());
    }
}

#[test]
fn every_wrong_example_is_told_at_its_place_in_the_words_that_were_accepted() {
    let mut told = String::new();
    for (rule, example) in examples() {
        let bench = bench(&example.path(), &example.wrong_file(), example.encoding);
        told += &format!("#### {}\n\n", rule.id());
        for language in ["ja", "en"] {
            told += &bench.run(&["--lang", language, "check"]).err();
        }
    }
    assert_snapshot!("findings", told);
}

#[test]
fn the_manual_says_of_each_rule_what_its_cure_is() {
    for (rule, example) in examples() {
        let entry = manual::entry(rule).expect("it has an example");
        let found = findings(&example.path(), &example.wrong_file(), example.encoding);
        let of_rule = found.iter().filter(|finding| finding.rule == rule);
        for cure in of_rule.map(Cure::of) {
            let is_said = match cure {
                Some(cure) => entry.cure.contains(&cure),
                None => entry.cure.iter().any(|cure| cure.is_by_hand()),
            };
            assert!(is_said, "{}: {cure:?} is not among {:?}", rule.id(), entry.cure);
        }
    }
}

#[test]
fn every_right_example_provokes_nothing() {
    for (rule, example) in examples() {
        let found = findings(&example.right_path(), &example.right_file(), None);
        assert!(found.is_empty(), "{}: {found:#?}", rule.id());
        assert_ne!(example.right, example.wrong, "{}", rule.id());
    }
}

#[test]
fn every_rule_speaks_both_languages_and_no_message_is_an_orphan() {
    for language in [Language::Ja, Language::En] {
        let messages = Messages::of(language);
        for rule in Rule::iter() {
            let said = messages.outline(rule);
            assert!(!said.trim().is_empty(), "{}", rule.id());
            assert_eq!(is_english(&said), language == Language::En, "{said}");
        }
    }
    let known: BTreeSet<&str> = Rule::iter().map(Rule::id).collect();
    for file in ["ja.ftl", "en.ftl"] {
        let text =
            fs::read_to_string(repository().join("src/report/messages").join(file)).expect("it is there");
        let section = text.split("\n## ").nth(1).expect("the findings come first");
        let names: BTreeSet<&str> = section
            .lines()
            .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
            .filter_map(|line| Some(line.split_once(" =")?.0))
            .collect();
        assert_eq!(names, known, "{file}");
    }
}

fn is_english(text: &str) -> bool {
    !text.chars().any(|character| matches!(character, 'ぁ'..='ん' | 'ァ'..='ヶ' | '一'..='龠'))
}

#[test]
fn the_page_of_rules_is_what_the_manual_says() {
    must_be_fresh(Path::new("cases/点検項目.md"), &manual_page());
}

#[test]
fn a_rule_is_explained_in_both_languages() {
    let bench = Bench::new();
    let japanese = bench.must_run(&["explain", "provided-not-held"]).out();
    for part in [
        "エラー[provided-not-held]: 提供する項目「…」が、",
        "何を見るか: ",
        "なぜ困るか: ",
        "            - 氏名\n",
    ] {
        assert!(japanese.contains(part), "{part:?}: {japanese}");
    }
    let english = bench.must_run(&["--lang", "en", "explain", "provided-not-held"]).out();
    for part in
        ["error[provided-not-held]: the provided field `…` is not", "What: ", "Why: ", "Wrong (case file):"]
    {
        assert!(english.contains(part), "{part:?}: {english}");
    }
    let list = bench.must_run(&["explain"]).out();
    assert_eq!(list.lines().count(), Rule::iter().count(), "{list}");
}

#[test]
fn an_unknown_rule_is_refused_with_those_like_it() {
    let run = Bench::new().run(&["explain", "provided_not_hold"]);
    run.must_end_with(2);
    run.must_say("似た名前は provided-not-held");
}

#[test]
fn a_finding_says_where_to_read_more() {
    let bench = Bench::with_real_case();
    bench.replace("cases/2008-08/健診勧奨通知.yaml", "内線: 4221", "内線:");
    bench.run(&["check"]).must_say("= 詳しく: shingikai explain empty-value\n");
    bench.run(&["--lang", "en", "check"]).must_say("= more: shingikai explain empty-value\n");
}

#[test]
fn the_finding_that_the_readme_shows_is_what_the_program_says() {
    let bench = Bench::with_real_case();
    let case = "cases/2008-08/健診勧奨通知.yaml";
    bench.replace(case, "{ 名称: 住所, 保有項目: [ 漢字住所, 漢字方書 ] }", "住所");
    must_show("README.md", &bench.run(&["check"]).err());
}

#[test]
fn the_finding_that_the_clerks_manual_shows_is_of_the_sample_of_a_new_workspace() {
    let bench = Bench::new();
    std::fs::remove_dir(bench.path().join("cases")).expect("it is empty");
    new_workspace(bench.path(), "桜町", "act-2023").expect("it can be written");
    bench.replace(
        "cases/見本/健診結果通知の作成委託.yaml",
        "項目: 氏名、郵便番号、住所、受診年月日、健診結果",
        "項目: 氏名、郵便番号、住所、受診年月日、結果",
    );
    must_show("cases/README.md", &bench.run(&["check"]).err());
}

/// A manual shows the first finding that the program printed.
fn must_show(manual: &str, said: &str) {
    let (finding, _) = said.split_once("\n\n").expect("a blank line ends a finding");
    let text = fs::read_to_string(repository().join(manual)).expect("it is there");
    assert!(text.contains(finding), "{manual} shows another finding than\n{finding}");
}
