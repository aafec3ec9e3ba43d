//! `shingikai list`: prints the ledger.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::app::list::list;
use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::{Finding, Severity};
use crate::papers::ledger::Filter;
use crate::report::{Message, ledger};
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
    #[command(flatten)]
    output: OutputArgs,
}

impl ListArgs {
    fn filter(&self) -> Result<Filter> {
        let unreadable = |year: &String| Fault::new("year-unreadable").with("year", year);
        let read = |year: &String| read_fiscal_year(year).ok_or_else(|| unreadable(year));
        Ok(Filter {
            year: self.year.as_ref().map(read).transpose()?,
            kind: self.kind.clone(),
            division: self.division.clone(),
            recipient: self.recipient.clone(),
            public: self.public,
        })
    }
}

/// Prints the entries, and reports the errors for which some may be missing.
pub(super) fn run(args: &ListArgs, context: &Context<'_>) -> Result<ExitStatus> {
    let (entries, findings) = list(&context.session()?, &args.paths, &args.filter()?)?;
    findings.iter().filter(|finding| Finding::stops(finding)).for_each(|finding| {
        say(&(context.human.tell(finding) + "\n"));
    });
    let text = ledger(&entries, args.format.into(), context.messages());
    match args.format {
        LedgerFormat::Table => args.output.for_people(&text, context)?,
        LedgerFormat::Csv | LedgerFormat::Json => args.output.for_programs(&text, context)?,
    }
    let words = Arguments::from([("count", Argument::Count(entries.len()))]);
    say(&(context.messages().say(Message::Listed, &words) + "\n"));
    Ok(ExitStatus::of(&findings, Severity::Error))
}
