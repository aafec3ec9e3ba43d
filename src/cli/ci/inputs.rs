//! What the commands of CI are given: meetings, records, the branch of papers, places that no commit brings.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use clap::Args;

use crate::app::ci::git::{Remote, Repository};
use crate::app::ci::publish::Destination;
use crate::app::ci::record::{self, PapersRecord};
use crate::app::session::Session;
use crate::cli::context::Context;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown};
use crate::disk;
use crate::limits::FILE_BYTES;

/// Where papers go.
#[derive(Debug, Args)]
pub(super) struct BranchArgs {
    #[arg(long, value_name = "NAME")]
    pub(super) branch: Option<String>,
    #[arg(long, value_name = "ADDRESS", default_value = "origin", hide_default_value = true)]
    pub(super) remote: String,
}

/// Stops where what a job makes would be mixed with what the commit brings: anybody who proposes a change could have put papers
/// there.
pub(super) fn demand_own(repository: &Repository, places: &[&Path]) -> Result<()> {
    for place in places {
        if repository.brought(place)? {
            bail!(Fault::new("ci-brought").with("path", shown(place)));
        }
    }
    Ok(())
}

pub(super) fn destination(branch: &str, remote: &str, is_short: bool, context: &Context<'_>) -> Destination {
    let token = context.environment.push_token.clone();
    Destination { remote: Remote { address: remote.to_owned(), token }, branch: branch.to_owned(), is_short }
}

/// The names of meetings as a matrix of CI gives them.
pub(super) fn meetings(text: &str) -> Result<Vec<String>> {
    match serde_json::from_str(text) {
        Ok(names) => Ok(names),
        Err(error) => bail!(Fault::new("ci-meetings-unreadable").with("error", error)),
    }
}

/// A record; nothing where there is none, or where it came with the commit: anybody could have written it.
pub(super) fn read_record(
    file: &Path,
    repository: &Repository,
    context: &Context<'_>,
) -> Result<Option<PapersRecord>> {
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

impl Context<'_> {
    /// The repository in which the workspace lies.
    pub(super) fn repository(&self, session: &Session) -> Result<Repository> {
        let name = format!("git{}", std::env::consts::EXE_SUFFIX);
        let programs = self.programs(&name, &session.workspace.root);
        Repository::of(&session.workspace.root, &programs, self.environment.cancellation.clone())
    }
}
