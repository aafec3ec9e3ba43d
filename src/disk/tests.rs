//! What is told apart, and what is not opened.

use std::fmt;
use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use super::*;

fn refusal<T: fmt::Debug>(result: io::Result<T>) -> Option<ReadRefusal> {
    ReadRefusal::of(&result.expect_err("it is refused"))
}

#[test]
fn links_pipes_sockets_and_devices_are_known_and_not_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::write(at("file"), "件名").expect("the disk takes it");
    fs::create_dir(at("folder")).expect("the disk takes it");
    symlink("file", at("link")).expect("the disk takes it");
    symlink(".", at("folder/round")).expect("the disk takes it");
    for (name, kind) in [("pipe", FileType::Fifo), ("socket", FileType::Socket)] {
        mknodat(CWD, at(name), kind, Mode::RUSR, 0).expect("the disk takes it");
    }
    let kinds = ["file", "folder", "link", "pipe", "socket", "nothing", "file/below"]
        .map(|name| kind(&at(name)).expect("it can be known"));
    let file = Some(EntryKind::File { size: 6 });
    let special = Some(EntryKind::Special);
    assert_eq!(kinds, [file, Some(EntryKind::Folder), Some(EntryKind::Link), special, special, None, None]);
    assert_eq!(read(&at("file"), 6).ok(), Some("件名".into()));
    assert_eq!(refusal(read(&at("file"), 5)), Some(ReadRefusal::TooLarge));
    assert_eq!(refusal(read(&at("link"), 9)), Some(ReadRefusal::Link));
    assert_eq!(refusal(read(&at("folder"), 9)), Some(ReadRefusal::OtherKind));
    assert_eq!(refusal(names(&at("file"))), Some(ReadRefusal::OtherKind));
    assert_eq!(refusal(names(&at("folder/round"))), Some(ReadRefusal::Link));
    for name in [&at("pipe"), &at("socket"), Path::new("/dev/zero")] {
        assert_eq!(refusal(read(name, 9)), Some(ReadRefusal::Special), "{}", name.display());
    }
    assert!(is_absence(&read(&at("nothing"), 9).expect_err("it is not there")));
    let below = at("folder/round/round/x");
    assert_eq!(kind_below(folder.path(), &below).expect("it can be known"), Some(EntryKind::Link));
    let link = link_on_the_way(folder.path(), Path::new("folder/round/x")).expect("it can be known");
    assert_eq!(link, Some(at("folder/round")));
}

#[test]
fn what_cannot_be_known_is_no_absence() {
    // A name that no disk can hold is an error for everybody, root included.
    let long = std::path::absolute("あ".repeat(100)).expect("a path");
    assert!(kind(&long).is_err() && is_there(&long).is_err() && names_if_there(&long).is_err());
    assert_eq!(names_if_there(Path::new("no-such-folder")).ok(), Some(Vec::new()));
}
