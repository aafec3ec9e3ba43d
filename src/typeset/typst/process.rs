//! The process: started without an environment, waited for, but not for ever.

use std::io::Read;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use anyhow::Result;
use wait_timeout::ChildExt;

use crate::progress::RunContext;

/// How often a process that is waited for is looked at.
const TICK: Duration = Duration::from_millis(100);

/// Runs a process to its end, and returns what it printed into a pipe, if there is one: not more than a pipe holds.
/// No status where it took longer than it may; then it is stopped, and so it is when the work is to stop.
pub(super) fn run(
    mut command: Command,
    limit: Duration,
    run_context: &RunContext,
) -> Result<(Option<ExitStatus>, String)> {
    run_context.cancellation.check()?;
    let started = Instant::now();
    let mut child = command.spawn()?;
    let status = loop {
        let status = child.wait_timeout(TICK.min(limit))?;
        if status.is_some() {
            break status;
        }
        if run_context.cancellation.is_asked() || started.elapsed() >= limit {
            // It may have ended just now.
            let _ = child.kill();
            child.wait()?;
            break None;
        }
    };
    run_context.cancellation.check()?;
    let mut printed = String::new();
    if let Some(mut pipe) = child.stdout.take() {
        pipe.read_to_string(&mut printed)?;
    }
    Ok((status, printed))
}

#[expect(clippy::disallowed_methods, reason = "this is the module that starts processes")]
/// A process that sees nothing of the environment: no variable may change a document.
pub(super) fn command(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear();
    // What a terminal sends to all that run in it, Ctrl-C, is for this program: it stops typst itself.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command
}
