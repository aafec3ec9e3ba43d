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

/// The number by which Windows keeps a Ctrl-C of the console from a process.
#[cfg(windows)]
const CREATE_NEW_PROCESS_GROUP: u32 = 0x200;

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

/// A process that sees nothing of the environment: no variable may change a document. On Windows `SystemRoot` stays, without
/// which parts of the system are not found by those that use them: sockets, random numbers.
///
/// - `system_root` is its value; elsewhere there is none
#[expect(clippy::disallowed_methods, reason = "this is the module that starts processes")]
pub(super) fn command(program: &Path, system_root: Option<&Path>) -> Command {
    let mut command = Command::new(program);
    command.env_clear().envs(system_root.map(|folder| ("SystemRoot", folder)));
    // What a terminal sends to all that run in it, Ctrl-C, is for this program: it stops typst itself.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    #[cfg(windows)]
    std::os::windows::process::CommandExt::creation_flags(&mut command, CREATE_NEW_PROCESS_GROUP);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_given_the_folder_of_windows_and_nothing_else() {
        let given = |system_root: Option<&str>| {
            let command = command(Path::new("typst"), system_root.map(Path::new));
            let variables =
                command.get_envs().map(|(name, value)| (name.to_owned(), value.map(ToOwned::to_owned)));
            variables.collect::<Vec<_>>()
        };
        assert_eq!(given(Some("C:\\Windows")), [("SystemRoot".into(), Some("C:\\Windows".into()))]);
        assert_eq!(given(None), []);
    }

    #[cfg(unix)]
    #[test]
    fn a_process_sees_no_variable_of_ours() {
        let printed = command(Path::new("/usr/bin/env"), Some(Path::new("W"))).output().expect("it runs");
        assert_eq!(String::from_utf8_lossy(&printed.stdout), "SystemRoot=W\n");
    }
}
