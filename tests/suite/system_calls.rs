//! A system call that fails, or at which the program is killed, leaves every meeting's papers old or new, and the next run
//! mends the rest. `make faults` tries all of them; here a part of each command is tried.

use std::path::Path;

use crate::support::{Run, repository, tool};

#[test]
#[cfg_attr(not(unix), ignore = "strace is of Linux")]
fn a_part_of_all_failing_calls_leaves_papers_old_or_new_and_the_message_true() {
    let mut faults = tool("python");
    faults.arg(repository().join(".ci/faults")).args(["--sample", "60", "--program"]);
    faults.arg(Path::new(env!("CARGO_BIN_EXE_shingikai")));
    let run = Run::of(faults);
    assert_eq!(run.status(), 0, "{}{}", run.out(), run.err());
    assert!(run.out().contains("\nwrong=0\n"), "{}", run.out());
}
