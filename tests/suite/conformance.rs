//! What an independent checker says of every document: PDF/A-2a and PDF/UA-1 are not only Typst's word.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use lopdf::{Dictionary, Document, Object, dictionary};

use crate::support::{Bench, REAL_CASE, repository, tool};

/// A false alarm of the checker where data end in 0x0D; qpdf knows better.
const STREAM_LENGTH: &str = "PDFA2A-STREAM-LENGTH-001";

/// The rules that each PDF breaks.
fn broken(pdfs: &[PathBuf]) -> Vec<Vec<String>> {
    let mut checker = tool("python")
        .arg(repository().join("tests/conformance.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the checker starts");
    let mut names = checker.stdin.take().expect("it listens");
    pdfs.iter().for_each(|pdf| writeln!(names, "{}", pdf.display()).expect("it listens"));
    drop(names);
    let output = checker.wait_with_output().expect("it ends");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let verdicts: Vec<Vec<String>> =
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(verdicts.len(), pdfs.len(), "a verdict on each");
    let real = |pdf: &Path, rule: &String| {
        !rule.starts_with(STREAM_LENGTH)
            || !tool("qpdf").arg("--check").arg(pdf).output().expect("it starts").status.success()
    };
    verdicts
        .into_iter()
        .zip(pdfs)
        .map(|(rules, pdf)| rules.into_iter().filter(|rule| real(pdf, rule)).collect())
        .collect()
}

#[track_caller]
pub(crate) fn must_conform(pdfs: &[PathBuf]) {
    assert!(!pdfs.is_empty());
    for (pdf, rules) in pdfs.iter().zip(broken(pdfs)) {
        assert!(rules.is_empty(), "{} breaks {rules:#?}", pdf.display());
    }
}

fn pdfs(bench: &Bench) -> Vec<PathBuf> {
    let all = bench.files("output").into_iter().filter(|name| name.extension().is_some_and(|e| e == "pdf"));
    all.map(|name| bench.path().join("output").join(name)).collect()
}

#[test]
fn every_document_of_the_sample_meetings_conforms() {
    let bench = Bench::new();
    bench.copy("", "cases");
    bench.must_run(&["build"]);
    let pdfs = pdfs(&bench);
    assert!(pdfs.len() > 40, "{pdfs:?}");
    must_conform(&pdfs);
}

/// What is wrong with a document, and how it comes to be.
type Canary<'a> = (&'a str, &'a dyn Fn(&mut Document));

#[test]
fn what_does_not_conform_is_refused() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    let good = bench.path().join(format!("output/{REAL_CASE}/advance-report.pdf"));
    let catalog = |document: &mut Document, change: &dyn Fn(&mut Dictionary)| {
        change(document.catalog_mut().expect("a catalog"));
    };
    let canaries: [Canary<'_>; 6] = [
        ("without tags", &|document| catalog(document, &|catalog| drop(catalog.remove(b"StructTreeRoot")))),
        ("without its metadata", &|document| catalog(document, &|catalog| drop(catalog.remove(b"Metadata")))),
        ("without a language", &|document| catalog(document, &|catalog| drop(catalog.remove(b"Lang")))),
        ("with a script", &|document| {
            catalog(document, &|catalog| {
                let script =
                    dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
                catalog.set("OpenAction", script);
            });
        }),
        ("without marks", &|document| catalog(document, &|catalog| drop(catalog.remove(b"MarkInfo")))),
        ("with a font that is not in it", &|document| {
            for object in document.objects.values_mut() {
                if let Ok(dictionary) = object.as_dict_mut() {
                    for key in [&b"FontFile2"[..], b"FontFile3"] {
                        dictionary.remove(key);
                    }
                }
            }
        }),
    ];
    let mut made = vec![good.clone()];
    for (index, (_, change)) in canaries.iter().enumerate() {
        let mut document = Document::load(&good).expect("it is a PDF");
        change(&mut document);
        let path = bench.path().join(format!("canary-{index}.pdf"));
        document.save(&path).expect("the disk takes it");
        made.push(path);
    }
    // Written anew without a change, it still conforms: what is refused is refused for the change.
    let mut same = Document::load(&good).expect("it is a PDF");
    let copy = bench.path().join("copy.pdf");
    same.save(&copy).expect("the disk takes it");
    must_conform(&[good, copy]);
    for ((what, _), rules) in canaries.iter().zip(broken(&made).into_iter().skip(1)) {
        assert!(!rules.is_empty(), "a document {what} is let through");
    }
}
