//! Page marks in texts: whoever hears 「47ページ」 finds it there.

use std::path::Path;

use lopdf::Document;
use serde_json::Value;

use crate::bundle::Bundle;
use crate::support::Bench;

const OUTPUT: &str = "output/2026-05";

fn built() -> Bench {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    bench.must_run(&["build"]);
    bench
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The text of each page without blanks.
fn pages(path: &Path) -> Vec<String> {
    let pdf = Document::load(path).expect("it is a PDF");
    let pages = pdf.get_pages().into_keys();
    pages.map(|page| squeezed(&pdf.extract_text(&[page]).expect("it has a text"))).collect()
}

/// The marks of a text, each with the first line behind it that is not empty.
fn marks(text: &str) -> Vec<(&str, &str)> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let is_mark = |line: &&str| line.starts_with('［') && line.ends_with('］');
    lines
        .iter()
        .zip(&lines[1..])
        .filter(|(line, _)| is_mark(line))
        .map(|(mark, next)| (*mark, *next))
        .collect()
}

#[test]
fn every_page_of_a_bundle_is_marked_where_it_begins() {
    let bench = built();
    for set in ["bundle", "bundle-on-the-day", "bundle-public"] {
        let path = bench.path().join(OUTPUT).join(format!("{set}.pdf"));
        let texts = pages(&path);
        let labels = Bundle::open(&path).labels();
        let written: Vec<(&String, &String)> =
            labels.iter().zip(&texts).filter(|(_, text)| *text != "余白").collect();
        let twin = bench.read(&format!("{OUTPUT}/{set}.txt"));
        let marks = marks(&twin);
        assert!(written.len() > 5);
        assert_eq!(marks.len(), written.len(), "{marks:?}");
        for ((mark, line), (label, text)) in marks.into_iter().zip(written) {
            let mark = mark.trim_matches(['［', '］']);
            let (page, place) = mark.split_once(' ').unwrap_or((mark, ""));
            assert_eq!(page, format!("{label}ページ"));
            let line = line.trim_start_matches(['■', '□', '・', ' ']).trim_start_matches("【非公開】");
            // Of the bookmark of a material only the number stands on the page as it is.
            let part = squeezed(line.split('　').next().unwrap_or_default());
            assert!(text.contains(&part), "{part} is not on {mark}: {text}");
            // The foot of the page says the same.
            assert!(text.contains(&squeezed(place)), "{place} is not on {mark}: {text}");
        }
    }
}

#[test]
fn the_list_names_the_page_of_each_material() {
    let bench = built();
    let twin = bench.read(&format!("{OUTPUT}/bundle.txt"));
    let manifest: Value =
        serde_json::from_str(&bench.read(&format!("{OUTPUT}/manifest.json"))).expect("it is JSON");
    let materials = manifest["meeting"]["materials"].as_array().expect("it has some");
    let of_set = materials.iter().filter(|material| material["document"] == "bundle.pdf");
    let mut seen = 0;
    for material in of_set {
        let number = material["number"].as_str().expect("it is a text");
        let expected = format!("　資料 {number}\n　ページ {}\n", material["first_page"]);
        assert!(twin.contains(&expected), "{expected} is not in {twin}");
        seen += 1;
    }
    assert!(seen > 12);
}

#[test]
fn papers_by_themselves_are_marked_too() {
    let bench = built();
    for (name, expected) in [
        (
            "materials/資料8",
            vec![
                "［資料8 1/6］",
                "［資料8 2/6］",
                "［資料8 3/6］",
                "［資料8 4/6］",
                "［資料8 5/6］",
                "［資料8 6/6］",
            ],
        ),
        ("窓口業務の委託/advance-report", vec!["［1ページ］", "［2ページ］", "［3ページ］"]),
        ("digest", vec!["［1ページ］", "［2ページ］"]),
    ] {
        let twin = bench.read(&format!("{OUTPUT}/{name}.txt"));
        assert_eq!(marks(&twin).into_iter().map(|(mark, _)| mark).collect::<Vec<_>>(), expected, "{name}");
    }
}

#[test]
fn marks_are_as_the_council_words_them_and_follow_its_words() {
    let bench = built();
    bench.replace("cases/2026-05/meeting.yaml", "審議会: act-2023", "審議会: machi");
    bench.write(
        "templates/machi/council.yaml",
        "基本: act-2023\n会議資料:\n  頁の印: { 会議資料: \"〔{頁}〕\", 資料: \"〔{順}〕\", ほかの頁: \"（{頁}）\" }\n",
    );
    bench.must_run(&["build"]);
    let twin = bench.read(&format!("{OUTPUT}/bundle.txt"));
    assert!(twin.starts_with("（1）\n") && twin.contains("\n〔47〕\n"), "{twin}");
    bench.write("templates/machi/council.yaml", "基本: act-2023\n会議資料: { 頁の印: }\n");
    bench.must_run(&["build"]);
    let twin = bench.read(&format!("{OUTPUT}/bundle.txt"));
    assert!(twin.starts_with("令和8年度第1回") && !twin.contains('〔') && !twin.contains('［'), "{twin}");
}
