//! `shingikai ci publish`: the branch of papers, or the record of what was made.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::Args;

use crate::app::ci::collect::JobReport;
use crate::app::ci::delivery::{Delivery, updated};
use crate::app::ci::files;
use crate::app::ci::publish::{PublishResult, publish};
use crate::cli::context::Context;
use crate::cli::exit::ExitStatus;
use crate::cli::say;
use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown};
use crate::disk;
use crate::limits::FILE_BYTES;
use crate::report::{self, Message};

use super::inputs::{BranchArgs, demand_own, destination, read_record};

/// What is published, and where.
#[derive(Debug, Args)]
pub(super) struct PublishArgs {
    #[arg(long, value_name = "DIR")]
    made: PathBuf,
    #[arg(long, value_name = "DIR")]
    reports: PathBuf,
    #[command(flatten)]
    branch: BranchArgs,
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
    #[arg(long)]
    short_history: bool,
}

pub(super) fn run(args: &PublishArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let session = context.session()?;
    let repository = context.repository(&session)?;
    let folder = &context.environment.folder;
    let (made, told) = (folder.join(&args.made), folder.join(&args.reports));
    demand_own(&repository, &[&made, &told])?;
    let reports = reports(&told)?;
    if let Some(branch) = &args.branch.branch {
        let destination = destination(branch, &args.branch.remote, args.short_history, context);
        let delivery = Delivery { reports: &reports, made: &made };
        let result = publish(&session, &repository, &destination, &delivery, context.messages().as_ref())?;
        context.summarise(&report::ci::published(&result, branch, context.messages()), true)?;
        match result {
            PublishResult::Pushed { changes, .. } | PublishResult::Unchanged { changes } => {
                changes.demand_told()?;
            }
            PublishResult::Newer { .. } => return Ok(ExitStatus::Done),
        }
    }
    if let Some(file) = &args.record {
        let before = read_record(file, &repository, context)?.unwrap_or_default();
        let (record, changes) = updated(&session, &repository, &before, &reports)?;
        files::write(&folder.join(file), record.to_json().as_bytes())?;
        let complete = record.meetings.values().filter(|papers| papers.is_complete).count();
        let words = Arguments::from([
            ("complete", Argument::Count(complete)),
            ("incomplete", Argument::Count(record.meetings.len() - complete)),
        ]);
        say(&(context.messages().say(Message::CiRecorded, &words) + "\n"));
        changes.demand_told()?;
    }
    Ok(ExitStatus::Done)
}

/// The reports of all jobs, in the order of their files' names.
fn reports(folder: &Path) -> Result<Vec<JobReport>> {
    let mut reports = Vec::new();
    for name in disk::names_if_there(folder).with_context(at(folder))? {
        let file = folder.join(name);
        let text = disk::read(&file, FILE_BYTES).with_context(at(&file))?;
        match serde_json::from_slice(&text) {
            Ok(report) => reports.push(report),
            Err(error) => {
                bail!(Fault::new("ci-report-unreadable").with("path", shown(&file)).with("error", error))
            }
        }
    }
    Ok(reports)
}
