//! The walls of the house that no compiler keeps.

use std::fs;
use std::path::PathBuf;

use crate::support::repository;

pub(crate) fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![repository().join(folder)];
    while let Some(folder) = folders.pop() {
        for path in
            fs::read_dir(&folder).expect("the folder is there").map(|entry| entry.expect("an entry").path())
        {
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let text = fs::read_to_string(&path).expect("it is text");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has files that end in {ending}");
    found
}

#[test]
fn no_template_goes_around_the_escape() {
    for (path, text) in files("templates", ".tera.typ") {
        let compact: String = text.split_whitespace().collect();
        assert!(!compact.contains("|safe"), "{}", path.display());
        assert!(!compact.contains("eval("), "{}", path.display());
    }
}

#[test]
fn each_module_uses_only_those_above_it() {
    let library = fs::read_to_string(repository().join("src/lib.rs")).expect("lib.rs is there");
    let order: Vec<&str> =
        library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert!(order.len() > 10, "{order:?}");
    for (path, text) in files("src", ".rs").into_iter().filter(|(path, _)| !path.ends_with("tests.rs")) {
        let inside = path.strip_prefix(repository().join("src")).expect("below src");
        let module = inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
        let Some(here) = order.iter().position(|name| *name == module.trim_end_matches(".rs")) else {
            continue;
        };
        for (later, name) in order.iter().enumerate().skip(here + 1) {
            let used = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let used = used.filter(|line| {
                line.contains(&format!("crate::{name}::")) || line.contains(&format!("crate::{name};"))
            });
            assert_eq!(
                used.count(),
                0,
                "{} uses {name}, which comes later ({later} > {here})",
                path.display()
            );
        }
    }
}

#[test]
fn typst_is_pinned_to_one_version_everywhere() {
    for file in [".ci/typst", "Cargo.toml", "README.md"] {
        let text = fs::read_to_string(repository().join(file)).expect("the file is there");
        assert!(text.contains(shingikai::typeset::typst::VERSION), "{file} names another typst");
    }
}

#[test]
fn the_fonts_of_the_set_up_are_those_of_the_profile() {
    let pinned = fs::read_to_string(repository().join(".ci/fonts.sha256")).expect("the pins are there");
    let council =
        fs::read_to_string(repository().join("templates/shinjuku-2008/council.yaml")).expect("it is there");
    let sums: Vec<&str> =
        council.split("チェックサム: ").skip(1).filter_map(|rest| rest.split_whitespace().next()).collect();
    assert_eq!(sums.len(), 3);
    for sum in sums {
        assert!(pinned.contains(sum), "{sum} is not fetched by the set-up");
    }
}
