//! Both languages say everything.

use std::collections::BTreeSet;
use std::fs;

use crate::support::repository;

/// The names of all messages and their attributes.
fn names(file: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(repository().join("src/report/messages").join(file)).expect("it is there");
    let mut names = BTreeSet::new();
    let mut message = "";
    for line in text.lines() {
        let Some((name, _)) = line.split_once(" =") else { continue };
        if line.starts_with(|first: char| first.is_ascii_lowercase()) {
            message = name;
            names.insert(name.to_owned());
        } else if let Some(attribute) = name.strip_prefix("    .") {
            names.insert(format!("{message}.{attribute}"));
        }
    }
    assert!(names.len() > 100, "{names:?}");
    names
}

#[test]
fn what_one_language_says_the_other_says_too() {
    let (ja, en) = (names("ja.ftl"), names("en.ftl"));
    assert_eq!(ja.symmetric_difference(&en).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn every_fault_of_the_machine_has_its_message() {
    let names = names("ja.ftl");
    let mut folders = vec![repository().join("src")];
    let mut found = 0;
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("it is text");
                for id in text.split("Fault::new(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                    assert!(names.contains(id), "{id} of {} has no message", path.display());
                    found += 1;
                }
            }
        }
    }
    assert!(found > 10, "{found}");
}
