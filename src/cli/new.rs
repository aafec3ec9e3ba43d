//! `shingikai new`: writes a meeting or case file to fill in.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;

use crate::app::authoring::{NewFiles, NewOptions, new_file};
use crate::diagnostic::arguments::{Argument, Arguments};
use crate::report::{self, Message};

use super::choices::Language;
use super::context::Context;
use super::{ExitStatus, print, say, shown};

/// What is written, and how.
#[derive(Debug, Args)]
pub(super) struct NewArgs {
    #[arg(value_name = "MEETING[/CASE]")]
    place: PathBuf,
    #[arg(id = "matter", long = "kind", value_name = "KIND", conflicts_with = "from")]
    kinds: Vec<String>,
    #[arg(long, value_name = "CASE")]
    from: Option<PathBuf>,
    #[command(flatten)]
    keys: KeyArgs,
}

/// How keys are spelt, and of which profile they are.
#[derive(Debug, Args)]
pub(super) struct KeyArgs {
    #[arg(long, value_enum, default_value = "ja")]
    pub(super) keys: Language,
    #[arg(long, value_name = "NAME")]
    pub(super) profile: Option<String>,
}

/// Writes the files, and prints their names.
pub(super) fn run(args: &NewArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let options = NewOptions {
        place: &args.place,
        from: args.from.as_deref(),
        folder: &context.environment.folder,
        keys: report::Language::from(args.keys.keys).spelling(),
        described: context.messages().language().spelling(),
        profile: args.keys.profile.as_deref(),
        kinds: &args.kinds,
        today: context.environment.today,
    };
    let NewFiles { files, taken } = new_file(&options, &context.session()?.workspace.root)?;
    for path in &files {
        print(&(shown(path, Path::new("")) + "\n"))?;
    }
    let is_case = files.iter().any(|path| path.file_name().is_some_and(|name| name != "meeting.yaml"));
    if is_case && args.kinds.is_empty() && args.from.is_none() {
        say(&(context.messages().word(Message::KindHint) + "\n"));
    }
    if let Some(taken) = taken {
        let words = Arguments::from([
            ("continued", Argument::Count(taken.continued)),
            ("left", Argument::Count(taken.left_behind)),
        ]);
        say(&(context.messages().say(Message::TakenOver, &words) + "\n"));
    }
    say(&(context.messages().word(Message::FillIn) + "\n"));
    Ok(ExitStatus::Done)
}
