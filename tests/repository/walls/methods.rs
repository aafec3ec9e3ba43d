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

/// Every method that changes the disk.
const CHANGES: [&str; 31] = [
    "std::fs::write",
    "std::fs::rename",
    "std::fs::remove_file",
    "std::fs::remove_dir",
    "std::fs::remove_dir_all",
    "std::fs::create_dir",
    "std::fs::create_dir_all",
    "std::fs::hard_link",
    "std::fs::set_permissions",
    "std::fs::File::create",
    "std::fs::File::create_new",
    "std::fs::File::options",
    "std::fs::File::set_permissions",
    "std::fs::OpenOptions::new",
    "std::fs::DirBuilder::create",
    "tempfile::tempdir",
    "tempfile::tempdir_in",
    "tempfile::tempfile",
    "tempfile::tempfile_in",
    "tempfile::Builder::tempfile",
    "tempfile::Builder::tempfile_in",
    "tempfile::Builder::tempdir",
    "tempfile::Builder::tempdir_in",
    "tempfile::NamedTempFile::new",
    "tempfile::NamedTempFile::new_in",
    "tempfile::NamedTempFile::persist",
    "tempfile::NamedTempFile::persist_noclobber",
    "tempfile::NamedTempFile::keep",
    "tempfile::TempPath::persist",
    "tempfile::TempPath::persist_noclobber",
    "tempfile::TempPath::keep",
];

/// Where the lint is let through in our code: the file, and how its line begins.
const BEHIND_A_WALL: [(&str, &str); 8] = [
    ("app/ci/git.rs", "#[expect("),
    ("disk/mod.rs", "#![expect("),
    ("lib.rs", "#![cfg_attr(test, allow("),
    ("main.rs", "#[expect("),
    ("serve/browser.rs", "#[expect("),
    ("serve/clock.rs", "#[expect("),
    ("serve/listen.rs", "#[expect("),
    ("typeset/typst/process.rs", "#[expect("),
];

/// The methods that clippy refuses for a reason that begins so.
fn walled(reason: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(repository().join(".clippy.toml")).expect("it is there");
    let entries = text.lines().filter_map(|line| line.trim().strip_prefix("{ path = \"")?.split_once('"'));
    let entries = entries.filter(|(_, rest)| rest.contains(&format!("reason = \"{reason}")));
    entries.map(|(path, _)| path.to_owned()).collect()
}

#[test]
fn clippy_knows_every_method_that_looks_at_the_disk_or_changes_it() {
    let all = |methods: &[&str]| methods.iter().map(|&method| method.to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(walled("only src/disk looks at the disk"), all(&LOOKS));
    assert_eq!(walled("only src/disk changes the disk"), all(&CHANGES));
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
