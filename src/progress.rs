//! Long work: how far it has come, and whether it is to stop.

use std::fmt::Debug;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Result, bail};

use crate::diagnostic::fault::Fault;

/// Receives how far the work has come.
pub trait Progress: Debug + Send + Sync {
    /// So many documents more are to be made.
    fn expects(&self, documents: usize);
    /// So many of all cases are begun.
    fn reaches(&self, begun: usize, all: usize);
    /// This document is made, or cannot be.
    fn done(&self, path: &str);
    /// Somebody else is at work in this workspace; this run waits.
    fn waits(&self);
    /// Nothing more is to be made.
    fn ends(&self);
}

/// Reports nothing.
#[derive(Debug)]
pub struct Silent;

impl Progress for Silent {
    fn expects(&self, _: usize) {}
    fn reaches(&self, _: usize, _: usize) {}
    fn done(&self, _: &str) {}
    fn waits(&self) {}
    fn ends(&self) {}
}

/// Whether somebody asked the work to stop.
#[derive(Debug, Clone, Default)]
pub struct CancellationToken(Arc<AtomicBool>);

/// The name of the fault of work that was asked to stop.
pub const INTERRUPTED: &str = "interrupted";

impl CancellationToken {
    /// Asks the work to stop. Returns whether it was asked before.
    #[must_use]
    pub fn ask(&self) -> bool {
        self.0.swap(true, Ordering::SeqCst)
    }

    /// Whether somebody asked.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    /// Goes on, unless somebody asked to stop.
    ///
    /// # Errors
    ///
    /// If somebody did.
    pub fn check(&self) -> Result<()> {
        if self.is_asked() {
            bail!(Fault::new(INTERRUPTED));
        }
        Ok(())
    }
}

/// What every part of a run works with: the time limit of typst, the progress that is shown, and whether it is to stop.
#[derive(Debug, Clone)]
pub struct RunContext {
    /// How long typst may take for one process.
    pub limit: Duration,
    /// Where progress is shown.
    pub progress: Arc<dyn Progress>,
    /// Whether it is to stop.
    pub cancellation: CancellationToken,
}

/// How long typst may take for one process, if nothing else is said, in seconds: a bundle of hundreds of items takes a minute.
pub const LIMIT: u64 = 600;

impl Default for RunContext {
    fn default() -> Self {
        Self {
            limit: Duration::from_secs(LIMIT),
            progress: Arc::new(Silent),
            cancellation: CancellationToken::default(),
        }
    }
}
