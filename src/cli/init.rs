//! `shingikai init`: writes a new workspace.

use std::path::{Component, Path, PathBuf};

use anyhow::Result;
use clap::Args;

use crate::app::authoring::{NewWorkspace, new_workspace};
use crate::diagnostic::arguments::Arguments;
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
    // Where it lies in a repository is seen on the whole path.
    let root = normal(&context.environment.folder.join(&args.folder));
    let named = root.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let NewWorkspace { files, kept } =
        new_workspace(&root, args.profile.as_ref().unwrap_or(&named), &args.base)?;
    for path in files {
        print(&(shown(&args.folder.join(path), Path::new("")) + "\n"))?;
    }
    for path in kept {
        let kind = match path.file_name().and_then(|name| name.to_str()) {
            Some(".gitattributes") => "attributes",
            Some(".gitlab-ci.yml") => "pipeline",
            _ => "script",
        };
        let words = [("path", shown(&args.folder.join(&path), Path::new("")).into()), ("kind", kind.into())];
        say(&(context.messages().say(Message::CiFileKept, &Arguments::from(words)) + "\n"));
    }
    say(&(context.messages().word(Message::StartHere) + "\n"));
    Ok(ExitStatus::Done)
}

/// A path without `.` and `..`, as far as its folders need not be looked at.
fn normal(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for step in path.components() {
        match step {
            Component::CurDir => {}
            Component::ParentDir => drop(plain.pop()),
            other => plain.push(other),
        }
    }
    plain
}
