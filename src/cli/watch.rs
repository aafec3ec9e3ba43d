//! `shingikai watch`: builds again on every save, and reports it, until Ctrl-C.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::app::build::BuildOptions;
use crate::app::watch::watch;
use crate::diagnostic::fault::Fault;
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
    let session = context.session().of_several_rounds();
    let report = ReportArgs::default();
    let options =
        BuildOptions::from(&DocumentArgs { single_sided: args.single_sided, ..DocumentArgs::default() });
    let real = |path: &PathBuf| context.environment.folder.join(path).canonicalize();
    let there =
        |path: &PathBuf| real(path).map_err(|_| Fault::new("no-such-path").with("path", path.display()));
    let paths = args.paths.iter().map(there).collect::<Result<Vec<_>, _>>()?;
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
