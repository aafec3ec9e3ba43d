//! A workspace that an earlier version left: its papers, its records and its hidden files are taken as they are.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::Bench;

const OLD: &str = "tests/old-workspace";
const CASE: &str = "cases/2026-05/給食費データ入力.yaml";

/// A copy of it, hidden files included, on a machine that remembers nothing.
fn old() -> Bench {
    let bench = Bench::new();
    for folder in ["cases", "templates", "output"] {
        bench.copy(OLD, folder);
    }
    for hidden in [".memory.json", ".fonts.json"] {
        assert!(bench.path().join("output").join(hidden).is_file(), "{hidden} belongs to an old workspace");
    }
    bench.write("output/.lock", "");
    bench
}

/// Every file of a folder but the hidden ones at its top, which no reader opens.
fn contents(bench: &Bench, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let names = bench.files(folder).into_iter();
    let shown = names.filter(|name| !name.to_str().is_some_and(|name| name.starts_with('.')));
    shown
        .map(|name| (name.clone(), fs::read(bench.path().join(folder).join(name)).expect("it is there")))
        .collect()
}

/// Names of files with different bytes, or that only one side has.
fn differences(left: &BTreeMap<PathBuf, Vec<u8>>, right: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<PathBuf> {
    let names = left.keys().chain(right.keys());
    let mut different: Vec<PathBuf> =
        names.filter(|name| left.get(*name) != right.get(*name)).cloned().collect();
    different.sort();
    different.dedup();
    different
}

#[test]
fn records_and_files_of_others_of_an_old_workspace_stay_byte_for_byte() {
    let bench = old();
    let before = contents(&bench, "output");
    assert!(before.contains_key(&PathBuf::from("2026-05/当日の手順.txt")), "somebody put a file there");
    assert!(before.contains_key(&PathBuf::from("2026-05/printed/printed.json")), "it was printed");
    bench.must_run(&["build"]);
    // Papers look as this version prints them; what was printed, what was handed out and what others put there stays.
    let is_made = |name: &Path| {
        let kept = ["printed", "replacement"]
            .iter()
            .any(|folder| name.components().any(|part| part.as_os_str() == *folder));
        let ending = name.extension().is_some_and(|ending| ending == "pdf" || ending == "txt");
        !kept && (name.ends_with("manifest.json") || (ending && !name.ends_with("当日の手順.txt")))
    };
    let after = contents(&bench, "output");
    let others: Vec<PathBuf> =
        differences(&before, &after).into_iter().filter(|name| !is_made(name)).collect();
    assert_eq!(others, Vec::<PathBuf>::new());
    let gone: Vec<&PathBuf> = before.keys().filter(|name| !after.contains_key(*name)).collect();
    assert!(gone.is_empty(), "{gone:?}");
    let again = bench.must_run(&["build"]);
    assert_eq!(again.out(), "", "what stands there is known now: {}", again.err());
}

#[test]
fn what_was_printed_by_an_old_version_is_exchanged() {
    let bench = old();
    let before = contents(&bench, "output/2026-05/replacement");
    assert_eq!(before.len(), 5, "three papers, two of them with a text");
    fs::remove_dir_all(bench.path().join("output/2026-05/replacement")).expect("it was there");
    let run = bench.must_run(&["replace", "2026-05"]);
    // How many fields there are was not said then.
    run.must_say("差し替える: 資料2 7、8ページ（保有している個人情報の項目、委託の理由）");
    let after = contents(&bench, "output/2026-05/replacement");
    assert!(before.keys().all(|name| after.contains_key(name)), "{:?}", after.keys());
}

#[test]
fn a_change_in_an_old_workspace_makes_its_own_documents_and_leaves_the_rest() {
    let bench = old();
    bench.must_run(&["build"]);
    bench.replace(CASE, "約8千件提出され", "約9千件提出され");
    let before = contents(&bench, "output");
    bench.must_run(&["build"]);
    let bundle = ["bundle-public.pdf", "bundle-public.txt", "bundle.pdf", "bundle.txt", "manifest.json"];
    let material = ["materials/資料2.pdf", "materials/資料2.txt"];
    // The sheet of clauses bears the matching number of its case; its text alternative does not.
    let case = ["advance-report.pdf", "advance-report.txt", "special-clauses.pdf"];
    let case = case.map(|name| format!("給食費データ入力/{name}"));
    let names = bundle.into_iter().chain(material).map(ToOwned::to_owned).chain(case);
    let mut expected: Vec<PathBuf> = names.map(|name| PathBuf::from("2026-05").join(name)).collect();
    expected.sort();
    assert_eq!(differences(&before, &contents(&bench, "output")), expected);
    let run = bench.must_run(&["replace", "2026-05"]);
    // How many fields there are was not said then.
    run.must_say("差し替える: 資料2 7、8ページ（保有している個人情報の項目、委託の理由）");
}

#[test]
fn old_hidden_files_change_nothing_that_is_made_or_said() {
    let with = old();
    let without = old();
    for hidden in [".memory.json", ".fonts.json", ".lock"] {
        fs::remove_file(without.path().join("output").join(hidden)).expect("it was there");
    }
    // A record that lies: what it says of a document is not what stands there.
    let memory = with.read("output/.memory.json");
    fs::write(with.path().join("output/2026-02/bundle.pdf"), b"cut").expect("the disk takes it");
    fs::write(without.path().join("output/2026-02/bundle.pdf"), b"cut").expect("the disk takes it");
    let lying = memory.replace("\"size\":", "\"size\":3,\"was\":");
    with.write("output/.memory.json", &lying);
    let runs = [&with, &without].map(|bench| bench.must_run(&["build"]));
    assert_eq!(runs[0].out(), runs[1].out());
    assert!(runs[0].out().contains("output/2026-02/bundle.pdf"), "{}", runs[0].out());
    assert_eq!(differences(&contents(&with, "output"), &contents(&without, "output")), Vec::<PathBuf>::new());
    let right = old();
    right.must_run(&["build"]);
    let whole = fs::read(right.path().join("output/2026-02/bundle.pdf")).expect("it is there");
    assert_eq!(fs::read(with.path().join("output/2026-02/bundle.pdf")).expect("it is there"), whole);
}

#[test]
fn a_case_that_left_an_old_workspace_is_told_and_goes_only_when_asked() {
    let bench = old();
    fs::remove_dir_all(bench.path().join("cases/2026-02")).expect("it was there");
    let report = "output/2026-02/公園台帳の廃止/advance-report.pdf";
    bench.must_run(&["build"]).must_say("output/2026-02");
    assert!(bench.path().join(report).is_file());
    bench.must_run(&["build", "--prune"]);
    assert!(!bench.path().join(report).exists());
    assert!(bench.path().join("output/2026-02/printed/bundle.pdf").is_file(), "what was printed stays");
}
