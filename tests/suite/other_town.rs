//! A profile as different as can be, made without a line of Rust: other kinds and grounds, other rows and rows of its own,
//! sheets without heads, articles without captions, other names of the parties, another look.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use insta::assert_snapshot;

use crate::golden::pages_must_look_like;
use crate::layout::must_be_tidy;
use crate::real_case::must_be_the_same;
use crate::shared::other_town::{BASE, DOCUMENTS, PROFILE, bench, entries};
use crate::support::{Bench, Run, must_hold, repository};

/// The case that has a twin with English keys.
const TWIN: &str = "cases/2019-02/課税資料の入力.yaml";

fn made(bench: &Bench, case: &str, document: &str, ending: &str) -> PathBuf {
    bench.path().join(format!("output/2019-02/{case}/{document}.{ending}"))
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
        assert_snapshot!(name, fs::read_to_string(made(&bench, case, document, "txt")).expect("it was made"));
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
