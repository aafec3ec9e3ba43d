//! Whether files hold the same.

use std::fs::{File, Metadata};
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::Path;

use super::kind::{EntryKind, metadata};
use super::read::open;

/// Whether there is a file that holds these very bytes.
///
/// # Errors
///
/// If that cannot be known now.
pub fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let size = bytes.len() as u64;
    let is_alike = metadata(path)?.is_some_and(|known| EntryKind::of(&known) == EntryKind::File { size });
    Ok(is_alike && is_same_to_the_end(&mut BufReader::new(open(path)?), &mut &*bytes)?)
}

/// Whether two paths are those of one file, or of files that hold the same.
///
/// # Errors
///
/// If that cannot be known now.
pub fn are_same(path: &Path, other: &Path) -> io::Result<bool> {
    let (Some(one), Some(two)) = (metadata(path)?, metadata(other)?) else { return Ok(false) };
    if is_one(&one, &two) {
        return Ok(true);
    }
    let are_alike = one.is_file() && two.is_file() && one.len() == two.len();
    let read = |path: &Path| open(path).map(BufReader::<File>::new);
    Ok(are_alike && is_same_to_the_end(&mut read(path)?, &mut read(other)?)?)
}

/// Whether two readers give the same bytes. A part of each is in memory at a time.
fn is_same_to_the_end(one: &mut dyn BufRead, other: &mut dyn BufRead) -> io::Result<bool> {
    loop {
        let (left, right) = (filled(one)?, filled(other)?);
        let length = left.len().min(right.len());
        if length == 0 {
            return Ok(left.is_empty() && right.is_empty());
        }
        if left[..length] != right[..length] {
            return Ok(false);
        }
        one.consume(length);
        other.consume(length);
    }
}

/// What is read next; empty at the end.
fn filled(reader: &mut dyn BufRead) -> io::Result<&[u8]> {
    while let Err(error) = reader.fill_buf() {
        if error.kind() != ErrorKind::Interrupted {
            return Err(error);
        }
    }
    reader.fill_buf()
}

#[cfg(unix)]
fn is_one(one: &Metadata, two: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (two.dev(), two.ino())
}

#[cfg(not(unix))]
fn is_one(_: &Metadata, _: &Metadata) -> bool {
    false
}
