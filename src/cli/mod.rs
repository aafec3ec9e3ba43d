//! The command line.

mod localised;
mod making;
mod progress;
mod setup;
mod tell;

pub use localised::{command, parse};

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use crate::app::authoring::{Kind, Wish, choose_profile, new_file, new_workspace, schema};
use crate::app::check::{Checked, check};
use crate::app::doctor;
use crate::app::list::list;
use crate::app::replace::replace;
use crate::app::session::Session;
use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::Severity;
use crate::papers::ledger::{Filter, fiscal_year};
use crate::progress::{Interruption, Silent};
use crate::report::{Language, LedgerFormat, TerminalRenderer, checkup, explain, ledger, list_rules};

use making::{Making, build, watch};
use setup::{progress, session};
use tell::{Telling, say};

/// A command line. What its help says stands in the messages of [`crate::report`].
#[derive(Debug, Parser)]
#[command(name = "shingikai", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    #[arg(long, global = true, value_name = "DIR")]
    workspace: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR")]
    fonts: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE")]
    typst: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR")]
    cache: Option<PathBuf>,
    #[arg(long, global = true, value_name = "SECONDS", default_value_t = crate::progress::LIMIT, hide_default_value = true)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=86_400))]
    time_limit: u64,
    #[arg(long, global = true, value_enum)]
    lang: Option<Language>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build {
        paths: Vec<PathBuf>,
        #[command(flatten)]
        making: Making,
        #[command(flatten)]
        telling: Telling,
    },
    Watch {
        paths: Vec<PathBuf>,
        #[arg(long)]
        single_sided: bool,
    },
    Check {
        paths: Vec<PathBuf>,
        #[command(flatten)]
        telling: Telling,
    },
    Replace {
        #[arg(value_name = "MEETING")]
        meeting: PathBuf,
        #[arg(long, value_name = "FOLDER")]
        since: Option<PathBuf>,
        #[command(flatten)]
        telling: Telling,
    },
    List {
        paths: Vec<PathBuf>,
        #[command(flatten)]
        listing: Listing,
    },
    New {
        #[arg(value_name = "MEETING[/CASE]")]
        place: PathBuf,
        #[arg(long, value_name = "CASE")]
        from: Option<PathBuf>,
        #[command(flatten)]
        writing: Writing,
    },
    Schema {
        #[arg(value_enum, default_value_t)]
        kind: Kind,
        #[command(flatten)]
        writing: Writing,
    },
    Explain {
        rule: Option<String>,
    },
    Init {
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        #[arg(long, value_name = "NAME")]
        profile: Option<String>,
        #[arg(long, value_name = "NAME", default_value = "act-2023")]
        base: String,
    },
    Doctor {
        #[arg(value_name = "PROFILE")]
        profiles: Vec<String>,
    },
    Completions {
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
}

/// What of the ledger is printed, and how.
#[derive(Debug, Args)]
struct Listing {
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
}

impl Listing {
    fn filter(&self) -> Result<Filter> {
        let unreadable = |year: &String| Fault::new("year-unreadable").with("year", year);
        let read = |year: &String| fiscal_year(year).ok_or_else(|| unreadable(year));
        Ok(Filter {
            year: self.year.as_ref().map(read).transpose()?,
            kind: self.kind.clone(),
            division: self.division.clone(),
            recipient: self.recipient.clone(),
            public: self.public,
        })
    }
}

/// How files are written.
#[derive(Debug, Args)]
struct Writing {
    #[arg(long, value_enum, default_value = "ja")]
    keys: Language,
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

/// What the environment says. Only `main.rs` reads it.
#[derive(Debug, Default)]
pub struct Environment {
    /// The folder in which the program was started.
    pub folder: PathBuf,
    /// The program itself.
    pub program: Option<PathBuf>,
    /// The locale's name.
    pub locale: String,
    /// The folders of PATH.
    pub path: Vec<PathBuf>,
    /// The folder of the user's caches.
    pub caches: Option<PathBuf>,
    /// Whether `NO_COLOR` is set.
    pub no_color: bool,
    /// The file to which GitHub wants the summary of a job appended.
    pub step_summary: Option<PathBuf>,
    /// Whether somebody asks the program to stop.
    pub interruption: Interruption,
}

/// Runs a command line. The number is the exit status: 0 done, 1 something in the files is wrong, 2 the machine failed, 130
/// it was asked to stop.
#[must_use]
pub fn run(cli: &Cli, environment: &Environment) -> u8 {
    let language = cli.lang.unwrap_or_else(|| Language::of_locale(&environment.locale));
    let colour = std::io::stderr().is_terminal() && !environment.no_color;
    let human = TerminalRenderer::new(language, colour);
    match execute(cli, environment, &human) {
        Ok(status) => status,
        Err(error) => {
            say(&human.fault(&error));
            let fault = error.downcast_ref::<Fault>();
            if fault.is_some_and(|fault| fault.id == crate::progress::INTERRUPTED) { 130 } else { 2 }
        }
    }
}

fn execute(cli: &Cli, environment: &Environment, human: &TerminalRenderer) -> Result<u8> {
    let silent = || session(cli, environment, Arc::new(Silent));
    match &cli.command {
        Command::Build { paths, making, telling } => {
            let session = session(cli, environment, progress(telling, human));
            build(paths, making, &session, telling, environment, human)
        }
        Command::Watch { paths, single_sided } => {
            let session = silent();
            let making = Making { single_sided: *single_sided, ..Making::default() };
            watch(paths, &making, &session, environment, human)
        }
        Command::Check { paths, telling } => {
            let session = silent();
            let Checked { findings, templates } = check(&session.workspace, paths)?;
            session.persist();
            telling.tell(&findings, human, environment)?;
            templates?;
            Ok(telling.status(&findings))
        }
        Command::Replace { meeting, since, telling } => {
            let session = session(cli, environment, progress(telling, human));
            let in_cases = session.workspace.root.join("cases").join(meeting);
            let place = if in_cases.is_dir() { &in_cases } else { meeting };
            let since = since.as_ref().map(|folder| environment.folder.join(folder));
            let exchange = replace(&session, place, since.as_deref());
            session.typst.work.progress.ends();
            let exchange = exchange?;
            telling.tell(&exchange.findings, human, environment)?;
            telling.exchange(&exchange, &session.workspace.root, human.messages())?;
            Ok(telling.status(&exchange.findings))
        }
        Command::List { paths, listing } => print_list(paths, listing, &silent(), human),
        Command::New { place, from, writing } => {
            let wish = Wish {
                place,
                from: from.as_deref(),
                folder: &environment.folder,
                keys: writing.keys.spelling(),
                described: human.messages().language().spelling(),
                profile: writing.profile.as_deref(),
            };
            let mut out = std::io::stdout().lock();
            for path in new_file(&wish, &silent().workspace.root)? {
                writeln!(out, "{}", path.display())?;
            }
            say(&(human.messages().word("fill-in") + "\n"));
            Ok(0)
        }
        Command::Schema { kind, writing } => {
            let root = silent().workspace.root;
            let templates = root.join("templates");
            let profile = choose_profile(writing.profile.as_deref(), &root)?;
            let schema = schema(*kind, &profile, &templates)?;
            let exported = schema.export(writing.keys.spelling(), human.messages().language().spelling());
            writeln!(std::io::stdout().lock(), "{exported:#}")?;
            Ok(0)
        }
        Command::Explain { rule } => {
            let text = match rule {
                Some(id) => explain(id, human.messages())?,
                None => list_rules(human.messages()),
            };
            write!(std::io::stdout().lock(), "{text}")?;
            Ok(0)
        }
        Command::Init { folder, profile, base } => {
            let root = environment.folder.join(folder);
            let named = root.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let mut out = std::io::stdout().lock();
            for path in new_workspace(&root, profile.as_ref().unwrap_or(&named), base)? {
                writeln!(out, "{}", folder.join(path).display())?;
            }
            say(&(human.messages().word("start-here") + "\n"));
            Ok(0)
        }
        Command::Doctor { profiles } => {
            let session = silent();
            let points = doctor::examine(&session.workspace, &session.typst, profiles)?;
            write!(std::io::stdout().lock(), "{}", checkup(&points, human.messages()))?;
            let status = |point: &doctor::Point| match point.state {
                doctor::State::Well => 0,
                doctor::State::Wrong => 1,
                doctor::State::Broken(_) => 2,
            };
            Ok(points.iter().map(status).max().unwrap_or_default())
        }
        Command::Completions { shell } => {
            let mut command = localised::command(human.messages().language());
            clap_complete::generate(*shell, &mut command, "shingikai", &mut std::io::stdout().lock());
            Ok(0)
        }
    }
}

/// Prints the ledger.
fn print_list(
    paths: &[PathBuf],
    listing: &Listing,
    session: &Session,
    human: &TerminalRenderer,
) -> Result<u8> {
    let (entries, findings) = list(&session.workspace, paths, &listing.filter()?)?;
    findings.iter().filter(|finding| finding.is_open(Severity::Error)).for_each(|finding| {
        say(&(human.tell(finding) + "\n"));
    });
    write!(std::io::stdout().lock(), "{}", ledger(&entries, listing.format, human.messages()))?;
    let words = Arguments::from([("count", Argument::Count(entries.len()))]);
    say(&(human.messages().say("listed", &words).unwrap_or_default() + "\n"));
    Ok(u8::from(findings.iter().any(|finding| finding.is_open(Severity::Error))))
}
