//! Reading files.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::attempt::attempt;
use super::change::set_rights;
use super::create::create_new;
use super::kind::{EntryKind, kind, kind_below};
use super::refusal::ReadRefusal;

/// Opens a file for reading.
///
/// # Errors
///
/// If it is not there, not a file ([`ReadRefusal`]), or cannot be opened.
pub fn open(path: &Path) -> io::Result<File> {
    // Looked at first, since opening alone moves some devices.
    if let Some(other) = kind(path)?.filter(|kind| !matches!(kind, EntryKind::File { .. })) {
        return Err(other.refusal().error());
    }
    let file = attempt(path, || options().open(path))?;
    // Somebody may have exchanged it meanwhile.
    if file.metadata()?.is_file() { Ok(file) } else { Err(ReadRefusal::OtherKind.error()) }
}

/// Reads a file of at most so many bytes.
///
/// # Errors
///
/// If it is not there, not a file, larger than that ([`ReadRefusal`]), or cannot be read.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    read_from(&mut open(path)?, most)
}

/// Reads what an opened file holds, at most so many bytes.
///
/// # Errors
///
/// If it is larger than that ([`ReadRefusal`]), or cannot be read.
pub fn read_from(file: &mut File, most: u64) -> io::Result<Vec<u8>> {
    let size = file.metadata()?.len();
    if size > most {
        return Err(ReadRefusal::TooLarge.error());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    // It may grow while it is read.
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(ReadRefusal::TooLarge.error()) } else { Ok(bytes) }
}

/// Reads a text of at most so many bytes.
///
/// # Errors
///
/// As [`read`], and if it is not UTF-8.
pub fn read_text(path: &Path, most: u64) -> io::Result<String> {
    String::from_utf8(read(path, most)?).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
}

/// Reads a file of at most so many bytes below a folder. Behind a link nothing is read, however deep it lies.
///
/// # Errors
///
/// As [`read`].
pub fn read_below(folder: &Path, path: &Path, most: u64) -> io::Result<Vec<u8>> {
    demand_no_link(folder, path)?;
    read(path, most)
}

/// Copies a file, with its rights, to a path where nothing is. Returns the copy, opened for writing.
///
/// # Errors
///
/// If the file is not there, not a file ([`ReadRefusal`]) or cannot be read; if something lies at the other path, or the disk
/// does not take it.
pub fn copy_new(from: &Path, to: &Path) -> io::Result<File> {
    let mut file = open(from)?;
    let mut copy = create_new(to)?;
    io::copy(&mut file, &mut copy)?;
    set_rights(to, &file.metadata()?.permissions())?;
    Ok(copy)
}

pub(super) fn demand_no_link(folder: &Path, path: &Path) -> io::Result<()> {
    match kind_below(folder, path)? {
        Some(EntryKind::Link) => Err(ReadRefusal::Link.error()),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn options() -> fs::OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let mut options = File::options();
    options.read(true).custom_flags(flags.bits().cast_signed());
    options
}

#[cfg(not(unix))]
fn options() -> fs::OpenOptions {
    let mut options = File::options();
    options.read(true);
    options
}
