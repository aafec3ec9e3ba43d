//! A document drawn for a screen is the one that a build would write.

use std::fs;

use shingikai::app::preview::preview;
use shingikai::app::session::Session;
use shingikai::cache::Cache;
use shingikai::papers::document_id::{BundleSet, DocumentId, DocumentKind};
use shingikai::papers::view::Sides;
use shingikai::typeset::typst::{Drawing, DrawingFormat, Setup};
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
