//! The bundle in large type: everything that the bundle says, and no small print.

use std::path::PathBuf;

use lopdf::Document;
use lopdf::content::Content;

use crate::bundle::meeting_of_town;
use crate::conformance::must_conform;
use crate::reading::structure_text;
use crate::support::Bench;

const OUTPUT: &str = "output/2026-05";
const NOTICE: &str = "［ ］の中は、通常の会議資料のページです。";

fn built(words: &str) -> Bench {
    let bench = meeting_of_town(words);
    bench.must_run(&["build"]);
    bench
}

fn in_large_type() -> Bench {
    built("会議資料: { 大活字版: { 作成: はい } }\n")
}

fn path(bench: &Bench, name: &str) -> PathBuf {
    bench.path().join(OUTPUT).join(name)
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn nothing_that_the_bundle_says_is_lost_in_large_type() {
    let bench = in_large_type();
    for set in ["bundle", "bundle-on-the-day"] {
        let usual = bench.read(&format!("{OUTPUT}/{set}.txt"));
        assert_eq!(bench.read(&format!("{OUTPUT}/{set}-large.txt")), usual);
        // What marks headings for the ear is their type here.
        let unmarked = usual.lines().map(|line| line.trim_start_matches(['■', '□', '・']));
        let expected = squeezed(NOTICE) + &unmarked.map(squeezed).collect::<String>();
        let said = structure_text(&path(&bench, &format!("{set}-large.pdf")));
        assert!(expected.len() > 3000);
        for (at, (found, wanted)) in said.chars().zip(expected.chars()).enumerate() {
            let near = |text: &str| text.chars().skip(at.saturating_sub(20)).take(60).collect::<String>();
            assert_eq!(found, wanted, "{} instead of {}", near(&said), near(&expected));
        }
        assert_eq!(said.chars().count(), expected.chars().count());
    }
}

#[test]
fn the_edition_in_large_type_keeps_the_standards() {
    let bench = in_large_type();
    must_conform(&["bundle-large.pdf", "bundle-on-the-day-large.pdf"].map(|name| path(&bench, name)));
}

#[test]
fn no_type_is_smaller_than_fourteen_points() {
    let bench = in_large_type();
    let pdf = Document::load(path(&bench, "bundle-large.pdf")).expect("it is a PDF");
    let mut sizes = Vec::new();
    for page in pdf.get_pages().into_values() {
        let content = Content::decode(&pdf.get_page_content(page)).expect("it reads");
        let chosen = content.operations.iter().filter(|operation| operation.operator == "Tf");
        sizes.extend(chosen.map(|operation| operation.operands[1].as_float().expect("a size")));
    }
    assert!(sizes.contains(&16.0), "{sizes:?}");
    assert!(sizes.iter().all(|size| *size >= 14.0), "{sizes:?}");
}

#[test]
fn each_page_of_a_closed_material_says_so_in_large_type() {
    let bench = in_large_type();
    let pdf = Document::load(path(&bench, "bundle-on-the-day-large.pdf")).expect("it is a PDF");
    let texts: Vec<String> = pdf
        .get_pages()
        .into_keys()
        .map(|page| squeezed(&pdf.extract_text(&[page]).expect("it has a text")))
        .collect();
    let first = texts.iter().position(|text| text.contains("【非公開】資料13")).expect("it is there");
    assert!(first > 0 && texts.len() > first + 3, "{texts:#?}");
    for (page, text) in texts.iter().enumerate() {
        assert_eq!(text.contains("会議終了後回収No.非公開"), page >= first, "{text}");
    }
}

#[test]
fn a_council_that_does_not_ask_for_it_has_none() {
    let bench = built("");
    let made = bench.files("output");
    assert!(made.iter().any(|name| name.ends_with("bundle.pdf")));
    assert!(made.iter().all(|name| !name.to_string_lossy().contains("-large")), "{made:?}");
}
