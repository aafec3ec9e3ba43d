//! A meeting's folder changes as a whole, on any disk, wherever a run is stopped.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::disk::{Kind, Moves, Step, Trouble, below};
use super::*;
use crate::papers::view::Sides;

mod held;

/// Every file of a folder with its text; nothing where there is no folder.
type Tree = BTreeMap<PathBuf, String>;

fn tree(folder: &Path) -> Tree {
    let found = below(folder).expect("it can be read").into_iter().filter(|(_, kind)| *kind == Kind::File);
    found.map(|(name, _)| (name.clone(), fs::read_to_string(folder.join(name)).expect("a text"))).collect()
}

/// What lies in the folder of a meeting, among it what others put there.
const OLD: [(&str, &str); 9] = [
    ("bundle.pdf", "the bundle"),
    ("bundle.txt", "its text"),
    ("健診/form.pdf", "%PDF-1.7 /Creator(Typst 0.15.1)"),
    ("健診/form.txt", "the form"),
    ("健診/決裁.docx", "a decision"),
    ("memo.docx", "a memo"),
    ("printed/bundle.pdf", "what the printer has"),
    ("printed/printed.json", "its record"),
    ("控え/memo.docx", "another memo"),
];

/// The same when the meeting is stopped.
fn new() -> Tree {
    let outdated = |name: &str| PathBuf::from(name.replacen("bundle.", "bundle.outdated.", 1));
    let is_bundle = |name: &str| name.starts_with("bundle.");
    let place = |name: &str| if is_bundle(name) { outdated(name) } else { PathBuf::from(name) };
    OLD.iter().map(|(name, text)| (place(name), (*text).to_owned())).collect()
}

fn old() -> Tree {
    OLD.iter().map(|(name, text)| (PathBuf::from(name), (*text).to_owned())).collect()
}

/// An output folder with such a meeting.
fn output() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in OLD {
        let file = folder.path().join("2008-08").join(name);
        fs::create_dir_all(file.parent().expect("it lies in a folder")).expect("the disk takes it");
        fs::write(file, text).expect("the disk takes it");
    }
    fs::create_dir(folder.path().join("2008-08/空き箱")).expect("the disk takes it");
    folder
}

/// A run that marks the bundle of the meeting as outdated.
fn publish(folder: &Path, disk: Disk) -> Result<Published> {
    publish_state(folder, disk, MeetingState::Stopped(None), Orphans::Keep)
}

fn publish_state(folder: &Path, disk: Disk, state: MeetingState, orphans: Orphans) -> Result<Published> {
    let output = Output::open_on(disk, folder.to_owned(), &RunContext::default())?;
    let meeting = MeetingStatus { name: "2008-08".to_owned(), state };
    let options = PublishOptions { sides: Sides::Both, printed: None, orphans };
    let mut published = Published::default();
    output.publish(&meeting, Compiled::default(), options, &Cache::default(), &mut published)?;
    Ok(published)
}

/// What lies in the output folder beside the meeting and the lock.
fn beside(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).expect("it is there");
    let names = names.map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"));
    let mut names: Vec<String> = names.filter(|name| name != "2008-08" && name != ".lock").collect();
    names.sort();
    names
}

/// A disk that can do so much.
fn disk(exchanges: bool, links: bool, trouble: Option<(Step, Trouble)>) -> Disk {
    let moves = if exchanges { Moves::InExchange } else { Moves::Alone };
    Disk { moves, links, trouble, ..Disk::default() }
}

/// What is found at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Old,
    New,
    Nothing,
}

fn seen(folder: &Path) -> Seen {
    let found = tree(&folder.join("2008-08"));
    match () {
        () if found == old() => Seen::Old,
        () if found == new() => Seen::New,
        () if found.is_empty() => Seen::Nothing,
        () => panic!("neither the old folder nor the new one: {:#?}", found.keys()),
    }
}

/// A run is killed at each step: what a reader sees then, and what the next run makes of it.
#[test]
fn a_run_that_is_killed_at_any_step_loses_nothing() {
    let both = |exchanges: bool| -> [(Step, Seen, Seen); 6] {
        // Where the system knows no such step, a disk cannot do it either.
        let exchanges = exchanges && cfg!(any(target_os = "linux", target_os = "macos"));
        let (before, aside) = if exchanges { (Seen::New, Seen::New) } else { (Seen::Old, Seen::Nothing) };
        let put_back = if exchanges { Seen::New } else { Seen::Old };
        [
            (Step::Prepared, Seen::Old, Seen::Old),
            (Step::Noted, before, put_back),
            (Step::Aside, aside, put_back),
            (Step::Placed, Seen::New, Seen::New),
            (Step::Emptying, Seen::New, Seen::New),
            (Step::Emptied, Seen::New, Seen::New),
        ]
    };
    for (exchanges, links) in [(true, true), (true, false), (false, true), (false, false)] {
        for (step, sees, next) in both(exchanges) {
            let what = format!("{step:?}, exchange {exchanges}, links {links}");
            let output = output();
            let folder = output.path();
            let _ = publish(folder, disk(exchanges, links, Some((step, Trouble::Stop))));
            assert_eq!(seen(folder), sees, "{what}");
            let run =
                Output::open_on(disk(exchanges, links, None), folder.to_owned(), &RunContext::default());
            assert_eq!(seen(folder), next, "the next run: {what}");
            drop(run.expect("it opens"));
            assert_eq!(beside(folder), Vec::<String>::new(), "{what}");
            publish(folder, disk(exchanges, links, None)).expect("it can be published");
            assert_eq!(seen(folder), Seen::New, "{what}");
            assert!(folder.join("2008-08/空き箱").is_dir(), "an empty folder of others: {what}");
        }
    }
}

/// Twice in a row, and with changes of others between.
#[test]
fn what_others_put_there_between_a_kill_and_the_next_run_stays() {
    for exchanges in [true, false] {
        for step in [Step::Prepared, Step::Aside, Step::Placed, Step::Emptying] {
            let output = output();
            let (folder, place) = (output.path(), output.path().join("2008-08"));
            let _ = publish(folder, disk(exchanges, false, Some((step, Trouble::Stop))));
            fs::create_dir_all(&place).expect("the disk takes it");
            fs::write(place.join("memo.docx"), "another memo").expect("the disk takes it");
            fs::write(place.join("新しい控え.txt"), "new").expect("the disk takes it");
            let _ = publish(folder, disk(exchanges, false, Some((step, Trouble::Stop))));
            publish(folder, disk(exchanges, false, None)).expect("it can be published");
            let now = tree(&place);
            let has = |text: &str| now.values().any(|found| found == text);
            for (_, text) in OLD.iter().filter(|(name, text)| *name != "memo.docx" && !text.is_empty()) {
                assert!(has(text), "{text}: {step:?}, exchange {exchanges}: {now:#?}");
            }
            assert_eq!(now[Path::new("memo.docx")], "another memo", "{step:?}, exchange {exchanges}");
            assert_eq!(now[Path::new("新しい控え.txt")], "new");
            assert!(step != Step::Aside || exchanges || has("a memo"), "{now:#?}");
            assert_eq!(beside(folder), Vec::<String>::new());
        }
    }
}

/// A save between the preparation and the exchange.
#[test]
fn what_others_save_while_the_folder_is_exchanged_is_brought_into_the_new_one() {
    for exchanges in [true, false] {
        let output = output();
        let folder = output.path();
        let _ = publish(folder, disk(exchanges, true, Some((Step::Placed, Trouble::Stop))));
        let note = note::Note::all(folder).expect("it can be read").pop().expect("it is noted");
        fs::remove_file(note.old_folder().join("memo.docx")).expect("it is there");
        fs::write(note.old_folder().join("memo.docx"), "saved").expect("the disk takes it");
        fs::write(note.old_folder().join("late.docx"), "late").expect("the disk takes it");
        publish(folder, disk(exchanges, true, None)).expect("it can be published");
        let now = tree(&folder.join("2008-08"));
        for (name, text) in [("memo.docx", "a memo"), ("memo (2).docx", "saved"), ("late.docx", "late")] {
            assert_eq!(now.get(Path::new(name)).map(String::as_str), Some(text), "{name}");
        }
    }
}

#[test]
fn what_cannot_be_removed_afterwards_is_told_beside_what_was_published() {
    for (exchanges, step) in
        [(true, Step::Emptying), (false, Step::Emptying), (true, Step::Emptied), (false, Step::Emptied)]
    {
        let output = output();
        let folder = output.path();
        let published = publish(folder, disk(exchanges, true, Some((step, Trouble::Fail))));
        let published = published.expect("the documents are in their places");
        assert_eq!(published.leftovers.len(), 1, "{step:?}");
        assert_eq!(published.outdated.len(), 1, "{step:?}");
        assert_eq!(seen(folder), Seen::New, "{step:?}");
        // What could be the only one of its kind is not removed with the rest of the run.
        let notes = note::Note::all(folder).expect("it can be read");
        assert!(step == Step::Emptied || notes[0].old_folder().is_dir(), "{step:?}, exchange {exchanges}");
        drop(Output::open(folder.to_owned(), &RunContext::default()).expect("it opens"));
        assert_eq!((seen(folder), beside(folder)), (Seen::New, Vec::new()), "{step:?}");
    }
}

#[test]
fn a_new_folder_that_cannot_take_its_place_leaves_the_old_one() {
    let output = output();
    let folder = output.path();
    publish(folder, disk(false, true, Some((Step::Noted, Trouble::Fail)))).expect_err("the disk fails");
    assert_eq!((seen(folder), beside(folder)), (Seen::Old, Vec::new()));
    publish(folder, disk(false, true, Some((Step::Aside, Trouble::Fail)))).expect_err("the disk fails");
    assert_eq!((seen(folder), beside(folder)), (Seen::Old, Vec::new()));
}

/// On an overlay a folder of a layer below is copied aside: what is there once then is there twice, never nowhere.
#[test]
fn a_folder_that_cannot_be_moved_is_copied_aside_and_comes_back_after_any_stop() {
    let disk = |trouble| Disk { moves: Moves::OnlyNew, trouble, ..Disk::default() };
    for step in [Step::Copied, Step::Leaving, Step::Aside, Step::Placed, Step::Emptying] {
        for trouble in [Trouble::Stop, Trouble::Fail] {
            let what = format!("{step:?}, {trouble:?}");
            let output = output();
            let folder = output.path();
            let is_placed = [Step::Placed, Step::Emptying].contains(&step);
            let result = publish(folder, disk(Some((step, trouble))));
            assert!(result.is_err() || step == Step::Emptying, "{what}");
            if step == Step::Copied || (step == Step::Leaving && trouble == Trouble::Fail) {
                assert_eq!(seen(folder), Seen::Old, "{what}");
            }
            drop(Output::open_on(disk(None), folder.to_owned(), &RunContext::default()).expect("it opens"));
            assert_eq!(seen(folder), if is_placed { Seen::New } else { Seen::Old }, "the next run: {what}");
            assert_eq!(beside(folder), Vec::<String>::new(), "{what}");
            assert!(folder.join("2008-08/空き箱").is_dir(), "an empty folder of others: {what}");
            publish(folder, disk(None)).expect("it can be published");
            assert_eq!((seen(folder), beside(folder)), (Seen::New, Vec::new()), "{what}");
        }
    }
}

/// A run that removes the papers of a meeting that is gone is killed while they lie aside.
#[test]
fn papers_that_lie_aside_are_known_to_whoever_looks_for_those_of_gone_meetings() {
    for (moves, step) in [
        (Moves::Alone, Step::Aside),
        (Moves::OnlyNew, Step::Copied),
        (Moves::OnlyNew, Step::Leaving),
        (Moves::OnlyNew, Step::Aside),
    ] {
        let output = output();
        let (folder, cases) = (output.path(), output.path().join("no-cases"));
        let trouble = Some((step, Trouble::Stop));
        let disk = Disk { moves, trouble, ..Disk::default() };
        let _ = publish_state(folder, disk, MeetingState::Gone, Orphans::Remove);
        let found = abandoned::abandoned_by(&cases, folder).expect("it can be read");
        assert_eq!(found, ["2008-08"], "{step:?}");
        fs::create_dir_all(cases.join("2008-08")).expect("the disk takes it");
        let found = abandoned::abandoned_by(&cases, folder).expect("it can be read");
        assert!(found.is_empty(), "it is not gone: {step:?}");
    }
}

/// On Windows a run of an earlier version put the old folder aside in its own one, without a note.
#[test]
fn what_a_run_of_an_earlier_version_left_aside_is_put_back() {
    for is_alone in [true, false] {
        let output = output();
        let (folder, place) = (output.path(), output.path().join("2008-08"));
        let run = run::create(folder).expect("the disk takes it");
        fs::rename(&place, run.join("2008-08.old")).expect("the disk takes it");
        if !is_alone {
            fs::create_dir(&place).expect("the disk takes it");
            fs::write(place.join("bundle.pdf"), "a newer bundle").expect("the disk takes it");
        }
        drop(Output::open(folder.to_owned(), &RunContext::default()).expect("it opens"));
        assert_eq!(beside(folder), Vec::<String>::new());
        let now = tree(&place);
        for (name, text) in
            [("memo.docx", "a memo"), ("健診/決裁.docx", "a decision"), ("控え/memo.docx", "another memo")]
        {
            assert_eq!(now.get(Path::new(name)).map(String::as_str), Some(text), "{name}, alone: {is_alone}");
        }
        assert_eq!(now[Path::new("printed/bundle.pdf")], "what the printer has");
    }
}

/// Folders of others that are called like a run's, or like what lies aside; notes of others.
#[test]
fn what_others_call_like_the_programs_own_stays() {
    let output = output();
    let folder = output.path();
    for (name, text) in [
        (".run-mine/2008-08.old/memo.docx", "a memo"),
        (".aside-mine/memo.docx", "a memo"),
        (".exchange-mine.json", "{\"place\": \"../..\", \"new\": \".run-mine\", \"old\": \".aside-mine\"}"),
        (".exchange-other.json", "{}"),
    ] {
        fs::create_dir_all(folder.join(name).parent().expect("a folder")).expect("the disk takes it");
        fs::write(folder.join(name), text).expect("the disk takes it");
    }
    let before = beside(folder);
    publish(folder, Disk::default()).expect("it can be published");
    assert_eq!(beside(folder), before);
    assert_eq!(tree(&folder.join(".run-mine")).len(), 1);
    // One that was cut when it was written.
    fs::write(folder.join(".exchange-cut.json"), "{\"place\": \"2008").expect("the disk takes it");
    publish(folder, Disk::default()).expect("it can be published");
    assert_eq!(beside(folder), before);
}

#[test]
#[cfg(unix)]
fn a_meetings_folder_and_those_in_it_keep_their_rights() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o7777;
    let output = output();
    let place = output.path().join("2008-08");
    let closed = place.join("materials-closed/資料9.pdf");
    fs::create_dir_all(closed.parent().expect("a folder")).expect("the disk takes it");
    fs::write(&closed, "%PDF-1.7 /Creator(Typst 0.15.1)").expect("the disk takes it");
    fs::write(closed.with_extension("txt"), "資料9").expect("the disk takes it");
    let set = |name: &str, mode: u32| {
        fs::set_permissions(place.join(name), fs::Permissions::from_mode(mode)).expect("it is ours");
    };
    let rights =
        [("控え", 0o500), ("健診", 0o750), ("空き箱", 0o711), ("materials-closed", 0o700), ("", 0o2770)];
    rights.iter().for_each(|(name, mode)| set(name, *mode));
    #[cfg(target_os = "linux")]
    give_list(&place);
    publish(output.path(), Disk::default()).expect("it can be published");
    assert!(place.join("materials-closed.outdated/資料9.pdf").exists());
    for (name, expected) in rights {
        let name = if name == "materials-closed" { "materials-closed.outdated" } else { name };
        assert_eq!(mode(&place.join(name)), expected, "{name}: {:o}", mode(&place.join(name)));
    }
    #[cfg(target_os = "linux")]
    must_have_list(&place);
    // And back: what is made anew is as what it takes the place of.
    let rights = tempfile::tempdir().expect("a folder");
    let prepared = rights.path().join("prepared");
    super::rights::create_like(&prepared, &place).expect("the disk takes it");
    for name in ["materials-closed", "新しい案件"] {
        fs::create_dir(prepared.join(name)).expect("the disk takes it");
    }
    super::rights::follow(&place, &prepared).expect("the disk takes it");
    assert_eq!(mode(&prepared.join("materials-closed")), 0o700);
    assert_eq!(mode(&prepared.join("新しい案件")), 0o2770);
}

/// What Linux calls a list of access: of the owner, of the user 1234, of the group, the most that is given, of others.
#[cfg(target_os = "linux")]
const LIST: [u8; 44] = [
    2, 0, 0, 0, 1, 0, 7, 0, 255, 255, 255, 255, 2, 0, 5, 0, 210, 4, 0, 0, 4, 0, 7, 0, 255, 255, 255, 255, 16,
    0, 7, 0, 255, 255, 255, 255, 32, 0, 0, 0, 255, 255, 255, 255,
];

#[cfg(target_os = "linux")]
const LISTS: [&str; 2] = ["system.posix_acl_access", "system.posix_acl_default"];

#[cfg(target_os = "linux")]
fn give_list(folder: &Path) {
    for name in LISTS {
        let given = rustix::fs::setxattr(folder, name, &LIST, rustix::fs::XattrFlags::empty());
        given.expect("the disk of temporary files knows lists of access");
    }
}

#[cfg(target_os = "linux")]
fn must_have_list(folder: &Path) {
    for name in LISTS {
        let mut found = [0; 100];
        let length = rustix::fs::getxattr(folder, name, &mut found[..]).expect("it has one");
        assert_eq!(found[..length], LIST, "{name}");
    }
}

/// Others put files under the names of documents into folders that are no meetings.
#[test]
fn of_a_meeting_that_is_gone_only_documents_go() {
    let output = output();
    let (folder, place) = (output.path(), output.path().join("2008-08"));
    fs::write(place.join("manifest.json"), "{\"name\": \"a site\", \"icons\": []}")
        .expect("the disk takes it");
    fs::remove_file(place.join("bundle.txt")).expect("it is there");
    publish_state(folder, Disk::default(), MeetingState::Gone, Orphans::Remove).expect("it can be published");
    let left = tree(&place);
    let left: Vec<String> = left.keys().map(|name| name.to_string_lossy().replace('\\', "/")).collect();
    let others = ["bundle.pdf", "manifest.json", "memo.docx", "printed/bundle.pdf", "printed/printed.json"];
    assert_eq!(left, [&others[..], &["健診/決裁.docx", "控え/memo.docx"]].concat());
    assert!(place.join("空き箱").is_dir());
}

#[test]
#[cfg_attr(windows, ignore = "Windows refuses to look into what is just being removed")]
fn what_vanishes_while_links_are_looked_for_is_none() {
    let output = output();
    let folder = output.path();
    let place = folder.join("2008-09");
    std::thread::scope(|scope| {
        let churn = scope.spawn(|| {
            for _ in 0..500 {
                fs::create_dir_all(place.join("健診")).expect("the disk takes it");
                fs::remove_dir_all(&place).expect("it is there");
            }
        });
        while !churn.is_finished() {
            assert_eq!(look::look(folder).expect("it can be read"), look::Seen::default());
        }
    });
}

#[test]
#[cfg_attr(windows, ignore = "Windows refuses to look into what is just being removed")]
fn what_vanishes_in_a_folder_does_not_hide_the_rest_of_it() {
    let output = output();
    let folder = output.path().join("2008-09");
    fs::create_dir_all(&folder).expect("the disk takes it");
    fs::write(folder.join("覚え書き.docx"), "").expect("the disk takes it");
    std::thread::scope(|scope| {
        let churn = scope.spawn(|| {
            for _ in 0..500 {
                fs::create_dir(folder.join("健診")).expect("the disk takes it");
                fs::remove_dir(folder.join("健診")).expect("it is there");
            }
        });
        while !churn.is_finished() {
            let found = below(&folder).expect("it can be read");
            assert!(found.iter().any(|(name, _)| name == Path::new("覚え書き.docx")));
        }
    });
}
