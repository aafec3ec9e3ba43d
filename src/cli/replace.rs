//! `shingikai replace`: makes what is to be exchanged since the bundle was printed.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::Args;

use crate::app::replace::{Exchange, replace};
use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::path::at;
use crate::disk;
use crate::output::replacement::{Action, Leaf, LeafChange};
use crate::report::{Message, Messages};

use super::context::Context;
use super::findings::ReportArgs;
use super::published::leftovers;
use super::{ExitStatus, say, shown};

/// What is exchanged, and how it is reported.
#[derive(Debug, Args)]
pub(super) struct ReplaceArgs {
    #[arg(value_name = "MEETING")]
    meeting: PathBuf,
    #[arg(long, value_name = "FOLDER")]
    since: Option<PathBuf>,
    #[command(flatten)]
    report: ReportArgs,
}

/// Makes the papers of the exchange, and reports the leaves.
pub(super) fn run(args: &ReplaceArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let session = context.watched_session(args.report.quiet)?;
    let in_cases = session.workspace.root.join("cases").join(&args.meeting);
    let is_in_cases = disk::is_there(&in_cases).with_context(at(&in_cases))?;
    let place = if is_in_cases { &in_cases } else { &args.meeting };
    let since = args.since.as_ref().map(|folder| context.environment.folder.join(folder));
    let exchange = replace(&session, place, since.as_deref());
    session.typst.run_context.progress.ends();
    let exchange = exchange?;
    args.report.findings(&exchange.findings, context)?;
    report(&exchange, &args.report, &session.workspace.root, context.messages())?;
    Ok(args.report.status(&exchange.findings))
}

/// Reports which leaves are to be exchanged, and what was made for it.
fn report(exchange: &Exchange, report: &ReportArgs, root: &Path, messages: &Messages) -> Result<()> {
    for folder in &exchange.outdated {
        let words = Arguments::from([("path", Argument::Text(shown(folder, root)))]);
        say(&(messages.say(Message::ReplacementOutdated, &words) + "\n"));
    }
    for (message, words) in leftovers(&exchange.leftovers, root) {
        say(&(messages.say(message, &words) + "\n"));
    }
    let Some(replacement) = &exchange.changes else {
        say(&(messages.word(Message::ReplacementStopped) + "\n"));
        return Ok(());
    };
    report.list(exchange.made.iter().map(|path| shown(path, root)))?;
    for leaf in &replacement.leaves {
        say(&(messages.say(Message::Leaf, &words_of(leaf)) + "\n"));
    }
    let words = Arguments::from([
        ("leaves", Argument::Count(replacement.leaves.len())),
        ("values", Argument::Count(replacement.errata.len())),
    ]);
    say(&(messages.say(Message::Replaced, &words) + "\n"));
    Ok(())
}

fn words_of(leaf: &Leaf) -> Arguments {
    let action = match leaf.action {
        Action::Exchange => "exchange",
        Action::Add => "add",
        Action::TakeOut => "take-out",
    };
    let labels =
        |labels: &[usize]| Argument::from(labels.iter().map(ToString::to_string).collect::<Vec<_>>());
    let change = match &leaf.change {
        LeafChange::Values(places) => Argument::from(places.as_slice()),
        LeafChange::Moved => Argument::from("moved"),
        LeafChange::Form => Argument::from("form"),
        LeafChange::Attachment => Argument::from("attachment"),
        LeafChange::Whole => Argument::None,
    };
    Arguments::from([
        ("material", Argument::from(leaf.materials.as_slice())),
        ("printed", labels(&leaf.instead_of)),
        ("pages", labels(&leaf.labels)),
        ("action", Argument::from(action)),
        ("change", change),
    ])
}
