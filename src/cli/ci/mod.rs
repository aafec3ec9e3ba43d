//! `shingikai ci`: what the files of CI call.

mod build;
mod differences;
mod inputs;
mod plan;
mod publish;
mod summary;

use anyhow::Result;
use clap::{Args, Subcommand};

use super::context::Context;
use super::exit::ExitStatus;

#[derive(Debug, Args)]
pub(super) struct CiArgs {
    #[command(subcommand)]
    command: CiCommand,
}

#[derive(Debug, Subcommand)]
enum CiCommand {
    Plan(plan::PlanArgs),
    Build(build::BuildArgs),
    Differences(differences::DifferencesArgs),
    Publish(publish::PublishArgs),
}

pub(super) fn run(args: &CiArgs, context: &Context<'_>) -> Result<ExitStatus> {
    match &args.command {
        CiCommand::Plan(args) => plan::run(args, context),
        CiCommand::Build(args) => build::run(args, context),
        CiCommand::Differences(args) => differences::run(args, context),
        CiCommand::Publish(args) => publish::run(args, context),
    }
}
