//! One run at a time, whatever the disk knows.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{scope, sleep};
use std::time::Duration;

use super::file::HELD;
use super::holder::{Holder, HolderState, ProcessStat};
use super::*;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::shown;
use crate::progress::INTERRUPTED;

/// A disk without locks.
fn disk() -> Disk {
    Disk { locks: false, patience: Duration::from_millis(300), ..Disk::default() }
}

fn write(folder: &Path, holder: &Holder) {
    fs::write(folder.join(HELD), serde_json::to_vec(holder).expect("JSON")).expect("the disk takes it");
}

/// Runs at once, each of which must be alone.
fn must_be_one_after_the_other(folder: &Path, runs: usize, disk: &(dyn Fn() -> Disk + Sync)) {
    let at_work = AtomicUsize::new(0);
    scope(|scope| {
        for _ in 0..runs {
            scope.spawn(|| {
                let lock = lock(folder, &disk(), &RunContext::default()).expect("it is free in the end");
                assert_eq!(at_work.fetch_add(1, Ordering::SeqCst), 0, "another one is at work");
                sleep(Duration::from_millis(20));
                at_work.fetch_sub(1, Ordering::SeqCst);
                drop(lock);
            });
        }
    });
    assert!(!folder.join(HELD).exists());
}

#[test]
#[cfg_attr(not(unix), ignore = "whose a lock is, only Unix tells; Windows has locks on every disk")]
fn runs_at_once_are_one_after_the_other_with_and_without_locks() {
    let folder = tempfile::tempdir().expect("a folder");
    must_be_one_after_the_other(folder.path(), 8, &Disk::default);
    must_be_one_after_the_other(folder.path(), 8, &disk);
}

#[test]
#[cfg_attr(not(unix), ignore = "whose a lock is, only Unix tells; Windows has locks on every disk")]
fn what_a_killed_run_holds_is_taken_over_by_one() {
    let this = Holder::this();
    let ended = Holder { process: u32::try_from(i32::MAX).expect("it fits"), ..this.clone() };
    // Its id was given out again; before a power cut.
    let again = Holder { start: "1".to_owned(), ..this.clone() };
    let before = Holder { boot: "before".to_owned(), machine: "the same".to_owned(), ..this.clone() };
    for gone in [ended, again] {
        assert_eq!(gone.state(), HolderState::Gone, "{gone:?}");
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), &gone);
        must_be_one_after_the_other(folder.path(), 8, &disk);
    }
    assert_eq!(
        before.state_seen_from(&Holder { machine: "the same".to_owned(), ..this.clone() }),
        HolderState::Gone
    );
    assert_eq!(this.state(), HolderState::Works);
}

#[test]
fn what_another_machine_holds_is_told_with_the_file_to_delete() {
    let this = Holder::this();
    let elsewhere = Holder { host: "kenko-2".to_owned(), ..this.clone() };
    let folder = tempfile::tempdir().expect("a folder");
    for (holder, host) in [(Some(elsewhere), "kenko-2"), (None, "none")] {
        match holder {
            Some(holder) => write(folder.path(), &holder),
            None => fs::write(folder.path().join(HELD), "{\"ho").expect("the disk takes it"),
        }
        let error = lock(folder.path(), &disk(), &RunContext::default()).expect_err("it is held");
        let fault: &Fault = error.downcast_ref().expect("it has words");
        let path = shown(&folder.path().join(HELD));
        assert_eq!(fault.id, "output-held-elsewhere");
        assert_eq!((&fault.words["path"], &fault.words["host"]), (&path.into(), &host.into()));
        assert!(folder.path().join(HELD).exists(), "it is not removed by this run");
    }
    fs::remove_file(folder.path().join(HELD)).expect("it is there");
    lock(folder.path(), &disk(), &RunContext::default()).expect("it is free");
}

#[test]
fn who_waits_can_be_stopped() {
    let folder = tempfile::tempdir().expect("a folder");
    for disk in [disk(), Disk::default()] {
        let held = lock(folder.path(), &disk, &RunContext::default()).expect("it is free");
        let context = RunContext::default();
        assert!(!context.cancellation.ask());
        let error = lock(folder.path(), &disk, &context).expect_err("it is held");
        assert_eq!(error.downcast_ref::<Fault>().expect("it has words").id, INTERRUPTED);
        drop(held);
    }
}

#[test]
fn a_holder_of_which_the_system_says_too_little_is_not_taken_for_gone() {
    let this = Holder { machine: "the same".to_owned(), boot: "now".to_owned(), ..Holder::this() };
    let untold = Holder { boot: String::new(), ..this.clone() };
    assert_eq!(this.state_seen_from(&untold), HolderState::Unknown);
    assert_eq!(untold.state_seen_from(&this), HolderState::Unknown);
    // Some systems show nobody the processes of others.
    let this = Holder { start: "7".to_owned(), ..this };
    let state = |stat: Option<(bool, &str)>| {
        this.process_state(&|_| stat.map(|(is_over, start)| ProcessStat { is_over, start: start.to_owned() }))
    };
    assert_eq!(state(None), HolderState::Unknown);
    assert_eq!(state(Some((false, "7"))), HolderState::Works);
    assert_eq!([state(Some((true, "7"))), state(Some((false, "8")))], [HolderState::Gone, HolderState::Gone]);
}
