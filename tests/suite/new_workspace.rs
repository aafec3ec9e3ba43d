//! A new workspace, and the doctor who looks at it.

use std::fs;

use crate::support::{Bench, repository};

/// A fresh workspace on a base, made in an empty folder.
fn fresh() -> Bench {
    let bench = Bench::new();
    fs::remove_dir(bench.path().join("cases")).expect("it is empty");
    bench.must_run(&["init", ".", "--profile", "桜町"]);
    bench
}

const COUNCIL: &str = "templates/桜町/council.yaml";

#[test]
fn a_new_workspace_builds_its_sample_without_a_warning() {
    let bench = fresh();
    bench.must_run(&["build", "--deny-warnings"]);
    let folder = "output/見本/健診結果通知の作成委託";
    assert!(bench.read(&format!("{folder}/advance-report.txt")).contains("健康福祉課"));
    assert!(bench.path().join(folder).join("special-clauses.pdf").is_file());
    for file in [".vscode/settings.json", ".vscode/extensions.json"] {
        serde_json::from_str::<serde_json::Value>(&bench.read(file)).expect("it is JSON");
    }
    for kind in ["case", "meeting", "council", "clauses"] {
        assert!(bench.path().join(format!("templates/桜町/schema/{kind}.ja.json")).is_file(), "{kind}");
    }
}

#[test]
fn a_new_workspace_overwrites_nothing() {
    let bench = fresh();
    bench.write(COUNCIL, "基本: act-2023\n");
    let run = bench.run(&["init", ".", "--profile", "別町"]);
    run.must_end_with(2);
    run.must_say("もうあります");
    assert_eq!(bench.read(COUNCIL), "基本: act-2023\n");
    assert!(!bench.path().join("templates/別町").exists());
    let empty = Bench::new();
    empty.run(&["init", "ward", "--base", "nowhere"]).must_end_with(2);
    empty.run(&["init", "ward", "--profile", "a/b"]).must_end_with(2);
    empty.run(&["init", "ward", "--profile", "act-2023"]).must_end_with(2);
    assert!(!empty.path().join("ward").exists());
}

#[test]
fn the_doctor_lists_what_differs_from_the_base() {
    let bench = fresh();
    let council = bench.read(COUNCIL) + "取扱い票: { 委託: { 見出し: { 理由: 委託する訳 } } }\n";
    bench.write(COUNCIL, &council);
    let run = bench.must_run(&["doctor"]);
    let said = run.out();
    assert!(
        said.contains("council.yaml ＞ 取扱い票 ＞ 委託 ＞ 見出し ＞ 理由: ")
            && said.contains(" → 委託する訳\n"),
        "{said}"
    );
    assert!(said.contains("（基本: act-2023）"), "{said}");
    assert!(!said.contains("不良"), "{said}");
    let english = bench.must_run(&["--lang", "en", "doctor", "桜町"]).out();
    assert!(english.contains("[well] typst") && english.contains("builds on act-2023"), "{english}");
}

#[test]
fn every_built_in_profile_prints_every_value() {
    let said = Bench::new().must_run(&["doctor"]).out();
    for profile in ["act-2023", "shinjuku-2008"] {
        assert!(
            said.contains(&format!("[良] 「{profile}」の様式に、案件のすべての値が印刷されること")),
            "{said}"
        );
    }
}

#[test]
fn a_template_that_forgets_a_value_is_told_which() {
    let bench = fresh();
    for (file, old, new, missing) in [
        ("parts.tera.typ", "  notice: {{ of.cover.notice }},", "", None),
        ("parts.tera.typ", "subject: {{ sheet.subject }},", "", Some("advance-report: 委託 ＞ 件名")),
        (
            "parts.tera.typ",
            "mark: {{ kind.mark }}, grounds: {{ <texts of={kind.grounds} /> }}",
            "mark: {{ kind.mark }}, grounds: ()",
            Some("advance-report: "),
        ),
        ("parts.tera.typ", "number: {{ paragraph.number }}", "number: \"\"", Some("special-clauses: 番号")),
        ("bundle.tera.typ", "people: {{ <texts of={front.people} /> }},", "", Some("bundle: 出席者")),
        (
            "bundle.tera.typ",
            "notes: {{ <texts of={row.notes} /> }},",
            "notes: (),",
            Some("bundle: 諮問・報告事項一覧"),
        ),
        ("bundle.tera.typ", "notice: {{ slip.notice }},", "", Some("bundle: 差込")),
        ("listing.tera.typ", "(text: {{ piece.text }},", "(text: \"\",", Some("call-list: ")),
        // The library can forget as well as a template.
        (
            "form.typ",
            "align(end, gothic(matching.label + \" \" + matching.number)),",
            "[],",
            Some("advance-report: 照合番号"),
        ),
    ] {
        let text =
            fs::read_to_string(repository().join("templates/shinjuku-2008").join(file)).expect("it is there");
        assert_eq!(text.matches(old).count(), 1, "{old:?} in {file}");
        let place = format!("templates/桜町/{file}");
        bench.write(&place, &text.replace(old, new));
        let run = bench.run(&["doctor"]);
        run.must_end_with(i32::from(missing.is_some()));
        if let Some(missing) = missing {
            assert!(run.out().contains(&format!("印刷されません: {missing}")), "{file}: {}", run.out());
        }
        fs::remove_file(bench.path().join(place)).expect("it is there");
    }
}

#[test]
fn the_doctor_says_what_the_machine_lacks() {
    let bench = fresh();
    let mut program = crate::support::command(std::path::Path::new(env!("CARGO_BIN_EXE_shingikai")));
    program.args(["doctor", "--typst", "nowhere", "--fonts", "nowhere"]).current_dir(bench.path());
    let run = crate::support::Run::of(program);
    run.must_end_with(2);
    assert_eq!(run.out().matches("[不良]").count() + run.out().matches("[ill]").count(), 2, "{}", run.out());
    bench.write(COUNCIL, "基本: act-2023\n名称:\n根拠の表記: ◇{条}\n");
    let run = bench.run(&["doctor"]);
    run.must_end_with(1);
    assert!(run.out().contains("shingikai check templates/桜町"), "{}", run.out());
}

#[test]
fn completions_know_every_command() {
    let bench = Bench::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let said = bench.must_run(&["completions", shell]).out();
        for command in ["build", "check", "new", "init", "schema", "explain", "doctor"] {
            assert!(said.contains(command), "{command} in {shell}");
        }
    }
}
