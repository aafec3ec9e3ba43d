//! No text and no picture of a page lies about that no test looks at.

use std::fs;
use std::path::Path;

use crate::shared::{files, golden, repository};

#[test]
fn every_picture_of_a_page_belongs_to_a_test() {
    let tests = code("tests/suite") + &code("tests/support");
    let accepted: Vec<String> = fs::read_dir(golden(""))
        .expect("it is there")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    assert!(accepted.len() >= 10, "{accepted:?}");
    for file in accepted {
        let stem = file.strip_suffix(".png").expect("it is a picture");
        let (name, _) = stem.rsplit_once('-').expect("pages have numbers");
        assert!(tests.contains(&format!("\"{name}\"")), "no test names {file}");
    }
}

/// The tests of a folder, in one text.
fn code(folder: &str) -> String {
    files(folder, ".rs").into_iter().map(|(_, text)| text).collect()
}

/// What makes an accepted text an orphan: neither the module in its name nor what the tests share names it, or the module is
/// another than its head says.
fn orphan(path: &Path, text: &str) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    let [program, module, name] = stem.split("__").collect::<Vec<_>>()[..] else {
        return Some(format!("{stem} is no name of insta's"));
    };
    let source = format!("tests/{program}/{module}.rs");
    if !text.starts_with(&format!("---\nsource: {source}\n")) {
        return Some(format!("{stem} is not from {source}"));
    }
    let tests = fs::read_to_string(repository().join(&source)).unwrap_or_default() + &code("tests/support");
    (!tests.contains(&format!("\"{name}\""))).then(|| format!("{source} does not name {name}"))
}

#[test]
fn every_accepted_text_belongs_to_a_test() {
    let programs = ["tests/fast", "tests/repository", "tests/suite"];
    let accepted = programs.map(|program| files(program, ".snap")).concat();
    assert!(accepted.len() >= 20, "{}", accepted.len());
    for (path, text) in &accepted {
        assert_eq!(orphan(path, text), None);
    }
    let (path, text) = &accepted[0];
    let other = path.with_file_name("suite__golden__no-such-name.snap");
    for (path, text) in [(&other, text.as_str()), (path, "---\nsource: tests/suite/no.rs\n---\n")] {
        assert!(orphan(path, text).is_some(), "{}", path.display());
    }
    for folder in accepted.iter().filter_map(|(path, _)| path.parent()) {
        for entry in fs::read_dir(folder).expect("it is there") {
            let path = entry.expect("an entry").path();
            let ending = path.extension().and_then(|ending| ending.to_str());
            assert!(matches!(ending, Some("snap" | "new")), "{}", path.display());
        }
    }
}
