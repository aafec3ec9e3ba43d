//! The walls that clippy keeps: which methods only one room may call, and who is behind a wall.

use std::collections::BTreeSet;
use std::fs;

use crate::shared::{files, repository};

/// Every method of std that looks at the disk, or opens something there for reading.
const LOOKS: [&str; 21] = [
    "std::fs::canonicalize",
    "std::fs::copy",
    "std::fs::exists",
    "std::fs::metadata",
    "std::fs::read",
    "std::fs::read_dir",
    "std::fs::read_link",
    "std::fs::read_to_string",
    "std::fs::symlink_metadata",
    "std::fs::File::open",
    "std::fs::OpenOptions::read",
    "std::path::Path::canonicalize",
    "std::path::Path::exists",
    "std::path::Path::is_dir",
    "std::path::Path::is_file",
    "std::path::Path::is_symlink",
    "std::path::Path::metadata",
    "std::path::Path::read_dir",
    "std::path::Path::read_link",
    "std::path::Path::symlink_metadata",
    "std::path::Path::try_exists",
];

/// Where the lint is let through in our code: the file, and how its line begins.
const BEHIND_A_WALL: [(&str, &str); 5] = [
    ("app/ci/git.rs", "#[expect("),
    ("disk/mod.rs", "#![expect("),
    ("lib.rs", "#![cfg_attr(test, allow("),
    ("main.rs", "#[expect("),
    ("typeset/typst/process.rs", "#[expect("),
];

#[test]
fn clippy_knows_every_method_that_looks_at_the_disk() {
    let text = fs::read_to_string(repository().join(".clippy.toml")).expect("it is there");
    let entries = text.lines().filter_map(|line| line.trim().strip_prefix("{ path = \"")?.split_once('"'));
    let walled: BTreeSet<&str> = entries
        .filter(|(_, rest)| rest.contains("reason = \"only src/disk looks at the disk"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(walled, BTreeSet::from(LOOKS));
}

#[test]
fn no_other_room_is_behind_a_wall() {
    let root = repository().join("src");
    let mut found = BTreeSet::new();
    for (path, text) in files("src", ".rs") {
        let name =
            path.strip_prefix(&root).expect("below src").to_str().expect("our names are UTF-8").to_owned();
        for line in text.lines().map(str::trim).filter(|line| line.contains("clippy::disallowed_methods")) {
            let is_known = BEHIND_A_WALL.iter().any(|(file, start)| *file == name && line.starts_with(start));
            assert!(is_known, "{name}: {line}");
            found.insert(name.clone());
        }
        assert!(!text.contains("allow(clippy::all") && !text.contains("allow(clippy::style"), "{name}");
    }
    assert_eq!(found, BEHIND_A_WALL.map(|(file, _)| file.to_owned()).into());
}
