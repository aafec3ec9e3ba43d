//! The history of what is in the hands: the first print and every round since, read from the folder of what was printed.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::{at, shown};
use crate::disk::{self, is_absence};
use crate::limits;
use crate::workspace::handed_out::{RECORD, ROUND, ROUND_RECORD, round_number};

use super::record::PrintRecord;
use super::round::{Round, VERSION};

/// What is in the hands, and how it came there.
#[derive(Debug, Clone)]
pub struct Hands {
    /// The folder of what was printed.
    pub folder: PathBuf,
    /// The first print.
    pub print: PrintRecord,
    /// What was handed out since, in order.
    pub rounds: Vec<Round>,
}

impl Hands {
    /// The history in a folder of what was printed; `None` where nothing was.
    ///
    /// # Errors
    ///
    /// If a record is missing, damaged or of something else.
    pub fn read(folder: &Path) -> Result<Option<Self>> {
        let names = disk::names_if_there(folder).with_context(at(folder))?;
        let mut numbers: Vec<usize> =
            names.iter().filter_map(|name| round_number(&name.to_string_lossy())).collect();
        numbers.sort_unstable();
        let file = folder.join(RECORD);
        if numbers.is_empty() && !disk::is_there(&file).with_context(at(&file))? {
            return Ok(None);
        }
        let print = PrintRecord::read(folder)?;
        let mut hands = Self { folder: folder.to_owned(), print, rounds: Vec::new() };
        for (at, number) in numbers.iter().enumerate() {
            let file = round_file(folder, at + 1);
            if *number != at + 1 {
                bail!(Fault::new("round-missing").with("path", shown(&file)));
            }
            let round = read_round(&file)?;
            if round.number != *number || !round.follows(hands.now()) {
                bail!(Fault::new("round-foreign").with("path", shown(&file)));
            }
            hands.rounds.push(round);
        }
        Ok(Some(hands))
    }

    /// What is in the hands now.
    #[must_use]
    pub fn now(&self) -> &PrintRecord {
        self.rounds.last().map_or(&self.print, |round| &round.hands)
    }

    /// The number of the round that comes next.
    #[must_use]
    pub fn next_round(&self) -> usize {
        self.rounds.len() + 1
    }
}

/// The record of a round in a folder of what was printed.
#[must_use]
pub fn round_file(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("{ROUND}{number}")).join(ROUND_RECORD)
}

/// A round that is prepared in a folder; `None` where none is.
///
/// # Errors
///
/// If it cannot be read.
pub fn prepared(folder: &Path) -> Result<Option<Round>> {
    let file = folder.join(ROUND_RECORD);
    if !disk::is_there(&file).with_context(at(&file))? {
        return Ok(None);
    }
    read_round(&file).map(Some)
}

fn read_round(file: &Path) -> Result<Round> {
    let text = match disk::read_text(file, limits::MADE_BYTES) {
        Err(error) if is_absence(&error) => bail!(Fault::new("round-missing").with("path", shown(file))),
        text => text.with_context(at(file))?,
    };
    let unreadable = || Fault::new("printed-unreadable").with("path", shown(file));
    let round: Round = serde_json::from_str(&text).map_err(|error| unreadable().with("error", error))?;
    if round.version > VERSION {
        bail!(unreadable().with("error", format!("version {}", round.version)));
    }
    Ok(round)
}
