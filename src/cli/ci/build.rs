//! `shingikai ci build`: the papers of some meetings of a commit.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;
use clap::Args;

use crate::app::ci::collect::collect;
use crate::app::ci::files;
use crate::cli::context::Context;
use crate::cli::exit::ExitStatus;
use crate::cli::findings::ReportArgs;

use super::inputs::{demand_own, meetings};

/// Which meetings are built, and where their papers go.
#[derive(Debug, Args)]
pub(super) struct BuildArgs {
    #[arg(long, value_name = "JSON")]
    meetings: String,
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    #[arg(id = "report", long, value_name = "FILE")]
    record: PathBuf,
    #[command(flatten)]
    told: ReportArgs,
}

pub(super) fn run(args: &BuildArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let session = context.watched_session(args.told.quiet)?;
    let repository = context.repository(&session)?;
    let begun = Instant::now();
    let folder = context.environment.folder.join(&args.into);
    let file = context.environment.folder.join(&args.record);
    demand_own(&repository, &[&folder, &file])?;
    let collected = collect(&session, &repository, &meetings(&args.meetings)?, &folder);
    session.typst.run_context.progress.ends();
    let collected = collected?;
    let text = serde_json::to_string_pretty(&collected.report).expect("a report holds only texts");
    files::write(&file, text.as_bytes())?;
    let outcome = collected.outcome;
    args.told.findings(&outcome.findings, context)?;
    args.told.published(&outcome, begun.elapsed(), &collected.session, context.messages())?;
    outcome.published.complaint()?;
    Ok(args.told.status(&outcome.findings))
}
