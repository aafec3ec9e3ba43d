//! `shingikai completions`: prints the script with which a shell completes the command line.

use anyhow::Result;
use clap::Args;

use super::ExitStatus;
use super::context::Context;
use super::localised::command;
use super::result::OutputArgs;

/// The shell.
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    #[arg(value_enum)]
    shell: clap_complete::Shell,
    #[command(flatten)]
    output: OutputArgs,
}

/// Prints the script.
pub(super) fn run(args: &CompletionsArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let mut command = command(context.messages().language());
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "shingikai", &mut script);
    args.output.for_programs(String::from_utf8(script).expect("our words are UTF-8"), context)?;
    Ok(ExitStatus::Done)
}
