//! The program: reads the environment, runs the command line, says how it ended.

#[cfg(windows)]
mod windows;

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::SystemTime;

use chrono::{DateTime, NaiveDate, Utc};
use shingikai::cli::{self, Environment, ExitStatus};
use shingikai::progress::CancellationToken;

fn main() -> ExitCode {
    #[cfg(windows)]
    windows::end_children_with_the_program();
    let environment = environment();
    let arguments: Vec<OsString> = std::env::args_os().collect();
    stop_in_order(environment.cancellation.clone());
    ExitCode::from(cli::start(&arguments, &environment).code())
}

/// Ctrl-C ends the work in order; a second one ends the program at once.
fn stop_in_order(cancellation: CancellationToken) {
    let stop = move || {
        if cancellation.ask() {
            std::process::exit(ExitStatus::Interrupted.code().into());
        }
    };
    // Where a system has no such signals, the program ends as it does without.
    let _ = ctrlc::set_handler(stop);
}

/// The folder of the user's caches, where the system keeps it.
#[expect(clippy::disallowed_methods, reason = "this is the place that reads the environment")]
fn caches() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library/Caches"))
    } else {
        folder("XDG_CACHE_HOME").or_else(|| folder("HOME").map(|home| home.join(".cache")))
    }
}

/// The name of the user's language: what the variables say, as everywhere; else what Windows says, which sets none of them.
#[expect(clippy::disallowed_methods, reason = "this is the place that reads the environment")]
fn locale() -> String {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    #[cfg(windows)]
    let named = named.or_else(windows::language);
    named.unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "no example reaches a document")]
/// The day by the clock, in Greenwich: examples need it no better.
fn today() -> NaiveDate {
    DateTime::<Utc>::from(SystemTime::now()).date_naive()
}

/// Whether the window in which the program speaks closes with it.
fn has_own_window() -> bool {
    #[cfg(windows)]
    let is_own = windows::is_started_by_explorer();
    // Elsewhere a double-click opens no terminal.
    #[cfg(not(windows))]
    let is_own = false;
    is_own && std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

#[expect(clippy::disallowed_methods, reason = "this is the place that reads the environment")]
/// The one place that reads the environment: no value of it reaches a document.
fn environment() -> Environment {
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    let file = |name: &str| std::env::var_os(name).filter(|path| !path.is_empty()).map(PathBuf::from);
    Environment {
        folder: std::env::current_dir().unwrap_or_default(),
        today: today(),
        program: std::env::current_exe().ok(),
        locale: locale(),
        has_own_window: has_own_window(),
        system_root: if cfg!(windows) { file("SystemRoot") } else { None },
        path: std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default(),
        caches: caches(),
        step_summary: file("GITHUB_STEP_SUMMARY"),
        step_output: file("GITHUB_OUTPUT"),
        push_token: Some(variable("SHINGIKAI_PUSH_TOKEN")).filter(|token| !token.is_empty()),
        cancellation: CancellationToken::default(),
        no_color: std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
    }
}
