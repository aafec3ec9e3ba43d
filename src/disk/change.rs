//! Moving files and folders, and changing what is said of them.

use std::fs::{self, Permissions};
use std::io;
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
use std::io::ErrorKind;
use std::path::Path;

use super::attempt::{attempt, attempt_to_move};

/// Moves a file or a folder, over the file that is there.
///
/// # Errors
///
/// If a folder with something in it is there, or the disk does not take it.
pub fn rename(from: impl AsRef<Path>, to: impl AsRef<Path>) -> io::Result<()> {
    let (from, to) = (from.as_ref(), to.as_ref());
    attempt_to_move(from, || fs::rename(from, to))
}

/// Gives a file a second name.
///
/// # Errors
///
/// If something has that name, or the disk knows no second names.
pub fn link(file: impl AsRef<Path>, name: impl AsRef<Path>) -> io::Result<()> {
    let (file, name) = (file.as_ref(), name.as_ref());
    attempt(file, || fs::hard_link(file, name))
}

/// Gives a file or folder these rights.
///
/// # Errors
///
/// If the system does not let this user.
pub fn set_rights(path: impl AsRef<Path>, rights: &Permissions) -> io::Result<()> {
    let path = path.as_ref();
    attempt(path, || fs::set_permissions(path, rights.clone()))
}

/// Demands that nobody holds what lies in a folder that is about to be moved: what Windows says of the folder does not name the
/// file in it.
///
/// # Errors
///
/// If somebody holds it ([`HeldFile`](super::HeldFile)).
pub fn demand_free(path: impl AsRef<Path>) -> io::Result<()> {
    let path = path.as_ref();
    attempt_to_move(path, || opens_to_move(path, Beside::Nobody))
}

/// Demands that nobody is in the way of moving this very folder: who only shows it, as the Explorer does, is not.
///
/// # Errors
///
/// As [`demand_free`].
pub fn demand_movable(folder: impl AsRef<Path>) -> io::Result<()> {
    let folder = folder.as_ref();
    attempt_to_move(folder, || opens_to_move(folder, Beside::WhoLetsItGo))
}

/// Who else may have something open.
#[derive(Debug, Clone, Copy)]
enum Beside {
    Nobody,
    WhoLetsItGo,
}

#[cfg(windows)]
fn opens_to_move(path: &Path, beside: Beside) -> io::Result<()> {
    use std::os::windows::fs::OpenOptionsExt;
    /// The right to move or remove.
    const DELETE: u32 = 0x0001_0000;
    /// Folders are opened only so; a link is opened itself.
    const FLAGS: u32 = 0x0200_0000 | 0x0020_0000;
    let share = match beside {
        Beside::Nobody => 0,
        // Whoever reads, writes and lets go.
        Beside::WhoLetsItGo => 7,
    };
    let opened = fs::File::options().access_mode(DELETE).share_mode(share).custom_flags(FLAGS).open(path);
    super::kind::if_there(opened).map(drop)
}

/// Elsewhere what is opened can be moved.
#[cfg(not(windows))]
#[expect(clippy::unnecessary_wraps, reason = "Windows refuses it")]
fn opens_to_move(_: &Path, _: Beside) -> io::Result<()> {
    Ok(())
}

/// Puts a folder in the place of another in one step; the other is where the first was.
///
/// # Errors
///
/// If one of them is not there, or the system or the disk knows no such step.
pub fn exchange(one: impl AsRef<Path>, other: impl AsRef<Path>) -> io::Result<()> {
    let (one, other) = (one.as_ref(), other.as_ref());
    attempt_to_move(other, || exchange_once(one, other))
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange_once(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange_once(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}
