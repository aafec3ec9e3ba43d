//! Six programs that read the text of PDFs, each in its own way: what a screen reader, Firefox, Chrome, other viewers and
//! programs that search papers will find.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use regex::Regex;
use serde_json::Value;

use crate::support::{Bench, command, repository, structure_text, tool};

/// Values of a case that stand on its form as they are.
const FREE: [&str; 6] = ["件名", "担当者", "事業名", "目的", "対象者", "事業内容"];

/// What a program reads in a PDF, without blanks and line ends.
pub(crate) struct Reading {
    pub(crate) reader: &'static str,
    pub(crate) text: String,
}

/// What each of the six reads in a PDF, the first in the order of its structure.
pub(crate) fn readings(pdf: &Path) -> Vec<Reading> {
    let structure = Reading { reader: "structure", text: without_blanks(&structure_text(pdf)) };
    std::iter::once(structure).chain(page_readings(pdf)).collect()
}

/// What the five read that go by the content of the pages. The sixth reads a page anew for each element: of ten thousand
/// elements it makes minutes.
pub(crate) fn page_readings(pdf: &Path) -> Vec<Reading> {
    let readers = repository().join(".tools/readers");
    let mut python = tool("python");
    python.arg(repository().join("tests/readers.py")).arg(readers.join("python"));
    let mut node = command(&readers.join("node"));
    node.arg(repository().join("tests/readers.mjs")).arg(readers.join("node_modules/pdfjs-dist"));
    let (python, node) = (answer(python, pdf), answer(node, pdf));
    let said = |answer: &Value, reader: &str| answer[reader].as_str().expect("a text").to_owned();
    let all = [
        ("pdf.js", said(&node, "pdf.js")),
        ("pdfminer", said(&python, "pdfminer")),
        ("poppler", printed(tool("pdftotext").arg(pdf).arg("-"))),
        ("PDFium", said(&python, "PDFium")),
        ("MuPDF", said(&python, "MuPDF")),
    ];
    all.map(|(reader, text)| Reading { reader, text: without_blanks(&text) }).into()
}

pub(crate) fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What a reader that takes names says of one.
fn answer(mut reader: Command, pdf: &Path) -> Value {
    let mut child = reader
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the reader starts: `make setup-tests`");
    let mut names = child.stdin.take().expect("it listens");
    writeln!(names, "{}", pdf.display()).expect("it listens");
    drop(names);
    let output = child.wait_with_output().expect("it ends");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{}: {error}", pdf.display()))
}

fn printed(reader: &mut Command) -> String {
    String::from_utf8(reader.output().expect("the reader starts").stdout).expect("UTF-8")
}

/// The values of a file: every text in it that is printed as it is.
fn values(value: &serde_yaml::Value, found: &mut Vec<String>) {
    match value {
        serde_yaml::Value::String(text) => found.push(without_blanks(text)),
        serde_yaml::Value::Sequence(items) => items.iter().for_each(|item| values(item, found)),
        serde_yaml::Value::Mapping(entries) => {
            entries
                .iter()
                .filter(|(key, _)| FREE.contains(&key.as_str().unwrap_or_default()))
                .for_each(|(_, value)| values(value, found));
            entries
                .iter()
                .filter(|(_, value)| !value.is_string())
                .for_each(|(_, value)| values(value, found));
        }
        _ => {}
    }
}

/// What a page holds besides its values, where one goes on behind it.
fn without_footers(text: &str) -> String {
    Regex::new("[0-9]+/[0-9]+照合番号[0-9A-Z]{8}").expect("a pattern").replace_all(text, "").into_owned()
}

#[test]
fn every_reader_finds_every_value_of_the_sample_cases() {
    let bench = Bench::new();
    bench.copy("", "cases");
    bench.must_run(&["build", "--quiet"]);
    let mut read = 0;
    for meeting in ["2008-08", "2026-02", "2026-05"] {
        for file in bench.files(&format!("cases/{meeting}")) {
            let case = file.file_stem().and_then(|stem| stem.to_str()).expect("UTF-8");
            let form = bench.path().join(format!("output/{meeting}/{case}/advance-report.pdf"));
            if case == "meeting" || !form.is_file() {
                continue;
            }
            let yaml = bench.read(&format!("cases/{meeting}/{case}.yaml"));
            let mut written = Vec::new();
            values(&serde_yaml::from_str(&yaml).expect("YAML"), &mut written);
            assert!(written.len() > 5, "{case}: {written:?}");
            for Reading { reader, text } in readings(&form) {
                let text = without_footers(&text);
                for value in &written {
                    assert!(
                        text.contains(value),
                        "{value:?} of {meeting}/{case} is not read by {reader}\n{text}"
                    );
                }
                read += written.len();
            }
        }
    }
    assert!(read > 500, "{read}");
}
