//! The numbers of a year: what one meeting says beside the others.

use std::path::Path;

use shingikai::app::check::check;
use shingikai::app::session::Session;
use shingikai::workspace::Workspace;

use crate::support::{Bench, FONTS, repository};

/// A meeting of act-2023 with these lines of items.
fn meeting(title: &str, date: &str, items: &str) -> String {
    format!("会議名: {title}\n審議会: act-2023\n開催日: {date}\n案件:\n{items}")
}

/// Items without a case, one of each number.
fn items(numbers: &[&str]) -> String {
    let item = |number: &&str| format!("  - {{ 件名: {number}の件について, 番号: {number} }}\n");
    numbers.iter().map(item).collect()
}

fn session(meetings: &[(&str, String)]) -> Session {
    let workspace = Workspace::new("no-such-folder".into(), FONTS.clone());
    let session = Session::without_typst(workspace);
    for (name, text) in meetings {
        session.set_text(Path::new(&format!("cases/{name}/meeting.yaml")), text.as_str());
    }
    session
}

/// What is told of the year: rule, meeting, what stands there.
fn told(session: &Session, paths: &[&str]) -> Vec<String> {
    let paths: Vec<_> = paths.iter().map(Into::into).collect();
    let findings = check(session, &paths).expect("the machine is sound").findings;
    let of_year = ["number-", "meeting-twice", "material-left-out", "allow-unused"];
    let open = findings.iter().filter(|finding| finding.allowed.is_none());
    let of_year = open.filter(|finding| of_year.iter().any(|start| finding.rule.id().starts_with(start)));
    let told = of_year.map(|finding| {
        let folder = finding.file.path.iter().nth(1).expect("a meeting").to_string_lossy().into_owned();
        format!("{} {folder} {}", finding.rule.id(), &finding.file.text[finding.span.clone()])
    });
    told.collect()
}

/// Two meetings of one year with these numbers.
fn two(first: &[&str], second: &[&str]) -> Session {
    session(&[
        ("2026-05", meeting("令和8年度第1回", "令和8年5月20日（水）", &items(first))),
        ("2026-08", meeting("令和8年度第2回", "令和8年8月19日（水）", &items(second))),
    ])
}

#[test]
fn a_number_that_two_meetings_use_is_told_in_both_whatever_its_width_and_blanks() {
    let session = two(&["報告第1号", "報告第2号"], &["報告 第２号", "報告第3号"]);
    let both = ["number-twice-in-year 2026-05 報告第2号", "number-twice-in-year 2026-08 報告 第２号"];
    assert_eq!(told(&session, &[]), both);
    // The next free number is offered, and to the later meeting alone: mended in both, it would be twice again.
    let findings = check(&session, &[]).expect("the machine is sound").findings;
    let twice = findings.iter().filter(|finding| finding.rule.id() == "number-twice-in-year");
    let fixes: Vec<usize> = twice.map(|finding| finding.fixes.len()).collect();
    assert_eq!(fixes, [0, 1]);
}

#[test]
fn only_what_is_asked_for_is_told_and_the_others_are_still_looked_at() {
    let bench = Bench::new();
    for (folder, title, date) in
        [("2026-05", "第1回", "令和8年5月20日"), ("2026-08", "第2回", "令和8年8月19日")]
    {
        bench.write(&format!("cases/{folder}/meeting.yaml"), &meeting(title, date, &items(&["報告第1号"])));
    }
    let session = Session::without_typst(Workspace::new(bench.path().to_owned(), FONTS.clone()));
    for folder in ["2026-05", "2026-08"] {
        let path = bench.path().join("cases").join(folder);
        let expected = format!("number-twice-in-year {folder} 報告第1号");
        assert_eq!(told(&session, &[path.to_str().expect("UTF-8")]), [expected]);
    }
    // What is wrong with a meeting that nobody asked for is told where it is asked for.
    bench.write("cases/2026-09/meeting.yaml", "会議名: [\n");
    let findings =
        check(&session, &[bench.path().join("cases/2026-05")]).expect("the machine is sound").findings;
    assert!(findings.iter().all(|finding| finding.file.path.starts_with("cases/2026-05")), "{findings:?}");
}

#[test]
fn a_number_that_nobody_has_is_told_at_the_next_one() {
    let session = two(&["報告第1号", "報告第3号", "諮問第24号"], &["報告第7号", "諮問第25号"]);
    assert_eq!(
        told(&session, &[]),
        ["number-left-out 2026-05 報告第3号", "number-left-out 2026-08 報告第7号"]
    );
    // A series that begins later than the meetings begins with 1.
    let session = two(&["報告第1号"], &["報告第2号", "審議第2号"]);
    assert_eq!(told(&session, &[]), ["number-left-out 2026-08 審議第2号"]);
}

#[test]
fn withdrawn_items_and_items_without_a_file_have_their_numbers() {
    let withdrawn = "  - { 件名: 図書館の貸出履歴について, 番号: 報告第2号, 取下げ: はい }\n";
    let status = "  - { 件名: 図書館の貸出履歴について, 番号: 報告第4号, 状態: 取下げ }\n";
    let first = items(&["報告第1号"]) + withdrawn + &items(&["報告第3号"]) + status + &items(&["報告第5号"]);
    let first = meeting("令和8年度第1回", "令和8年5月20日（水）", &first);
    let second = |number| meeting("令和8年度第2回", "令和8年8月19日（水）", &items(&[number]));
    let with = |number| session(&[("2026-05", first.clone()), ("2026-08", second(number))]);
    assert!(told(&with("報告第6号"), &[]).is_empty());
    assert_eq!(told(&with("報告第4号"), &[]).len(), 2, "a withdrawn number is not free");
}

#[test]
fn numbers_that_go_back_are_told_once_a_meeting() {
    let session = two(&["報告第3号", "報告第4号"], &["報告第1号", "報告第2号", "報告第5号", "報告第3号の2"]);
    assert_eq!(told(&session, &[]), ["number-out-of-order 2026-08 報告第1号"]);
    // Within a meeting its list decides.
    assert!(told(&two(&["報告第2号", "報告第1号"], &["報告第3号"]), &[]).is_empty());
}

#[test]
fn a_copied_folder_is_told_as_one_meeting_and_not_number_by_number() {
    let of = |title: &str, date: &str, numbers: &[&str]| meeting(title, date, &items(numbers));
    let (title, date, numbers) = ("令和8年度第1回", "令和8年5月20日（水）", ["報告第1号", "報告第2号"]);
    let first = of(title, date, &numbers);
    for second in [
        first.clone(),
        of("令和8年度 第１回", "2026-05-20", &["報告第3号"]),
        of(title, "令和8年8月19日（水）", &numbers),
        of("令和8年度第2回", date, &numbers),
    ] {
        let session = session(&[("2026-05", first.clone()), ("2026-05の写し", second.clone())]);
        let told = told(&session, &[]);
        assert_eq!(told.len(), 2, "{told:?}\n{second}");
        assert!(told.iter().all(|told| told.starts_with("meeting-twice")), "{told:?}");
    }
    let other = of("令和8年度第2回", "令和8年8月19日（水）", &["報告第3号"]);
    assert!(told(&session(&[("2026-05", first), ("2026-08", other)]), &[]).is_empty());
}

#[test]
fn each_year_and_each_council_has_its_own_numbers() {
    let one = |title, date, council: &str| {
        meeting(title, date, &items(&["報告第1号"])).replace("act-2023", council)
    };
    let with = |date, council| {
        session(&[("a", one("定例会", "令和8年3月18日", "act-2023")), ("b", one("臨時会", date, council))])
    };
    assert_eq!(told(&with("令和8年2月18日", "act-2023"), &[]).len(), 2, "both are of the fiscal year 7");
    assert!(told(&with("令和8年4月15日", "act-2023"), &[]).is_empty());
    assert!(told(&with("令和8年2月18日", "shinjuku-2008"), &[]).is_empty());
}

#[test]
fn a_series_runs_as_far_as_the_profile_says() {
    let with = |span: &str| {
        let session = session(&[
            ("a", meeting("第1回", "令和8年3月18日", &items(&["報告第1号"])).replace("act-2023", "town")),
            ("b", meeting("第2回", "令和8年4月15日", &items(&["報告第1号"])).replace("act-2023", "town")),
            ("c", meeting("第3回", "令和8年5月20日", &items(&["報告第1号"])).replace("act-2023", "town")),
        ]);
        let council = format!("基本: act-2023\n会議資料:\n  番号の通し: {span}\n");
        session.set_text(Path::new("templates/town/council.yaml"), council);
        told(&session, &[])
            .iter()
            .map(|told| told.split(' ').nth(1).unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(with("年度"), ["b", "c"]);
    assert_eq!(with("暦年"), ["a", "b", "c"]);
    assert_eq!(with("通算"), ["a", "b", "c"]);
    assert!(with("会議").is_empty());
}

#[test]
fn what_is_told_of_the_year_can_be_accepted() {
    let reason = "確認済み:\n  - { 指摘: number-left-out, 理由: 第2号は欠番とすることを会長と確認した }\n";
    let text = |numbers: &[&str]| meeting("令和8年度第1回", "令和8年5月20日（水）", &items(numbers)) + reason;
    assert!(told(&session(&[("2026-05", text(&["報告第1号", "報告第3号"]))]), &[]).is_empty());
    let unused = told(&session(&[("2026-05", text(&["報告第1号", "報告第2号"]))]), &[]);
    assert_eq!(unused, ["allow-unused 2026-05 number-left-out"]);
}

#[test]
fn two_widths_of_one_number_are_one_within_a_meeting() {
    let text = meeting("令和8年度第1回", "令和8年5月20日（水）", &items(&["報告第10号", "報告第１０号"]));
    assert_eq!(told(&session(&[("2026-05", text)]), &[]), ["number-twice 2026-05 報告第１０号"]);
}

#[test]
fn a_hole_in_the_numbers_of_materials_is_told_unless_it_was_withdrawn() {
    let holes = |lines: &str| {
        let text = meeting("令和8年度第1回", "令和8年5月20日（水）", lines);
        told(&session(&[("2026-05", text)]), &[])
    };
    let paper = |material: &str| format!("  - {{ 件名: {material}の件, 資料番号: {material} }}\n");
    let counted = "  - { 件名: 議事録について, 別添: [ { 件名: 議事録（案）, ページ数: 2 } ] }\n";
    // The second is given a branch of the first, so the third is counted as 資料3: nobody has 資料2.
    let branch = counted.to_owned() + &paper("資料1の2") + &counted.replace("議事録", "名簿");
    assert_eq!(holes(&branch).len(), 1, "{:?}", holes(&branch));
    assert!(holes(&branch)[0].starts_with("material-left-out 2026-05"));
    assert!(holes(&(paper("資料1") + &paper("資料1の2") + &paper("資料2"))).is_empty());
    assert_eq!(holes(&(paper("資料1") + &paper("資料3"))), ["material-left-out 2026-05 資料3"]);
    // A meeting that goes on from another one begins where it does.
    assert!(holes(&(paper("資料31") + &paper("資料32"))).is_empty());
    let gone = "  - { 件名: 資料2の件, 資料番号: 資料2, 取下げ: はい }\n";
    assert!(holes(&(paper("資料1") + gone + &paper("資料3"))).is_empty());
}

#[test]
fn the_committed_meetings_have_all_their_numbers() {
    let session = Session::without_typst(Workspace::new(repository().to_owned(), FONTS.clone()));
    assert!(told(&session, &[]).is_empty());
}
