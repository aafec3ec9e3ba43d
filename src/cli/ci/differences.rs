//! `shingikai ci differences`: what changed on paper.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::app::ci::differences::compare::Pictures;
use crate::app::ci::differences::{Comparison, differences};
use crate::app::ci::plan::renamed_meetings;
use crate::cli::context::Context;
use crate::cli::exit::ExitStatus;
use crate::cli::print;
use crate::report::{self, Message};

use super::inputs::{demand_own, meetings};

/// Which meetings are compared with which commit.
#[derive(Debug, Args)]
pub(super) struct DifferencesArgs {
    #[arg(id = "base_commit", long = "base", value_name = "COMMIT")]
    base: String,
    #[arg(long, value_name = "JSON")]
    meetings: String,
    #[arg(long, value_name = "DIR")]
    made: PathBuf,
    #[arg(long, value_name = "DIR")]
    pictures: PathBuf,
}

pub(super) fn run(args: &DifferencesArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let session = context.session()?;
    let repository = context.repository(&session)?;
    let messages = context.messages();
    let labels = [Message::CiBefore, Message::CiAfter].map(|label| messages.word(label));
    let pictures = Pictures { folder: context.environment.folder.join(&args.pictures), labels };
    let made = context.environment.folder.join(&args.made);
    demand_own(&repository, &[&made, &pictures.folder])?;
    let renamed = renamed_meetings(&repository, &args.base)?;
    let (mut room, mut left_out) = (context.summary_room()?, 0);
    for meeting in meetings(&args.meetings)? {
        let before = renamed.get(&meeting).unwrap_or(&meeting);
        let (base, made, pictures) = (args.base.as_str(), made.as_path(), &pictures);
        let comparison = Comparison { base, before, meeting: &meeting, made, pictures };
        let told = differences(&session, &repository, comparison)?;
        let page = report::ci::differences(&told, messages);
        print(&page)?;
        match room.checked_sub(page.len()) {
            Some(less) => {
                context.add_to_summary(&page)?;
                room = less;
            }
            None => left_out += 1,
        }
    }
    if left_out > 0 {
        context.add_to_summary(&report::ci::left_out(left_out, messages))?;
    }
    Ok(ExitStatus::Done)
}
