//! `shingikai build`: checks, then makes documents.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;
use clap::Args;

use crate::app::build::{BuildOptions, build};
use crate::cache::Freshness;
use crate::output::{Orphans, PublishOptions};
use crate::papers::view::Sides;

use super::ExitStatus;
use super::context::Context;
use super::findings::ReportArgs;

/// What is made, how, and how it is reported.
#[derive(Debug, Args)]
pub(super) struct BuildArgs {
    paths: Vec<PathBuf>,
    #[command(flatten)]
    documents: DocumentArgs,
    #[command(flatten)]
    report: ReportArgs,
}

/// How documents are made.
#[derive(Debug, Default, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(super) struct DocumentArgs {
    #[arg(long)]
    pub(super) single_sided: bool,
    #[arg(long)]
    pub(super) printed: bool,
    #[arg(long)]
    pub(super) force: bool,
    #[arg(long, conflicts_with = "force")]
    pub(super) verify: bool,
    #[arg(long)]
    pub(super) prune: bool,
    #[arg(long)]
    pub(super) reopen: bool,
}

impl From<&DocumentArgs> for BuildOptions {
    fn from(args: &DocumentArgs) -> Self {
        Self {
            publish: PublishOptions {
                sides: if args.single_sided { Sides::One } else { Sides::Both },
                printed: args.printed,
                orphans: if args.prune { Orphans::Remove } else { Orphans::Keep },
            },
            freshness: match (args.force, args.verify) {
                (true, _) => Freshness::Rebuild,
                (_, true) => Freshness::Content,
                _ => Freshness::MtimeAndSize,
            },
            reopen: args.reopen,
        }
    }
}

/// Makes what has to be made, and reports it.
pub(super) fn run(args: &BuildArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let session = context.watched_session(args.report.quiet)?;
    let begun = Instant::now();
    let outcome = build(&session, &args.paths, BuildOptions::from(&args.documents));
    session.typst.run_context.progress.ends();
    let outcome = outcome?;
    let told = args.report.findings(&outcome.findings, context);
    // The documents are there, even if the findings cannot be written.
    args.report.published(&outcome, begun.elapsed(), &session, context.messages())?;
    told?;
    outcome.published.complaint()?;
    Ok(args.report.status(&outcome.findings))
}
