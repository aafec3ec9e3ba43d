//! Files of fonts as they lie on the disk.

use std::os::unix::fs::symlink;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use super::*;
use crate::disk::ReadRefusal;

fn open(folder: &Path, file: &str, sha256: &str) -> Result<Vec<u8>> {
    let (family, file, sha256) = ("Mincho".to_owned(), file.to_owned(), sha256.to_owned());
    let (_, font) = FontStore::new(folder.to_owned()).open(&FontFile { family, file, sha256 })?;
    Ok(font.bytes().to_owned())
}

#[test]
fn a_font_that_cannot_be_looked_at_is_not_said_to_be_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let fault = |file: &str| {
        let error = open(folder.path(), file, "").expect_err("it cannot be read");
        error.downcast_ref::<Fault>().map(|fault| fault.id)
    };
    assert_eq!(fault("a.ttf"), Some("font-missing"));
    assert_eq!(fault(&"あ".repeat(300)), None);
}

#[test]
fn a_font_may_be_a_link_and_is_no_device() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("a.ttf"), "font").expect("the disk takes it");
    symlink("a.ttf", at("link.ttf")).expect("the disk takes it");
    assert_eq!(open(folder.path(), "link.ttf", &checksum(b"font")).expect("it is the known one"), b"font");
    mknodat(CWD, at("pipe"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("the disk takes it");
    symlink("pipe", at("pipe.ttf")).expect("the disk takes it");
    for name in ["pipe", "pipe.ttf"] {
        let error = open(folder.path(), name, "").expect_err("it is no file");
        let error: &std::io::Error = error.downcast_ref().expect("of the disk");
        assert_eq!(ReadRefusal::of(error), Some(ReadRefusal::Special), "{name}");
    }
}
