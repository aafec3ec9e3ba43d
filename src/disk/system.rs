//! What the system says of itself and of processes, in files that are no files of anybody: /proc, /etc.

use std::fs;
use std::path::{Path, PathBuf};

use super::named::open_named;
use super::read::read_from;

/// More the system never says in one of them.
const MOST: u64 = 64 * 1024;

/// What stands in a file of the system, where there is one that can be read: not every system has it, or shows it to everybody.
#[must_use]
pub fn told_by_system(path: &str) -> Option<String> {
    let bytes = read_from(&mut open_named(Path::new(path)).ok()?, MOST).ok()?;
    String::from_utf8(bytes).ok()
}

/// The container or system in which the ids of processes are counted, where the system says so.
#[must_use]
pub fn namespace_of_processes() -> Option<PathBuf> {
    fs::read_link("/proc/self/ns/pid").ok()
}
