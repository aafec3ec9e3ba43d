//! Words for what really happens at meetings, and the papers that say them.

use crate::support::{Bench, must_hold};

const FIRST: &str = "cases/2026-05/meeting.yaml";
const SECOND: &str = "cases/2026-08/meeting.yaml";

/// Two meetings; an item goes on from the first to the second.
fn meetings() -> Bench {
    let bench = Bench::new();
    for case in ["高齢者見守り", "窓口業務の委託"] {
        bench.copy("", &format!("cases/2026-05/{case}.yaml"));
    }
    bench.write(
        FIRST,
        "会議名: 令和8年度第1回個人情報保護審議会
審議会: act-2023
開催日: 令和8年5月20日（水）
時刻: 午後1時30分
会場: 大会議室
出席者: [ 委員 瀨戸 隆, 委員 近藤 由紀子 ]
欠席: [ 会長 髙栁 誠一 ]
職務代理: 﨑山 美和
オブザーバー: 例示警察署 生活安全課長
案件:
  - { ファイル: 高齢者見守り.yaml, 番号: 諮問第24号, 状態: 継続, 継続先: 2026-08 }
  - { ファイル: 窓口業務の委託.yaml, 番号: 報告第1号, 結果: { 内容: 条件付き承認, 日: 2026-05-20, 条件: 1年で消去すること。 } }
",
    );
    bench.write(
        SECOND,
        "会議名: 令和8年度第2回個人情報保護審議会
審議会: act-2023
開催日: 令和8年8月17日（月）
方法: 書面
期間: { 開始: 令和8年8月3日, 終了: 2026-08-17 }
案件:
  - { ファイル: 高齢者見守り.yaml, 番号: 諮問第24号, 継続元: 2026-05 }
  - { 件名: 個人情報ファイル簿の修正について, 番号: 報告第2号, 配布: 追って, 配布日: 令和8年8月7日 }
",
    );
    bench
}

#[test]
fn the_papers_say_who_is_absent_how_it_was_held_and_what_became_of_each_item() {
    let bench = meetings();
    bench.must_run(&["build"]);
    must_hold(
        &bench.read("output/2026-05/bundle.txt"),
        &[
            "会長職務代理\n　﨑山 美和",
            "欠席者",
            "会長 髙栁 誠一",
            "オブザーバー",
            "例示警察署 生活安全課長",
            "【諮問】【継続】",
            "令和8年度第2回個人情報保護審議会に継続",
            "結果　条件付き承認（令和8年5月20日）　条件　1年で消去すること。",
        ],
    );
    let second = bench.read("output/2026-08/bundle.txt");
    must_hold(
        &second,
        &[
            "開催方法\n　書面による開催（令和8年8月3日から令和8年8月17日まで）",
            "継続審議（令和8年度第1回個人情報保護審議会から）",
            "資料 資料2 追って配布 令和8年8月7日",
        ],
    );
    // What comes later is on the list, and in no set.
    assert!(!second.contains("■ 資料2"), "{second}");
}

#[test]
fn a_case_that_is_carried_over_lies_once_and_its_changes_reach_both_meetings() {
    let bench = meetings();
    bench.must_run(&["build"]);
    for meeting in ["2026-05", "2026-08"] {
        let text = bench.read(&format!("output/{meeting}/高齢者見守り/advance-report.txt"));
        assert!(text.contains("高齢者見守り事業"), "{text}");
    }
    // The second meeting's own files stay the same, and its papers follow all the same.
    bench.replace(
        "cases/2026-05/高齢者見守り.yaml",
        "高齢者見守り事業における",
        "高齢者等見守り事業における",
    );
    bench.replace(FIRST, "会議名: 令和8年度第1回個人情報保護審議会", "会議名: 令和8年度第1回定例審議会");
    bench.must_run(&["build"]);
    let second = bench.read("output/2026-08/bundle.txt");
    must_hold(&second, &["高齢者等見守り事業", "継続審議（令和8年度第1回定例審議会から）"]);
    // Without the case nothing of the second meeting can be right.
    std::fs::remove_file(bench.path().join("cases/2026-05/高齢者見守り.yaml")).expect("it is there");
    let run = bench.run(&["check", "cases/2026-08"]);
    run.must_end_with(1);
    run.must_say("高齢者見守り.yaml」がありません");
}

#[test]
fn a_day_that_is_not_known_yet_is_printed_as_that() {
    let bench = meetings();
    bench.replace(FIRST, "開催日: 令和8年5月20日（水）", "開催日: 令和8年5月（未定）");
    bench.must_run(&["build", "cases/2026-05"]);
    must_hold(&bench.read("output/2026-05/bundle.txt"), &["日時\n　令和8年5月（未定）　午後1時30分"]);
    bench.replace(FIRST, "開催日: 令和8年5月（未定）", "開催日: 未定");
    bench.must_run(&["build", "cases/2026-05"]);
    must_hold(&bench.read("output/2026-05/bundle.txt"), &["日時\n　未定　午後1時30分"]);
}
