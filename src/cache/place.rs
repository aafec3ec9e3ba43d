//! Where caches lie: in the user's own folder, readable by the user alone.

use std::fs::Metadata;
use std::io::{self, Error, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::fingerprint::checksum;
use crate::disk;

/// Name of the program's folder below that of the user's caches.
const FOLDER: &str = "shingikai";

/// The program's folder among the user's caches, made where it is not there.
///
/// # Errors
///
/// If there is no such folder, it cannot be made, or it belongs to somebody else.
pub(super) fn prepare(caches: Option<&Path>) -> io::Result<PathBuf> {
    let Some(caches) = caches else {
        return Err(Error::new(ErrorKind::NotFound, "HOME, XDG_CACHE_HOME, LOCALAPPDATA"));
    };
    let folder = caches.join(FOLDER);
    disk::create_private_folders(&folder)?;
    let known = disk::metadata(&folder)?;
    if !known.is_some_and(|known| known.is_dir() && is_own(&known)) {
        let said = format!("{}: not a folder of this user alone", folder.to_string_lossy());
        return Err(Error::new(ErrorKind::PermissionDenied, said));
    }
    // Whether something can be written there shows now, and not after an hour's work.
    disk::temporary_file_in(&folder, ".", ".new")?;
    Ok(folder)
}

/// The name of a workspace's file.
pub(super) fn file_name(workspace: &Path) -> String {
    format!("{}.json", &checksum(workspace.as_os_str().as_encoded_bytes())[..32])
}

/// Puts a text in the place of a file, in one step.
pub(super) fn replace(file: &Path, text: &[u8]) -> io::Result<()> {
    let folder = file.parent().expect("the file lies in the folder of caches");
    let mut beside = disk::temporary_file_in(folder, ".", ".new")?;
    beside.write_all(text)?;
    disk::put(beside, file)
}

/// Whether a folder belongs to this user, and nobody else can write into it.
#[cfg(unix)]
fn is_own(known: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    known.uid() == rustix::process::geteuid().as_raw() && known.mode() & 0o022 == 0
}

#[cfg(not(unix))]
fn is_own(_: &Metadata) -> bool {
    true
}
