//! `shingikai watch`: builds again on every save, and reports it, until Ctrl-C.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Args;

use crate::app::watch::watch;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown};
use crate::disk;
use crate::report::Message;

use super::build::DocumentArgs;
use super::context::Context;
use super::findings::ReportArgs;
use super::{ExitStatus, say};

/// What is built on every save.
#[derive(Debug, Args)]
pub(super) struct WatchArgs {
    paths: Vec<PathBuf>,
    #[arg(long)]
    single_sided: bool,
}

/// Watches until the program is asked to stop.
pub(super) fn run(args: &WatchArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let session = context.session()?.of_several_rounds();
    let report = ReportArgs::default();
    let documents = DocumentArgs { single_sided: args.single_sided, ..DocumentArgs::default() };
    let options = documents.options(context.environment.today);
    let real = |path: &PathBuf| {
        let found =
            disk::real_path_if_there(&context.environment.folder.join(path)).with_context(at(path))?;
        found.ok_or_else(|| Fault::new("no-such-path").with("path", shown(path)).into())
    };
    let paths = args.paths.iter().map(real).collect::<Result<Vec<_>>>()?;
    say(&(context.messages().word(Message::Watching) + "\n"));
    watch(&session, &paths, options, &mut |round| {
        match round.outcome {
            Ok(outcome) => {
                report.findings(&outcome.findings, context)?;
                report.published(&outcome, round.taken, &session, context.messages())?;
                if let Err(error) = outcome.published.complaint() {
                    say(&context.human.fault(&error));
                }
            }
            Err(error) => say(&context.human.fault(&error)),
        }
        say("\n");
        Ok(())
    })?;
    Ok(ExitStatus::Interrupted)
}
