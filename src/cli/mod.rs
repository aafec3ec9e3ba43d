//! The command line: one file a command, each with its arguments and what it prints.

mod build;
mod check;
mod choices;
mod ci;
mod completions;
mod context;
mod doctor;
mod exit;
mod explain;
mod findings;
mod init;
mod list;
mod localised;
mod new;
mod progress;
mod published;
mod replace;
mod result;
mod schema;
mod serve;
mod watch;
mod window;
mod wrong_line;

pub use exit::ExitStatus;
pub use localised::{command, parse};
pub use wrong_line::in_words;

use std::error::Error;
use std::ffi::{OsStr, OsString};
use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use anyhow::{Result, bail};
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};

use crate::diagnostic::fault::Fault;
use crate::diagnostic::path;
use crate::progress::{CancellationToken, INTERRUPTED, LIMIT};
use crate::report::{self, TerminalRenderer};

use context::Context;

/// A command line. What its help says stands in the messages of [`crate::report`].
#[derive(Debug, Parser)]
#[command(name = "shingikai", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    machine: MachineArgs,
    #[arg(long, global = true, value_enum)]
    lang: Option<choices::Language>,
}

/// What the command line says of the machine.
#[derive(Debug, Clone, Args)]
struct MachineArgs {
    #[arg(long, global = true, value_name = "DIR")]
    workspace: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR")]
    fonts: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE")]
    typst: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR")]
    cache: Option<PathBuf>,
    #[arg(long, global = true, value_name = "SECONDS", default_value_t = LIMIT, hide_default_value = true)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=86_400))]
    time_limit: u64,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::BuildArgs),
    Watch(watch::WatchArgs),
    Serve(serve::ServeArgs),
    Check(check::CheckArgs),
    Replace(replace::ReplaceArgs),
    List(list::ListArgs),
    New(new::NewArgs),
    Schema(schema::SchemaArgs),
    Explain(explain::ExplainArgs),
    Init(init::InitArgs),
    Doctor(doctor::DoctorArgs),
    Ci(ci::CiArgs),
    Completions(completions::CompletionsArgs),
}

/// What the environment says. Only `main.rs` reads it.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// The folder in which the program was started.
    pub folder: PathBuf,
    /// The day of today, for examples in fresh files.
    pub today: NaiveDate,
    /// The program itself.
    pub program: Option<PathBuf>,
    /// The locale's name.
    pub locale: String,
    /// Whether the window in which the program speaks is its own, and closes when it ends: after a double-click.
    pub has_own_window: bool,
    /// The folder of Windows, which every process is given there.
    pub system_root: Option<PathBuf>,
    /// The folders of PATH.
    pub path: Vec<PathBuf>,
    /// The folder of the user's caches.
    pub caches: Option<PathBuf>,
    /// Whether `NO_COLOR` is set.
    pub no_color: bool,
    /// The file to which GitHub wants the summary of a job appended.
    pub step_summary: Option<PathBuf>,
    /// The file to which GitHub wants the outputs of a step appended.
    pub step_output: Option<PathBuf>,
    /// The token with which papers are sent.
    pub push_token: Option<String>,
    /// Whether somebody asks the program to stop.
    pub cancellation: CancellationToken,
}

/// Runs what somebody typed, or what a double-click or something that was dropped onto the program asks for. What the command
/// line says of itself, and a wrong one, end the program.
#[must_use]
pub fn start(arguments: &[OsString], environment: &Environment) -> ExitStatus {
    let arguments: Vec<OsString> =
        arguments.iter().map(|argument| unquoted(argument, MAIN_SEPARATOR)).collect();
    if let Some(dropped) = window::dropped(&arguments, environment) {
        return window::serve(dropped, environment);
    }
    let status = run(&parse(&arguments, &environment.locale), environment);
    if environment.has_own_window {
        window::wait(environment);
    }
    status
}

/// The word that somebody typed as `"2008 08\\"`: Windows takes the mark behind a backslash for a part of it, and no name there
/// can hold one.
fn unquoted(argument: &OsStr, separator: char) -> OsString {
    let text = argument.to_str().filter(|_| separator == '\\').and_then(|text| text.strip_suffix('"'));
    text.filter(|text| !text.contains('"')).map_or_else(|| argument.to_owned(), OsString::from)
}

/// Runs a command line. What went wrong is reported on stderr.
#[must_use]
pub fn run(cli: &Cli, environment: &Environment) -> ExitStatus {
    let of_locale = || report::Language::of_locale(&environment.locale);
    let language = cli.lang.map_or_else(of_locale, report::Language::from);
    let colour = stderr().is_terminal() && !environment.no_color;
    let context =
        Context { machine: &cli.machine, environment, human: TerminalRenderer::new(language, colour) };
    dispatch(&cli.command, &context).unwrap_or_else(|error| {
        say(&context.human.fault(&error));
        let is_interruption = |fault: &Fault| fault.id == INTERRUPTED;
        let interrupted = error.downcast_ref().is_some_and(is_interruption);
        if interrupted { ExitStatus::Interrupted } else { ExitStatus::Failed }
    })
}

fn dispatch(command: &Command, context: &Context<'_>) -> Result<ExitStatus> {
    start_threads()?;
    match command {
        Command::Build(args) => build::run(args, context),
        Command::Watch(args) => watch::run(args, context),
        Command::Serve(args) => serve::run(args, context),
        Command::Check(args) => check::run(args, context),
        Command::Replace(args) => replace::run(args, context),
        Command::List(args) => list::run(args, context),
        Command::New(args) => new::run(args, context),
        Command::Schema(args) => schema::run(args, context),
        Command::Explain(args) => explain::run(args, context),
        Command::Init(args) => init::run(args, context),
        Command::Doctor(args) => doctor::run(args, context),
        Command::Ci(args) => ci::run(args, context),
        Command::Completions(args) => completions::run(args, context),
    }
}

/// Starts the threads that do work side by side. They would be started when they are first needed, and where the machine has
/// none to give, that would be a panic.
fn start_threads() -> Result<()> {
    match rayon::ThreadPoolBuilder::new().build_global() {
        // That they are there already has no cause behind it.
        Err(error) if error.source().is_some() => {
            let cause = error.source().map(ToString::to_string).unwrap_or_default();
            bail!(Fault::new("no-thread").with("error", cause))
        }
        _ => Ok(()),
    }
}

/// Writes to stderr, for people; when nobody listens, nobody misses it.
fn say(text: &str) {
    let _ = stderr().lock().write_all(report::printable(text).as_bytes());
}

/// Writes to stdout, for people: what machines read does not pass here.
fn print(text: &str) -> std::io::Result<()> {
    stdout().lock().write_all(report::printable(text).as_bytes())
}

/// A path as people read it: from the workspace.
fn shown(path: &Path, root: &Path) -> String {
    report::visible(&path::shown(path.strip_prefix(root).unwrap_or(path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_in_quotes_with_a_backslash_at_its_end_is_that_folder() {
        let read = |text: &str, separator| unquoted(OsStr::new(text), separator);
        assert_eq!(read("cases\\2008 08\"", '\\'), "cases\\2008 08");
        assert_eq!(read("cases\\2008 08\\", '\\'), "cases\\2008 08\\");
        assert_eq!(read("\"甲\"", '\\'), "\"甲\"");
        assert_eq!(read("甲\"", '/'), "甲\"");
    }
}
