//! `shingikai completions`: prints the script with which a shell completes the command line.

use std::io::stdout;

use clap::Args;

use super::ExitStatus;
use super::context::Context;
use super::localised::command;

/// The shell.
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    #[arg(value_enum)]
    shell: clap_complete::Shell,
}

/// Prints the script.
pub(super) fn run(args: &CompletionsArgs, context: &Context<'_>) -> ExitStatus {
    let mut command = command(context.messages().language());
    clap_complete::generate(args.shell, &mut command, "shingikai", &mut stdout().lock());
    ExitStatus::Done
}
