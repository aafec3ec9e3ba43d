//! What a person named herself: the workspace, a folder of fonts, a program. It may be a link, and lies where that leads.

use std::borrow::Cow;
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use super::kind::{EntryKind, if_there};
use super::read::open;

/// What stands at the end of a path that a person named; `None` where nothing does.
///
/// # Errors
///
/// If that cannot be known now.
pub fn kind_named(path: &Path) -> io::Result<Option<EntryKind>> {
    Ok(metadata_named(path)?.as_ref().map(EntryKind::of))
}

/// What the disk says of what stands at the end of a path that a person named; `None` where nothing does.
///
/// # Errors
///
/// If that cannot be known now.
pub fn metadata_named(path: &Path) -> io::Result<Option<Metadata>> {
    if_there(fs::metadata(path))
}

/// Opens a file that a person named for reading.
///
/// # Errors
///
/// As [`open()`].
pub fn open_named(path: &Path) -> io::Result<File> {
    open(&real_path(path)?)
}

/// The first of these paths at whose end there is a file. What cannot be looked at keeps none behind it from being found.
///
/// # Errors
///
/// If there is none, and one of them cannot be looked at now: that one.
pub fn first_file_named(paths: &[PathBuf]) -> Result<Option<&Path>, (&Path, io::Error)> {
    let mut closed = None;
    for path in paths {
        match kind_named(path) {
            Ok(Some(EntryKind::File { .. })) => return Ok(Some(path)),
            Ok(_) => {}
            Err(error) => closed = closed.or(Some((path.as_path(), error))),
        }
    }
    closed.map_or(Ok(None), Err)
}

/// A path without links, as people write it.
///
/// # Errors
///
/// If nothing is there, or it cannot be known now where it leads.
pub fn real_path(path: &Path) -> io::Result<PathBuf> {
    let real = fs::canonicalize(path)?;
    // Which paths are below which is compared name by name, and programs like git know no prefix: so none has one. A path that
    // is too long without it gets it back from the standard library when it is opened.
    let plain = real.to_str().filter(|_| cfg!(windows)).map(|text| PathBuf::from(&*without_prefix(text)));
    Ok(plain.unwrap_or(real))
}

/// A path of Windows without `\\\\?\\`, with which the system writes whole paths, and no person does.
#[must_use]
pub fn without_prefix(path: &str) -> Cow<'_, str> {
    if let Some(share) = path.strip_prefix(r"\\?\UNC\") {
        return format!(r"\\{share}").into();
    }
    // Other paths behind the prefix are no folders of anybody's: volumes, devices.
    let is_drive = |rest: &&str| rest.as_bytes().get(1) == Some(&b':');
    path.strip_prefix(r"\\?\").filter(is_drive).unwrap_or(path).into()
}

/// A path without links; `None` where nothing is there.
///
/// # Errors
///
/// If it cannot be known now where it leads.
pub fn real_path_if_there(path: &Path) -> io::Result<Option<PathBuf>> {
    if_there(real_path(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_has_the_prefix_of_the_system() {
        for (path, plain) in [
            (r"\\?\C:\審議会\x", r"C:\審議会\x"),
            (r"\\?\UNC\server\課", r"\\server\課"),
            (r"\\?\Volume{1}\x", r"\\?\Volume{1}\x"),
            (r"\\server\課", r"\\server\課"),
            ("/x", "/x"),
        ] {
            assert_eq!(without_prefix(path), plain);
        }
    }

    #[cfg(windows)]
    #[test]
    fn a_real_path_is_one_that_people_write() {
        let folder = tempfile::tempdir().expect("a folder");
        let real = real_path(folder.path()).expect("it is there");
        assert!(!real.to_string_lossy().starts_with(r"\\?\"), "{real:?}");
    }
}
