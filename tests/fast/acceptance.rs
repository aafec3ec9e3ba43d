//! What a clerk accepts (確認済み), and what a profile makes of the rules of taste.

use std::fs;

use crate::support::{Bench, REAL_CASE_FILE, Run, repository};

/// The real case with one change, checked.
fn check_with(old: &str, new: &str) -> Run {
    let bench = Bench::with_real_case();
    bench.replace(REAL_CASE_FILE, old, new);
    bench.run(&["check"])
}

/// The real case under a profile with a line more.
fn check_under(line: &str) -> Run {
    let bench = Bench::with_real_case();
    let council =
        fs::read_to_string(repository().join("templates/shinjuku-2008/council.yaml")).expect("it is there");
    bench.write("templates/shinjuku-2008/council.yaml", &format!("{council}\n{line}\n"));
    let case = bench.read(REAL_CASE_FILE);
    bench.write(REAL_CASE_FILE, case.split_once("\n確認済み:").expect("it accepts two findings").0);
    bench.run(&["check"])
}

#[test]
fn an_accepted_finding_is_not_told_and_does_not_count() {
    let run = check_with("確認済み:", "確認済み: # 原文に忠実に");
    run.must_end_with(0);
    run.must_say("エラー 0件、警告 0件、参考 0件、確認済み 2件");
    assert!(!run.err().contains("redundant-wording"), "{}", run.err());
}

#[test]
fn an_acceptance_holds_at_its_place_only() {
    let run = check_with("箇所: 期間", "箇所: 理由");
    run.must_say("警告[redundant-wording]");
    run.must_say("警告[allow-unused]: 確認済みの「redundant-wording」にあたる指摘がありません");
    check_with(", 箇所: 期間", "").must_say("確認済み 2件");
}

#[test]
fn a_second_acceptance_of_one_finding_is_told() {
    let again = "確認済み:\n  - { 指摘: redundant-wording, 理由: 課長に確かめた }\n";
    let run = check_with("確認済み:\n", again);
    run.must_say("警告[allow-unused]: 確認済みの「redundant-wording」にあたる指摘がありません");
    run.must_say("前の行で、もう確認済みになっています");
}

#[test]
fn an_acceptance_needs_its_reason() {
    check_with("箇所: 期間, 理由: 原文どおり", "箇所: 期間")
        .must_say("エラー[missing-key]: 「理由」がありません");
}

#[test]
fn an_error_cannot_be_accepted() {
    let bench = Bench::with_real_case();
    bench.replace(REAL_CASE_FILE, "根拠: 第14条第1項", "根拠: 第15条");
    bench.replace(REAL_CASE_FILE, "確認済み:\n", "確認済み:\n  - { 指摘: ground-unknown, 理由: 急ぐため }\n");
    let run = bench.run(&["check"]);
    run.must_end_with(1);
    run.must_say("エラー[ground-unknown]");
    run.must_say("この指摘はエラーなので、確認済みにできません");
}

#[test]
fn a_profile_may_raise_lower_or_switch_off_rules_of_taste() {
    check_under("").must_end_with(0);
    let raised = check_under("点検: { redundant-wording: エラー, uneven-full-stops: 参考 }");
    raised.must_end_with(1);
    raised.must_say("エラー[redundant-wording]");
    raised.must_say("参考[uneven-full-stops]");
    let off = check_under("点検: { redundant-wording: なし, uneven-full-stops: なし }");
    off.must_end_with(0);
    off.must_say("指摘はありません");
}

#[test]
fn a_profile_may_not_touch_the_other_rules() {
    check_under("点検: { ground-unknown: なし }")
        .must_say("エラー[unknown-key]: 「ground-unknown」という項目はありません");
}

#[test]
fn warnings_end_well_unless_they_are_denied() {
    let bench = Bench::with_real_case();
    bench.replace(REAL_CASE_FILE, "特定健康診査の受診率向上", "自治体自治体の受診率向上");
    bench.run(&["check"]).must_end_with(0);
    bench.run(&["check", "--deny-warnings"]).must_end_with(1);
}
