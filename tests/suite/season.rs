//! A season at the secretariat: what is in the members' hands through prints, rounds of exchange, items that come and go.

use std::fs;
use std::path::PathBuf;

use shingikai::output::hands::{ExchangeRound, Hands};
use shingikai::typeset::pdf::pages::Pages;

use crate::picture::Picture;
use crate::support::{Bench, Run};

const MEETING: &str = "2026-05";
const FILE: &str = "cases/2026-05/meeting.yaml";
const TAX: &str = "cases/2026-05/課税資料データ入力.yaml";
const PARK: &str = "cases/2026-05/公園台帳の廃止.yaml";
const DESK: &str = "cases/2026-05/窓口業務の委託.yaml";

/// A meeting of three items.
fn meeting() -> Bench {
    let bench = Bench::new();
    for case in [TAX, PARK, DESK] {
        bench.copy("", case);
    }
    bench.write(
        FILE,
        "会議名: 令和8年度第1回\n審議会: act-2023\n開催日: 令和8年5月20日（水）\n時刻: 午後2時\n会場: 市役所\n\
         出席者: [会長]\n次第: [開会, 閉会]\n並び: 記載順\n差し替え日: 令和8年5月18日\n案件:\n\
         \u{20} - { ファイル: 課税資料データ入力.yaml, 番号: 報告第1号 }\n\
         \u{20} - { ファイル: 公園台帳の廃止.yaml, 番号: 報告第2号 }\n\
         \u{20} - { ファイル: 窓口業務の委託.yaml, 番号: 報告第3号 }\n",
    );
    bench
}

fn printed() -> Bench {
    let bench = meeting();
    bench.must_run(&["build", "--printed"]);
    bench
}

fn replace(bench: &Bench) -> Run {
    bench.must_run(&["replace", MEETING])
}

fn hand_out(bench: &Bench) -> Run {
    bench.must_run(&["replace", MEETING, "--handed-out", "--yes"])
}

fn place(bench: &Bench, name: &str) -> PathBuf {
    bench.path().join("output/2026-05").join(name)
}

fn hands(bench: &Bench) -> Hands {
    Hands::read(&place(bench, "printed")).expect("it can be read").expect("something was printed")
}

/// What the pages of a PDF say, each with its number.
fn pages(bench: &Bench, name: &str) -> Vec<(String, String)> {
    let pdf = fs::read(place(bench, name)).expect("it was made");
    let pages = Pages::read(&pdf).expect("a PDF");
    let labels = pages.labels().expect("pages have numbers");
    let text = |page: usize| pages.page(page).expect("a page").text;
    labels.iter().enumerate().map(|(at, label)| (label.to_string(), text(at + 1))).collect()
}

/// What is in the hands of a set, each page with its number.
fn held(bench: &Bench, set: &str) -> Vec<(String, String)> {
    let hands = hands(bench);
    let pages = hands.now().bundles[set].iter();
    pages.map(|page| (page.label.to_string(), page.content.text.clone())).collect()
}

fn lines<'a>(run: &'a Run, start: &str) -> Vec<&'a str> {
    run.err.lines().filter(|line| line.starts_with(start)).collect()
}

#[test]
fn a_correction_that_was_handed_out_and_is_taken_back_is_exchanged_back() {
    let bench = printed();
    let (right, wrong) = ("栁田", "柳田");
    let is_there = bench.read(TAX).contains(right);
    let (right, wrong) = if is_there { (right, wrong) } else { ("目的: ", "目的: 新たな") };
    let text = bench.read(TAX);
    bench.write(TAX, &text.replacen(right, wrong, 1));
    replace(&bench).must_say("1回目の差し替えです");
    // It is prepared as often as wanted, and nothing is handed out by that.
    assert_eq!(hands(&bench).rounds.len(), 0);
    let first: ExchangeRound =
        serde_json::from_str(&bench.read("output/2026-05/replacement/round.json")).expect("a round");
    hand_out(&bench).must_say("1回目の差し替え（1枚）を、配ったものとして記録しました");
    assert!(
        !place(&bench, "replacement").exists() && place(&bench, "printed/round-1/replacement.pdf").exists()
    );
    replace(&bench).must_say("配ったものから、変わったところはありません");
    bench.write(TAX, &text);
    let build = bench.must_run(&["build"]);
    build.must_say("2026-05: 配ったものと今の会議資料とで、違うところがあります");
    // Said each time, also where nothing has to be made.
    bench.must_run(&["build"]).must_say("違うところがあります");
    let run = replace(&bench);
    run.must_say("2回目の差し替えです");
    let second: ExchangeRound =
        serde_json::from_str(&bench.read("output/2026-05/replacement/round.json")).expect("a round");
    let leaves = |round: &ExchangeRound| {
        round.sets["bundle"].rows.iter().map(|row| row.leaves.clone()).collect::<Vec<_>>()
    };
    assert_eq!(leaves(&second), leaves(&first), "{}", run.err());
    hand_out(&bench);
    assert_eq!(hands(&bench).rounds.len(), 2);
    // The papers of both rounds are kept, and the hands hold what was printed first.
    assert!(place(&bench, "printed/round-2/replacement.pdf").exists());
    let of_print: Vec<_> =
        hands(&bench).print.bundles["bundle"].iter().map(|page| page.content.clone()).collect();
    let now: Vec<_> = hands(&bench).now().bundles["bundle"].iter().map(|page| page.content.clone()).collect();
    assert_eq!(now, of_print);
}

#[test]
fn a_prepared_round_that_is_no_longer_true_is_marked_and_not_taken_for_handed_out() {
    let bench = printed();
    let text = bench.read(PARK);
    bench.write(PARK, &text.replacen("目的: ", "目的: 新たな", 1));
    replace(&bench);
    bench.must_run(&["build"]).must_say("差し替え（1回目）は用意できています");
    let run = bench.run(&["replace", MEETING, "--handed-out"]);
    run.must_end_with(2);
    run.must_say("配ったかどうかを確かめられません");
    bench.write(PARK, &text.replacen("目的: ", "目的: 別の", 1));
    let run = bench.run(&["replace", MEETING, "--handed-out", "--yes"]);
    run.must_end_with(2);
    run.must_say("今の案件のものではありません");
    bench.must_run(&["build"]).must_say("replacement.outdated という名前に変えました");
    assert!(!place(&bench, "replacement").exists());
    bench.run(&["replace", MEETING, "--handed-out", "--yes"]).must_end_with(2);
    // It went out as it was: then it counts.
    bench.must_run(&["replace", MEETING, "--handed-out", "--yes", "--as-prepared"]);
    assert_eq!(hands(&bench).rounds.len(), 1);
    // Nothing is prepared any more, and it is said once.
    let run = bench.run(&["replace", MEETING, "--handed-out", "--yes"]);
    run.must_end_with(2);
    run.must_say("用意した差し替えがありません");
}

#[test]
fn what_was_printed_is_not_printed_over_but_collected_first() {
    let bench = meeting();
    let run = bench.must_run(&["build", "--printed"]);
    run.must_say("印刷に出したものとして記録しました（2026-05）: 事前に配る会議資料");
    let record = bench.read("output/2026-05/printed/printed.json");
    bench.replace(FILE, "会場: 市役所", "会場: 別館");
    let run = bench.run(&["build", "--printed"]);
    run.must_end_with(2);
    for said in ["もう印刷に出してあります", "shingikai replace 2026-05", "--printed --reprint"] {
        run.must_say(said);
    }
    assert_eq!(bench.read("output/2026-05/printed/printed.json"), record);
    bench.must_run(&["build", "--printed", "--reprint"]);
    assert_ne!(bench.read("output/2026-05/printed/printed.json"), record);
    assert_eq!(bench.read("output/2026-05/printed/collected/1/printed.json"), record);
    assert_eq!(hands(&bench).rounds.len(), 0);
    replace(&bench).must_say("変わったところはありません");
}

#[test]
fn an_item_that_comes_between_moves_nothing_and_numbers_that_were_handed_out_stay() {
    let bench = printed();
    let before = held(&bench, "bundle");
    let text = bench.read(PARK);
    bench.write("cases/2026-05/臨時.yaml", &text.replacen("件名: ", "件名: 臨時の", 1));
    let item = "  - { ファイル: 公園台帳の廃止.yaml";
    bench.replace(FILE, item, &format!("  - {{ ファイル: 臨時.yaml, 番号: 報告第4号 }}\n{item}"));
    let run = replace(&bench);
    let added = lines(&run, "加える: ");
    assert_eq!(added.len(), 1, "{}", run.err());
    assert!(added[0].starts_with("加える: 資料1の2 ") && added[0].ends_with("（新しい案件）"), "{added:?}");
    // Beside it, nothing but the list of items.
    let exchanged = lines(&run, "差し替える: ");
    assert!(exchanged.iter().all(|line| line.contains("一覧")), "{exchanged:?}");
    assert!(lines(&run, "抜き取る: ").is_empty(), "{}", run.err());
    hand_out(&bench);
    let now = held(&bench, "bundle");
    for (label, text) in before.iter().skip(2) {
        assert!(now.contains(&(label.clone(), text.clone())), "page {label} moved");
    }
    assert!(now.iter().any(|(label, _)| label.contains('-')), "{now:?}");
    // What a build makes is what is in the hands, page by page and number by number.
    bench.must_run(&["build"]);
    assert_eq!(pages(&bench, "bundle.pdf"), now);
    let run = bench.must_run(&["build"]);
    assert!(!run.err().contains("違うところ"), "{}", run.err());
    // It goes again, and nobody said so: then it is withdrawn or forgotten.
    bench.replace(FILE, "  - { ファイル: 臨時.yaml, 番号: 報告第4号 }\n", "");
    fs::remove_file(bench.path().join("cases/2026-05/臨時.yaml")).expect("it is there");
    let run = replace(&bench);
    run.must_say("配った資料の案件が、一覧にありません: 資料1の2");
    run.must_say("抜き取る: 資料1の2 ");
    run.must_say("（案件の削除）");
}

#[test]
fn a_case_that_is_split_is_told_as_that() {
    let bench = printed();
    let text = bench.read(TAX);
    let half = "、勤務先の名称、特別徴収義務者の指定番号、給与等の支払金額、公的年金等の支払金額";
    assert_eq!(text.matches(half).count(), 1, "of what is provided");
    bench.write(TAX, &text.replace(half, ""));
    let split = text.replacen("件名: ", "件名: 給与支払報告書に係る", 1);
    bench
        .write("cases/2026-05/給与支払報告書.yaml", &split.replace("氏名、生年月日、住所、勤務先", "勤務先"));
    let item = "  - { ファイル: 公園台帳の廃止.yaml";
    bench.replace(FILE, item, &format!("  - {{ ファイル: 給与支払報告書.yaml, 番号: 報告第4号 }}\n{item}"));
    let run = replace(&bench);
    let added = lines(&run, "加える: ");
    assert!(added.len() == 1 && added[0].ends_with("（資料1の分割）"), "{}", run.err());
    let list = fs::read_to_string(place(&bench, "replacement/replacement-list.txt")).expect("it was made");
    assert!(list.contains("資料1の分割"), "{list}");
}

#[test]
fn a_line_in_the_outer_margin_says_where_a_page_that_is_exchanged_changed() {
    let bench = printed();
    let before = Picture::of(&place(&bench, "bundle.pdf"), 3);
    let (wide, wide_margin) = (before.width, before.width * 15 / 210);
    // A right-hand page has its outer margin at the right.
    let margin = wide - wide_margin + 4..wide - 2;
    assert_eq!(before.rows_with_ink(margin.clone()), Vec::<usize>::new());
    bench.replace(TAX, "内線: 3142", "内線: 3143");
    replace(&bench);
    let now = Picture::of(&place(&bench, "replacement/replacement.pdf"), 1);
    let line = now.rows_with_ink(margin);
    // Beside the contact, which stands in the lower half, and nowhere else.
    let (first, last) = (line.first().expect("there is a line"), line.last().expect("there is a line"));
    assert!(*first > now.height() / 2 && last - first < 20, "{line:?}");
    let back = Picture::of(&place(&bench, "replacement/replacement.pdf"), 2);
    assert_eq!(back.rows_with_ink(2..wide_margin - 4), Vec::<usize>::new());
}

#[test]
fn items_that_are_put_to_the_day_withdrawn_or_moved_are_told_as_that() {
    let bench = printed();
    let park = "  - { ファイル: 公園台帳の廃止.yaml, 番号: 報告第2号 }";
    let list = bench.read(FILE);
    bench.write(FILE, &list.replace(park, &park.replace(" }", ", 配布: 当日机上配布 }")));
    let run = replace(&bench);
    assert_eq!(lines(&run, "抜き取る: ").len(), 1, "{}", run.err());
    run.must_say("（当日配布へ）");
    assert!(lines(&run, "加える: ").iter().all(|line| line.contains("【当日】")), "{}", run.err());
    let errata = fs::read_to_string(place(&bench, "replacement/errata.txt")).unwrap_or_default();
    assert!(!errata.contains("公園の使用"), "what went as a whole is told by its leaves: {errata}");
    bench.write(FILE, &list.replace(park, &park.replace(" }", ", 取下げ: はい }")));
    let run = replace(&bench);
    assert!(lines(&run, "抜き取る: ")[0].ends_with("（取下げ）"), "{}", run.err());
    // Its line of the list stands on the page of the list.
    let round: ExchangeRound =
        serde_json::from_str(&bench.read("output/2026-05/replacement/round.json")).expect("a round");
    let held = held(&bench, "bundle");
    for erratum in &round.sets["bundle"].errata {
        let old: String = erratum.old.as_deref().unwrap_or_default().split_whitespace().collect();
        let page = held
            .iter()
            .find(|(label, _)| *label == erratum.pages[0].to_string())
            .expect("a page in the hand");
        assert!(page.1.contains(&old), "{erratum:?} is not on {page:?}");
    }
    let moved = list.replace(&format!("{park}\n"), "") + park + "\n";
    bench.write(FILE, &moved);
    let run = replace(&bench);
    run.must_say("（案件の移動）");
    assert!(!run.err().contains("（新しい案件）"), "{}", run.err());
}

#[test]
fn what_is_sent_in_advance_is_recorded_alone_and_closed_values_stand_in_no_open_sheet() {
    let bench = meeting();
    let desk = "  - { ファイル: 窓口業務の委託.yaml, 番号: 報告第3号 }";
    let closed = desk.replace(" }", ", 配布: 当日机上配布, 公開: 非公開, 非公開の根拠: 条例第7条第6号 }");
    bench.replace(FILE, desk, &closed);
    bench.must_run(&["build", "--printed=advance"]);
    let secret = "極秘の委託先";
    let text = bench.read(DESK);
    let line = text.lines().find(|line| line.trim_start().starts_with("委託先:")).expect("a contractor");
    bench.write(
        DESK,
        &text.replace(line, &format!("{}委託先: {secret}", " ".repeat(line.len() - line.trim_start().len()))),
    );
    bench.replace(PARK, "目的: ", "目的: 新たな");
    let run = replace(&bench);
    run.must_say("当日に配る会議資料は、まだ印刷に出していません");
    let names = bench.files("output/2026-05/replacement");
    assert!(!names.iter().any(|name| name.to_string_lossy().contains("on-the-day")), "{names:?}");
    for name in names {
        let bytes = fs::read(place(&bench, "replacement").join(&name)).expect("it was made");
        assert!(!String::from_utf8_lossy(&bytes).contains(secret), "{}", name.display());
    }
    hand_out(&bench);
    bench.must_run(&["build", "--printed=on-the-day"]).must_say("当日に配る会議資料");
    assert_eq!(hands(&bench).rounds.len(), 2);
    assert!(place(&bench, "printed/round-2/bundle-on-the-day.pdf").exists());
    // Now each edition has sheets of its own.
    bench.replace(DESK, secret, "別の委託先");
    replace(&bench);
    assert!(place(&bench, "replacement/errata-on-the-day.txt").exists());
    let open = fs::read_to_string(place(&bench, "replacement/errata.txt")).unwrap_or_default();
    assert!(!open.contains(secret) && !open.contains("別の委託先"), "{open}");
}

#[test]
fn a_meeting_whose_folder_has_another_name_is_still_itself() {
    let bench = printed();
    fs::rename(bench.path().join("cases/2026-05"), bench.path().join("cases/2026-06"))
        .expect("it can be moved");
    bench.replace("cases/2026-06/meeting.yaml", "令和8年5月20日（水）", "令和8年6月17日（水）");
    let run = bench.must_run(&["replace", "2026-06"]);
    assert!(run.err().contains("日時"), "{}", run.err());
    bench.must_run(&["replace", "2026-06", "--handed-out", "--yes"]);
    let place = bench.path().join("output/2026-06/printed");
    assert!(place.join("printed.json").exists() && place.join("round-1/round.json").exists());
    bench.must_run(&["replace", "2026-06"]).must_say("変わったところはありません");
    // What stays of the old folder is said.
    let run = bench.must_run(&["build", "--prune"]);
    run.must_say("配ったものの記録は残します（printed）");
    assert!(bench.path().join("output/2026-05/printed/printed.json").exists());
}

#[test]
fn a_day_of_exchange_that_cannot_be_is_told_and_a_missing_one_is_asked_for() {
    let bench = meeting();
    bench.replace(FILE, "差し替え日: 令和8年5月18日", "差し替え日: 令和8年5月28日");
    bench.run(&["check"]).must_say("差し替え日が、会議の日より後です");
    bench.replace(FILE, "差し替え日: 令和8年5月28日\n", "");
    bench.must_run(&["build", "--printed"]);
    bench.replace(PARK, "目的: ", "目的: 新たな");
    replace(&bench).must_say("差し替え日が書かれていません");
}

#[test]
fn whom_to_call_is_told_by_its_label_and_two_corrections_are_two() {
    let bench = printed();
    let text = bench.read(PARK);
    let line = text.lines().find(|line| line.starts_with("担当:")).expect("whom to call");
    let value = |key: &str| {
        let (_, rest) = line.split_once(&format!("{key}: ")).expect("it is there");
        rest.split([',', ' ', '}']).next().expect("a value").to_owned()
    };
    let changed = line
        .replace(&format!("担当者: {}", value("担当者")), "担当者: 山田")
        .replace(&format!("内線: {}", value("内線")), "内線: 9876");
    bench.write(PARK, &text.replace(line, &changed));
    let run = replace(&bench);
    run.must_say("変わった値は2か所です");
    let errata = bench.read("output/2026-05/replacement/errata.txt");
    assert!(errata.contains("箇所\n　担当者") && errata.contains("箇所\n　内線"), "{errata}");
}

#[test]
fn a_record_that_is_damaged_foreign_or_missing_is_said() {
    let bench = printed();
    bench.replace(PARK, "目的: ", "目的: 新たな");
    replace(&bench);
    hand_out(&bench);
    let record = bench.read("output/2026-05/printed/printed.json");
    let round = bench.read("output/2026-05/printed/round-1/round.json");
    let fails = |said: &str| {
        let run = bench.run(&["replace", MEETING]);
        assert_ne!(run.status(), 0, "{}", run.err());
        run.must_say(said);
    };
    bench.write("output/2026-05/printed/printed.json", "{");
    fails("読め");
    bench.run(&["build", "--printed"]).must_say("読め");
    fs::remove_file(place(&bench, "printed/printed.json")).expect("it is there");
    let run = bench.run(&["replace", MEETING]);
    assert_ne!(run.status(), 0, "a missing record is not nothing printed: {}", run.err());
    bench.write("output/2026-05/printed/printed.json", &record);
    bench.write(
        "output/2026-05/printed/round-1/round.json",
        &round.replacen("\"base\": \"", "\"base\": \"0", 1),
    );
    fails("その前に配ったものに続いていません");
    bench.write("output/2026-05/printed/round-1/round.json", "{");
    fails("読め");
    bench.write("output/2026-05/printed/round-1/round.json", &round);
    replace(&bench).must_say("変わったところはありません");
}

#[test]
fn two_who_say_it_at_once_say_it_once() {
    let bench = printed();
    bench.replace(PARK, "目的: ", "目的: 新たな");
    replace(&bench);
    let say = || bench.program(&["replace", MEETING, "--handed-out", "--yes"]);
    let runs: Vec<Run> = std::thread::scope(|scope| {
        let both = [scope.spawn(|| Run::of(say())), scope.spawn(|| Run::of(say()))];
        both.into_iter().map(|run| run.join().expect("it ends")).collect()
    });
    let mut ends: Vec<i32> = runs.iter().map(Run::status).collect();
    ends.sort_unstable();
    assert_eq!(ends, [0, 2]);
    assert_eq!(hands(&bench).rounds.len(), 1);
}
