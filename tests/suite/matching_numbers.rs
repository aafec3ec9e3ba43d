//! Papers that were printed keep their numbers: every case of the repository has the number that it always had.

use serde_json::Value;

use crate::support::Bench;

/// Meeting, case, matching number. Never mend a number here: sheets with it lie in binders.
const NUMBERS: [(&str, &str, &str); 14] = [
    ("2008-08", "健診勧奨通知", "K3A4Y6TP"),
    ("2026-02", "子育て応援アプリ", "DPJMP2AF"),
    ("2026-02", "給付金支給事務", "PDS4QAFF"),
    ("2026-05", "がん検診の研究", "SNDQ95MD"),
    ("2026-05", "住民基本台帳の評価", "C5XD7R7N"),
    ("2026-05", "侵入検査の委託", "RDQF68YA"),
    ("2026-05", "公園台帳の廃止", "KSCDHT59"),
    ("2026-05", "空き家所有者の調査", "NMV2NDFJ"),
    ("2026-05", "窓口業務の委託", "FG5YEURX"),
    ("2026-05", "給食費データ入力", "6HKU63G9"),
    ("2026-05", "課税資料データ入力", "P7CGBPS6"),
    ("2026-05", "道路損傷の通報", "Q288SMC6"),
    ("2026-05", "避難行動要支援者", "E2MNW4Y3"),
    ("2026-05", "高齢者見守り", "WQX9T7TN"),
];

/// Those of the other town, whose profile has rows of its own.
const OTHER_TOWN: [(&str, &str, &str); 3] = [
    ("2019-02", "犬の台帳", "9PRLYJSC"),
    ("2019-02", "見守りネットワーク", "DLYP27CA"),
    ("2019-02", "課税資料の入力", "WC8VJH28"),
];

fn numbers(bench: &Bench) -> Vec<(String, String, String)> {
    let list = bench.must_run(&["list", "--format", "json"]).out();
    let list: Value = serde_json::from_str(&list).expect("JSON");
    let text = |item: &Value, key: &str| item[key].as_str().expect("a text").to_owned();
    let items = list["items"].as_array().expect("a list").iter().filter(|item| !item["case"].is_null());
    let mut numbers: Vec<_> = items
        .map(|item| (text(item, "meeting"), text(item, "case"), text(item, "matching_number")))
        .collect();
    numbers.sort();
    numbers
}

fn frozen(numbers: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    numbers
        .iter()
        .map(|(meeting, case, number)| ((*meeting).to_owned(), (*case).to_owned(), (*number).to_owned()))
        .collect()
}

#[test]
fn every_case_of_the_repository_has_the_number_that_it_always_had() {
    let bench = Bench::new();
    bench.copy("", "cases");
    assert_eq!(numbers(&bench), frozen(&NUMBERS));
    let bench = Bench::new();
    bench.copy("tests/real-case/english", "cases");
    assert_eq!(numbers(&bench), frozen(&NUMBERS[..1]));
}

#[test]
fn every_case_of_the_other_town_has_the_number_that_it_always_had() {
    let bench = Bench::new();
    bench.copy("tests/other-town", "templates");
    bench.copy("tests/other-town", "cases");
    assert_eq!(numbers(&bench), frozen(&OTHER_TOWN));
    bench.copy("tests/other-town/english", "cases");
    assert_eq!(numbers(&bench), frozen(&OTHER_TOWN));
}
