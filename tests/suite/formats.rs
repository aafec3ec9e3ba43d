//! Findings as people and machines get them.

use std::collections::BTreeSet;
use std::fs;

use insta::assert_snapshot;
use serde_json::Value;
use shingikai::app::session::Session;
use shingikai::diagnostic::finding::{Finding, Rule};
use shingikai::report::{Format, Language, Messages, job_summary, machine};
use shingikai::workspace::Workspace;
use shingikai::workspace::fonts::FontStore;
use strum::IntoEnumIterator;

use crate::support::{Bench, Run, repository};

/// A name that no format can take as it is.
const CASE: &str = "cases/2008-08/報告 1,2 100%.yaml";

/// A case with three mistakes, one of them after a character outside the basic plane.
fn bench() -> Bench {
    let bench = Bench::with_real_case();
    let original = "cases/2008-08/健診勧奨通知.yaml";
    bench.write(CASE, &bench.read(original));
    fs::remove_file(bench.path().join(original)).expect("it is ours");
    bench.replace("cases/2008-08/meeting.yaml", "健診勧奨通知.yaml", "\"報告 1,2 100%\"");
    bench.replace(CASE, "内線: 4221", "内線:");
    bench.replace(CASE, "媒体: 紙\n", "媒体: 紙😀\n");
    bench.replace(CASE, "{ 名称: 氏名, 保有項目: [ 漢字氏名 ] }", "\"𠮷氏名\"");
    bench
}

fn check(arguments: &[&str]) -> Run {
    let run = bench().run(&[&["check"], arguments].concat());
    run.must_end_with(1);
    run
}

#[test]
fn people_read_it_in_their_language_on_stderr() {
    for (language, name) in [("ja", "human.ja"), ("en", "human.en")] {
        let run = check(&["--lang", language]);
        assert_snapshot!(name, run.err());
        assert_eq!(run.out(), "");
    }
}

#[test]
fn machines_read_json_on_stdout() {
    let run = check(&["--format", "json"]);
    assert_snapshot!("json", run.out());
    assert_eq!(run.err(), "エラー 3件、警告 0件、参考 0件、確認済み 2件\n");
}

#[test]
fn json_has_the_documented_fields_and_no_others() {
    let json: Value = serde_json::from_str(&check(&["--format", "json"]).out()).expect("JSON");
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&json), ["version", "findings"]);
    assert_eq!(json["version"], 1);
    let findings = json["findings"].as_array().expect("a list");
    assert!(!findings.is_empty());
    let documented: Vec<&str> =
        "rule severity message help file line column end_line end_column field related fixes allowed"
            .split(' ')
            .collect();
    assert!(findings.iter().all(|finding| keys(finding) == documented), "{json}");
}

#[test]
fn github_gets_an_annotation_for_each_and_all_in_the_summary() {
    let bench = bench();
    let summary = bench.path().join("summary.md");
    fs::write(&summary, "from an earlier step\n").expect("the disk takes it");
    let mut program = bench.program(&["check", "--format", "github"]);
    program.env("GITHUB_STEP_SUMMARY", &summary);
    let run = Run::of(program);
    run.must_end_with(1);
    assert_snapshot!("github", run.out());
    assert_eq!(run.out().lines().count(), 3, "each stands on a line");
    let summary = bench.read("summary.md");
    let added = summary.strip_prefix("from an earlier step\n").expect("what stood there stays");
    assert_snapshot!("summary", added);
}

#[test]
fn gitlab_gets_a_code_quality_report() {
    let report = check(&["--format", "gitlab"]).out();
    assert_snapshot!("gitlab", report);
}

#[test]
fn a_fingerprint_stays_when_lines_move_and_differs_between_findings() {
    let fingerprints = |bench: &Bench| {
        let report = bench.run(&["check", "--format", "gitlab"]).out();
        let report: Value = serde_json::from_str(&report).expect("JSON");
        let issues = report.as_array().expect("a list").clone();
        issues.iter().map(|issue| issue["fingerprint"].to_string()).collect::<Vec<_>>()
    };
    let bench = bench();
    bench.replace(CASE, "理由: 未受診", "理由: 😀😀未受診");
    let before = fingerprints(&bench);
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), 5, "{before:?}");
    let text = bench.read(CASE);
    bench.write(CASE, &format!("# 一行\n\n{text}"));
    assert_eq!(fingerprints(&bench), before);
}

#[test]
fn sarif_is_valid_and_places_count_characters() {
    let text = check(&["--format", "sarif"]).out();
    let mut log: Value = serde_json::from_str(&text).expect("JSON");
    must_be_sarif(&log);
    let rules = log["runs"][0]["tool"]["driver"]["rules"].take();
    let ids: Vec<&str> =
        rules.as_array().expect("a list").iter().filter_map(|rule| rule["id"].as_str()).collect();
    assert_eq!(ids, Rule::iter().map(Rule::id).collect::<Vec<_>>());
    for result in log["runs"][0]["results"].as_array_mut().expect("a list") {
        let index = result.as_object_mut().expect("an object").remove("ruleIndex").expect("it is there");
        let index = usize::try_from(index.as_u64().expect("a number")).expect("a small one");
        assert_eq!(Some(ids[index]), result["ruleId"].as_str());
    }
    assert_snapshot!("sarif", format!("{log:#}\n"));
}

#[test]
fn fixes_and_related_places_are_said_to_machines_in_their_words() {
    let bench = Bench::with_real_case();
    bench.write("cases/2008-08/誤り.yaml", crate::shared::WRONG);
    let log: Value = serde_json::from_str(&bench.run(&["check", "--format", "sarif"]).out()).expect("JSON");
    must_be_sarif(&log);
    let json: Value = serde_json::from_str(&bench.run(&["check", "--format", "json"]).out()).expect("JSON");
    let of = |rule: &str| {
        let mut findings = json["findings"].as_array().expect("a list").iter();
        let mut results = log["runs"][0]["results"].as_array().expect("a list").iter();
        let finding = findings.find(|finding| finding["rule"] == rule).expect("it is told").clone();
        (finding, results.find(|result| result["ruleId"] == rule).expect("it is told").clone())
    };
    let (finding, result) = of("missing-space-after-colon");
    let edit = serde_json::json!({
        "file": "cases/2008-08/誤り.yaml", "line": 5, "column": 4, "end_line": 5, "end_column": 5, "text": ": ",
    });
    assert_eq!(finding["field"], "/contact/0/division");
    let fix = serde_json::json!({ "title": "「:」の後に空白を入れる", "safe": true, "edits": [edit] });
    assert_eq!(finding["fixes"], serde_json::json!([fix]));
    let replacement = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], ": ");
    assert_eq!(replacement["deletedRegion"]["endColumn"], 5);
    let (finding, result) = of("duplicate-key");
    assert_eq!((&finding["related"][0]["line"], &finding["related"][0]["column"]), (&5.into(), &3.into()));
    assert_eq!(finding["related"][0]["message"], "最初はここにあります");
    assert_eq!(result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"], 5);
}

#[track_caller]
fn must_be_sarif(log: &Value) {
    let schema =
        fs::read_to_string(repository().join("tests/schemas/sarif-schema-2.1.0.json")).expect("it is there");
    // As published, a pattern has a bracket too many, which the validator wants escaped.
    let schema: Value = serde_json::from_str(&schema.replace("{2}]?$", r"{2}\\]?$")).expect("JSON");
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema");
    let faults: Vec<String> = validator.iter_errors(log).map(|error| error.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(
        !validator.is_valid(&serde_json::json!({ "version": "2.1.0" })),
        "the schema refuses what is none"
    );
}

#[test]
fn what_the_clerk_accepts_is_said_to_machines_only_and_counts_for_nothing() {
    let bench = bench();
    let fonts = FontStore::new(repository().join(".tools/fonts"));
    let session = Session::without_typst(Workspace::new(bench.path().to_owned(), fonts));
    let mut findings: Vec<Finding> =
        shingikai::app::check::check(&session, &[]).expect("the machine is sound").findings;
    for finding in &mut findings {
        finding.allowed = Some("原文どおり".to_owned());
    }
    let messages = Messages::of(Language::Ja);
    let told = |format| machine(format, &findings, "", &messages).expect("a format for machines");
    assert!(!shingikai::diagnostic::finding::has_error(&findings));
    assert_eq!(
        shingikai::report::counts(&findings, &messages),
        "エラー 0件、警告 0件、参考 0件、確認済み 5件"
    );
    assert!(told(Format::Json).matches("\"allowed\": \"原文どおり\"").count() == 5);
    assert_eq!(told(Format::Github), "");
    assert_eq!(told(Format::Gitlab), "[]\n");
    assert!(!job_summary(&findings, "", &messages).contains('|'));
    let log: Value = serde_json::from_str(&told(Format::Sarif)).expect("JSON");
    must_be_sarif(&log);
    assert_eq!(log["runs"][0]["results"][0]["suppressions"][0]["justification"], "原文どおり");
}

#[test]
fn without_a_finding_every_format_is_whole() {
    let bench = Bench::new();
    for (format, text) in
        [("gitlab", "[]\n"), ("github", ""), ("json", "{\n  \"version\": 1,\n  \"findings\": []\n}\n")]
    {
        assert_eq!(bench.must_run(&["check", "--format", format]).out(), text);
    }
    let log: Value =
        serde_json::from_str(&bench.must_run(&["check", "--format", "sarif"]).out()).expect("JSON");
    must_be_sarif(&log);
}

#[test]
fn a_build_keeps_stdout_for_the_findings() {
    let run = Bench::with_real_case().must_run(&["build", "--format", "json"]);
    assert!(serde_json::from_str::<Value>(&run.out()).is_ok(), "{}", run.out());
    run.must_say("advance-report.pdf");
}

#[test]
#[cfg_attr(not(unix), ignore = "Windows has no such names")]
fn what_a_name_says_commands_nobody_in_the_lists_of_what_was_made() {
    let bench = Bench::with_real_case();
    let original = "cases/2008-08/健診勧奨通知.yaml";
    bench.write("cases/2008-08/a ##[error]b.yaml", &bench.read(original));
    fs::remove_file(bench.path().join(original)).expect("it is ours");
    bench.replace("cases/2008-08/meeting.yaml", "健診勧奨通知.yaml", "\"a ##[error]b.yaml\"");
    for arguments in [&["build"][..], &["build", "--force", "--format", "json"], &["list"], &["doctor"]] {
        let run = bench.must_run(arguments);
        let people = if arguments.contains(&"json") { run.err() } else { run.out() + &run.err() };
        assert!(!people.contains("##["), "{people}");
    }
    assert!(bench.run(&["build", "--force"]).out().contains("a #\\u{23}[error]b/advance-report.pdf"));
    let run = bench.run(&["check", "cases/\u{1b}]0;x\u{7}\n::error::x"]);
    run.must_end_with(2);
    run.must_say("\\u{1b}]0;x\\u{7}\\u{a}::error::x");
}

#[test]
#[cfg_attr(not(unix), ignore = "Windows has no such names")]
fn nothing_is_made_under_a_name_that_is_not_seen() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    let name = "a\u{1b}]0;x\u{7}\n::error::x";
    let text = bench.read("cases/2008-08/健診勧奨通知.yaml");
    bench.write(&format!("cases/2008-08/{name}.yaml"), &text);
    bench.write(&format!("cases/{name}/meeting.yaml"), &bench.read("cases/2008-08/meeting.yaml"));
    bench.write(&format!("cases/{name}/健診勧奨通知.yaml"), &text);
    let run = bench.run(&["build"]);
    run.must_end_with(1);
    run.must_say("a\\u{1b}]0;x\\u{7}\\u{a}::error::x");
    let said = run.out() + &run.err();
    assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "{said:?}");
    assert!(!said.lines().any(|line| line.trim_start().starts_with("::")), "{said}");
    let made = bench.files("output");
    assert!(!made.iter().any(|path| path.to_string_lossy().contains('\u{1b}')), "{made:?}");
    assert!(bench.path().join("output/2008-08/健診勧奨通知/advance-report.pdf").is_file());
}

#[test]
fn servers_are_told_places_from_the_top_of_the_repository() {
    let bench = Bench::new();
    let workspace = Bench::with_real_case();
    bench.copy_from(&workspace, "cases");
    let below = bench.path().join("docs/council");
    std::fs::create_dir_all(&below).expect("the disk takes it");
    std::fs::rename(bench.path().join("cases"), below.join("cases")).expect("the disk takes it");
    std::fs::create_dir(bench.path().join(".git")).expect("the disk takes it");
    bench.replace("docs/council/cases/2008-08/健診勧奨通知.yaml", "件名: ", "件明: ");
    for (format, place) in [
        ("github", "file=docs/council/cases/2008-08/健診勧奨通知.yaml"),
        ("gitlab", "\"path\": \"docs/council/cases/2008-08/健診勧奨通知.yaml\""),
        ("sarif", "\"uri\": \"docs/council/cases/2008-08/"),
        ("json", "\"file\": \"cases/2008-08/健診勧奨通知.yaml\""),
    ] {
        let run = bench.run(&["check", "--workspace", "docs/council", "--format", format]);
        run.must_end_with(1);
        assert!(run.out().contains(place), "{format}: {}", run.out());
    }
}
