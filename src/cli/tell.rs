//! Where findings go, and what they mean for the exit status.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::OpenOptions;
use std::io::{Write, stderr, stdout};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use clap::Args;

use crate::app::build::Outcome;
use crate::app::replace::Exchange;
use crate::cache::Cache;
use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::finding::{Finding, Severity};
use crate::output::replacement::{Action, Change};
use crate::papers::document_id::{BundleSet, FileKind};
use crate::report::{Format, Messages, TerminalRenderer, counts, job_summary, machine};

use super::Environment;

/// How findings are told.
#[derive(Debug, Default, Args)]
pub(super) struct Telling {
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
    #[arg(long)]
    deny_warnings: bool,
    #[arg(long, short)]
    pub quiet: bool,
}

impl Telling {
    /// Tells every finding, people on stderr and machines on stdout, then people how many there are.
    pub(super) fn tell(
        &self,
        findings: &[Finding],
        human: &TerminalRenderer,
        environment: &Environment,
    ) -> Result<()> {
        match machine(self.format, findings, human.messages()) {
            Some(text) => stdout().lock().write_all(text.as_bytes())?,
            None => findings.iter().filter(|finding| finding.allowed.is_none()).for_each(|finding| {
                say(&(human.tell(finding) + "\n"));
            }),
        }
        if let (Format::Github, Some(path)) = (self.format, &environment.step_summary) {
            let summary = job_summary(findings, human.messages());
            let file = OpenOptions::new().append(true).create(true).open(path);
            file.and_then(|mut file| file.write_all(summary.as_bytes()))
                .with_context(|| path.display().to_string())?;
        }
        if !self.quiet {
            say(&(counts(findings, human.messages()) + "\n"));
        }
        Ok(())
    }

    /// 1 where a finding asks for it, else 0.
    pub(super) fn status(&self, findings: &[Finding]) -> u8 {
        let denied = |finding: &Finding| {
            finding.is_open(Severity::Error) || (self.deny_warnings && finding.is_open(Severity::Warning))
        };
        u8::from(findings.iter().any(denied))
    }

    /// Tells what was made, and of each bundle how much paper it takes.
    pub(super) fn published(
        &self,
        outcome: &Outcome,
        taken: Duration,
        root: &Path,
        messages: &Messages,
    ) -> Result<()> {
        let published = &outcome.published;
        let shown = |path: &PathBuf| path.strip_prefix(root).unwrap_or(path).display().to_string();
        self.list(&published.made.iter().map(shown).collect::<Vec<_>>())?;
        let tell = |id: &str, words: &Arguments| say(&(messages.say(id, words).unwrap_or_default() + "\n"));
        let mut outdated: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
        for path in &published.outdated {
            let folder = path.parent().unwrap_or(root).to_path_buf();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            outdated.entry(folder).or_default().push(name);
        }
        for (folder, names) in &outdated {
            let words = Arguments::from([
                ("folder", Argument::Text(shown(folder))),
                ("names", Argument::from(names.as_slice())),
            ]);
            tell("bundle-outdated", &words);
        }
        for left in &published.orphaned {
            let words = Arguments::from([
                ("folder", Argument::Text(shown(&left.folder))),
                ("reason", Argument::from(<&str>::from(left.reason))),
                ("removed", Argument::from(if left.removed { "yes" } else { "no" })),
            ]);
            tell("documents-left", &words);
        }
        if self.quiet {
            return Ok(());
        }
        for (meeting, record) in &published.bundles {
            let document = |set: BundleSet| record.documents.get(&FileKind::Pdf.of(set.name()));
            let leaves =
                |set: BundleSet| document(set).and_then(|document| document.leaves).unwrap_or_default();
            let slips = record.materials.iter().filter(|material| material.slip).count();
            let words = Arguments::from([
                ("meeting", Argument::Text(meeting.clone())),
                ("pages", Argument::Count(document(BundleSet::Advance).map_or(0, |document| document.pages))),
                ("leaves", Argument::Count(leaves(BundleSet::Advance))),
                ("on_the_day", Argument::Count(leaves(BundleSet::OnTheDay))),
                ("slips", Argument::Count(slips)),
            ]);
            tell("bundle-made", &words);
        }
        let words = Arguments::from([
            ("count", Argument::Count(published.made.len())),
            ("unchanged", Argument::Count(published.unchanged)),
            ("refused", Argument::Count(refused(&outcome.findings))),
            ("seconds", Argument::Text(format!("{:.1}", taken.as_secs_f64()))),
        ]);
        tell("made", &words);
        Ok(())
    }

    /// Says once that nothing can be remembered for the next run.
    pub(super) fn cache(&self, cache: &Cache, messages: &Messages) {
        if let Some(fault) = cache.fault().filter(|_| !self.quiet) {
            let words = Arguments::from([("error", Argument::Text(fault.to_string()))]);
            say(&(messages.say("cache-unavailable", &words).unwrap_or_default() + "\n"));
        }
    }

    /// Tells which leaves are to be exchanged, and what was made for it.
    pub(super) fn exchange(&self, exchange: &Exchange, root: &Path, messages: &Messages) -> Result<()> {
        let shown = |path: &PathBuf| path.strip_prefix(root).unwrap_or(path).display().to_string();
        for folder in &exchange.outdated {
            let words = Arguments::from([("path", Argument::Text(shown(folder)))]);
            say(&(messages.say("replacement-outdated", &words).unwrap_or_default() + "\n"));
        }
        let Some(replacement) = &exchange.replacement else {
            say(&(messages.word("replacement-stopped") + "\n"));
            return Ok(());
        };
        self.list(&exchange.made.iter().map(shown).collect::<Vec<_>>())?;
        for leaf in &replacement.leaves {
            let action = match leaf.action {
                Action::Exchange => "exchange",
                Action::Add => "add",
                Action::TakeOut => "take-out",
            };
            let labels =
                |labels: &[usize]| Argument::from(labels.iter().map(ToString::to_string).collect::<Vec<_>>());
            let change = match &leaf.change {
                Change::Values(places) => Argument::from(places.as_slice()),
                Change::Moved => Argument::from("moved"),
                Change::Form => Argument::from("form"),
                Change::Whole => Argument::from("none"),
            };
            let words = Arguments::from([
                ("material", Argument::from(leaf.materials.as_slice())),
                ("printed", labels(&leaf.instead_of)),
                ("pages", labels(&leaf.labels)),
                ("action", Argument::from(action)),
                ("change", change),
            ]);
            say(&(messages.say("leaf", &words).unwrap_or_default() + "\n"));
        }
        let words = Arguments::from([
            ("leaves", Argument::Count(replacement.leaves.len())),
            ("values", Argument::Count(replacement.errata.len())),
        ]);
        say(&(messages.say("replaced", &words).unwrap_or_default() + "\n"));
        Ok(())
    }

    /// Tells what was made, a line each: on stdout, unless findings for a machine stand there.
    fn list(&self, made: &[String]) -> Result<()> {
        if self.quiet {
            return Ok(());
        }
        let lines = made.iter().map(|line| format!("{line}\n")).collect::<String>();
        if self.format == Format::Human {
            stdout().lock().write_all(lines.as_bytes())?;
        } else {
            say(&lines);
        }
        Ok(())
    }
}

/// How many files of cases and meetings have an error.
fn refused(findings: &[Finding]) -> usize {
    let wrong = findings.iter().filter(|finding| finding.stops()).map(|finding| &finding.file.path);
    wrong.filter(|path| path.starts_with("cases")).collect::<BTreeSet<_>>().len()
}

/// Writes to stderr; when nobody listens there is nobody to tell.
pub(super) fn say(text: &str) {
    let _ = stderr().lock().write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::finding::Rule;
    use crate::text::source::SourceFile;

    fn finding(severity: Severity, allowed: Option<&str>) -> Finding {
        let file = Arc::new(SourceFile::new("case.yaml".into(), "件名: あ\n"));
        let allowed = allowed.map(ToOwned::to_owned);
        Finding { severity, allowed, ..Finding::new(Rule::UnknownKey, &file, 0..6) }
    }

    #[test]
    fn errors_make_the_status_1_and_warnings_only_when_denied() {
        let lenient = Telling { format: Format::Human, deny_warnings: false, quiet: false };
        let strict = Telling { format: Format::Human, deny_warnings: true, quiet: false };
        for (severity, of_lenient, of_strict) in
            [(Severity::Error, 1, 1), (Severity::Warning, 0, 1), (Severity::Note, 0, 0)]
        {
            assert_eq!(lenient.status(&[finding(severity, None)]), of_lenient);
            assert_eq!(strict.status(&[finding(severity, None)]), of_strict);
            assert_eq!(strict.status(&[finding(severity, Some("原文どおり"))]), 0);
        }
    }
}
