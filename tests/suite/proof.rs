//! A PDF is asked whether it is what its view says.

use std::sync::Arc;

use lopdf::{Document, Object};
use shingikai::app::session::Session;
use shingikai::cache::Cache;
use shingikai::diagnostic::fault::Fault;
use shingikai::papers::document_id::DocumentKind;
use shingikai::papers::templates::Source;
use shingikai::papers::view::{Sides, views};
use shingikai::typeset::pdf::pages::Pages;
use shingikai::typeset::pdf::proof::flaw;
use shingikai::typeset::pdf::said::Said;
use shingikai::typeset::typst::Setup;
use shingikai::workspace::Workspace;
use shingikai::workspace::fonts::FontStore;

use crate::support::{Bench, REAL_CASE_FILE, repository};

/// The source of the form of the real case.
fn source(bench: &Bench) -> Source {
    let fonts = FontStore::new(repository().join(".tools/fonts"));
    let workspace = Workspace::new(bench.path().to_path_buf(), fonts);
    let session = Session::new(workspace, Setup::default(), Cache::default(), None);
    let checked = session.check(&[]).expect("it can be read");
    let views = views(checked.meetings.iter().map(Arc::as_ref), Sides::Both);
    let sources = session.render(views).expect("the templates are right");
    let is_form = |source: &Source| matches!(source.view.id.kind, DocumentKind::AdvanceReport { .. });
    sources.into_iter().find(is_form).expect("it is made")
}

/// The form as it is committed, after a change.
fn form(change: impl FnOnce(&mut Document)) -> Pages {
    let file = repository().join("output/2008-08/健診勧奨通知/advance-report.pdf");
    let mut document = Document::load(file).expect("it is a PDF");
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory takes it");
    Pages::read(&bytes).expect("it is a PDF")
}

/// What is said of it.
fn said(bench: &Bench, pages: &Pages) -> Option<Fault> {
    flaw(&source(bench), &Said::of(pages).expect("it is built as Typst builds it"))
}

#[test]
fn a_pdf_that_is_what_its_view_says_has_no_flaw() {
    assert_eq!(said(&Bench::with_real_case(), &form(|_| {})), None);
}

#[test]
fn a_value_that_is_not_in_the_pdf_is_named() {
    let bench = Bench::with_real_case();
    bench.replace(REAL_CASE_FILE, "受診率向上のため", "受診率の向上のため");
    let fault = said(&bench, &form(|_| {})).expect("one letter is not there");
    assert_eq!(fault.id, "paper-lacks-text");
    assert!(fault.to_string().contains("受診率の向上"), "{fault}");
}

/// Draws with one font what another one is to draw.
fn exchange(document: &mut Document, font: &str, other: &str) {
    for object in document.objects.values_mut() {
        if let Object::Dictionary(dictionary) = object
            && let Ok(Object::Name(name)) = dictionary.get_mut(b"BaseFont")
        {
            *name = String::from_utf8_lossy(name).replace(font, other).into_bytes();
        }
    }
}

#[test]
fn letters_that_another_font_draws_are_named() {
    let pages = form(|document| exchange(document, "BIZUDMincho-Regular", "IPAmjMincho"));
    let fault = said(&Bench::with_real_case(), &pages).expect("it is another font");
    assert_eq!(fault.id, "paper-lacks-font");
    assert!(fault.to_string().contains("BIZ UDMincho"), "{fault}");
}

#[test]
fn a_library_may_take_a_font_by_its_name() {
    let bench = Bench::with_real_case();
    let library = repository().join("templates/shinjuku-2008/form.typ");
    let library = std::fs::read_to_string(library).expect("it is there");
    bench.write("templates/shinjuku-2008/form.typ", &format!("{library}\n#let other = \"IPAmjMincho\"\n"));
    let pages = form(|document| exchange(document, "BIZUDMincho-Regular", "IPAmjMincho"));
    assert_eq!(said(&bench, &pages), None);
}
