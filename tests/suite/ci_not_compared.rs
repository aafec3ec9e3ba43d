//! Where papers cannot be compared, or some of them cannot, a reviewer is told why.

use std::fs;
use std::path::Path;

use crate::ci_council::{Council, git};

const CASE: &str = "cases/一/甲.yaml";
const MEETING: &str = "cases/一/meeting.yaml";
const COUNCIL: &str = "templates/桜町/council.yaml";

/// What is told of a town's papers that were harmed in one commit and are right in the next.
fn told(harm: impl Fn(&Council)) -> String {
    let council = Council::of_town();
    let right = council.head();
    harm(&council);
    let base = council.commit();
    council.git(&["checkout", "--quiet", &right, "--", "."]);
    fs::remove_file(council.bench.path().join("templates/桜町/look.typ")).ok();
    council.commit();
    council.build_of("一").must_end_with(0);
    let told = council.differences(&base, "一");
    assert!(!told.contains("新しい文書") && !told.contains("ありません"), "{told}");
    told
}

#[test]
fn papers_of_a_case_that_was_wrong_before_are_not_called_new() {
    let told = told(|council| council.bench.replace(CASE, "内線: 214", "内線:"));
    for name in ["甲/advance-report.pdf", "bundle.pdf"] {
        assert!(told.contains(&format!("\n- 変更前は誤りで作れず、比べていない文書: {name}\n")), "{told}");
    }
    assert!(
        told.contains("- **【公開】変更前は誤りで作れず、比べていない文書: materials/資料1.pdf**"),
        "{told}"
    );
    assert!(!told.contains("乙"), "{told}");
}

#[test]
fn a_meeting_or_a_profile_that_was_wrong_before_is_the_reason_why_nothing_is_compared() {
    let why = "比べていません。変更前の案件、会議か審議会の設定に誤りがあり、文書を一つも作れないためです。";
    // What an earlier program understood and this one does not reads like this.
    let harms: [fn(&Council); 4] = [
        |council| council.bench.write(MEETING, "会議名: ["),
        |council| council.bench.write(COUNCIL, "昔の鍵: はい\n"),
        |council| fs::remove_dir_all(council.bench.path().join("templates")).expect("it is there"),
        |council| {
            for case in [CASE, "cases/一/乙.yaml"] {
                council.bench.replace(case, "件名: ", "昔の件名: ");
            }
        },
    ];
    for harm in harms {
        let told = told(harm);
        assert!(told.contains(why), "{told}");
        assert!(!told.contains("\n- "), "{told}");
    }
}

#[test]
fn what_typst_refuses_of_the_papers_before_is_told_with_its_line() {
    let told = told(|council| council.bench.write("templates/桜町/look.typ", "#let x = nowhere\n"));
    assert!(told.contains("変更前の文書を作れないためです: typst"), "{told}");
    assert!(told.contains("templates/桜町/look.typ:1:10"), "{told}");
}

#[test]
fn a_case_that_is_wrong_before_and_now_is_named() {
    let council = Council::of_town();
    council.bench.replace(CASE, "内線: 214", "内線:");
    let base = council.commit();
    council.bench.replace(CASE, "町民の健康", "町民の安全");
    council.commit();
    council.build_of("一").must_end_with(1);
    let told = council.differences(&base, "一");
    assert!(told.contains("- 誤りのため作れなかった文書: 甲\n"), "{told}");
    assert!(!told.contains("見た目が変わった文書はありません"), "{told}");
}

#[test]
fn a_commit_that_is_not_here_is_the_reason_and_everything_is_built() {
    let council = Council::of_town();
    let base = council.head();
    council.bench.replace(CASE, "町民の健康", "町民の安全");
    council.commit();
    council.build_of("一").must_end_with(0);
    let why = "比べる相手のコミットが手元にないためです。";
    assert!(council.differences("no-such-commit", "一").contains(why));
    assert!(council.differences(&"0".repeat(40), "一").contains(why));
    assert!(!council.differences(&base, "一").contains(why));
    // A machine of CI may have fetched the newest commit only.
    let (shallow, from) = (council.beside("shallow"), format!("file://{}", council.bench.path().display()));
    git(Path::new("."), &["clone", "--quiet", "--depth=1", &from, &shallow]);
    let places = ["--made", &council.beside("made"), "--pictures", &council.beside("pictures")];
    let compared = ["differences", "--workspace", &shallow, "--base", &base, "--meetings", "[\"一\"]"];
    let run = council.ci(&[&compared[..], &places].concat());
    run.must_end_with(0);
    assert!(run.out().contains(why), "{}", run.out());
    let plan = council.plan(&["--workspace", &shallow, "--base", &base]);
    assert_eq!(
        (plan["all"].as_str(), plan["groups"][0]["name"].as_str()),
        (Some("unknown-commit"), Some("一"))
    );
}

#[test]
fn a_meeting_that_is_new_is_the_reason() {
    let council = Council::of_town();
    let base = council.head();
    council.bench.write("cases/二/meeting.yaml", &council.bench.read(MEETING));
    for name in ["甲", "乙"] {
        council.bench.write(&format!("cases/二/{name}.yaml"), &council.bench.read(CASE).replace("甲", name));
    }
    council.commit();
    council.build_of("二").must_end_with(0);
    let told = council.differences(&base, "二");
    assert!(told.contains("比べていません。新しい会議です。"), "{told}");
}
