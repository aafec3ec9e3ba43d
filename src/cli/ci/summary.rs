//! The summary of a run at GitHub.

use anyhow::{Context as _, Result};

use crate::cli::context::Context;
use crate::cli::findings::append;
use crate::cli::{print, say};
use crate::diagnostic::path::at;
use crate::disk;
use crate::limits::{MADE_BYTES, SUMMARY_BYTES};

impl Context<'_> {
    /// Prints Markdown, where it is the result of the command, and adds it to the summary of a run at GitHub.
    pub(super) fn summarise(&self, page: &str, prints: bool) -> Result<()> {
        if prints {
            print(page)?;
        } else {
            say(page);
        }
        self.add_to_summary(page)
    }

    /// Adds Markdown to the summary of a run at GitHub.
    pub(super) fn add_to_summary(&self, page: &str) -> Result<()> {
        match &self.environment.step_summary {
            Some(file) => append(file, page),
            None => Ok(()),
        }
    }

    /// How many bytes the summary may still grow by.
    pub(super) fn summary_room(&self) -> Result<usize> {
        let Some(file) = &self.environment.step_summary else { return Ok(SUMMARY_BYTES) };
        let written = disk::read(file, MADE_BYTES)
            .or_else(|error| if disk::is_absence(&error) { Ok(Vec::new()) } else { Err(error) });
        Ok(SUMMARY_BYTES.saturating_sub(written.with_context(at(file))?.len()))
    }
}
