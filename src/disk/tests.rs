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
        assert_eq!(refusal(read(name, 9)), Some(ReadRefusal::Special), "{name:?}");
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

#[test]
fn what_a_person_named_may_be_a_link_and_is_no_device() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::write(at("file"), "件名").expect("the disk takes it");
    symlink("file", at("link")).expect("the disk takes it");
    symlink("nothing", at("broken")).expect("the disk takes it");
    mknodat(CWD, at("pipe"), FileType::Fifo, Mode::RUSR, 0).expect("the disk takes it");
    symlink("pipe", at("to-pipe")).expect("the disk takes it");
    let file = Some(EntryKind::File { size: 6 });
    let kinds = ["file", "link", "broken", "to-pipe"].map(|name| kind_named(&at(name)).expect("it is known"));
    assert_eq!(kinds, [file, file, None, Some(EntryKind::Special)]);
    assert_eq!(
        open_named(&at("link")).and_then(|mut file| read_from(&mut file, 6)).ok(),
        Some("件名".into())
    );
    assert_eq!(refusal(open_named(&at("to-pipe"))), Some(ReadRefusal::Special));
    assert_eq!(real_path_if_there(&at("broken")).ok(), Some(None));
    let long = Path::new("/").join("あ".repeat(100));
    assert!(kind_named(&long).is_err() && real_path_if_there(&long).is_err());
}

#[test]
fn files_are_the_same_by_what_they_hold_to_the_last_byte() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let text = "件名".repeat(20_000);
    for (name, text) in [("a", text.clone()), ("b", text.clone()), ("c", text[3..].to_owned() + "名")] {
        fs::write(at(name), text).expect("the disk takes it");
    }
    let (other, shorter) = (text[..text.len() - 3].to_owned() + "外", &text[3..]);
    let are_same = |one: &str, two: &str| are_same(&at(one), &at(two)).expect("it can be known");
    assert!(are_same("a", "a") && are_same("a", "b"));
    assert!(!are_same("a", "c") && !are_same("a", "nothing") && !are_same("nothing", "a"));
    let holds = |name: &str, text: &str| holds(&at(name), text.as_bytes()).expect("it can be known");
    assert!(holds("a", &text) && !holds("a", &other) && !holds("a", shorter) && !holds("nothing", ""));
    let long = Path::new("/").join("あ".repeat(100));
    assert!(super::holds(&long, b"").is_err() && super::are_same(&long, &at("a")).is_err());
}

#[test]
fn of_those_who_rewrite_what_they_read_none_loses_what_another_wrote() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = &folder.path().join("file");
    fs::write(place, "0").expect("the disk takes it");
    let count_up = || {
        let read = fs::read(place).expect("it is never away");
        let number: u32 = String::from_utf8_lossy(&read).parse().expect("it is whole");
        rewrite_as_read(place, &read, (number + 1).to_string().as_bytes()).expect("the disk takes it")
    };
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..50).for_each(|_| while !count_up() {}));
        }
    });
    assert_eq!(fs::read_to_string(place).expect("it is there"), "200");
    assert_eq!(
        super::names_if_there(folder.path()).expect("it can be read"),
        ["file"],
        "nothing is left beside it"
    );
}

#[test]
fn a_turn_is_not_taken_through_a_link() {
    let folder = tempfile::tempdir().expect("a folder");
    let (place, elsewhere) = (folder.path().join("file"), folder.path().join("elsewhere"));
    fs::write(&place, "0").expect("the disk takes it");
    symlink(&elsewhere, folder.path().join(".shingikai-turn")).expect("the disk takes it");
    let refused = rewrite_as_read(&place, b"0", b"1");
    assert!(refused.is_err() && !elsewhere.exists(), "{refused:?}");
    assert_eq!(fs::read_to_string(&place).expect("it is there"), "0");
}
