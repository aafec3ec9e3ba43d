//! What the READMEs name is there.

use std::collections::BTreeSet;
use std::fs;

use regex::Regex;

use crate::shared::{files, repository};

const READMES: [&str; 7] = [
    "README.md",
    ".ci/README.md",
    ".github/SECURITY.md",
    "cases/README.md",
    "output/README.md",
    "src/README.md",
    "tests/README.md",
];

fn text(name: &str) -> String {
    fs::read_to_string(repository().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What a pattern's first group finds in a text, each once.
fn found(pattern: &str, text: &str) -> BTreeSet<String> {
    let pattern = Regex::new(pattern).expect("it is valid");
    pattern.captures_iter(text).map(|found| found[1].to_owned()).collect()
}

#[test]
fn every_link_leads_to_a_file() {
    let mut count = 0;
    for name in READMES {
        let folder = repository().join(name).parent().expect("a folder").to_path_buf();
        for link in found(r"\]\(([^)#]+)(?:#[^)]*)?\)", &text(name)) {
            if !link.starts_with("http") {
                assert!(folder.join(&link).exists(), "{name} links to {link}");
                count += 1;
            }
        }
    }
    assert!(count > 10, "{count}");
}

#[test]
fn every_target_of_make_that_is_named_exists() {
    let targets = found(r"(?m)^([a-z-]+):.*##", &text("Makefile"));
    for name in READMES {
        for target in found(r"`make ([a-z-]+)", &text(name)) {
            assert!(targets.contains(&target), "{name} names `make {target}`");
        }
    }
}

#[test]
fn every_test_that_is_named_exists() {
    let readme = text("tests/README.md");
    let mut tests = BTreeSet::new();
    for program in ["suite", "fast", "repository"] {
        for (_, text) in files(&format!("tests/{program}"), ".rs") {
            tests.extend(found(r"fn ([a-z0-9_]+)\(\)", &text));
        }
        for file in found(&format!("`({program}/[a-z_]+\\.rs)`"), &readme) {
            assert!(repository().join("tests").join(&file).is_file(), "tests/README.md names {file}");
        }
    }
    let named = found(r"`(?:[a-z_]+::)?([a-z]+(?:_[a-z0-9]+){3,})`", &readme);
    assert!(named.len() > 20, "{named:?}");
    for name in named {
        assert!(tests.contains(&name), "tests/README.md names {name}");
    }
}
