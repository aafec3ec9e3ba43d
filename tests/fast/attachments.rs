//! Attachments that are files: what cannot be bound in is told at its place.

use std::fs;
use std::path::Path;

use lopdf::{Dictionary, Document, Object, dictionary};
use shingikai::app::check::check;
use shingikai::app::session::Session;
use shingikai::diagnostic::arguments::Argument;
use shingikai::diagnostic::finding::{Finding, Rule, Severity};
use shingikai::diagnostic::fix::Change;
use shingikai::limits;
use shingikai::workspace::Workspace;

use crate::shared::unix;
use crate::support::{Bench, FONTS, repository};

const FOLDER: &str = "cases/m1";

/// A meeting with one attachment, and nothing beside.
fn bench(attachment: &str) -> Bench {
    let bench = Bench::new();
    let meeting =
        "会議名: 令和8年度第1回個人情報保護審議会\n審議会: act-2023\n開催日: 令和8年5月21日（木）\n案件:\n";
    let item = format!("  - {{ 件名: 書類について, 別添: [ {{ 件名: 書類, {attachment} }} ] }}\n");
    bench.write(&format!("{FOLDER}/meeting.yaml"), &format!("{meeting}{item}"));
    bench
}

fn found(bench: &Bench) -> Vec<Finding> {
    let workspace = Workspace::new(bench.path().to_owned(), FONTS.clone());
    check(&Session::without_typst(workspace), &[]).expect("the machine is sound").findings
}

/// What is found of a file.
fn found_of(bytes: &[u8]) -> Vec<Finding> {
    let bench = bench("ファイル: 書類.pdf");
    bench.write_bytes(&format!("{FOLDER}/書類.pdf"), bytes);
    found(&bench)
}

#[track_caller]
fn only(mut findings: Vec<Finding>) -> Finding {
    assert_eq!(findings.len(), 1, "{findings:#?}");
    findings.remove(0)
}

/// The place of a finding, and why it was found.
fn told(finding: &Finding) -> (&str, Rule, &str) {
    let fault = match finding.words.get("fault") {
        Some(Argument::Text(fault)) => fault.as_str(),
        _ => "",
    };
    (&finding.file.text[finding.span.clone()], finding.rule, fault)
}

fn file(name: &str) -> Vec<u8> {
    fs::read(repository().join("tests/attachments").join(name)).expect("it is there")
}

/// A PDF of so many blank pages.
fn blank(pages: usize) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let page = dictionary! { "Type" => "Page", "Parent" => tree, "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()] };
    let kids: Vec<Object> = (0..pages).map(|_| document.add_object(page.clone()).into()).collect();
    let count = i64::try_from(pages).expect("few");
    document.objects.insert(tree, dictionary! { "Type" => "Pages", "Count" => count, "Kids" => kids }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer = Dictionary::from_iter([("Root", Object::Reference(catalog))]);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a Vec takes everything");
    bytes
}

#[test]
fn what_cannot_be_bound_in_is_told_at_its_name() {
    let whole = file("cases/2026-09/libreoffice.pdf");
    let files = [
        (Vec::new(), "not-pdf"),
        (b"PK\x03\x04 saved by Word".to_vec(), "not-pdf"),
        (whole[..whole.len() / 2].to_vec(), "damaged"),
        (file("refused/closed.pdf"), "encrypted"),
        (file("refused/layers-off.pdf"), "layers"),
        (blank(0), "no-pages"),
        (blank(limits::ATTACHMENT_PAGES + 1), "too-many-pages"),
    ];
    for (bytes, fault) in files {
        let finding = only(found_of(&bytes));
        assert_eq!(told(&finding), ("書類.pdf", Rule::AttachmentUnusable, fault));
        assert!(finding.stops(), "{fault}");
    }
}

#[test]
fn what_can_be_bound_in_is_not_told() {
    for name in ["hostile.pdf", "no-edit.pdf", "cases/2026-09/chromium.pdf", "cases/2026-09/qpdf.pdf"] {
        assert_eq!(found_of(&file(name)), [], "{name}");
    }
    assert_eq!(found_of(&blank(limits::ATTACHMENT_PAGES)), []);
}

#[test]
fn the_file_of_an_earlier_meeting_is_told_unless_its_item_goes_on() {
    let bench = bench("ファイル: 書類.pdf");
    let place = bench.path().join(FOLDER);
    fs::write(place.join("書類.pdf"), file("no-edit.pdf")).expect("the disk takes it");
    let meeting = fs::read_to_string(place.join("meeting.yaml")).expect("it is there");
    let year = |text: &str, from: &str, to: &str| {
        assert!(text.contains(from), "{text}");
        text.replace(from, to)
    };
    let before = place.with_file_name("2000-01");
    fs::create_dir_all(&before).expect("the disk takes it");
    fs::write(before.join("書類.pdf"), file("no-edit.pdf")).expect("the disk takes it");
    fs::write(before.join("meeting.yaml"), year(&meeting, "令和8年", "令和7年")).expect("the disk takes it");
    let told_of = |bench: &Bench| -> Vec<Rule> { found(bench).iter().map(|finding| finding.rule).collect() };
    assert!(told_of(&bench).contains(&Rule::AttachmentOfBefore), "{:?}", told_of(&bench));
    // Another one under the same name is this meeting's own.
    fs::write(before.join("書類.pdf"), blank(1)).expect("the disk takes it");
    assert!(!told_of(&bench).contains(&Rule::AttachmentOfBefore));
}

#[test]
fn japanese_text_without_its_font_is_an_error() {
    let finding = only(found_of(&file("refused/cjk.pdf")));
    assert_eq!(told(&finding), ("書類.pdf", Rule::AttachmentFont, ""));
    assert_eq!(finding.severity, Severity::Error);
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let bench = bench("ファイル: 書類.pdf");
    let file = fs::File::create(bench.path().join(FOLDER).join("書類.pdf")).expect("the disk takes it");
    file.set_len(limits::ATTACHMENT_BYTES + 1).expect("the disk has holes");
    assert_eq!(told(&only(found(&bench))).2, "too-large");
}

#[test]
fn only_what_lies_beside_the_meetings_file_is_read() {
    for name in ["../書類.pdf", "中/書類.pdf", "/etc/passwd", "..", "中\\書類.pdf"] {
        let bench = bench(&format!("ファイル: '{name}'"));
        bench.write_bytes("cases/書類.pdf", &blank(1));
        bench.write_bytes(&format!("{FOLDER}/.中/書類.pdf"), &blank(1));
        let findings = found(&bench);
        let told: Vec<_> = findings.iter().map(told).collect();
        assert!(
            told.iter().any(|told| told.1 == Rule::AttachmentUnusable && told.2 == "outside"),
            "{name}: {told:?}"
        );
    }
}

#[test]
fn a_folder_is_no_file() {
    let bench = bench("ファイル: 書類.pdf");
    fs::create_dir(bench.path().join(FOLDER).join("書類.pdf")).expect("a folder");
    assert_eq!(told(&only(found(&bench))).2, "no-file");
}

#[test]
#[cfg_attr(not(unix), ignore = "links need rights there")]
fn a_link_is_not_followed() {
    let bench = bench("ファイル: 書類.pdf");
    bench.write_bytes("本物.pdf", &blank(1));
    unix::link(Path::new("../../本物.pdf"), &bench.path().join(FOLDER).join("書類.pdf"));
    assert_eq!(told(&only(found(&bench))).2, "link");
}

#[test]
fn a_file_that_is_not_there_is_told_with_the_name_that_is_likely_meant() {
    let bench = bench("ファイル: 議事録.pdf");
    assert!(only(found(&bench)).fixes.is_empty());
    bench.write_bytes(&format!("{FOLDER}/議事録案.pdf"), &blank(1));
    let findings = found(&bench);
    let missing =
        findings.iter().find(|finding| finding.rule == Rule::AttachmentMissing).expect("it is told");
    assert_eq!(told(missing).0, "議事録.pdf");
    let Change::Edits(edits) = &missing.fixes[0].change else { panic!("an edit") };
    assert_eq!(edits[0].edit.text, "議事録案.pdf");
    // Nobody names that one.
    assert!(findings.iter().any(|finding| finding.rule == Rule::FileNotRead));
}

#[test]
fn pages_that_are_typed_beside_a_file_are_compared_with_it() {
    let findings = |pages: &str| {
        let bench = bench(&format!("ファイル: 書類.pdf, ページ数: {pages}"));
        bench.write_bytes(&format!("{FOLDER}/書類.pdf"), &blank(3));
        found(&bench)
    };
    assert_eq!(findings("3"), []);
    let finding = only(findings("12"));
    assert_eq!(told(&finding), ("12", Rule::AttachmentPages, ""));
    let Change::Edits(edits) = &finding.fixes[0].change else { panic!("an edit") };
    assert_eq!(edits[0].edit.text, "3");
}

#[test]
fn an_attachment_is_a_file_or_says_how_many_pages_it_has() {
    let finding = only(found(&bench("資料番号: 資料1")));
    assert_eq!(finding.rule, Rule::MissingKey);
    assert_eq!(found(&bench("ページ数: 3")), []);
    let finding = only(found(&bench("ページ数: 3, 用紙: A3")));
    assert_eq!(told(&finding), ("A3", Rule::ValueWithoutEffect, "paper"));
}
