//! What stands for `unix` elsewhere, so that the tests that need it compile.

use std::ffi::OsString;
use std::path::Path;
use std::process::Child;

const IGNORED: &str = "only Unix has it: a test that needs it is ignored here";

pub(crate) fn set_mode(_: &Path, _: u32) {
    panic!("{IGNORED}");
}

pub(crate) fn mode(_: &Path) -> u32 {
    panic!("{IGNORED}");
}

pub(crate) fn link(_: &Path, _: &Path) {
    panic!("{IGNORED}");
}

pub(crate) fn pipe(_: &Path) {
    panic!("{IGNORED}");
}

pub(crate) fn interrupt(_: &Child) {
    panic!("{IGNORED}");
}

pub(crate) fn is_root() -> bool {
    panic!("{IGNORED}");
}

pub(crate) fn inode(_: &Path) -> u64 {
    panic!("{IGNORED}");
}

pub(crate) fn name(_: &[u8]) -> OsString {
    panic!("{IGNORED}");
}
