//! `shingikai replace`: prepares what is to be exchanged since papers were handed out, and says that it went out.

use std::collections::BTreeMap;
use std::io::{BufRead, IsTerminal, stdin};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::Args;

use crate::app::replace::{Exchange, hand_out, replace};
use crate::app::session::Session;
use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::at;
use crate::disk;
use crate::output::hands::{Action, ExchangeRow, LeafChange, SetChanges};
use crate::output::replacement::count;
use crate::report::{Message, Messages};
use crate::text::page_number::span;

use super::context::Context;
use super::findings::ReportArgs;
use super::published::{leftovers, word_of};
use super::{ExitStatus, say, shown};

/// What is exchanged, and how it is reported.
#[derive(Debug, Args)]
pub(super) struct ReplaceArgs {
    #[arg(value_name = "MEETING")]
    meeting: PathBuf,
    #[arg(long, value_name = "FOLDER", conflicts_with = "handed_out")]
    since: Option<PathBuf>,
    #[arg(long)]
    handed_out: bool,
    #[arg(long, requires = "handed_out")]
    yes: bool,
    #[arg(long, requires = "handed_out")]
    as_prepared: bool,
    #[command(flatten)]
    report: ReportArgs,
}

/// Makes the papers of the exchange and reports the leaves, or says that they went out.
pub(super) fn run(args: &ReplaceArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let session = context.watched_session(args.report.quiet)?;
    let in_cases = session.workspace.root.join("cases").join(&args.meeting);
    let is_in_cases = disk::is_there(&in_cases).with_context(at(&in_cases))?;
    let place = if is_in_cases { &in_cases } else { &args.meeting };
    if args.handed_out {
        return handed_out(args, context, &session, place);
    }
    let since = args.since.as_ref().map(|folder| context.environment.folder.join(folder));
    let exchange = replace(&session, place, since.as_deref());
    session.typst.run_context.progress.ends();
    let exchange = exchange?;
    args.report.findings(&exchange.findings, context)?;
    let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    report(&exchange, &name, &args.report, &session.workspace.root, context.messages())?;
    Ok(args.report.status(&exchange.findings))
}

/// Says that the round that is prepared went out.
fn handed_out(
    args: &ReplaceArgs,
    context: &Context<'_>,
    session: &Session,
    place: &Path,
) -> Result<ExitStatus> {
    let messages = context.messages();
    let today = context.environment.today;
    let done = hand_out(session, place, today, args.as_prepared, &mut |round| {
        if args.yes {
            return Ok(true);
        }
        if !stdin().is_terminal() {
            bail!(Fault::new("not-said"));
        }
        say(&messages.say(Message::ExchangeAsk, &words_of_round(round.number, &round.sets)));
        let mut line = String::new();
        stdin().lock().read_line(&mut line)?;
        Ok(["y", "yes", "はい"].contains(&line.trim().to_lowercase().as_str()))
    })?;
    let Some(done) = done else {
        say(&(messages.word(Message::ExchangeNotSaid) + "\n"));
        return Ok(ExitStatus::Done);
    };
    let mut words = words_of_round(done.number, &done.sets);
    words.insert("path", Argument::Text(shown(&done.folder, &session.workspace.root)));
    say(&(messages.say(Message::ExchangeHandedOut, &words) + "\n"));
    for (message, words) in leftovers(&done.leftovers, &session.workspace.root) {
        say(&(messages.say(message, &words) + "\n"));
    }
    Ok(ExitStatus::Done)
}

fn words_of_round(number: usize, sets: &BTreeMap<String, SetChanges>) -> Arguments {
    let (leaves, values) = count(sets);
    Arguments::from([
        ("round", Argument::Text(number.to_string())),
        ("leaves", Argument::Count(leaves)),
        ("values", Argument::Count(values)),
    ])
}

/// Reports which leaves are to be exchanged, and what was made for it.
fn report(
    exchange: &Exchange,
    meeting: &str,
    report: &ReportArgs,
    root: &Path,
    messages: &Messages,
) -> Result<()> {
    let line = |message: Message, words: &Arguments| say(&(messages.say(message, words) + "\n"));
    for folder in &exchange.outdated {
        line(Message::ReplacementOutdated, &Arguments::from([("path", Argument::Text(shown(folder, root)))]));
    }
    for (message, words) in leftovers(&exchange.leftovers, root) {
        line(message, &words);
    }
    let Some(sets) = &exchange.changes else {
        say(&(messages.word(Message::ReplacementStopped) + "\n"));
        return Ok(());
    };
    report.list(exchange.made.iter().map(|path| shown(path, root)))?;
    for (set, changes) in sets {
        for row in &changes.rows {
            line(Message::Leaf, &words_of(row, set));
        }
    }
    let (leaves, values) = count(sets);
    let words = [("leaves", Argument::Count(leaves)), ("values", Argument::Count(values))];
    line(Message::Replaced, &Arguments::from(words));
    for set in &exchange.not_printed {
        let words =
            [("set", Argument::from(word_of(*set))), ("name", Argument::Text(word_of(*set).to_owned()))];
        line(Message::ExchangeNotPrinted, &Arguments::from(words));
    }
    if !exchange.old.is_empty() {
        line(Message::ExchangeOld, &Arguments::from([("names", Argument::from(exchange.old.as_slice()))]));
    }
    if !sets.is_empty() {
        let words = [
            ("round", Argument::Text(exchange.round.to_string())),
            ("meeting", Argument::Text(meeting.to_owned())),
        ];
        line(Message::ExchangeRound, &Arguments::from(words));
    }
    Ok(())
}

fn words_of(row: &ExchangeRow, set: &str) -> Arguments {
    let change = match &row.change {
        LeafChange::Values(places) => Argument::from(places.as_slice()),
        LeafChange::Moved => Argument::from("moved"),
        LeafChange::Form => Argument::from("form"),
        LeafChange::Attachment => Argument::from("attachment"),
        LeafChange::Whole => Argument::from("whole"),
        LeafChange::Item(change) => Argument::from(<&str>::from(*change)),
        LeafChange::Split(_) => Argument::from("split"),
    };
    let from = match &row.change {
        LeafChange::Split(from) => Argument::from(from.as_str()),
        _ => Argument::None,
    };
    let behind = match (row.action, row.behind) {
        (Action::Add, Some(page)) => Argument::Text(page.to_string()),
        _ => Argument::None,
    };
    let is_first = row.action == Action::Add && row.behind.is_none();
    Arguments::from([
        ("material", Argument::from(row.materials.as_slice())),
        ("pages", Argument::Text(span(&row.numbers()))),
        ("behind", behind),
        ("first", Argument::from(if is_first { "yes" } else { "no" })),
        ("action", Argument::from(<&str>::from(row.action))),
        ("change", change),
        ("from", from),
        ("set", Argument::from(set)),
    ])
}
