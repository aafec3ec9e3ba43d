//! What only Unix lets a test do: rights, links, pipes, signals, names of any bytes. A test that needs one of them says so
//! and is ignored elsewhere.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::Child;

use rustix::fs::{CWD, FileType, Mode, mknodat};
use rustix::process::{Pid, Signal, geteuid, kill_process};

/// Gives a file or a folder these rights.
pub(crate) fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("it is ours");
}

/// The rights of a file or a folder.
pub(crate) fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").permissions().mode()
}

/// Makes a link to a place.
pub(crate) fn link(to: &Path, place: &Path) {
    symlink(to, place).expect("a link");
}

/// Makes a pipe. Whoever opens one in which nobody writes waits for ever.
pub(crate) fn pipe(place: &Path) {
    mknodat(CWD, place, FileType::Fifo, Mode::RUSR, 0).expect("the disk takes it");
}

/// What a person does with Ctrl-C. The process may have ended already.
pub(crate) fn interrupt(process: &Child) {
    let _ = kill_process(Pid::from_child(process), Signal::INT);
}

/// Whether the tests may do everything.
pub(crate) fn is_root() -> bool {
    geteuid().is_root()
}

/// The number of a file or a folder, which no other has.
pub(crate) fn inode(path: &Path) -> u64 {
    fs::metadata(path).expect("it is there").ino()
}

/// A name of any bytes.
pub(crate) fn name(bytes: &[u8]) -> OsString {
    OsString::from_vec(bytes.to_vec())
}
