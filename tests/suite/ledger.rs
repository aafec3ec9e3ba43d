//! The ledger of all meetings: for people, for Excel, for programs.

use serde_json::Value;

use crate::support::{Bench, tool};

fn bench() -> Bench {
    let bench = Bench::new();
    bench.copy("", "cases");
    bench
}

fn items(bench: &Bench, arguments: &[&str]) -> Vec<Value> {
    let run = bench.must_run(&[&["list", "--format", "json"], arguments].concat());
    let whole: Value = serde_json::from_str(&run.out()).expect("JSON");
    assert_eq!(whole["version"], 1);
    whole["items"].as_array().expect("a list").clone()
}

fn subjects(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["subject"].as_str().expect("a text")).collect()
}

#[test]
fn every_item_of_every_meeting_has_its_row_in_order() {
    let bench = bench();
    let items = items(&bench, &[]);
    assert_eq!(items.len(), 17);
    let dates: Vec<&str> = items.iter().map(|item| item["date"].as_str().expect("a date")).collect();
    assert!(dates.is_sorted(), "{dates:?}");
    let watch = items.iter().find(|item| item["number"] == "諮問第24号").expect("it is there");
    assert_eq!(watch["divisions"], serde_json::json!(["高齢福祉課", "市民課"]));
    // Who really receives it; a division of one's own that uses it for another purpose stands apart.
    assert_eq!(watch["recipients"], serde_json::json!(["例示市民生委員児童委員協議会", "見守り協力事業者"]));
    assert_eq!(watch["users"], serde_json::json!(["高齢福祉課"]));
    assert_eq!(watch["types"], serde_json::json!(["目的外利用", "外部提供"]));
    assert_eq!(watch["attachments"][0]["material"], "資料2-1");
    assert_eq!(
        (&watch["fiscal_year"], &watch["open"], &watch["withdrawn"]),
        (&2026.into(), &true.into(), &false.into())
    );
    // The number that matches it to its sheets is that of its documents.
    bench.must_run(&["build", "cases/2026-05"]);
    let manifest: Value = serde_json::from_str(&bench.read("output/2026-05/manifest.json")).expect("JSON");
    assert_eq!(watch["matching_number"], manifest["cases"]["高齢者見守り"]["matching_number"]);
}

#[test]
fn filters_leave_what_fits_all_of_them() {
    let bench = bench();
    assert_eq!(
        subjects(&items(&bench, &["--year", "平成20年度"])),
        ["特定健康診査の未受診者に対する健診勧奨通知の封入封緘委託について"]
    );
    assert_eq!(items(&bench, &["--year", "R7"]).len(), 2);
    // A withdrawn item without a case is known by its number.
    assert_eq!(items(&bench, &["--kind", "諮問"]).len(), 3);
    assert_eq!(items(&bench, &["--type", "目的外利用"]).len(), 1);
    assert_eq!(items(&bench, &["--outside", "--register", "住民基本台帳"]).len(), 2);
    assert_eq!(items(&bench, &["--division", "市民課", "--year", "2026"]).len(), 3);
    assert_eq!(
        subjects(&items(&bench, &["--recipient", "医科"])),
        ["がん検診の精度管理に関する研究のための個人情報の外部提供について"]
    );
    assert_eq!(items(&bench, &["--year", "1999"]).len(), 0);
    assert_eq!(items(&bench, &["cases/2026-02"]).len(), 2);
    assert_eq!(
        items(&bench, &["cases/2026-05/がん検診の研究.yaml"])
            .iter()
            .filter(|item| !item["case"].is_null())
            .count(),
        1
    );
    let run = bench.run(&["list", "--year", "来年"]);
    run.must_end_with(2);
    run.must_say("年度「来年」を読めません");
}

#[test]
fn what_is_closed_or_withdrawn_is_left_out_for_the_public() {
    let bench = bench();
    let closed = "情報システムの侵入検査業務の委託について";
    let withdrawn = "図書館利用者の貸出履歴の分析について";
    assert!([closed, withdrawn].iter().all(|subject| subjects(&items(&bench, &[])).contains(subject)));
    for format in ["table", "csv", "json"] {
        let whole = bench.must_run(&["list", "--format", format]).out();
        let public = bench.must_run(&["list", "--public", "--format", format]).out();
        assert!(whole.contains(closed) && !public.contains("侵入"), "{format}");
        assert!(whole.contains("貸出履歴") && !public.contains("貸出履歴"), "{format}");
    }
}

#[test]
fn excel_opens_the_csv() {
    let bench = bench();
    bench.replace(
        "cases/2026-05/がん検診の研究.yaml",
        "件名: がん検診の",
        "件名: \"=HYPERLINK(1),がん検診の",
    );
    bench.replace("cases/2026-05/がん検診の研究.yaml", "外部提供について", "外部提供について\"");
    let text = bench.must_run(&["list", "--format", "csv"]).out();
    assert!(text.starts_with("\u{feff}会議,会議名,開催日,番号,区分,種類,件名,"), "{text}");
    assert_eq!(text.lines().count(), 18);
    assert_eq!(text.matches("\r\n").count(), 18);
    let mut reader = csv_rows(&text);
    assert!(reader.all(|row| row.len() == 28));
    // What begins like a formula is a text, and commas stay in their cell.
    let row = csv_rows(&text).find(|row| row[3] == "報告第4号").expect("it is there");
    assert_eq!(row[6], "'=HYPERLINK(1),がん検診の精度管理に関する研究のための個人情報の外部提供について");
    assert!(csv_rows(&text).any(|row| row[17] == "取下げ"));
}

fn csv_rows(text: &str) -> impl Iterator<Item = Vec<String>> {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<Vec<String>> =
        reader.records().map(|row| row.expect("a row").iter().map(ToOwned::to_owned).collect()).collect();
    rows.into_iter()
}

#[test]
fn an_excel_file_opens_with_its_days_as_days_and_its_texts_as_texts() {
    let bench = bench();
    // What Excel would take for a date, a fraction or a number.
    let meeting = "cases/2026-02/meeting.yaml";
    bench.replace(meeting, "番号: 報告第1号, 資料番号: 資料1", "番号: 1-1, 資料番号: 0012");
    bench.replace(meeting, "番号: 報告第2号, 資料番号: 資料2", "番号: 3/4, 資料番号: 1E5");
    bench.must_run(&["list", "--output", "台帳.xlsx"]);
    let first = std::fs::read(bench.path().join("台帳.xlsx")).expect("it was written");
    bench.must_run(&["list", "--output", "台帳.xlsx"]);
    let again = std::fs::read(bench.path().join("台帳.xlsx")).expect("it was written");
    assert!(first == again, "the same ledger has the same bytes");

    let office = tool("soffice")
        .arg(format!("-env:UserInstallation=file://{}", bench.path().join("office").display()))
        .args(["--headless", "--convert-to", "fods", "台帳.xlsx"])
        .current_dir(bench.path())
        .output()
        .expect("it starts");
    assert!(office.status.success(), "{}", String::from_utf8_lossy(&office.stderr));
    let opened = bench.read("台帳.fods");
    let listed = items(&bench, &[]);
    let days: Vec<&str> =
        opened.split("office:date-value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let dates: Vec<&str> = listed.iter().map(|item| item["date"].as_str().expect("a day")).collect();
    assert_eq!(days, dates);
    let subjects = subjects(&listed);
    for text in ["1-1", "3/4", "0012", "1E5", "2026-02"].iter().chain(&subjects) {
        let cells: Vec<&str> = opened
            .split("<table:table-cell")
            .filter(|cell| cell.contains(&format!("<text:p>{text}</text:p>")))
            .collect();
        assert!(
            !cells.is_empty() && cells.iter().all(|cell| cell.contains("office:value-type=\"string\"")),
            "{text}"
        );
    }
    // The head stays in sight and filters.
    let sheet = unpacked(&first, "xl/worksheets/sheet1.xml");
    for part in ["<pane ", "state=\"frozen\"", "<autoFilter ref=\"A1:AB18\"", "<cols>"] {
        assert!(sheet.contains(part), "{part}");
    }
}

/// A file of a package of Office.
fn unpacked(package: &[u8], name: &str) -> String {
    let bench = Bench::new();
    bench.write_bytes("package.zip", package);
    let script =
        "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))";
    let mut read = tool("python");
    read.args(["-c", script]).arg(bench.path().join("package.zip")).arg(name);
    let read = read.output().expect("it starts");
    String::from_utf8(read.stdout).expect("UTF-8")
}

#[test]
fn a_wrong_case_is_told_and_the_others_are_listed() {
    let bench = bench();
    bench.replace("cases/2026-05/がん検診の研究.yaml", "事業名:", "事業の名:");
    let run = bench.run(&["list"]);
    run.must_end_with(1);
    run.must_say("「事業の名」という項目はありません");
    run.must_say("16件の案件");
    assert!(run.out().contains("窓口業務の委託"));
}
