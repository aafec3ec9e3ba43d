//! Making documents, once or on every save.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;
use clap::Args;

use crate::app::pipeline;
use crate::app::watch;
use crate::diagnostic::fault::Fault;
use crate::output::upkeep::Trust;
use crate::output::{Printed, Stale};
use crate::papers::view::Sides;
use crate::report::Human;
use crate::typeset::typst::Setup;
use crate::workspace::Workspace;

use super::Environment;
use super::tell::{Telling, say};

/// How documents are made.
#[derive(Debug, Default, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(super) struct Making {
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
}

impl Making {
    fn wish<'a>(&self, environment: &'a Environment) -> pipeline::Wish<'a> {
        pipeline::Wish {
            sides: if self.single_sided { Sides::One } else { Sides::Both },
            printed: if self.printed { Printed::Yes } else { Printed::No },
            stale: if self.prune { Stale::IsRemoved } else { Stale::Stays },
            trust: match (self.force, self.verify) {
                (true, _) => Trust::Nothing,
                (_, true) => Trust::Content,
                _ => Trust::Times,
            },
            program: environment.program.as_deref(),
        }
    }
}

/// Makes what has to be made, and tells it.
pub(super) fn build(
    paths: &[PathBuf],
    making: &Making,
    workspace: &Workspace,
    setup: &Setup,
    telling: &Telling,
    environment: &Environment,
    human: &Human,
) -> Result<u8> {
    let begun = Instant::now();
    let outcome = pipeline::build(paths, workspace, setup, making.wish(environment));
    setup.work.progress.ends();
    let outcome = outcome?;
    telling.tell(&outcome.findings, human, environment)?;
    telling.published(&outcome, begun.elapsed(), &workspace.root, human.messages())?;
    outcome.complaint?;
    Ok(telling.status(&outcome.findings))
}

/// Builds on every save, and tells it, until Ctrl-C.
pub(super) fn watch(
    paths: &[PathBuf],
    making: &Making,
    workspace: &Workspace,
    setup: &Setup,
    environment: &Environment,
    human: &Human,
) -> Result<u8> {
    let telling = Telling::default();
    let real = |path: &PathBuf| environment.folder.join(path).canonicalize();
    let there =
        |path: &PathBuf| real(path).map_err(|_| Fault::new("no-such-path").with("path", path.display()));
    let paths = paths.iter().map(there).collect::<Result<Vec<_>, _>>()?;
    say(&(human.messages().word("watching") + "\n"));
    watch::watch(&paths, workspace, setup, making.wish(environment), &mut |round| {
        match round.outcome {
            Ok(outcome) => {
                telling.tell(&outcome.findings, human, environment)?;
                telling.published(&outcome, round.taken, &workspace.root, human.messages())?;
                if let Err(error) = outcome.complaint {
                    say(&human.fault(&error));
                }
            }
            Err(error) => say(&human.fault(&error)),
        }
        say("\n");
        Ok(())
    })?;
    Ok(130)
}
