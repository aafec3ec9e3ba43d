//! The path in an error of the disk, which does not name it.

use std::path::Path;

/// What to say of an error: the path that it is about.
pub fn at(path: &Path) -> impl FnOnce() -> String {
    || path.display().to_string()
}
