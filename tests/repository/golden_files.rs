//! No text and no picture of a page lies about that no test looks at.

use std::fs;

use crate::shared::{files, golden};

#[test]
fn every_golden_file_belongs_to_a_test() {
    let programs = ["tests/suite", "tests/fast"].map(|folder| files(folder, ".rs"));
    let tests: String = programs.into_iter().flatten().map(|(_, text)| text).collect();
    let accepted: Vec<String> = fs::read_dir(golden(""))
        .expect("it is there")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    assert!(accepted.len() >= 10, "{accepted:?}");
    for file in accepted {
        let (stem, ending) = file.rsplit_once('.').expect("it has an ending");
        let name = match ending {
            "png" => stem.rsplit_once('-').expect("pages have numbers").0,
            _ => stem,
        };
        let is_named = [name, &file].iter().any(|name| tests.contains(&format!("\"{name}\"")));
        assert!(is_named, "no test names {file}");
    }
}
