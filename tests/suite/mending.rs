//! `check --fix` and `check --allow` as people call them.

use std::fs;
use std::process::Command;

use crate::support::{Bench, REAL_CASE_FILE, REAL_MEETING_FILE};

fn text(bench: &Bench, path: &str) -> String {
    fs::read_to_string(bench.path().join(path)).expect("it is there")
}

/// The real case with a slip that is certain, and its meeting with one that is doubtful.
fn slips() -> (Bench, String, String) {
    let bench = Bench::with_real_case();
    let (case, meeting) = (text(&bench, REAL_CASE_FILE), text(&bench, REAL_MEETING_FILE));
    bench.replace(REAL_CASE_FILE, "件名: ", "件名：");
    bench.replace(REAL_MEETING_FILE, "（水）", "（木）");
    (bench, case, meeting)
}

#[test]
fn what_was_mended_is_told_with_place_old_and_new_and_the_status_is_that_of_the_last_look() {
    let (bench, case, meeting) = slips();
    let looked = bench.run(&["check"]);
    looked.must_end_with(1);
    looked.must_say("「check --fix」で1件を直せます。「--fix=all」では、ほかの1件も");
    let mended = bench.run(&["check", "--fix", "--deny-warnings"]);
    mended.must_end_with(1);
    assert!(
        mended.out().contains("健診勧奨通知.yaml:3: 「：」を「:」に直す [full-width-syntax]\n    3 - 件名：")
    );
    mended.must_say("1件のファイルで1か所を直しました");
    assert_eq!(text(&bench, REAL_CASE_FILE), case);
    let all = bench.run(&["check", "--fix=all", "--deny-warnings"]);
    all.must_end_with(0);
    assert_eq!(text(&bench, REAL_MEETING_FILE), meeting);
    let again = bench.run(&["check", "--fix=all", "--deny-warnings"]);
    again.must_end_with(0);
    again.must_say("直したものはありません");
    assert_eq!(again.out(), "");
}

#[test]
fn a_trial_gives_a_difference_that_other_programs_apply() {
    let (bench, case, meeting) = slips();
    bench.write("cases/2008-08/別の案件.yml", "件名: あ\n");
    let wrong = text(&bench, REAL_CASE_FILE);
    let trial = bench.run(&["check", "--fix=all", "--dry-run"]);
    assert_eq!(text(&bench, REAL_CASE_FILE), wrong);
    bench.write("fix.patch", &trial.out());
    let applied = Command::new("git").args(["apply", "fix.patch"]).current_dir(bench.path()).status();
    assert!(applied.expect("git is there").success(), "{}", trial.out());
    assert_eq!((text(&bench, REAL_CASE_FILE), text(&bench, REAL_MEETING_FILE)), (case, meeting));
    assert_eq!(text(&bench, "cases/2008-08/別の案件.yaml"), "件名: あ\n");
}

#[test]
fn findings_for_machines_stay_alone_on_stdout() {
    let (bench, ..) = slips();
    let mended = bench.run(&["check", "--fix", "--format", "json"]);
    let findings: serde_json::Value = serde_json::from_str(&mended.out()).expect("it is JSON");
    assert_eq!(findings["findings"][0]["rule"], "weekday-mismatch");
    assert!(mended.err().contains("    3 + 件名: "), "{}", mended.err());
}

#[test]
fn a_finding_is_accepted_by_its_line() {
    let bench = Bench::with_real_case();
    bench.replace(REAL_CASE_FILE, "受診率向上のため", "受診率の向上の向上のため");
    let place = format!("{REAL_CASE_FILE}:9");
    let found = bench.run(&["check"]);
    found.must_say("健診勧奨通知.yaml:9");
    let err = found.err();
    let rule = err.split(['[', ']']).nth(1).expect("a rule");
    bench.run(&["check", "--allow", &format!("{rule}=原文どおり"), &place]).must_end_with(0);
    assert!(text(&bench, REAL_CASE_FILE).contains(&format!("指摘: {rule}")));
    bench.run(&["check", "--deny-warnings"]).must_end_with(0);
    for (allow, place) in [("typo", place.as_str()), ("typo=理由", REAL_CASE_FILE), ("typo=理由", "cases")]
    {
        let run = bench.run(&["check", "--allow", allow, place]);
        run.must_end_with(2);
        run.must_say("check --allow 指摘の名前=理由 ファイル:行");
    }
    bench.run(&["check", "--dry-run"]).must_end_with(2);
}
