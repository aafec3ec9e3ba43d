//! `shingikai ci plan`: which meetings are to be built.

use std::io::{Write, stdout};
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use crate::app::ci::plan::{JOBS, Known, Plan, plan};
use crate::app::ci::publish::published_record;
use crate::cli::choices::PlanFormat;
use crate::cli::context::Context;
use crate::cli::exit::ExitStatus;
use crate::cli::findings::append;
use crate::diagnostic::fault::Fault;
use crate::report;

use super::inputs::{BranchArgs, destination, read_record};

/// Which meetings are planned, and for whom.
#[derive(Debug, Args)]
pub(super) struct PlanArgs {
    #[arg(id = "base_commit", long = "base", value_name = "COMMIT")]
    base: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "base_commit")]
    record: Option<PathBuf>,
    #[command(flatten)]
    branch: BranchArgs,
    #[arg(long)]
    all: bool,
    #[arg(long, value_name = "NUMBER", default_value_t = JOBS, hide_default_value = true)]
    jobs: usize,
    #[arg(long, value_name = "FILE", default_value = ".gitlab-ci.yml", hide_default_value = true)]
    pipeline: String,
    #[arg(id = "plan_format", long = "format", value_enum, default_value_t, value_name = "FORMAT")]
    format: PlanFormat,
}

pub(super) fn run(args: &PlanArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let session = context.session()?;
    let repository = context.repository(&session)?;
    let known = match (&args.base, &args.record, &args.branch.branch) {
        (Some(base), _, _) => Known::Commit(base.clone()),
        (None, Some(file), _) => {
            read_record(file, &repository, context)?.map_or(Known::Nothing, Known::Record)
        }
        (None, None, Some(branch)) => {
            let record =
                published_record(&repository, &destination(branch, &args.branch.remote, false, context))?;
            if record.commit.is_empty() { Known::Nothing } else { Known::Record(record) }
        }
        (None, None, None) => Known::Nothing,
    };
    let plan = plan(&session, &repository, &known, args.all, args.jobs)?;
    match args.format {
        PlanFormat::Json => {
            let text = serde_json::to_string_pretty(&plan).expect("a plan holds only texts");
            stdout().lock().write_all((text + "\n").as_bytes())?;
        }
        PlanFormat::Gitlab => {
            let base = plan.base.as_deref().filter(|_| args.base.is_some());
            let child = report::child_pipeline(&plan, &args.pipeline, base);
            stdout().lock().write_all(child.as_bytes())?;
        }
        PlanFormat::Github => write_output(&plan, context)?,
    }
    context.summarise(&report::ci::plan(&plan, context.messages()), args.format == PlanFormat::Github)?;
    Ok(ExitStatus::Done)
}

/// A plan as the outputs of a step of GitHub's.
fn write_output(plan: &Plan, context: &Context<'_>) -> Result<()> {
    let Some(file) = &context.environment.step_output else { bail!(Fault::new("ci-output-unset")) };
    let groups = serde_json::to_string(&plan.groups).expect("a plan holds only texts");
    append(file, &format!("groups={groups}\ncount={}\n", plan.groups.len()))
}
