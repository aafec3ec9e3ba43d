//! When and how a meeting is held, and what has become of its items.

use shingikai::app::check::check;
use shingikai::app::session::Session;
use shingikai::workspace::Workspace;

use crate::support::{Bench, FONTS};

/// What is told of these meetings: rule, meeting, what stands there.
fn told(meetings: &[(&str, &str)]) -> Vec<String> {
    let bench = Bench::new();
    for (name, text) in meetings {
        bench.write(
            &format!("cases/{name}/meeting.yaml"),
            &format!("会議名: {name}の会議\n審議会: act-2023\n{text}"),
        );
    }
    let session = Session::without_typst(Workspace::new(bench.path().to_owned(), FONTS.clone()));
    let findings = check(&session, &[]).expect("the machine is sound").findings;
    let told = findings.iter().filter(|finding| finding.allowed.is_none()).map(|finding| {
        let folder = finding.file.path.iter().nth(1).expect("a meeting").to_string_lossy().into_owned();
        format!("{} {folder} {}", finding.rule.id(), &finding.file.text[finding.span.clone()])
    });
    told.collect()
}

const ITEMS: &str = "案件:\n  - { 件名: 個人情報ファイル簿の修正について }\n";

#[test]
fn a_month_alone_is_told_and_a_day_that_is_not_known_yet_is_a_word() {
    let of = |folder: &str, date: &str| told(&[(folder, &format!("開催日: {date}\n{ITEMS}"))]);
    assert_eq!(of("2026-11", "令和8年11月"), ["meeting-day-missing 2026-11 令和8年11月"]);
    assert_eq!(of("2026-11", "2026-11"), ["meeting-day-missing 2026-11 2026-11"]);
    for date in ["令和8年11月（未定）", "令和8年11月（日は未定）", "未定", "令和8年11月18日（水）"]
    {
        assert!(of("2026-11", date).is_empty(), "{date}: {:?}", of("2026-11", date));
    }
    // Where nothing says the month, papers would have no date.
    assert_eq!(of("臨時会", "未定"), ["meeting-day-missing 臨時会 未定"]);
    assert!(of("臨時会", "いつか")[0].starts_with("unreadable-date"));
}

#[test]
fn a_meeting_in_writing_has_a_period_and_no_time_and_place() {
    let of = |lines: &str| told(&[("2026-08", &format!("開催日: 令和8年8月17日（月）\n{lines}{ITEMS}"))]);
    let period = "期間: { 開始: 令和8年8月3日, 終了: 令和8年8月17日 }\n";
    assert!(of(&format!("方法: 書面\n{period}")).is_empty());
    assert_eq!(of("方法: 書面\n"), ["meeting-contradictory 2026-08 書面"]);
    assert_eq!(of(period).len(), 1);
    let with_place = of(&format!("方法: 書面\n{period}時刻: 午後2時\n会場: 大会議室\n"));
    assert_eq!(
        with_place,
        ["meeting-contradictory 2026-08 午後2時", "meeting-contradictory 2026-08 大会議室"]
    );
    let reversed = period.replace("8月3日", "9月3日");
    assert_eq!(of(&format!("方法: 書面\n{reversed}")), ["period-reversed 2026-08 令和8年8月17日"]);
}

#[test]
fn what_comes_later_need_not_be_there_and_its_day_is_said_of_nothing_else() {
    let of = |item: &str| {
        told(&[(
            "2026-08",
            &format!("開催日: 令和8年8月19日（水）\n案件:\n  - {{ 件名: 名簿について, {item} }}\n"),
        )])
    };
    for item in
        ["配布: 追って", "配布: 追って, 配布日: 令和8年8月20日", "配布: 追って, 別添: [ { 件名: 名簿 } ]"]
    {
        assert!(of(item).is_empty(), "{item}: {:?}", of(item));
    }
    assert_eq!(
        of("資料番号: 資料1, 配布日: 令和8年8月20日"),
        ["value-without-effect 2026-08 令和8年8月20日"]
    );
    assert_eq!(of("別添: [ { 件名: 名簿 } ]").len(), 1, "a paper that is handed out is counted");
}

#[test]
fn an_item_that_goes_on_is_named_by_both_meetings() {
    let first = |item: &str| {
        format!(
            "開催日: 令和8年5月20日（水）\n案件:\n  - {{ 件名: 防犯カメラについて, 番号: 諮問第1号, {item} }}\n"
        )
    };
    let second = |item: &str| {
        format!(
            "開催日: 令和8年8月19日（水）\n案件:\n  - {{ 件名: 防犯カメラについて, 番号: 諮問第1号{item} }}\n"
        )
    };
    let both = |one: &str, two: &str| told(&[("2026-05", &first(one)), ("2026-08", &second(two))]);
    let (goes, comes) = ("状態: 継続, 継続先: 2026-08", ", 継続元: 2026-05");
    // Its number is one, and stands twice.
    assert!(both(goes, comes).is_empty(), "{:?}", both(goes, comes));
    assert_eq!(both(goes, ""), ["continued-item 2026-05 2026-08"]);
    assert_eq!(both("状態: 継続", comes), ["continued-item 2026-08 2026-05"]);
    assert_eq!(both("継続先: 2026-08", comes), ["continued-item 2026-05 2026-08"], "without its status");
    // One that is to come is no fault.
    assert_eq!(
        told(&[("2026-05", &first("状態: 継続, 継続先: 2026-11"))]),
        ["continued-item 2026-05 2026-11"]
    );
    assert_eq!(told(&[("2026-08", &second(comes))]), ["continued-item 2026-08 2026-05"]);
    assert!(told(&[("2026-05", &first("状態: 継続"))]).is_empty(), "nobody knows yet where it goes");
}
