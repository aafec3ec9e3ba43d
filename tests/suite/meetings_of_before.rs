//! Meetings of before: the next one is made of the last, and one that was held stays as it was.

use crate::support::{Bench, must_hold};

const MEETING: &str = "cases/2026-05/meeting.yaml";

/// A meeting of a town, with one item that goes on.
fn meeting() -> Bench {
    let bench = Bench::new();
    bench.write("templates/town/council.yaml", "基本: act-2023\n");
    for case in ["高齢者見守り", "窓口業務の委託"] {
        bench.copy("", &format!("cases/2026-05/{case}.yaml"));
    }
    bench.write(
        MEETING,
        "会議名: 令和8年度第1回個人情報保護審議会
審議会: town
開催日: 令和8年5月20日（水）
時刻: 午後1時30分
会場: 大会議室
出席者: [ 委員 瀨戸 隆 ]
欠席: [ 会長 髙栁 誠一 ]
職務代理: 﨑山 美和
差し替え日: 令和8年5月18日
案件:
  - { 件名: 前回の議事録の確認について, 別添: [ { 件名: 令和7年度第4回議事録（案）, ページ数: 12 } ] }
  - { ファイル: 高齢者見守り.yaml, 番号: 諮問第24号, 状態: 継続, 説明員: 高齢福祉課長 }
  - { ファイル: 窓口業務の委託.yaml, 番号: 報告第1号, 結果: 承認 }
  - { 件名: 図書館の貸出履歴について, 番号: 報告第2号, 取下げ: はい }
  - その他
",
    );
    bench
}

#[test]
fn the_next_meeting_takes_over_members_and_what_goes_on_and_nothing_that_is_over() {
    let bench = meeting();
    let run = bench.must_run(&["new", "2026-08", "--from", "2026-05"]);
    run.must_say("継続の1件を引き継ぎました。ほかの2件は写していません");
    let text = bench.read("cases/2026-08/meeting.yaml");
    must_hold(
        &text,
        &[
            "# 次の番号: 報告第3号、諮問第25号",
            "審議会: town",
            "# 前回の開催日: 令和8年5月20日（水）",
            "開催日: 〔開催日を書いてください〕",
            "会場: 大会議室",
            "出席者: [ 委員 瀨戸 隆 ]",
            "{ ファイル: 高齢者見守り.yaml, 番号: 諮問第24号, 説明員: 高齢福祉課長, 継続元: 2026-05 }",
            "件名: 〔「前回の議事録の確認について」を確かめてください〕",
            "ページ数: 〔「12」を確かめてください〕",
            "その他",
        ],
    );
    for over in ["窓口業務", "貸出履歴", "欠席", "職務代理", "差し替え日", "結果", "状態"]
    {
        assert!(!text.contains(over), "{over}\n{text}");
    }
    // Nobody overlooks what is to be written anew.
    bench.run(&["check", "cases/2026-08"]).must_end_with(1);
}

#[test]
fn an_item_goes_on_from_meeting_to_meeting_and_its_case_stays_where_it_is() {
    let bench = meeting();
    for (old, new, day) in
        [("2026-05", "2026-08", "令和8年8月19日"), ("2026-08", "2026-11", "令和8年11月18日")]
    {
        bench.must_run(&["new", new, "--from", old]);
        let file = format!("cases/{new}/meeting.yaml");
        let text = bench.read(&file).replace("〔開催日を書いてください〕", day);
        // Somebody looked at what is marked.
        let text = text.replace("〔「", "").replace("」を確かめてください〕", "");
        bench.write(&file, &text.replace("第1回", &format!("第{}回", &new[5..])));
        bench.replace(
            &format!("cases/{old}/meeting.yaml"),
            "番号: 諮問第24号",
            &format!("継続先: {new}, 番号: 諮問第24号"),
        );
        if new == "2026-08" {
            bench.replace(&file, "番号: 諮問第24号", "状態: 継続, 番号: 諮問第24号");
        }
    }
    let run = bench.run(&["check"]);
    assert!(!run.err().contains("continued-item") && !run.err().contains("number-twice"), "{}", run.err());
    bench.must_run(&["build", "cases/2026-11"]);
    must_hold(&bench.read("output/2026-11/bundle.txt"), &["高齢者見守り事業", "継続審議（令和8年度第08回"]);
}

#[test]
fn what_was_not_decided_last_time_is_marked_in_a_copied_case() {
    let bench = meeting();
    bench.must_run(&["new", "2026-08/窓口", "--from", "2026-05/窓口業務の委託"]);
    let text = bench.read("cases/2026-08/窓口.yaml");
    must_hold(
        &text,
        &[
            "件名: 〔「市民課の窓口業務の委託について」を確かめてください〕",
            "委託先: 〔「未定（令和8年8月に選定）」を確かめてください〕",
        ],
    );
}

#[test]
fn papers_of_a_meeting_that_was_held_stay_whatever_a_profile_says_since() {
    let bench = meeting();
    bench.must_run(&["build"]);
    let held = bench.read(MEETING) + "開催済み: はい\n";
    bench.write(MEETING, &held);
    let papers = || -> Vec<(std::path::PathBuf, Vec<u8>)> {
        let read = |name: std::path::PathBuf| {
            let bytes = std::fs::read(bench.path().join("output").join(&name)).expect("it is there");
            (name, bytes)
        };
        bench.files("output").into_iter().map(read).collect()
    };
    let before = papers();
    assert!(before.len() > 10);
    let run = bench.must_run(&["build"]);
    assert!(!run.err().contains("held-meeting-differs"), "{}", run.err());

    // A clause, a word of the list and a wrong case: nothing of it reaches the papers.
    let change = "基本: act-2023\n会議資料: { 一覧: { 件名: 題名 } }\n表紙: { 案内: 別紙のとおりです }\n";
    bench.write("templates/town/council.yaml", change);
    for _ in 0..2 {
        bench.must_run(&["build"]).must_say("held-meeting-differs");
        assert!(papers() == before);
    }
    let json = bench.must_run(&["build", "--format", "json"]).out();
    assert!(
        json.contains("2026-05/bundle.pdf") && json.contains("高齢者見守り/advance-report.pdf"),
        "{json}"
    );
    bench.run(&["build", "--printed"]).must_end_with(2);
    assert!(papers() == before);
    let case = "cases/2026-05/窓口業務の委託.yaml";
    bench.replace(case, "事業名:", "事業の名:");
    bench.run(&["build"]).must_end_with(1);
    assert!(papers() == before, "nothing is marked as outdated either");
    bench.replace(case, "事業の名:", "事業名:");

    // Who must, makes them anew; then they stay again.
    bench.must_run(&["build", "--reopen"]);
    must_hold(&bench.read("output/2026-05/bundle.txt"), &["別紙のとおりです"]);
    let run = bench.must_run(&["build"]);
    assert!(!run.err().contains("held-meeting-differs"), "{}", run.err());
}
