//! Making documents, once or on every save.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;
use clap::Args;

use crate::app::build::{self, BuildOptions};
use crate::app::session::Session;
use crate::app::watch;
use crate::cache::Freshness;
use crate::diagnostic::fault::Fault;
use crate::output::{Orphans, PublishOptions};
use crate::papers::view::Sides;
use crate::report::TerminalRenderer;

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
    fn options(&self) -> BuildOptions {
        BuildOptions {
            publish: PublishOptions {
                sides: if self.single_sided { Sides::One } else { Sides::Both },
                printed: self.printed,
                orphans: if self.prune { Orphans::Remove } else { Orphans::Keep },
            },
            freshness: match (self.force, self.verify) {
                (true, _) => Freshness::Rebuild,
                (_, true) => Freshness::Content,
                _ => Freshness::MtimeAndSize,
            },
        }
    }
}

/// Makes what has to be made, and tells it.
pub(super) fn build(
    paths: &[PathBuf],
    making: &Making,
    session: &Session,
    telling: &Telling,
    environment: &Environment,
    human: &TerminalRenderer,
) -> Result<u8> {
    let begun = Instant::now();
    let outcome = build::build(session, paths, making.options());
    session.typst.work.progress.ends();
    let outcome = outcome?;
    telling.tell(&outcome.findings, human, environment)?;
    telling.published(&outcome, begun.elapsed(), &session.workspace.root, human.messages())?;
    telling.cache(&session.cache, human.messages());
    outcome.published.complaint()?;
    Ok(telling.status(&outcome.findings))
}

/// Builds on every save, and tells it, until Ctrl-C.
pub(super) fn watch(
    paths: &[PathBuf],
    making: &Making,
    session: &Session,
    environment: &Environment,
    human: &TerminalRenderer,
) -> Result<u8> {
    let telling = Telling::default();
    let real = |path: &PathBuf| environment.folder.join(path).canonicalize();
    let there =
        |path: &PathBuf| real(path).map_err(|_| Fault::new("no-such-path").with("path", path.display()));
    let paths = paths.iter().map(there).collect::<Result<Vec<_>, _>>()?;
    say(&(human.messages().word("watching") + "\n"));
    watch::watch(session, &paths, making.options(), &mut |round| {
        match round.outcome {
            Ok(outcome) => {
                telling.tell(&outcome.findings, human, environment)?;
                telling.published(&outcome, round.taken, &session.workspace.root, human.messages())?;
                telling.cache(&session.cache, human.messages());
                if let Err(error) = outcome.published.complaint() {
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
