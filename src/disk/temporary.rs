//! Files and folders with names that nobody else has.

use std::fs::Permissions;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile, TempDir, TempPath};

use super::attempt::attempt;
use super::turn::{BESIDE, Turn};

/// A folder of the system's own for what goes when this does.
///
/// # Errors
///
/// If there is none, or the disk does not take it.
pub fn temporary_folder() -> io::Result<TempDir> {
    tempfile::tempdir()
}

/// The folder in which the system has temporary files lie.
#[must_use]
pub fn place_of_temporary_files() -> PathBuf {
    std::env::temp_dir()
}

/// Makes a folder with a new name that goes when this does.
///
/// # Errors
///
/// If the disk does not take it.
pub fn temporary_folder_in(folder: &Path, prefix: &str) -> io::Result<TempDir> {
    attempt(folder, || Builder::new().prefix(prefix).tempdir_in(folder))
}

/// Makes a file with a new name that goes when this does.
///
/// # Errors
///
/// If the disk does not take it.
pub fn temporary_file_in(folder: &Path, prefix: &str, suffix: &str) -> io::Result<NamedTempFile> {
    attempt(folder, || Builder::new().prefix(prefix).suffix(suffix).tempfile_in(folder))
}

/// Keeps such a file where it is. Returns its path.
///
/// # Errors
///
/// If the disk does not take it.
pub fn keep(file: NamedTempFile) -> io::Result<PathBuf> {
    again(file.into_temp_path(), TempPath::keep)
}

/// Puts such a file in the place of another, in one step.
///
/// # Errors
///
/// If the disk does not take it.
pub fn put(file: NamedTempFile, place: &Path) -> io::Result<()> {
    again(file.into_temp_path(), |path| path.persist(place))
}

/// Puts these bytes in the place of a file, whole or not at all, with the rights that any new file gets.
///
/// # Errors
///
/// If the disk does not take it.
pub fn replace(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut builder = Builder::new();
    // What is made for a moment is its maker's alone otherwise.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    put_written(&mut builder, place, bytes, None)
}

/// Writes these bytes beside a place, with these rights, and then puts them there.
fn put_written(
    builder: &mut Builder<'_, '_>,
    place: &Path,
    bytes: &[u8],
    rights: Option<&Permissions>,
) -> io::Result<()> {
    put(written_beside(builder, place, bytes, rights)?, place)
}

/// Writes these bytes beside a place, with these rights, down to the disk.
fn written_beside(
    builder: &mut Builder<'_, '_>,
    place: &Path,
    bytes: &[u8],
    rights: Option<&Permissions>,
) -> io::Result<NamedTempFile> {
    let folder = place.parent().unwrap_or(place);
    let mut beside = attempt(folder, || builder.prefix(BESIDE).tempfile_in(folder))?;
    beside.write_all(bytes)?;
    if let Some(rights) = rights {
        super::set_rights(beside.path(), rights)?;
    }
    beside.as_file().sync_all()?;
    Ok(beside)
}

/// Puts a file where nothing is, in one step.
///
/// # Errors
///
/// If something is there, or the disk does not take it.
pub fn put_new(file: &Path, place: &Path) -> io::Result<()> {
    again(TempPath::try_from_path(file)?, |path| path.persist_noclobber(place))
}

/// Gives a file another name that nothing has, in one step.
///
/// # Errors
///
/// If something has it, or the disk does not take it; then the file has its old name.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    attempt(from, || {
        let file = TempPath::try_from_path(from)?;
        file.persist_noclobber(to).map_err(|refused| {
            // Whoever lets go of it removes the file.
            let _ = refused.path.keep();
            refused.error
        })
    })
}

/// Puts these bytes in the place of a file of a person's, whole or not at all, with the rights that the file has.
///
/// # Errors
///
/// If the file is not there, or the disk does not take it.
pub fn rewrite(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let rights = super::metadata(place)?.ok_or(ErrorKind::NotFound)?.permissions();
    put_written(&mut Builder::new(), place, bytes, Some(&rights))
}

/// Puts these bytes in the place of a file of a person's, as [`rewrite`] does, if it still holds what was read. Returns whether it did.
///
/// # Errors
///
/// If the file is not there or cannot be read, or the disk does not take it.
pub fn rewrite_as_read(place: &Path, read: &[u8], bytes: &[u8]) -> io::Result<bool> {
    let rights = super::metadata(place)?.ok_or(ErrorKind::NotFound)?.permissions();
    let beside = written_beside(&mut Builder::new(), place, bytes, Some(&rights))?;
    // Between the look and the change nobody else changes it who takes turns, too.
    let _turn = Turn::take(place.parent().unwrap_or(place))?;
    if !super::holds(place, read)? {
        return Ok(false);
    }
    put(beside, place)?;
    Ok(true)
}

/// Does something that takes the file, and where it fails gives it back.
fn again<T>(
    file: TempPath,
    mut act: impl FnMut(TempPath) -> Result<T, tempfile::PathPersistError>,
) -> io::Result<T> {
    let (path, mut file) = (file.to_path_buf(), Some(file));
    attempt(&path, || {
        act(file.take().expect("each failed try gives it back")).map_err(|refused| {
            file = Some(refused.path);
            refused.error
        })
    })
}
