//! `shingikai check`: reports what is wrong or doubtful, and makes nothing.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::app::check::{Checked, check};

use super::ExitStatus;
use super::context::Context;
use super::findings::ReportArgs;

/// What is looked at, and how it is reported.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    paths: Vec<PathBuf>,
    #[command(flatten)]
    report: ReportArgs,
}

/// Reports the findings.
pub(super) fn run(args: &CheckArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let session = context.session()?;
    let Checked { findings, templates } = check(&session, &args.paths)?;
    session.persist();
    args.report.findings(&findings, context)?;
    templates?;
    Ok(args.report.status(&findings))
}
