//! `shingikai list`: prints the ledger.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::app::list::list;
use crate::app::next_numbers::next_numbers;
use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::{Finding, Severity};
use crate::papers::ledger::Filter;
use crate::report::{self, Message, ledger};
use crate::text::wareki::read_fiscal_year;

use super::choices::LedgerFormat;
use super::context::Context;
use super::result::OutputArgs;
use super::{ExitStatus, say};

/// What of the ledger is printed, and how.
#[derive(Debug, Args)]
pub(super) struct ListArgs {
    paths: Vec<PathBuf>,
    #[arg(id = "ledger_format", long = "format", value_enum, default_value_t, value_name = "FORMAT")]
    format: LedgerFormat,
    #[arg(long, value_name = "YEAR")]
    year: Option<String>,
    #[arg(id = "of_kind", long = "kind", value_name = "WORD")]
    kind: Option<String>,
    #[arg(long, value_name = "WORD")]
    division: Option<String>,
    #[arg(long, value_name = "WORD")]
    recipient: Option<String>,
    #[arg(long)]
    public: bool,
    #[arg(long, conflicts_with_all = ["paths", "of_kind", "division", "recipient", "public"])]
    next: bool,
    #[command(flatten)]
    output: OutputArgs,
}

impl ListArgs {
    fn year(&self) -> Result<Option<i32>> {
        let unreadable = |year: &String| Fault::new("year-unreadable").with("year", year);
        let read = |year: &String| read_fiscal_year(year).ok_or_else(|| unreadable(year));
        Ok(self.year.as_ref().map(read).transpose()?)
    }

    fn filter(&self) -> Result<Filter> {
        Ok(Filter {
            year: self.year()?,
            kind: self.kind.clone(),
            division: self.division.clone(),
            recipient: self.recipient.clone(),
            public: self.public,
        })
    }
}

/// Prints the entries, and reports the errors for which some may be missing.
pub(super) fn run(args: &ListArgs, context: &Context<'_>) -> Result<ExitStatus> {
    if args.next {
        let next = next_numbers(&context.session()?, args.year()?)?;
        put(&report::next_numbers(&next, args.format.into(), context.messages()), args, context)?;
        return Ok(ExitStatus::Done);
    }
    let (entries, findings) = list(&context.session()?, &args.paths, &args.filter()?)?;
    findings.iter().filter(|finding| Finding::stops(finding)).for_each(|finding| {
        say(&(context.human.tell(finding) + "\n"));
    });
    put(&ledger(&entries, args.format.into(), context.messages()), args, context)?;
    let words = Arguments::from([("count", Argument::Count(entries.len()))]);
    say(&(context.messages().say(Message::Listed, &words) + "\n"));
    Ok(ExitStatus::of(&findings, Severity::Error))
}

fn put(text: &str, args: &ListArgs, context: &Context<'_>) -> Result<()> {
    match args.format {
        LedgerFormat::Table => args.output.for_people(text, context),
        LedgerFormat::Csv | LedgerFormat::Json => args.output.for_programs(text, context),
    }
}
