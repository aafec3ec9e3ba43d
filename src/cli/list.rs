//! `shingikai list`: prints the ledger.

use std::io::{IsTerminal, stdout};
use std::path::PathBuf;

use anyhow::{Result, bail};
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
    #[arg(id = "ledger_format", long = "format", value_enum, value_name = "FORMAT")]
    format: Option<LedgerFormat>,
    #[arg(long, value_name = "YEAR")]
    year: Option<String>,
    #[arg(id = "of_kind", long = "kind", value_name = "WORD")]
    kind: Option<String>,
    #[arg(id = "of_type", long = "type", value_name = "WORD")]
    matter_type: Option<String>,
    #[arg(long, value_name = "WORD")]
    register: Option<String>,
    #[arg(long, value_name = "WORD")]
    field: Option<String>,
    #[arg(long, value_name = "WORD")]
    division: Option<String>,
    #[arg(long, value_name = "WORD")]
    recipient: Option<String>,
    #[arg(long)]
    outside: bool,
    #[arg(long)]
    public: bool,
    #[arg(long, conflicts_with_all = ["paths", "of_kind", "of_type", "register", "field", "division", "recipient", "outside", "public"])]
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

    fn format(&self) -> LedgerFormat {
        self.format.unwrap_or_else(|| LedgerFormat::of_name(self.output.file()))
    }

    fn filter(&self) -> Result<Filter> {
        Ok(Filter {
            year: self.year()?,
            kind: self.kind.clone(),
            matter_type: self.matter_type.clone(),
            register: self.register.clone(),
            field: self.field.clone(),
            division: self.division.clone(),
            recipient: self.recipient.clone(),
            outside: self.outside,
            public: self.public,
        })
    }
}

/// Prints the entries, and reports the errors for which some may be missing.
pub(super) fn run(args: &ListArgs, context: &Context<'_>) -> Result<ExitStatus> {
    if args.next {
        let next = next_numbers(&context.session()?, args.year()?)?;
        put(&report::next_numbers(&next, args.format().into(), context.messages()), args, context)?;
        return Ok(ExitStatus::Done);
    }
    let (of_meetings, findings) = list(&context.session()?, &args.paths, &args.filter()?)?;
    findings.iter().filter(|finding| Finding::stops(finding)).for_each(|finding| {
        say(&(context.human.tell(finding) + "\n"));
    });
    put(&ledger(&of_meetings, args.format().into(), context.messages()), args, context)?;
    let words = Arguments::from([
        ("count", Argument::Count(of_meetings.entries.len())),
        ("items", Argument::Count(of_meetings.left_out.items)),
        ("meetings", Argument::Count(of_meetings.left_out.meetings)),
    ]);
    say(&(context.messages().say(Message::Listed, &words) + "\n"));
    Ok(ExitStatus::of(&findings, Severity::Error))
}

fn put(bytes: &[u8], args: &ListArgs, context: &Context<'_>) -> Result<()> {
    match args.format() {
        LedgerFormat::Table => args.output.for_people(&String::from_utf8_lossy(bytes), context),
        LedgerFormat::Xlsx if !args.output.is_file() && stdout().is_terminal() => {
            bail!(Fault::new("workbook-to-terminal"))
        }
        LedgerFormat::Csv | LedgerFormat::Xlsx | LedgerFormat::Json => {
            args.output.for_programs(bytes, context)
        }
    }
}
