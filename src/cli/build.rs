//! `shingikai build`: checks, then makes documents.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;

use crate::app::build::{BuildOptions, build};
use crate::cache::Freshness;
use crate::output::{Orphans, Printing, PublishOptions};
use crate::papers::view::Sides;

use super::ExitStatus;
use super::choices::SetName;
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
    #[arg(long, value_enum, value_name = "SETS", num_args = 0..=1, require_equals = true, value_delimiter = ',')]
    #[arg(default_missing_values = ["advance", "on-the-day"])]
    pub(super) printed: Vec<SetName>,
    #[arg(long, requires = "printed")]
    pub(super) reprint: bool,
    #[arg(long)]
    pub(super) force: bool,
    #[arg(long, conflicts_with = "force")]
    pub(super) verify: bool,
    #[arg(long)]
    pub(super) prune: bool,
    #[arg(long)]
    pub(super) reopen: bool,
}

impl DocumentArgs {
    /// How documents are made.
    ///
    /// - `today` is the day on which something is printed
    pub(super) fn options(&self, today: NaiveDate) -> BuildOptions {
        let args = self;
        let holds = |set| args.printed.contains(&set);
        let printed = (!args.printed.is_empty()).then(|| Printing {
            advance: holds(SetName::Advance),
            on_the_day: holds(SetName::OnTheDay),
            public: holds(SetName::Public),
            day: today,
            anew: args.reprint,
        });
        BuildOptions {
            publish: PublishOptions {
                sides: if args.single_sided { Sides::One } else { Sides::Both },
                printed,
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
    let mut session = context.watched_session(args.report.quiet)?;
    if args.documents.reprint {
        session.workspace = session.workspace.as_if_nothing_was_printed();
    }
    let begun = Instant::now();
    let outcome = build(&session, &args.paths, args.documents.options(context.environment.today));
    session.typst.run_context.progress.ends();
    let outcome = outcome?;
    let told = args.report.findings(&outcome.findings, context);
    // The documents are there, even if the findings cannot be written.
    args.report.published(&outcome, begun.elapsed(), &session, context.messages())?;
    told?;
    outcome.published.complaint()?;
    Ok(args.report.status(&outcome.findings))
}
