//! `shingikai doctor`: reports whether everything is there that a build needs.

use anyhow::Result;
use clap::Args;

use crate::app::doctor::examine;
use crate::report::checkup;

use super::ExitStatus;
use super::context::Context;
use super::result::OutputArgs;

/// The profiles that are looked at.
#[derive(Debug, Args)]
pub(super) struct DoctorArgs {
    #[arg(value_name = "PROFILE")]
    profiles: Vec<String>,
    #[command(flatten)]
    output: OutputArgs,
}

/// Reports every point. The status is that of the worst.
pub(super) fn run(args: &DoctorArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let session = context.session()?;
    let points = examine(&session, &args.profiles)?;
    args.output.for_people(&checkup(&points, context.messages()), context)?;
    let worst = points.iter().map(|point| ExitStatus::from(&point.state)).max();
    Ok(worst.unwrap_or(ExitStatus::Done))
}
