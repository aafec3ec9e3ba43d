//! Rights of folders: a new folder can be entered and changed by whom the old one could.

use std::io;
use std::path::{Path, PathBuf};

use super::contents::{outdated, plain};
use super::disk::{Kind, below};
#[cfg(unix)]
use crate::disk::metadata;
use crate::disk::{self, is_folder, is_there};

/// Makes a folder like another one, if that is there, so that what is made in it inherits as it did there. Until all is made
/// the program can write in it, whatever the other one allows.
pub(super) fn create_like(folder: &Path, other: &Path) -> io::Result<()> {
    disk::create_folder(folder)?;
    if is_there(other)? { copy(other, folder, 0o700) } else { Ok(()) }
}

/// Gives a prepared folder, and those in it, the rights of the old ones: each of what lay in its place, under this name or that
/// of outdated documents, else of the whole.
pub(super) fn follow(old: &Path, prepared: &Path) -> io::Result<()> {
    if !is_there(old)? {
        return Ok(());
    }
    let found = below(prepared)?.into_iter().filter(|(_, kind)| *kind != Kind::File);
    // A folder that cannot be entered any more comes after what lies in it.
    for (name, _) in found.collect::<Vec<_>>().iter().rev() {
        copy(&likeness(old, name)?, &prepared.join(name), 0)?;
    }
    copy(old, prepared, 0)
}

/// The old folder whose rights a new one has.
fn likeness(old: &Path, name: &Path) -> io::Result<PathBuf> {
    for name in [name.to_owned(), outdated(name), plain(name)] {
        let place = old.join(name);
        if is_folder(&place)? {
            return Ok(place);
        }
    }
    Ok(old.to_owned())
}

/// Gives a folder the owner, group, mode and lists of access of another one, as far as the system lets this user.
///
/// - `more` are bits of the mode beside
#[cfg(unix)]
fn copy(from: &Path, to: &Path, more: u32) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    let there = |folder| Ok::<_, io::Error>(metadata(folder)?.ok_or(io::ErrorKind::NotFound)?);
    let (known, now) = (there(from)?, there(to)?);
    if (known.uid(), known.gid()) != (now.uid(), now.gid()) {
        // Only an administrator gives things away; but a group of one's own can be given.
        if chown(to, Some(known.uid()), Some(known.gid())).is_err() {
            let _ = chown(to, None, Some(known.gid()));
        }
    }
    copy_lists(from, to)?;
    disk::set_rights(to, &Permissions::from_mode((known.mode() & 0o7777) | more))
}

#[cfg(not(unix))]
fn copy(_: &Path, _: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

/// Gives a folder the lists of access of another one, where there are some.
#[cfg(target_os = "linux")]
fn copy_lists(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    /// Longest value of an attribute that Linux knows.
    const LONGEST: usize = 64 * 1024;
    let mut buffer = vec![0; LONGEST];
    for name in ["system.posix_acl_access", "system.posix_acl_default"] {
        // An error says that there is none, or that the disk knows none.
        if let Ok(length) = getxattr(from, name, buffer.as_mut_slice()) {
            setxattr(to, name, &buffer[..length], XattrFlags::empty())?;
        }
    }
    Ok(())
}

#[cfg(all(unix, not(target_os = "linux")))]
#[expect(clippy::unnecessary_wraps, reason = "on Linux it can fail")]
fn copy_lists(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}
