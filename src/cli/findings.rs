//! Where findings go, and what they mean for the exit status.

use std::io::Write;
use std::path::Path;

use anyhow::{Context as _, Result};
use clap::Args;

use crate::diagnostic::finding::{Finding, Severity};
use crate::diagnostic::path::at;
use crate::disk;
use crate::report::{self, TerminalRenderer, counts, job_summary, machine};

use super::choices::Format;
use super::context::Context;
use super::result::OutputArgs;
use super::{ExitStatus, print, say};

/// How findings are reported.
#[derive(Debug, Default, Args)]
pub(super) struct ReportArgs {
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(super) format: Format,
    #[arg(long)]
    deny_warnings: bool,
    #[arg(long, short)]
    pub(super) quiet: bool,
    #[command(flatten)]
    output: OutputArgs,
}

impl ReportArgs {
    /// Reports every finding, to people on stderr and to machines on stdout, or into a file; then to people how many there are.
    pub(super) fn findings(&self, findings: &[Finding], context: &Context<'_>) -> Result<()> {
        let format = report::Format::from(self.format);
        let workspace = context.below_repository();
        match machine(format, findings, &workspace, context.messages()) {
            Some(text) => self.output.for_programs(&text, context)?,
            None if self.output.is_file() => {
                let uncoloured = TerminalRenderer::new(context.messages().language(), false);
                let page = told(findings, &uncoloured).collect::<String>();
                self.output.for_people(&(page + &counts(findings, context.messages()) + "\n"), context)?;
            }
            None => told(findings, &context.human).for_each(|finding| say(&finding)),
        }
        if let (Format::Github, Some(path)) = (self.format, &context.environment.step_summary) {
            let summary = job_summary(findings, &workspace, context.messages());
            append(path, &summary)?;
        }
        if !self.quiet {
            say(&(counts(findings, context.messages()) + "\n"));
        }
        Ok(())
    }

    /// Whether findings go to people: then stdout is free.
    pub(super) fn is_for_people(&self) -> bool {
        self.format == Format::Human
    }

    /// What the findings mean for the exit status.
    pub(super) fn status(&self, findings: &[Finding]) -> ExitStatus {
        ExitStatus::of(findings, if self.deny_warnings { Severity::Warning } else { Severity::Error })
    }

    /// Prints what was made, a line each: on stdout, unless findings for a machine stand there.
    pub(super) fn list(&self, made: impl Iterator<Item = String>) -> Result<()> {
        if self.quiet {
            return Ok(());
        }
        let lines = made.map(|line| line + "\n").collect::<String>();
        if self.is_for_people() {
            print(&lines)?;
        } else {
            say(&lines);
        }
        Ok(())
    }
}

/// Each finding that nobody has accepted, with its line.
fn told(findings: &[Finding], human: &TerminalRenderer) -> impl Iterator<Item = String> {
    findings.iter().filter(|finding| finding.allowed.is_none()).map(|finding| human.tell(finding) + "\n")
}

/// Adds a text to a file that a server reads: a summary, the outputs of a step.
pub(super) fn append(file: &Path, text: &str) -> Result<()> {
    let opened = disk::create_to_append(file);
    opened.and_then(|mut file| file.write_all(text.as_bytes())).with_context(at(file))
}
