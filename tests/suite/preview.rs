//! A document drawn for a screen is the one that a build would write.

use std::collections::BTreeMap;
use std::fs;

use shingikai::app::preview::preview;
use shingikai::app::session::Session;
use shingikai::cache::Cache;
use shingikai::papers::document_id::{BundleSet, DocumentId, DocumentKind};
use shingikai::papers::view::{Sides, views};
use shingikai::typeset::typst::{Drawing, DrawingFormat, FieldLinks, Setup, Typst};
use shingikai::workspace::Workspace;
use shingikai::workspace::fonts::FontStore;

use crate::support::{Bench, repository};

fn session(bench: &Bench) -> Session {
    let tools = repository().join(".tools");
    let typst = Setup { candidates: vec![tools.join("bin/typst")], ..Setup::default() };
    let workspace = Workspace::new(bench.path().to_owned(), FontStore::new(tools.join("fonts")));
    Session::new(workspace, typst, Cache::default(), None)
}

#[test]
fn a_preview_is_what_a_build_writes_and_touches_no_output() {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    let session = session(&bench);
    let case = || "がん検診の研究".to_owned();
    let kinds = [
        (DocumentKind::AdvanceReport { case: case() }, "がん検診の研究/advance-report.pdf", 3),
        (DocumentKind::Bundle(BundleSet::OnTheDay), "bundle-on-the-day.pdf", 9),
    ];
    let drawn = kinds.map(|(kind, path, pages)| {
        let id = DocumentId::new("2026-05", kind);
        let draw = |format| {
            let preview = preview(&session, &id, Sides::Both, format).expect("the machine is sound");
            preview.document.expect("nothing stops it").expect("typst takes it")
        };
        let (Drawing::Pdf(pdf), Drawing::Svg(svg)) = (draw(DrawingFormat::Pdf), draw(DrawingFormat::Svg))
        else {
            panic!("{path} is drawn as it was asked for");
        };
        assert!(svg.iter().all(|page| page.starts_with("<svg")));
        assert_eq!(svg.len(), pages, "{path}");
        (path, pdf)
    });
    assert!(!bench.path().join("output").exists());
    bench.must_run(&["build"]);
    for (path, pdf) in drawn {
        assert!(
            fs::read(bench.path().join("output/2026-05").join(path)).expect("it was made") == pdf,
            "{path}"
        );
    }
}

#[test]
fn what_is_wrong_has_no_preview_but_its_findings() {
    let bench = Bench::with_real_case();
    bench.replace("cases/2008-08/健診勧奨通知.yaml", "件名:", "件明:");
    let id = DocumentId::new("2008-08", DocumentKind::AdvanceReport { case: "健診勧奨通知".to_owned() });
    let preview =
        preview(&session(&bench), &id, Sides::Both, DrawingFormat::Svg).expect("the machine is sound");
    assert!(preview.document.is_none() && !preview.findings.is_empty());
}

/// Every piece of ink in a picture, in its order: glyphs and shapes with what moves them; links are none.
fn ink(svg: &str) -> Vec<&str> {
    let drawn = |tag: &&str| ["use ", "path ", "image "].iter().any(|name| tag.starts_with(name));
    svg.split('<').filter(drawn).map(|tag| tag.split_once('>').map_or(tag, |(tag, _)| tag)).collect()
}

#[test]
fn a_link_to_a_field_moves_nothing_and_is_in_no_pdf() {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    bench.copy("", "cases/2008-08");
    let session = session(&bench);
    for (meeting, case) in [("2008-08", "健診勧奨通知"), ("2026-05", "高齢者見守り")] {
        let folder = bench.path().join("cases").join(meeting);
        let read = session.check(&[folder.join(format!("{case}.yaml"))]).expect("the machine is sound");
        let id = DocumentId::new(meeting, DocumentKind::AdvanceReport { case: case.to_owned() });
        let of_case = || {
            let views = views(read.meetings.iter().map(AsRef::as_ref), Sides::Both);
            let view = views.into_iter().filter(|view| view.id == id).collect();
            session.render(view).expect("the templates are sound").remove(0)
        };
        let draw = |format, links: &FieldLinks| {
            let run = tempfile::tempdir().expect("a folder");
            let typst = Typst::find(&session.typst).expect("it is there");
            let drawn = typst.draw(of_case(), run.path(), format, links).expect("the disk is sound");
            drawn.expect("typst takes it")
        };
        let linked = preview(&session, &id, Sides::Both, DrawingFormat::Svg).expect("the machine is sound");
        let linked = linked.document.expect("nothing stops it").expect("typst takes it");
        let (Drawing::Svg(linked), Drawing::Svg(plain)) =
            (linked, draw(DrawingFormat::Svg, &FieldLinks::default()))
        else {
            panic!("pictures were asked for");
        };
        let links: usize = linked.iter().map(|page| page.matches("href=\"field:/").count()).sum();
        assert!(links > 20, "{links}");
        assert!(plain.iter().all(|page| !page.contains("field:")));
        for (linked, plain) in linked.iter().zip(&plain) {
            assert!(ink(plain).len() > 50, "{}", ink(plain).len());
            assert_eq!(ink(linked), ink(plain));
        }
        let texts = BTreeMap::from([("紙".to_owned(), "/subject".to_owned())]);
        let links = FieldLinks { texts, ..FieldLinks::default() };
        let Drawing::Pdf(pdf) = draw(DrawingFormat::Pdf, &links) else { panic!("a PDF was asked for") };
        assert!(!pdf.windows(6).any(|part| part == b"field:"));
    }
}

/// The fields that the texts of a document lead to, in order; one that goes on in a further line is there again.
fn fields_of(session: &Session, id: &DocumentId) -> Vec<String> {
    let drawn = preview(session, id, Sides::Both, DrawingFormat::Svg).expect("the machine is sound");
    let Some(Ok(Drawing::Svg(pages))) = drawn.document else { panic!("it is drawn") };
    let all = pages.concat();
    let hrefs = all.split(" href=\"field:").skip(1);
    hrefs.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn of_several_fields_that_say_the_same_each_is_led_to_from_its_own_line() {
    let bench = Bench::new();
    bench.copy("", "cases/2008-08");
    let case = "cases/2008-08/健診勧奨通知.yaml";
    bench.replace(case, "目的: 特定健康診査の受診率向上のため", "目的: 受診率の向上");
    bench.replace(case, "事業内容: 特定健康診査の対象者に健康診査票を送付したが、一定期間経過しても未受診の者に対して送付する健診勧奨通知の封入封緘を委託する。", "事業内容: 受診率の向上");
    bench.replace(case, "理由: 未受診の対象者が約4万人が見込まれ大量の発送となるため、保険者の事務の効率化から、封入封緘業務の外部委託が必要である。", "理由: 受診率の向上");
    let session = session(&bench);
    let of_case = DocumentId::new("2008-08", DocumentKind::AdvanceReport { case: "健診勧奨通知".to_owned() });
    let mut told = fields_of(&session, &of_case);
    told.retain(|field| {
        ["/project/purpose", "/project/description", "/matters/0/reason"].contains(&field.as_str())
    });
    assert_eq!(told, ["/project/purpose", "/project/description", "/matters/0/reason"]);
}

#[test]
fn of_several_cases_that_say_the_same_each_is_led_to_from_its_own_line() {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    let cases = ["公園台帳の廃止", "道路損傷の通報"];
    for case in cases {
        let path = format!("cases/2026-05/{case}.yaml");
        let text = fs::read_to_string(bench.path().join(&path)).expect("it is there");
        let purpose = text.lines().find(|line| line.starts_with("  目的: ")).expect("it has a purpose");
        bench.replace(&path, purpose, "  目的: 事務を正しく行うため");
    }
    let session = session(&bench);
    let told = fields_of(&session, &DocumentId::new("2026-05", DocumentKind::Bundle(BundleSet::Advance)));
    for case in cases {
        let way = format!("{case}.yaml#/project/purpose");
        assert_eq!(told.iter().filter(|field| **field == way).count(), 1, "{way} {told:?}");
    }
}
