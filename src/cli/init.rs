//! `shingikai init`: writes a new workspace.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;

use crate::app::authoring::new_workspace;
use crate::report::Message;

use super::context::Context;
use super::{ExitStatus, print, say, shown};

/// Where the workspace is made, and on which profile.
#[derive(Debug, Args)]
pub(super) struct InitArgs {
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    #[arg(id = "new_profile", long = "profile", value_name = "NAME")]
    profile: Option<String>,
    #[arg(long, value_name = "NAME", default_value = "act-2023")]
    base: String,
}

/// Writes the files, and prints their names.
pub(super) fn run(args: &InitArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let root = context.environment.folder.join(&args.folder);
    let named = root.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for path in new_workspace(&root, args.profile.as_ref().unwrap_or(&named), &args.base)? {
        print(&(shown(&args.folder.join(path), Path::new("")) + "\n"))?;
    }
    say(&(context.messages().word(Message::StartHere) + "\n"));
    Ok(ExitStatus::Done)
}
