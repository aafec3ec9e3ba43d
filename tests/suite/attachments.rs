//! Attachments that are files: every page of them is in the print edition as its maker drew it, and all editions count alike.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lopdf::{Document, Object, Stream};
use serde_json::Value;
use shingikai::typeset::pdf::pages::Pages;

use crate::conformance::must_conform;
use crate::picture::{Picture, number};
use crate::real_case::must_be_the_same;
use crate::support::{Bench, repository, tool};

const MEETING: &str = "2026-09";
/// Dots for each inch.
const DOTS: f64 = 60.0;
/// Dots in a millimetre.
const DOT: f64 = DOTS / 25.4;

fn bench() -> Bench {
    let bench = Bench::new();
    bench.copy("tests/attachments", "cases/2026-09");
    bench
}

fn built() -> Bench {
    let bench = bench();
    bench.must_run(&["build"]);
    bench
}

fn output(bench: &Bench, name: &str) -> PathBuf {
    bench.path().join("output").join(MEETING).join(name)
}

fn source(name: &str) -> PathBuf {
    repository().join("tests/attachments").join("cases").join(MEETING).join(name)
}

fn manifest(bench: &Bench) -> Value {
    serde_json::from_str(&bench.read(&format!("output/{MEETING}/manifest.json"))).expect("it is JSON")
}

/// Both must show the same, but for what stands at head and foot of the print.
///
/// - `scale` is how large it is printed; `turned` whether its head is at the left
#[track_caller]
fn must_show_the_same(original: &Picture, print: &Picture, scale: f64, turned: bool, name: &str) {
    let there = |(x, y): (f64, f64)| if turned { (y * scale, -x * scale) } else { (x * scale, y * scale) };
    let back = |(x, y): (f64, f64)| if turned { (-y / scale, x / scale) } else { (x / scale, y / scale) };
    let ink = original.ink();
    assert!(ink.len() > 100, "{name}: {} dots", ink.len());
    let lost = ink.iter().filter(|dot| !print.is_drawn(there(**dot))).count();
    assert!(lost * 500 < ink.len(), "{name}: {lost} of {} dots are lost", ink.len());
    let band = number(print.height()) / 2.0 - 12.0 * DOT;
    let printed: Vec<_> = print.ink().into_iter().filter(|(_, y)| y.abs() < band).collect();
    let more = printed.iter().filter(|dot| !original.is_drawn(back(**dot))).count();
    assert!(more * 500 < printed.len(), "{name}: {more} of {} dots are new", printed.len());
}

#[test]
fn the_print_edition_shows_every_page_as_its_maker_drew_it() {
    let bench = built();
    let manifest = manifest(&bench);
    let first = |document: &str| {
        let pages = Pages::read(&fs::read(output(&bench, document)).expect("it is there")).expect("a PDF");
        pages.first_label().expect("pages have labels")
    };
    let mut compared = 0;
    for material in manifest["meeting"]["materials"].as_array().expect("a list") {
        let attachment = &material["attachment"];
        let Some(file) = attachment["file"].as_str() else { continue };
        let document = material["document"].as_str().expect("a name");
        let begins = material["first_page"].as_u64().expect("a number");
        let turned: Vec<u64> =
            attachment["turned"].as_array().into_iter().flatten().filter_map(Value::as_u64).collect();
        let pages = material["pages"].as_u64().expect("a number");
        // On the back of the folded page nothing is printed: it comes before what is as large as the others.
        let pages: Vec<(u64, u64)> = if material["number"] == "資料4" {
            vec![(1, 1), (2, 3)]
        } else {
            (1..=pages).map(|page| (page, page)).collect()
        };
        for (page, place) in pages {
            let percent = attachment["scaled"][page.to_string()].as_f64().unwrap_or(100.0);
            let at = usize::try_from(begins + place).expect("few") - first(document);
            let print = Picture::of(&output(&bench, document), at);
            let original = Picture::of(&source(file), usize::try_from(page).expect("few"));
            let name = format!("{file} {page}");
            must_show_the_same(&original, &print, percent / 100.0, turned.contains(&page), &name);
            compared += 1;
        }
    }
    assert_eq!(compared, 7);
    let said = |number: &str| {
        let materials = manifest["meeting"]["materials"].as_array().expect("a list").clone();
        let of_number = materials.into_iter().find(|material| material["number"] == number);
        of_number.expect("it is there")["attachment"].clone()
    };
    // Whoever collates is told what is folded.
    let collating = bench.read(&format!("output/{MEETING}/collating.txt"));
    assert_eq!(
        collating.matches("A3の紙に印刷して折り込むページが、1ページある。").count(),
        1,
        "{collating}"
    );
    // A page that fits is as large as it was; the A3 one keeps its paper.
    assert_eq!(said("資料2-1")["turned"], serde_json::json!([1]));
    assert_eq!(said("資料2-2")["scaled"], serde_json::json!({ "1": 92 }), "the grey page reaches its edges");
    assert_eq!((&said("資料4")["turned"], &said("資料4")["scaled"]), (&Value::Null, &Value::Null));
}

/// The number of the page on which each line of the outline begins.
fn beginnings(pdf: &Path) -> BTreeMap<String, i64> {
    let bytes = fs::read(pdf).expect("it is there");
    let (document, pages) = (Document::load_mem(&bytes).expect("a PDF"), Pages::read(&bytes).expect("a PDF"));
    let labels = document.catalog().and_then(|catalog| catalog.get_deref(b"PageLabels", &document));
    let labels =
        labels.and_then(Object::as_dict).and_then(|tree| tree.get(b"Nums")).and_then(Object::as_array);
    let labels: Vec<(i64, i64)> = labels
        .expect("pages have labels")
        .chunks(2)
        .map(|pair| {
            let label = document.dereference(&pair[1]).and_then(|(_, label)| label.as_dict());
            let start = label.expect("a label").get(b"St").and_then(Object::as_i64).unwrap_or(1);
            (pair[0].as_i64().expect("a page"), start)
        })
        .collect();
    let label = |page: usize| {
        let page = i64::try_from(page).expect("few") - 1;
        let (from, start) = labels.iter().rfind(|(from, _)| *from <= page).expect("every page has one");
        start + page - from
    };
    let chapters = pages.chapters().expect("it has an outline").into_iter();
    chapters.map(|chapter| (chapter.title.split_whitespace().collect(), label(chapter.page))).collect()
}

#[test]
fn every_edition_counts_the_same_pages() {
    for arguments in [&["build"][..], &["build", "--single-sided"]] {
        let bench = bench();
        bench.must_run(arguments);
        for [screen, print] in
            [["bundle.pdf", "bundle-print.pdf"], ["bundle-on-the-day.pdf", "bundle-on-the-day-print.pdf"]]
        {
            let [screen, print] = [screen, print].map(|name| beginnings(&output(&bench, name)));
            assert!(print.len() > 1, "{print:?}");
            assert_eq!(screen, print, "{arguments:?}");
        }
        let (public, print) = (
            beginnings(&output(&bench, "bundle-public.pdf")),
            beginnings(&output(&bench, "bundle-print.pdf")),
        );
        let open: Vec<_> = print.iter().filter(|(title, _)| title.starts_with("資料")).collect();
        assert!(open.len() > 3);
        for (title, page) in open {
            assert_eq!(public.get(title), Some(page), "{title}");
        }
    }
}

#[test]
fn the_sheet_on_the_screen_stands_for_the_pages_of_the_print() {
    let bench = built();
    let pages =
        |name: &str| Pages::read(&fs::read(output(&bench, name)).expect("it is there")).expect("a PDF");
    let (screen, print) = (pages("bundle.pdf"), pages("bundle-print.pdf"));
    let sheet = (1..=screen.count())
        .find(|page| screen.text(*page).expect("text").contains("前回の議事録（案）別添（2ページ）"));
    let sheet = screen.text(sheet.expect("there is a sheet")).expect("text");
    assert!(sheet.contains("資料11–2/23–4"), "{sheet}");
    for (page, said) in [(3, "資料11/23"), (4, "資料12/24")] {
        let text = print.text(page).expect("text");
        assert!(text.contains(said) || text.contains("資料1"), "{page}: {text}");
    }
    for page in 1..=screen.count() {
        assert!(!screen.says_only(page, "余白").expect("text"), "no page of it is blank");
    }
    // What is put in by hand is counted as one sheet, in both.
    assert!(
        bench.read("output/2026-09/bundle-print.txt").contains("次回の日程について\n日程表　別添（1ページ）")
    );
}

#[test]
fn every_document_but_the_print_edition_keeps_its_standards() {
    let bench = built();
    let pdfs =
        bench.files("output").into_iter().filter(|name| name.extension().is_some_and(|it| it == "pdf"));
    let pdfs: Vec<PathBuf> = pdfs.map(|name| bench.path().join("output").join(name)).collect();
    let is_print = |pdf: &&PathBuf| pdf.to_str().is_some_and(|path| path.ends_with("-print.pdf"));
    let (prints, others): (Vec<_>, Vec<_>) = pdfs.iter().partition(is_print);
    assert_eq!((prints.len(), others.len() > 5), (2, true));
    must_conform(&others.into_iter().cloned().collect::<Vec<_>>());
    for print in prints {
        let check = tool("qpdf").arg("--check").arg(print).output().expect("qpdf starts");
        assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
    }
}

#[test]
fn two_builds_with_attachments_are_equal_byte_for_byte() {
    let (one, other) = (built(), built());
    must_be_the_same(&one, &other);
    assert!(other.must_run(&["build"]).err().contains("作った文書はありません"));
    must_be_the_same(&one, &other);
}

#[test]
fn a_hostile_pdf_brings_nothing_that_is_not_seen() {
    let bench = bench();
    let hostile = repository().join("tests/attachments/hostile.pdf");
    let bytes = fs::read(&hostile).expect("it is there");
    bench.write_bytes("cases/2026-09/libreoffice.pdf", &bytes);
    bench.replace(
        "cases/2026-09/meeting.yaml",
        "ファイル: libreoffice.pdf, ページ数: 2",
        "ファイル: libreoffice.pdf",
    );
    bench.must_run(&["build"]);
    let said = |pdf: &Path| {
        let mut document = Document::load(pdf).expect("a PDF");
        document.decompress();
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).expect("a Vec takes everything");
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let canaries =
        ["CANARY", "/JavaScript", "/Launch", "/OpenAction", "/URI", "/EmbeddedFile", "/AcroForm", "/AA<<"];
    let before = said(&hostile);
    assert!(canaries.iter().all(|canary| before.contains(canary)), "they are in the file");
    let print = output(&bench, "bundle-print.pdf");
    let after = said(&print);
    let found: Vec<_> = canaries.iter().filter(|canary| after.contains(**canary)).collect();
    assert!(found.is_empty(), "{found:?}");
    must_show_the_same(&Picture::of(&hostile, 1), &Picture::of(&print, 3), 1.0, false, "hostile.pdf");
}

#[test]
fn an_attachment_that_changed_is_made_anew_and_exchanged_leaf_by_leaf() {
    let bench = bench();
    bench.must_run(&["build", "--printed"]);
    let record = bench.read("output/2026-09/printed/printed.json");
    assert!(record.contains("\"attachments\"") && record.contains("\"資料2-2\""));
    let printed = fs::read(output(&bench, "printed/bundle.pdf")).expect("it is there");
    assert_eq!(printed, fs::read(output(&bench, "bundle-print.pdf")).expect("it is there"));
    bench.must_run(&["replace", MEETING]).must_say("変わったところはありません");
    // A dot more on the second page of the minutes.
    let place = bench.path().join("cases/2026-09/libreoffice.pdf");
    let mut minutes = Document::load(&place).expect("a PDF");
    let second = minutes.get_pages()[&2];
    let dot = minutes.add_object(Stream::new(lopdf::Dictionary::new(), b"Q 200 300 40 40 re f q".to_vec()));
    let contents =
        minutes.get_dictionary(second).and_then(|page| page.get(b"Contents")).expect("it draws").clone();
    let page = minutes.get_dictionary_mut(second).expect("a page");
    page.set("Contents", vec![contents, dot.into()]);
    minutes.save(&place).expect("the disk takes it");
    let run = bench.must_run(&["replace", MEETING]);
    run.must_say("差し替える: 資料1 3、4");
    run.must_say("別添の変更");
    assert_eq!(run.err().matches("差し替える: ").count(), 1, "{}", run.err());
    let leaf = output(&bench, "replacement/replacement.pdf");
    assert_eq!(Pages::read(&fs::read(&leaf).expect("it is there")).expect("a PDF").count(), 2);
    bench.must_run(&["build"]);
    let now = fs::read(output(&bench, "bundle-print.pdf")).expect("it is there");
    assert_ne!(printed, now);
    must_show_the_same(
        &Picture::of(&place, 2),
        &Picture::of(&output(&bench, "bundle-print.pdf"), 4),
        0.99,
        false,
        "2",
    );
}

#[test]
fn files_are_bound_in_below_headings_and_the_edition_in_large_type_counts_as_the_others() {
    let bench = bench();
    let meeting = format!("cases/{MEETING}/meeting.yaml");
    let text = bench.read(&meeting);
    let (head, items) = text.split_once("案件:\n").expect("it lists its items");
    let items: String = items.lines().map(|line| format!("    {line}\n")).collect();
    let grouped = format!("{head}案件:\n  - 見出し: 全部\n    案件:\n{items}");
    bench.write(&meeting, &grouped.replace("審議会: act-2023", "審議会: machi"));
    bench.write("templates/machi/council.yaml", "基本: act-2023\n会議資料: { 大活字版: { 作成: はい } }\n");
    bench.must_run(&["build"]);
    let counted = beginnings(&output(&bench, "bundle-print.pdf"));
    assert!(counted.len() > 3 && counted == beginnings(&output(&bench, "bundle.pdf")), "{counted:?}");
    let text = bench.read(&format!("output/{MEETING}/bundle-large.txt"));
    let last = counted.values().max().expect("there are some");
    assert!(text.contains(&format!("［{last}")), "{last}: {text}");
    bench.must_run(&["build"]).must_say("前のまま");
}

#[test]
fn a_pdf_that_no_item_names_is_told_how_to_name_it() {
    let bench = bench();
    fs::copy(source("scan.pdf"), bench.path().join(format!("cases/{MEETING}/そのほか.pdf"))).expect("copied");
    let run = bench.run(&["check"]);
    run.must_say("「別添: [ { 件名: …, ファイル: そのほか.pdf } ]」と書いてください");
}

#[test]
fn a_wrong_attachment_stops_the_bundle_and_no_case() {
    let bench = built();
    bench.write_bytes("cases/2026-09/scan.pdf", b"%PDF-1.7 no more");
    let run = bench.run(&["build"]);
    run.must_end_with(1);
    run.must_say("エラー[attachment-unusable]: 別添のファイル「scan.pdf」は、資料に入れられません");
    run.must_say("cases/2026-09/meeting.yaml:11:");
    assert!(
        output(&bench, "bundle-print.outdated.pdf").is_file() && !output(&bench, "bundle-print.pdf").exists()
    );
    assert!(output(&bench, "公園台帳の廃止/advance-report.pdf").is_file());
}
