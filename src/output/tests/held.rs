//! Somebody holds a file of the meeting: at any call, for a moment or for good.

use super::*;
use crate::disk::HeldFile;
use crate::disk::seam::{Refusal, refusing};

const MOVES: [Moves; 3] = [Moves::InExchange, Moves::Alone, Moves::OnlyNew];

fn disk(moves: Moves) -> Disk {
    // Without second names files are copied, which takes more calls.
    Disk { moves, links: moves == Moves::InExchange, ..Disk::default() }
}

/// The calls of a run in which nothing is held.
fn calls(moves: Moves) -> usize {
    let output = output();
    let (result, paths) = refusing(Refusal::Nothing, || publish(output.path(), disk(moves)));
    result.expect("it can be published");
    assert!(paths.len() > 25, "{moves:?}: {paths:#?}");
    paths.len()
}

#[test]
fn what_is_held_for_a_moment_is_in_nobodys_way() {
    for moves in MOVES {
        for call in 0..calls(moves) {
            let output = output();
            let folder = output.path();
            // Once, a while, and as long as it is tried.
            let refusal = Refusal::Call(call, [1, 4, 9][call % 3]);
            let (result, paths) = refusing(refusal, || publish(folder, disk(moves)));
            let what = format!("{moves:?}, call {call}: {:?}", paths[call]);
            let published = result.unwrap_or_else(|error| panic!("{what}: {error:#}"));
            assert!(published.leftovers.is_empty(), "{what}");
            assert_eq!((seen(folder), beside(folder)), (Seen::New, Vec::new()), "{what}");
        }
    }
}

#[test]
fn what_is_held_for_good_is_named_and_the_meeting_stays_whole() {
    for moves in MOVES {
        for call in 0..calls(moves) {
            let output = output();
            let folder = output.path();
            let (result, paths) = refusing(Refusal::Call(call, usize::MAX), || publish(folder, disk(moves)));
            let what = format!("{moves:?}, call {call}: {:?}", paths[call]);
            match &result {
                Ok(_) => assert_eq!(seen(folder), Seen::New, "{what}"),
                Err(error) => {
                    assert_eq!(seen(folder), Seen::Old, "{what}: {error:#}");
                    let fault = error.downcast_ref::<Fault>().map(|fault| fault.id);
                    let held = HeldFile::behind(error).map(HeldFile::path);
                    assert!(
                        held == Some(&paths[call]) || fault == Some("output-closed"),
                        "{what}: {error:#}"
                    );
                }
            }
            publish(folder, disk(moves)).expect("nobody holds it any more");
            assert_eq!((seen(folder), beside(folder)), (Seen::New, Vec::new()), "{what}");
            assert!(folder.join("2008-08/空き箱").is_dir(), "an empty folder of others: {what}");
        }
    }
}

/// Where a folder with a held file cannot be moved, every file of it is named.
#[test]
fn whoever_holds_any_file_is_told_which_one_it_is() {
    for (name, _) in OLD {
        for moves in [Moves::Alone, Moves::OnlyNew] {
            let output = output();
            let folder = output.path();
            let file = folder.join("2008-08").join(name);
            let (result, _) = refusing(Refusal::Shown(file.clone()), || publish(folder, disk(moves)));
            let error = result.expect_err("it is held");
            assert_eq!(HeldFile::behind(&error).map(HeldFile::path), Some(&*file), "{moves:?}: {error:#}");
            assert_eq!((seen(folder), beside(folder)), (Seen::Old, Vec::new()), "{name}, {moves:?}");
        }
    }
}
