//! A year of twelve meetings with a hundred items, made up here: every number, filter and total of the ledger is held against what
//! was made.

use std::collections::BTreeSet;

use serde_json::Value;
use shingikai::app::list::list;
use shingikai::app::session::Session;
use shingikai::papers::ledger::Filter;
use shingikai::workspace::Workspace;
use shingikai::workspace::fonts::FontStore;

use crate::support::{Bench, repository};

/// What was made of an item.
#[derive(Debug, Clone)]
struct Made {
    meeting: usize,
    number: String,
    kind: &'static str,
    matter: Matter,
    division: &'static str,
    register: &'static str,
    field: &'static str,
    partner: &'static str,
    withdrawn: bool,
    closed: bool,
    result: Option<&'static str>,
}

/// What becomes of the information of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Matter {
    Outsourced,
    UsedForAnotherPurpose,
    Provided,
    Linked,
    /// The item has no case.
    None,
}

impl Matter {
    fn word(self) -> &'static str {
        match self {
            Self::Outsourced => "委託",
            Self::UsedForAnotherPurpose => "目的外利用",
            Self::Provided => "外部提供",
            Self::Linked => "結合",
            Self::None => "",
        }
    }

    fn goes_outside(self) -> bool {
        !matches!(self, Self::UsedForAnotherPurpose | Self::None)
    }
}

const DIVISIONS: [&str; 5] = ["市民課", "健康推進課", "納税課", "学校給食課", "防災課"];
const REGISTERS: [&str; 4] = ["住民基本台帳事務", "健康管理事務", "市税賦課徴収事務", "学校給食費事務"];
const FIELDS: [&str; 3] = ["電話番号", "口座番号", "受診の記録"];
const OUTSIDE: [&str; 3] = ["株式会社例示印刷", "例示大学", "例示県国民健康保険団体連合会"];
/// Months from April; a meeting is on the 20th.
const MEETINGS: usize = 12;
const ITEMS: usize = 100;

/// The items, those of each meeting one after the other, numbered through the year.
fn made() -> Vec<Made> {
    let (mut asked, mut reported) = (0, 0);
    let item = |at: usize| {
        let matter = [
            Matter::Outsourced,
            Matter::UsedForAnotherPurpose,
            Matter::None,
            Matter::Provided,
            Matter::Linked,
        ];
        let matter = matter[at % 5];
        let kind = if matter == Matter::None { "諮問" } else { "報告" };
        let count = if matter == Matter::None { &mut asked } else { &mut reported };
        *count += 1;
        let is_own = matter == Matter::UsedForAnotherPurpose;
        Made {
            meeting: at * MEETINGS / ITEMS,
            number: format!("{kind}第{count}号"),
            kind,
            matter,
            division: DIVISIONS[at % 7 % 5],
            register: REGISTERS[at % 11 % 4],
            field: FIELDS[at % 3],
            partner: if is_own { DIVISIONS[at / 5 % 5] } else { OUTSIDE[at % 4 % 3] },
            withdrawn: at % 17 == 6,
            closed: at % 13 == 4,
            result: [None, Some("了承"), Some("承認")][at % 6 % 3],
        }
    };
    (0..ITEMS).map(item).collect()
}

fn day(meeting: usize) -> (usize, usize) {
    let month = (3 + meeting) % 12 + 1;
    (if month < 4 { 2027 } else { 2026 }, month)
}

fn folder(meeting: usize) -> String {
    let (year, month) = day(meeting);
    format!("{year}-{month:02}")
}

fn line(at: usize, made: &Made) -> String {
    let mut keys = vec![format!("番号: {}", made.number)];
    match made.matter {
        Matter::None => {
            keys.push(format!("件名: 第{at}の諮問について, 区分: 諮問, 担当: {{ 課: {} }}", made.division));
        }
        _ => keys.push(format!("ファイル: 案件{at}.yaml")),
    }
    if made.withdrawn {
        keys.push("取下げ: はい".to_owned());
    } else {
        keys.extend(made.closed.then(|| "公開: 非公開, 非公開の根拠: 条例第7条".to_owned()));
        keys.extend(made.result.map(|result| format!("結果: {{ 内容: {result}, 日: 2027-03-31 }}")));
    }
    format!("  - {{ {} }}\n", keys.join(", "))
}

fn case(at: usize, made: &Made) -> String {
    let Made { division, register, field, partner, .. } = made;
    let (ground, part, partner_key) = match made.matter {
        Matter::Outsourced => ("法第66条", "提供情報", "委託先"),
        Matter::UsedForAnotherPurpose => ("法第69条第2項第2号", "利用情報", "利用課"),
        Matter::Provided => ("法第69条第2項第4号", "提供情報", "提供先"),
        _ => ("施行条例", "提供情報", "結合先"),
    };
    let settled = if made.matter == Matter::Outsourced { "" } else { "    区分: 報告\n" };
    let (clauses, attached) = match made.matter {
        Matter::Outsourced => ("標準", "別紙「特記事項」を付す。"),
        _ => ("なし", "管理する。"),
    };
    let medium = if made.matter == Matter::Linked { "" } else { "媒体: 電磁的媒体, " };
    let connection =
        if made.matter == Matter::Linked { "    結合の方法: 専用回線による接続\n" } else { "" };
    format!(
        "件名: 第{at}の案件について
担当: {{ 部: 市民部, 課: {division}, 係: 管理係, 担当者: 濵田, 内線: 2035 }}
事業: {{ 事業名: 第{at}の事業, 目的: 事務を適正に行うため, 対象者: 市民, 事業内容: 事務を行う。 }}
取扱い:
  - 根拠: {ground}
    種類: {}
{settled}    保有情報: {{ 登録業務: {register}, {medium}項目: 氏名、住所、{field} }}
    {part}: {{ {partner_key}: {partner}, 媒体: 電磁的媒体, 項目: {field} }}
{connection}    理由: 必要があるため。
    内容: 事務を行う。
    期間: {{ 開始: 2027-04-01, 継続: はい }}
    情報保護対策: {{ 実施機関: [ {attached} ], 相手方: [ 管理する。 ] }}
特記事項: {clauses}
",
        made.matter.word()
    )
}

/// The workspace, without a profile of its own.
fn workspace(all: &[Made]) -> Bench {
    let bench = Bench::new();
    for meeting in 0..MEETINGS {
        let (year, month) = day(meeting);
        let mut text = format!(
            "会議名: 令和8年度第{}回\n審議会: act-2023\n開催日: {year}-{month:02}-20\n案件:\n",
            meeting + 1
        );
        for (at, made) in all.iter().enumerate().filter(|(_, made)| made.meeting == meeting) {
            text += &line(at, made);
            if made.matter != Matter::None {
                bench.write(&format!("cases/{}/案件{at}.yaml", folder(meeting)), &case(at, made));
            }
        }
        bench.write(&format!("cases/{}/meeting.yaml", folder(meeting)), &text);
    }
    bench
}

fn listed(bench: &Bench, arguments: &[&str]) -> Vec<Value> {
    let run = bench.run(&[&["list", "--format", "json"], arguments].concat());
    run.must_end_with(0);
    let whole: Value = serde_json::from_str(&run.out()).expect("JSON");
    assert_eq!(whole["left_out"], serde_json::json!({ "items": 0, "meetings": 0 }));
    whole["items"].as_array().expect("a list").clone()
}

/// The items that a filter leaves are those that were made so, each once.
#[track_caller]
fn must_be_left(found: &[String], all: &[Made], is_meant: impl Fn(&Made) -> bool) {
    let meant: BTreeSet<&str> =
        all.iter().filter(|made| is_meant(made)).map(|made| made.number.as_str()).collect();
    assert!(!meant.is_empty() && meant.len() < all.len(), "the filter divides the items");
    assert_eq!(found.len(), meant.len());
    assert_eq!(found.iter().map(String::as_str).collect::<BTreeSet<_>>(), meant);
}

/// What a filter leaves, looked up in a session that reads the files once.
#[track_caller]
fn must_leave(session: &Session, all: &[Made], filter: &Filter, is_meant: impl Fn(&Made) -> bool) {
    let (ledger, _) = list(session, &[], filter).expect("the machine is sound");
    let numbers: Vec<String> = ledger.entries.into_iter().filter_map(|entry| entry.number).collect();
    must_be_left(&numbers, all, is_meant);
}

/// The same, by the command line.
#[track_caller]
fn must_print(bench: &Bench, all: &[Made], arguments: &[&str], is_meant: impl Fn(&Made) -> bool) {
    let number = |item: &Value| item["number"].as_str().expect("a number").to_owned();
    must_be_left(&listed(bench, arguments).iter().map(number).collect::<Vec<_>>(), all, is_meant);
}

#[test]
fn every_number_filter_and_total_of_the_ledger_is_what_was_made() {
    let all = made();
    let bench = workspace(&all);
    let run = bench.run(&["check"]);
    assert!(!run.err().contains("number-"), "all numbers are there: {}", run.err());

    let entries = listed(&bench, &[]);
    assert_eq!(entries.len(), ITEMS);
    let dates: Vec<&str> = entries.iter().map(|entry| entry["date"].as_str().expect("a day")).collect();
    assert!(dates.is_sorted() && dates[0] == "2026-04-20" && dates[ITEMS - 1] == "2027-03-20");
    for entry in &entries {
        let made = all.iter().find(|made| entry["number"] == made.number.as_str()).expect("it was made");
        let texts = |value: &Value| -> Vec<String> { serde_json::from_value(value.clone()).expect("texts") };
        assert_eq!(entry["meeting"], folder(made.meeting));
        assert_eq!(entry["fiscal_year"], 2026);
        assert_eq!(
            (&entry["withdrawn"], &entry["open"]),
            (&made.withdrawn.into(), &(!made.closed || made.withdrawn).into())
        );
        let result = made.result.filter(|_| !made.withdrawn);
        assert_eq!(entry["result"]["outcome"].as_str(), result, "{entry}");
        let has_case = made.matter != Matter::None;
        let only = |text: &str, wanted: bool| -> Vec<String> {
            wanted.then(|| text.to_owned()).into_iter().collect()
        };
        assert_eq!(texts(&entry["types"]), only(made.matter.word(), has_case), "{entry}");
        assert_eq!(texts(&entry["registers"]), only(made.register, has_case));
        assert_eq!(texts(&entry["fields"]["provided"]), only(made.field, has_case));
        assert_eq!(texts(&entry["recipients"]), only(made.partner, made.matter.goes_outside()));
        let is_own = made.matter == Matter::UsedForAnotherPurpose;
        assert_eq!(texts(&entry["users"]), only(made.partner, is_own));
    }

    let has_case = |made: &Made| made.matter != Matter::None;
    let workspace =
        Workspace::new(bench.path().to_owned(), FontStore::new(repository().join(".tools/fonts")));
    let session = Session::without_typst(workspace).of_several_rounds();
    let some = |word: &str| Some(word.to_owned());
    for matter in [Matter::Outsourced, Matter::UsedForAnotherPurpose, Matter::Provided, Matter::Linked] {
        let filter = Filter { matter_type: some(matter.word()), ..Filter::default() };
        must_leave(&session, &all, &filter, |made| made.matter == matter);
    }
    for register in REGISTERS {
        let filter = Filter { register: some(register), ..Filter::default() };
        must_leave(&session, &all, &filter, |made| has_case(made) && made.register == register);
    }
    for field in FIELDS {
        let filter = Filter { field: some(field), ..Filter::default() };
        must_leave(&session, &all, &filter, |made| has_case(made) && made.field == field);
    }
    for division in DIVISIONS {
        let filter = Filter { division: some(division), ..Filter::default() };
        must_leave(&session, &all, &filter, |made| made.division == division);
    }
    for partner in OUTSIDE.into_iter().chain(DIVISIONS) {
        let filter = Filter { recipient: some(partner), ..Filter::default() };
        must_leave(&session, &all, &filter, |made| has_case(made) && made.partner == partner);
    }
    for kind in ["諮問", "報告"] {
        let filter = Filter { kind: some(kind), ..Filter::default() };
        must_leave(&session, &all, &filter, |made| made.kind == kind);
    }
    let outside = Filter { outside: true, ..Filter::default() };
    must_leave(&session, &all, &outside, |made| made.matter.goes_outside());
    let public = Filter { public: true, ..Filter::default() };
    must_leave(&session, &all, &public, |made| !made.closed && !made.withdrawn);
    must_print(&bench, &all, &["cases/2026-06"], |made| made.meeting == 2);
    must_print(&bench, &all, &["--field", FIELDS[1]], |made| has_case(made) && made.field == FIELDS[1]);
    must_print(&bench, &all, &["--outside", "--register", "税", "--year", "R8"], |made| {
        made.matter.goes_outside() && made.register == REGISTERS[2]
    });
    assert!(listed(&bench, &["--year", "R7"]).is_empty());
}

#[test]
fn the_next_numbers_of_the_year_are_those_behind_the_last_ones_and_a_new_meeting_has_them() {
    let all = made();
    let bench = workspace(&all);
    let count = |kind: &str| all.iter().filter(|made| made.kind == kind).count();
    let run = bench.run(&["list", "--next", "--format", "json"]);
    let whole: Value = serde_json::from_str(&run.out()).expect("JSON");
    let series = whole["next"][0]["series"].as_array().expect("a list");
    let next = |at: usize| series[at]["next"].as_str().expect("a number").to_owned();
    let expected = ["報告", "諮問"].map(|kind| format!("{kind}第{}号", count(kind) + 1));
    assert_eq!([next(0), next(1)], expected);
    // In another year they begin anew.
    assert!(bench.run(&["list", "--next", "--year", "R9"]).out().contains("報告第1号"));
    bench.run(&["new", "2027-03b"]).must_end_with(0);
    let fresh = bench.read("cases/2027-03b/meeting.yaml");
    assert!(fresh.contains("第1回") && fresh.contains("次の番号: 報告第"), "{fresh}");
}

#[test]
fn what_is_wrong_is_left_out_and_that_is_said() {
    let all = made();
    let bench = workspace(&all);
    let of_first = all.iter().filter(|made| made.meeting == 0).count();
    bench.replace("cases/2026-04/meeting.yaml", "審議会: act-2023", "審議会: act-2024");
    let at = all.iter().position(|made| made.meeting == 3 && made.matter != Matter::None && !made.withdrawn);
    let case = format!("cases/2026-07/案件{}.yaml", at.expect("there is one"));
    bench.replace(&case, "事業名:", "事業の名:");
    for format in ["table", "csv", "json"] {
        let run = bench.run(&["list", "--format", format]);
        run.must_end_with(1);
        run.must_say(&format!("{}件の案件", ITEMS - of_first - 1));
        run.must_say("（誤りのある1件の案件を除く）（誤りのある1件の会議を除く）");
    }
    let run = bench.run(&["list", "--format", "json"]);
    let whole: Value = serde_json::from_str(&run.out()).expect("JSON");
    assert_eq!(whole["left_out"], serde_json::json!({ "items": 1, "meetings": 1 }));
}
