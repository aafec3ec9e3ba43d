//! Paths as people read and type them, and the path in an error of the disk, which does not name it.

use std::path::{MAIN_SEPARATOR, Path};

use crate::disk::without_prefix;

/// A path as a person types it on this system: the one way by which a path gets into a sentence.
#[must_use]
pub fn shown(path: &Path) -> String {
    typed(&path.to_string_lossy(), MAIN_SEPARATOR)
}

/// A path as machines and the formats of servers write it: `/` between names on every system.
#[must_use]
pub fn slashed(path: &Path) -> String {
    with_slashes(&path.to_string_lossy(), MAIN_SEPARATOR)
}

/// What to say of an error: the path that it is about.
pub fn at(path: &Path) -> impl FnOnce() -> String {
    || shown(path)
}

/// A path with one separator throughout, and without what only Windows itself writes before it.
fn typed(path: &str, separator: char) -> String {
    // Elsewhere a backslash is a letter of a name.
    if separator == '/' { path.to_owned() } else { without_prefix(path).replace('/', "\\") }
}

fn with_slashes(path: &str, separator: char) -> String {
    if separator == '/' { path.to_owned() } else { path.replace(separator, "/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_windows_a_path_reads_as_it_is_typed_there() {
        for (path, read) in [
            ("練習\\templates/練習/council.yaml", "練習\\templates\\練習\\council.yaml"),
            ("\\\\?\\C:\\審議会 資料\\cases", "C:\\審議会 資料\\cases"),
            ("\\\\?\\UNC\\server\\課\\cases/x.yaml", "\\\\server\\課\\cases\\x.yaml"),
            ("cases/2008-08", "cases\\2008-08"),
            ("C:\\x", "C:\\x"),
        ] {
            assert_eq!(typed(path, '\\'), read);
        }
    }

    #[test]
    fn elsewhere_a_path_stays_as_it_is() {
        for path in ["cases/a\\b.yaml", "\\\\?\\C:\\x", "/x"] {
            assert_eq!(typed(path, '/'), path);
            assert_eq!(with_slashes(path, '/'), path);
        }
    }

    #[test]
    fn machines_read_slashes_on_every_system() {
        assert_eq!(with_slashes("cases\\2008-08/健診.yaml", '\\'), "cases/2008-08/健診.yaml");
    }

    #[cfg(windows)]
    #[test]
    fn this_system_is_windows() {
        assert_eq!(shown(Path::new("a/b")), "a\\b");
        assert_eq!(slashed(Path::new("a\\b")), "a/b");
    }
}
