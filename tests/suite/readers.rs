//! Six programs that read the text of PDFs, each in its own way: what a screen reader, Firefox, Chrome, other viewers and
//! programs that search papers will find.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::slice;

use rayon::prelude::*;
use regex::Regex;
use serde_json::Value;

use crate::reading::{read_aloud, squeezed};
use crate::support::{Bench, command, repository, tool};
use crate::values::FREE;

/// What a program reads in a PDF, without blanks and line ends.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) reader: &'static str,
    pages: Vec<String>,
}

impl Reading {
    fn of(reader: &'static str, pages: impl Iterator<Item = impl AsRef<str>>) -> Self {
        Self { reader, pages: pages.map(|page| without_blanks(page.as_ref())).collect() }
    }

    pub(crate) fn text(&self) -> String {
        self.pages.concat()
    }
}

/// The strings of a PDF in the order of its structure, as poppler reads them. It reads a page anew for each element: of a bundle
/// it makes half a minute.
pub(crate) fn poppler_strings(pdf: &Path) -> Vec<String> {
    let output = tool("pdfinfo").arg("-struct-text").arg(pdf).output().expect("pdfinfo starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let strings: Vec<String> = text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix('"')?.strip_suffix('"').map(str::to_owned))
        .collect();
    assert!(!strings.is_empty(), "{} has no structure", pdf.display());
    strings
}

/// The same without a blank anywhere, in one piece.
pub(crate) fn poppler_text(pdf: &Path) -> String {
    squeezed(&poppler_strings(pdf).concat())
}

/// What a reader says that goes by the structure. It reads a page anew for each element: of ten thousand elements it makes
/// minutes.
pub(crate) fn structure_reading(pdf: &Path) -> Reading {
    Reading::of("structure", std::iter::once(poppler_text(pdf)))
}

/// What the five read that go by the content of the pages.
pub(crate) fn page_readings(pdf: &Path) -> Vec<Reading> {
    page_readings_of(slice::from_ref(&pdf.to_owned())).swap_remove(0)
}

/// The same, of each PDF.
fn page_readings_of(pdfs: &[PathBuf]) -> Vec<Vec<Reading>> {
    let readers = repository().join(".tools/readers");
    let mut python = tool("python");
    python.arg(repository().join("tests/readers.py")).arg(readers.join("python"));
    let mut node = command(&readers.join("node"));
    node.arg(repository().join("tests/readers.mjs")).arg(readers.join("node_modules/pdfjs-dist"));
    let (python, node) = rayon::join(|| answers(python, pdfs), || answers(node, pdfs));
    let all = pdfs.iter().zip(python.iter().zip(&node));
    let all = all.map(|(pdf, (python, node))| {
        let said = |answer: &Value, reader: &'static str| {
            let pages = answer[reader].as_array().expect("pages");
            Reading::of(reader, pages.iter().map(|page| page.as_str().expect("a text")))
        };
        // As it stands in the file: else it sets the lines of cells side by side.
        let poppler = printed(tool("pdftotext").arg("-raw").arg(pdf).arg("-"));
        vec![
            said(node, "pdf.js"),
            said(python, "pdfminer"),
            Reading::of("poppler", poppler.split('\u{c}')),
            said(python, "PDFium"),
            said(python, "MuPDF"),
        ]
    });
    all.collect()
}

pub(crate) fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What a reader that takes names says of each.
fn answers(mut reader: Command, pdfs: &[PathBuf]) -> Vec<Value> {
    let mut child = reader
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the reader starts: `make setup-tests`");
    let mut names = child.stdin.take().expect("it listens");
    pdfs.iter().for_each(|pdf| writeln!(names, "{}", pdf.display()).expect("it listens"));
    drop(names);
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    let answers: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(answers.len(), pdfs.len(), "an answer on each: {reader:?}");
    answers
}

fn printed(reader: &mut Command) -> String {
    String::from_utf8(reader.output().expect("the reader starts").stdout).expect("UTF-8")
}

/// The values of a file that are printed as they are.
fn values(value: &serde_yaml::Value, is_free: bool, found: &mut BTreeSet<String>) {
    match value {
        serde_yaml::Value::String(text) if is_free => {
            found.extend(text.lines().map(without_blanks).filter(|line| !line.is_empty()));
        }
        serde_yaml::Value::Sequence(items) => items.iter().for_each(|item| values(item, is_free, found)),
        serde_yaml::Value::Mapping(entries) => {
            let entries = entries.iter().map(|(key, value)| (key.as_str().unwrap_or_default(), value));
            for (key, value) in entries.filter(|(key, _)| *key != "確認済み") {
                values(value, FREE.contains(&key) || ["項目", "名称"].contains(&key), found);
            }
        }
        _ => {}
    }
}

fn values_of(yaml: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    values(&serde_yaml::from_str(yaml).expect("YAML"), false, &mut found);
    assert!(found.len() > 3, "{found:?}");
    found
}

/// What a page holds besides its values, where one goes on behind it.
fn without_footers(text: &str) -> String {
    Regex::new("[0-9]+/[0-9]+照合番号[0-9A-Z]{8}").expect("a pattern").replace_all(text, "").into_owned()
}

/// A document: what its structure says, and what the others read.
struct Document {
    path: PathBuf,
    structure: String,
    others: Vec<Reading>,
}

/// What poppler says of the structure of a document. Of one that repeats others with other numbers on its pages, which it
/// would read for a minute, what our reader says.
fn quick_structure(pdf: &Path) -> String {
    let is_repeated = |part: &OsStr| {
        part.to_str().is_some_and(|part| part.starts_with("materials") || part.starts_with("bundle"))
    };
    if pdf.iter().any(is_repeated) { without_blanks(&read_aloud(pdf)) } else { structure_reading(pdf).text() }
}

/// Every document of a folder.
fn documents_of(root: &Path, structure: fn(&Path) -> String) -> Vec<Document> {
    let pdfs = pdfs(root);
    let (structures, readings) = rayon::join(
        || pdfs.par_iter().map(|pdf| structure(pdf)).collect::<Vec<_>>(),
        || page_readings_of(&pdfs),
    );
    let read = structures.into_iter().zip(readings);
    let all = pdfs.into_iter().zip(read);
    all.map(|(path, (structure, others))| Document { path, structure, others }).collect()
}

/// Every value that the structure of a document says is read in it by the others. Comes back with how many there are.
#[track_caller]
fn must_be_read_alike(Document { path, structure, others }: &Document, written: &BTreeSet<String>) -> usize {
    let said: Vec<&String> = written.iter().filter(|value| structure.contains(*value)).collect();
    assert!(!said.is_empty(), "{} has values", path.display());
    let missing = others.iter().flat_map(|reading| {
        let text = reading.text();
        let whole = without_footers(&text);
        let lacks = |value: &&&String| !text.contains(value.as_str()) && !whole.contains(value.as_str());
        let missing: Vec<_> = said.iter().filter(lacks).map(|value| (reading.reader, *value)).collect();
        missing
    });
    let missing: Vec<(&str, &String)> = missing.collect();
    assert!(missing.is_empty(), "of {} is not read {missing:?}", path.display());
    said.len()
}

/// Every PDF of a folder of documents.
fn pdfs(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root).expect("it is there").map(|entry| entry.expect("an entry").path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let own = files.into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "pdf"));
    let mut all: Vec<PathBuf> = own.chain(folders.iter().flat_map(|folder| pdfs(folder))).collect();
    all.sort();
    all
}

/// The texts of clauses in a profile, of which a case only says that they go with it.
fn clauses(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(|line| without_blanks(line.trim_start_matches(|letter: char| letter.is_ascii_digit())))
}

#[test]
fn every_reader_finds_every_value_of_the_sample_cases() {
    let bench = Bench::new();
    bench.copy("", "cases");
    bench.must_run(&["build", "--quiet"]);
    let mut read = 0;
    for meeting in ["2008-08", "2026-02", "2026-05"] {
        let output = bench.path().join("output").join(meeting);
        let documents = documents_of(&output, quick_structure);
        let mut written = BTreeSet::new();
        for file in bench.files(&format!("cases/{meeting}")) {
            let file = file.to_str().expect("UTF-8");
            let own = values_of(&bench.read(&format!("cases/{meeting}/{file}")));
            let case = output.join(file.trim_end_matches(".yaml"));
            let papers = documents.iter().filter(|document| document.path.starts_with(&case));
            let said: String = papers.map(|document| document.structure.as_str()).collect();
            let missing: Vec<&String> = own.iter().filter(|value| !said.contains(*value)).collect();
            assert!(file == "meeting.yaml" || missing.is_empty(), "{meeting}/{file}: {missing:?}");
            if let Ok(text) = fs::read_to_string(case.join("special-clauses.txt")) {
                written.extend(clauses(&text).filter(|line| said.contains(line.as_str())));
            }
            written.extend(own);
        }
        written.remove("");
        let counts = |documents: &[Document]| -> Vec<usize> {
            documents.iter().map(|document| must_be_read_alike(document, &written)).collect()
        };
        read += counts(&documents).iter().sum::<usize>();
        if meeting == "2008-08" {
            let folder = repository().join("output").join(meeting);
            let committed = documents_of(&folder, |pdf| structure_reading(pdf).text());
            assert_eq!(counts(&committed), counts(&documents));
        }
    }
    assert!(read > 2_000, "{read}");
}
