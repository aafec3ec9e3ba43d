//! What identifies a file's content without reading it, and what identifies the content itself.

use std::fs::{File, Metadata};
use std::io::{self, Write};
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::disk;

/// Size, time of change and, where the system has such numbers, the number of a file. As long as it is the same, the file is
/// taken for unchanged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileStamp {
    size: u64,
    /// In nanoseconds since 1970, before it negative; as text, since JSON numbers are too short for it.
    changed: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    inode: Option<u64>,
}

/// A file whose content is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownFile {
    /// What it looked like when it was written or read.
    pub stamp: FileStamp,
    /// SHA-256 of its content.
    pub sha256: String,
}

impl FileStamp {
    /// The stamp of a file; `None` where there is none.
    ///
    /// # Errors
    ///
    /// If that cannot be known now.
    pub fn at(file: &Path) -> io::Result<Option<Self>> {
        Ok(disk::metadata(file)?.as_ref().and_then(Self::of))
    }

    /// The stamp of what lies at the end of a path that a person named; `None` where nothing does.
    ///
    /// # Errors
    ///
    /// If that cannot be known now.
    pub fn of_named(file: &Path) -> io::Result<Option<Self>> {
        Ok(disk::metadata_named(file)?.as_ref().and_then(Self::of))
    }

    /// Size of the file.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    fn of(metadata: &Metadata) -> Option<Self> {
        let changed = metadata.modified().ok()?;
        let changed = match changed.duration_since(UNIX_EPOCH) {
            Ok(since) => since.as_nanos().to_string(),
            Err(before) => format!("-{}", before.duration().as_nanos()),
        };
        Some(Self { size: metadata.len(), changed, inode: inode(metadata) })
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such number")]
fn inode(metadata: &Metadata) -> Option<u64> {
    Some(std::os::unix::fs::MetadataExt::ino(metadata))
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> Option<u64> {
    None
}

/// Reads an opened file of at most so many bytes. The stamp is that of the very bytes that were read; `None` where somebody
/// wrote into the file meanwhile.
///
/// # Errors
///
/// If the file is larger, or cannot be read.
pub fn read(mut file: File, most: u64) -> io::Result<(Option<FileStamp>, Vec<u8>)> {
    let before = FileStamp::of(&file.metadata()?);
    let bytes = disk::read_from(&mut file, most)?;
    let after = FileStamp::of(&file.metadata()?);
    Ok((before.filter(|before| Some(before) == after.as_ref()), bytes))
}

/// Writes a new file and returns its stamp.
///
/// # Errors
///
/// If it is there already, or the disk does not take it.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<Option<FileStamp>> {
    let mut file = disk::create_new(path)?;
    file.write_all(bytes)?;
    Ok(FileStamp::of(&file.metadata()?))
}

/// SHA-256 of several values, in hexadecimal: the fingerprint of what is made of them.
///
/// # Panics
///
/// If one of them cannot be written as JSON: a map whose keys are no texts.
#[must_use]
pub fn fingerprint(parts: &impl Serialize) -> String {
    checksum(&serde_json::to_vec(parts).expect("the parts are texts, numbers and lists of them"))
}

/// SHA-256 of some bytes, in lower-case hexadecimal.
#[must_use]
pub fn checksum(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_another_one_where_size_time_or_file_is_another() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a");
        let written = write_new(&file, b"abc").expect("the disk takes it");
        let at = |path: &Path| FileStamp::at(path).expect("it can be known");
        let opened = disk::open(&file).expect("it is there");
        let (stamp, bytes) = read(opened, 3).expect("it can be read");
        assert_eq!((&stamp, bytes.as_slice()), (&written, &b"abc"[..]));
        assert_eq!(at(&file), written);
        std::fs::write(&file, b"abcd").expect("the disk takes it");
        assert_ne!(at(&file), written, "another size");
        let time = std::fs::metadata(&file).and_then(|known| known.modified()).expect("it has one");
        let stamp = at(&file);
        let opened = File::options().write(true).open(&file).expect("it is there");
        opened.set_modified(time - std::time::Duration::from_millis(1)).expect("a time can be set");
        assert_ne!(at(&file), stamp, "another time");
        assert_eq!(at(&folder.path().join("b")), None);
        // A name that no disk can hold; Windows says that it is not there.
        let long = folder.path().join("あ".repeat(300));
        assert!(cfg!(windows) || (FileStamp::at(&long).is_err() && FileStamp::of_named(&long).is_err()));
    }
}
