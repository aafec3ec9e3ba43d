//! `shingikai ci`: what the files of CI call.

use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};

use crate::app::ci::collect::{JobReport, collect};
use crate::app::ci::delivery::{Delivery, updated};
use crate::app::ci::differences::{Comparison, Pictures, differences};
use crate::app::ci::files;
use crate::app::ci::git::{Remote, Repository};
use crate::app::ci::plan::{JOBS, Known, Plan, plan, renamed_meetings};
use crate::app::ci::publish::{Destination, PublishResult, publish, published_record};
use crate::app::ci::record::{self, PapersRecord};
use crate::app::session::Session;
use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown};
use crate::disk;
use crate::limits::FILE_BYTES;
use crate::report::{self, Message};

use super::choices::PlanFormat;
use super::context::Context;
use super::findings::{ReportArgs, append};
use super::{ExitStatus, print, say};

#[derive(Debug, Args)]
pub(super) struct CiArgs {
    #[command(subcommand)]
    command: CiCommand,
}

#[derive(Debug, Subcommand)]
enum CiCommand {
    Plan(PlanArgs),
    Build(BuildArgs),
    Differences(DifferencesArgs),
    Publish(PublishArgs),
}

/// Where papers go.
#[derive(Debug, Args)]
struct BranchArgs {
    #[arg(long, value_name = "NAME")]
    branch: Option<String>,
    #[arg(long, value_name = "ADDRESS", default_value = "origin", hide_default_value = true)]
    remote: String,
}

/// Which meetings are planned, and for whom.
#[derive(Debug, Args)]
struct PlanArgs {
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

/// Which meetings are built, and where their papers go.
#[derive(Debug, Args)]
struct BuildArgs {
    #[arg(long, value_name = "JSON")]
    meetings: String,
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    #[arg(id = "report", long, value_name = "FILE")]
    record: PathBuf,
    #[command(flatten)]
    told: ReportArgs,
}

/// Which meetings are compared with which commit.
#[derive(Debug, Args)]
struct DifferencesArgs {
    #[arg(id = "base_commit", long = "base", value_name = "COMMIT")]
    base: String,
    #[arg(long, value_name = "JSON")]
    meetings: String,
    #[arg(long, value_name = "DIR")]
    made: PathBuf,
    #[arg(long, value_name = "DIR")]
    pictures: PathBuf,
}

/// What is published, and where.
#[derive(Debug, Args)]
struct PublishArgs {
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

pub(super) fn run(args: &CiArgs, context: &Context<'_>) -> Result<ExitStatus> {
    match &args.command {
        CiCommand::Plan(args) => run_plan(args, context),
        CiCommand::Build(args) => run_build(args, context),
        CiCommand::Differences(args) => run_differences(args, context),
        CiCommand::Publish(args) => run_publish(args, context),
    }
}

fn run_plan(args: &PlanArgs, context: &Context<'_>) -> Result<ExitStatus> {
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

fn run_build(args: &BuildArgs, context: &Context<'_>) -> Result<ExitStatus> {
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

fn run_differences(args: &DifferencesArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let session = context.session()?;
    let repository = context.repository(&session)?;
    let messages = context.messages();
    let labels = [Message::CiBefore, Message::CiAfter].map(|label| messages.word(label));
    let pictures = Pictures { folder: context.environment.folder.join(&args.pictures), labels };
    let made = context.environment.folder.join(&args.made);
    demand_own(&repository, &[&made, &pictures.folder])?;
    let renamed = renamed_meetings(&repository, &args.base)?;
    for meeting in meetings(&args.meetings)? {
        let before = renamed.get(&meeting).unwrap_or(&meeting);
        let (base, made, pictures) = (args.base.as_str(), made.as_path(), &pictures);
        let comparison = Comparison { base, before, meeting: &meeting, made, pictures };
        let told = differences(&session, &repository, comparison)?;
        context.summarise(&report::ci::differences(&told, messages), true)?;
    }
    Ok(ExitStatus::Done)
}

fn run_publish(args: &PublishArgs, context: &Context<'_>) -> Result<ExitStatus> {
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

/// Stops where what a job makes would be mixed with what the commit brings: anybody who proposes a change could have put papers
/// there.
fn demand_own(repository: &Repository, places: &[&Path]) -> Result<()> {
    for place in places {
        if repository.brought(place)? {
            bail!(Fault::new("ci-brought").with("path", shown(place)));
        }
    }
    Ok(())
}

fn destination(branch: &str, remote: &str, is_short: bool, context: &Context<'_>) -> Destination {
    let token = context.environment.push_token.clone();
    Destination { remote: Remote { address: remote.to_owned(), token }, branch: branch.to_owned(), is_short }
}

/// The names of meetings as a matrix of CI gives them.
fn meetings(text: &str) -> Result<Vec<String>> {
    match serde_json::from_str(text) {
        Ok(names) => Ok(names),
        Err(error) => bail!(Fault::new("ci-meetings-unreadable").with("error", error)),
    }
}

/// A record; nothing where there is none, or where it came with the commit: anybody could have written it.
fn read_record(file: &Path, repository: &Repository, context: &Context<'_>) -> Result<Option<PapersRecord>> {
    let file = context.environment.folder.join(file);
    if repository.brought(&file)? {
        return Ok(None);
    }
    match disk::read(&file, FILE_BYTES) {
        Ok(text) => Ok(record::parse(&String::from_utf8_lossy(&text))),
        Err(error) if disk::is_absence(&error) => Ok(None),
        Err(error) => Err(error).with_context(at(&file)),
    }
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

impl Context<'_> {
    /// The repository in which the workspace lies.
    fn repository(&self, session: &Session) -> Result<Repository> {
        let name = format!("git{}", std::env::consts::EXE_SUFFIX);
        let programs = self.programs(&name, &session.workspace.root);
        Repository::of(&session.workspace.root, &programs, self.environment.cancellation.clone())
    }

    /// Prints Markdown, where it is the result of the command, and adds it to the summary of a run at GitHub.
    fn summarise(&self, page: &str, prints: bool) -> Result<()> {
        if prints {
            print(page)?;
        } else {
            say(page);
        }
        match &self.environment.step_summary {
            Some(file) => append(file, page),
            None => Ok(()),
        }
    }
}
