//! Archive (PDF/A-2a), access (PDF/UA-1), reading order: read from the PDF itself.

use std::path::PathBuf;

use crate::pdf::{Element, Pdf};
use crate::support::{Bench, REAL_CASE, tool};

const DOCUMENTS: [&str; 2] = ["advance-report.pdf", "special-clauses.pdf"];

fn built() -> (Bench, [PathBuf; 2]) {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    let paths = DOCUMENTS.map(|name| bench.path().join("output").join(REAL_CASE).join(name));
    (bench, paths)
}

fn tags<'a>(structure: &'a [Element], tag: &str) -> Vec<&'a Element> {
    structure.iter().filter(|element| element.tag == tag).collect()
}

#[test]
fn every_document_says_that_it_is_pdf_a_2a_and_pdf_ua_1() {
    let (_bench, paths) = built();
    for path in paths {
        let metadata = Pdf::open(&path).metadata();
        for said in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
        ] {
            assert!(metadata.contains(said), "{said} in {metadata}");
        }
        let check = tool("qpdf").arg("--check").arg(&path).output().expect("qpdf starts");
        assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
    }
}

#[test]
fn language_title_and_date_are_those_of_the_case() {
    let (_bench, [report, clauses]) = built();
    let subject = "特定健康診査の未受診者に対する健診勧奨通知の封入封緘委託について";
    for (path, title) in [(report, subject.to_owned()), (clauses, format!("特記事項（{subject}）"))] {
        let pdf = Pdf::open(&path);
        let language = pdf.text(pdf.catalog(), "Lang").expect("/Lang is there");
        assert!(language.starts_with("ja"), "{language}");
        assert_eq!(pdf.text(pdf.info(), "Title"), Some(title));
        let date = pdf.text(pdf.info(), "CreationDate").expect("a date");
        assert!(date.starts_with("D:20080827"), "{date}");
        let marked = pdf.get(pdf.dictionary(pdf.catalog(), "MarkInfo"), "Marked");
        assert_eq!(marked.and_then(|marked| marked.as_bool().ok()), Some(true));
        let shows_title = pdf.get(pdf.dictionary(pdf.catalog(), "ViewerPreferences"), "DisplayDocTitle");
        assert_eq!(shows_title.and_then(|shows| shows.as_bool().ok()), Some(true));
        assert!(pdf.get(pdf.catalog(), "PageLabels").is_some(), "pages have labels");
    }
}

#[test]
fn the_outline_leads_to_every_sheet_and_clause() {
    let (_bench, [report, clauses]) = built();
    let titles: Vec<String> = Pdf::open(&report).outline().into_iter().map(|(_, title)| title).collect();
    let subject = "特定健康診査の未受診者に対する健診勧奨通知の封入封緘委託について";
    let sheet = format!("件名 {subject}");
    assert_eq!(titles, ["情報公開・個人情報保護審議会 諮問・報告事項", "事業の概要", &sheet]);

    let outline = Pdf::open(&clauses).outline();
    assert_eq!(outline.len(), 14);
    assert_eq!(outline[0], (0, "特記事項".to_owned()));
    assert_eq!(outline[1], (1, "(基本的事項)".to_owned()));
    assert_eq!(outline[13], (1, "(損害の賠償)".to_owned()));
}

#[test]
fn every_header_cell_says_what_it_heads() {
    let (_bench, [report, _]) = built();
    let structure = Pdf::open(&report).structure();
    // What the heads of the sheet say, they say of the pairs below them, and not of the rows of full width behind those.
    assert_eq!(tags(&structure, "Table").len(), 5, "cover, overview, pairs, rows of full width, a pair");
    let heads = tags(&structure, "TH");
    let columns: Vec<i64> = heads
        .iter()
        .filter(|head| head.scope.as_deref() == Some("Column"))
        .map(|head| head.columns)
        .collect();
    assert_eq!(columns, [2, 2], "two heads over two columns each");
    let rows = heads.iter().filter(|head| head.scope.as_deref() == Some("Row")).count();
    assert_eq!(rows, 1 + 5 + 12, "the subject, five rows of the overview, twelve labels of the sheet");
    assert_eq!(heads.len(), rows + columns.len(), "no head without a scope");
}

#[test]
fn lists_are_lists_with_their_labels() {
    let (_bench, [report, clauses]) = built();
    let report = Pdf::open(&report).structure();
    assert_eq!(tags(&report, "L").len(), 2);
    assert_eq!(tags(&report, "Lbl").len(), 3);
    let clauses = Pdf::open(&clauses).structure();
    assert_eq!(tags(&clauses, "Lbl").len(), 13);
    assert_eq!(tags(&clauses, "LBody").len(), 13);
    assert_eq!(tags(&clauses, "H1").len(), 1);
    assert_eq!(tags(&clauses, "H2").len(), 13);
}

#[test]
fn nothing_in_a_pdf_acts_or_leads_outside() {
    let (_bench, paths) = built();
    for path in paths {
        let pdf = Pdf::open(&path);
        let dictionaries = pdf.dictionaries();
        assert!(dictionaries.len() > 10);
        for key in
            ["JavaScript", "JS", "Launch", "URI", "EmbeddedFile", "EmbeddedFiles", "OpenAction", "AA", "F"]
        {
            assert!(
                dictionaries.iter().all(|dictionary| !dictionary.has(key.as_bytes())),
                "/{key} in {path:?}"
            );
        }
    }
}

#[test]
fn every_font_is_embedded() {
    let (_bench, paths) = built();
    for path in paths {
        let output = tool("pdffonts").arg(&path).output().expect("pdffonts starts");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let fonts: Vec<&str> = text.lines().skip(2).collect();
        assert!(fonts.iter().any(|font| font.contains("BIZUDMincho")), "{text}");
        // Columns from the end: object, generation, uni, sub, emb.
        let embedded = |font: &&str| font.split_whitespace().rev().nth(4) == Some("yes");
        assert!(fonts.iter().all(embedded), "{text}");
    }
}

#[test]
fn the_matching_number_stands_on_every_page_and_in_the_manifest() {
    let (bench, [report, clauses]) = built();
    let manifest: serde_json::Value =
        serde_json::from_str(&bench.read("output/2008-08/manifest.json")).expect("it is JSON");
    let number = manifest["cases"]["健診勧奨通知"]["matching_number"].as_str().expect("a text").to_owned();
    assert_eq!(number.len(), 8);
    assert!(number.chars().all(|letter| "23456789ABCDEFGHJKLMNPQRSTUVWXYZ".contains(letter)), "{number}");
    for path in [report, clauses] {
        for page in 1..=Pdf::open(&path).pages() {
            let page = page.to_string();
            let output = tool("pdftotext").args(["-f", &page, "-l", &page]).arg(&path).arg("-").output();
            let text = String::from_utf8_lossy(&output.expect("pdftotext starts").stdout).into_owned();
            assert!(text.contains(&number), "page {page} of {}: {text}", path.display());
        }
    }
}

#[test]
fn the_matching_number_follows_values_not_spelling() {
    let number = |bench: &Bench| {
        bench.must_run(&["build"]);
        let manifest: serde_json::Value =
            serde_json::from_str(&bench.read("output/2008-08/manifest.json")).expect("it is JSON");
        manifest["cases"]["健診勧奨通知"]["matching_number"].as_str().expect("a text").to_owned()
    };
    let case = format!("cases/{REAL_CASE}.yaml");
    let bench = Bench::with_real_case();
    let first = number(&bench);
    bench.replace(&case, "件名: 特定", "# 注\nsubject: 特定");
    assert_eq!(number(&bench), first);
    bench.replace(&case, "小倉", "大倉");
    assert_ne!(number(&bench), first);
}
