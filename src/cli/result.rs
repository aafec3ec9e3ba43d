//! Where the result of a command goes: to stdout, or into a file that the program writes itself. A pipe of Windows takes Japanese
//! for something else.

use std::io::{Write, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;

use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::shown;
use crate::disk;
use crate::report::{Message, printable};

use super::context::Context;
use super::{print, say};

/// Tells Excel and Notepad that a text is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Endings of files that people write: a result never comes in the place of one.
const WRITTEN_BY_PEOPLE: [&str; 3] = ["yaml", "yml", "typ"];

/// Where the result goes.
#[derive(Debug, Default, Args)]
pub(super) struct OutputArgs {
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl OutputArgs {
    /// Whether the result goes into a file.
    pub(super) fn is_file(&self) -> bool {
        self.output.is_some()
    }

    /// The file into which the result goes, if it goes into one.
    pub(super) fn file(&self) -> Option<&Path> {
        self.output.as_deref()
    }

    /// Puts out a text that people read.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub(super) fn for_people(&self, text: &str, context: &Context<'_>) -> Result<()> {
        match &self.output {
            None => Ok(print(text)?),
            Some(file) => write(file, format!("{BYTE_ORDER_MARK}{}", printable(text)).as_bytes(), context),
        }
    }

    /// Puts out what a program reads, as it is.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub(super) fn for_programs(&self, result: impl AsRef<[u8]>, context: &Context<'_>) -> Result<()> {
        match &self.output {
            None => Ok(stdout().lock().write_all(result.as_ref())?),
            Some(file) => write(file, result.as_ref(), context),
        }
    }
}

/// Writes a result, whole or not at all, in the place of an older one, and says where it is.
fn write(file: &Path, result: &[u8], context: &Context<'_>) -> Result<()> {
    let ending = file.extension().unwrap_or_default();
    if WRITTEN_BY_PEOPLE.iter().any(|known| ending.eq_ignore_ascii_case(known)) {
        bail!(Fault::new("result-name").with("path", shown(file)));
    }
    let place = context.environment.folder.join(file);
    if let Err(error) = disk::replace(&place, result) {
        bail!(Fault::new("result-not-written").with("path", shown(file)).with("error", error));
    }
    let words = Arguments::from([("path", Argument::Text(shown(file)))]);
    say(&(context.messages().say(Message::ResultWritten, &words) + "\n"));
    Ok(())
}
