//! Waiting for another run to end.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::diagnostic::fault::Fault;
use crate::diagnostic::path::shown;
use crate::progress::RunContext;

use super::holder::Holder;

/// How often a run that waits for another one looks.
const TICK: Duration = Duration::from_millis(100);

/// The fault of a folder in which nothing can be written.
pub(in crate::output) fn closed(folder: &Path, error: &std::io::Error) -> Fault {
    Fault::new("output-closed").with("path", shown(folder)).with("error", error)
}

/// A run that waits for another one.
#[derive(Debug)]
pub(super) struct Waiting<'a> {
    run_context: &'a RunContext,
    /// How long it waits for a run of which nobody here can say whether it still works.
    patience: Duration,
    is_told: bool,
    /// Since when it waits for such a one.
    elsewhere: Option<Instant>,
}

impl<'a> Waiting<'a> {
    pub(super) fn new(run_context: &'a RunContext, patience: Duration) -> Self {
        Self { run_context, patience, is_told: false, elsewhere: None }
    }

    /// Waits a moment for a run that is known to work.
    pub(super) fn tick(&mut self) -> Result<()> {
        if !self.is_told {
            self.run_context.progress.waits();
            self.is_told = true;
        }
        self.run_context.cancellation.check()?;
        sleep(TICK);
        Ok(())
    }

    /// Waits a moment for a known one: what was not known before counts no longer.
    pub(super) fn tick_for_known(&mut self) -> Result<()> {
        self.elsewhere = None;
        self.tick()
    }

    /// Waits a moment for a run that is not of this machine, or of which nothing is known; not for ever.
    pub(super) fn tick_for_unknown(&mut self, path: &Path, holder: Option<&Holder>) -> Result<()> {
        if self.elsewhere.get_or_insert_with(Instant::now).elapsed() >= self.patience {
            let process = holder.map(|holder| holder.process.to_string()).unwrap_or_default();
            let host = holder.map_or("none", |holder| holder.host.as_str());
            let fault = Fault::new("output-held-elsewhere").with("path", shown(path));
            bail!(fault.with("host", host).with("process", process));
        }
        self.tick()
    }
}
