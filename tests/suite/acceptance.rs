//! What a clerk accepts (確認済み), and what a profile makes of the rules of taste.

use crate::support::{Bench, REAL_CASE, REAL_CASE_FILE};

#[test]
fn the_one_error_that_may_be_accepted_is_a_required_clause() {
    let bench = Bench::with_real_case();
    bench.replace(REAL_CASE_FILE, "契約にあたり、別紙「特記事項」を付す。", "契約にあたり、誓約書を取る。");
    bench.replace(REAL_CASE_FILE, "特記事項: 標準", "特記事項: なし");
    bench.run(&["check"]).must_say("エラー[required-clause-missing]");
    let allow = "確認済み:\n  - { 指摘: required-clause-missing, 理由: 別の契約書で定めている }\n";
    bench.replace(REAL_CASE_FILE, "確認済み:\n", allow);
    bench.must_run(&["build"]);
    assert!(!bench.path().join(format!("output/{REAL_CASE}/special-clauses.pdf")).exists());
}
