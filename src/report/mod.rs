//! How findings and faults are reported to people and to machines.

mod checkup;
mod child_pipeline;
pub mod ci;
mod escape;
mod explain;
mod fixes;
mod for_page;
mod github;
mod gitlab;
mod json;
mod language;
mod ledger;
mod message;
mod next_numbers;
mod places;
mod printed;
mod rendered;
mod sarif;
mod sheet;
mod terminal;

pub use checkup::checkup;
pub use child_pipeline::child_pipeline;
pub use escape::{printable, visible};
pub use explain::{explain, list_rules, manual_page};
pub use fixes::{made_fix, unified};
pub use for_page::{asked_for_page, finding_for_page, message_for_page, place_for_page};
pub use language::{Language, Messages};
pub use ledger::ledger;
pub use message::Message;
pub use next_numbers::next_numbers;
pub use sheet::LedgerFormat;
pub use terminal::TerminalRenderer;

use serde::Serialize;

use crate::diagnostic::arguments::{Argument, Arguments};
use crate::diagnostic::finding::{Finding, Severity};

use rendered::RenderedFinding;

/// How findings are reported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// To people: the line, a caret, what to write.
    #[default]
    Human,
    /// `{"version":1,"findings":[…]}`.
    Json,
    /// Annotations and the job summary of GitHub's workflows.
    Github,
    /// GitLab's code quality report.
    Gitlab,
    /// SARIF 2.1.0.
    Sarif,
}

/// All findings in a format for machines; nothing for people, whom [`TerminalRenderer`] tells. Servers look for files from the
/// top of the repository, JSON names them from the workspace.
///
/// - `workspace` is the path of the workspace from the top of its repository: empty, or `docs/council/`
#[must_use]
pub fn machine(format: Format, findings: &[Finding], workspace: &str, messages: &Messages) -> Option<String> {
    let mut told = RenderedFinding::all(findings, messages);
    if format != Format::Json {
        told.iter_mut().for_each(|finding| finding.tell_from_above(workspace));
    }
    match format {
        Format::Human => None,
        Format::Json => Some(json::json(&told)),
        Format::Github => Some(github::annotations(&told, messages)),
        Format::Gitlab => Some(gitlab::gitlab(&told, messages)),
        Format::Sarif => Some(sarif::sarif(&told, messages)),
    }
}

/// All findings as Markdown, for GitHub's job summary.
///
/// - `workspace` is the path of the workspace from the top of its repository: empty, or `docs/council/`
#[must_use]
pub fn job_summary(findings: &[Finding], workspace: &str, messages: &Messages) -> String {
    let mut told = RenderedFinding::all(findings, messages);
    told.iter_mut().for_each(|finding| finding.tell_from_above(workspace));
    github::summary(&told, messages, &counts(findings, messages))
}

/// How many findings there are, as a sentence.
#[must_use]
pub fn counts(findings: &[Finding], messages: &Messages) -> String {
    let open =
        |severity| Argument::Count(findings.iter().filter(|finding| finding.is_open(severity)).count());
    let words = Arguments::from([
        ("errors", open(Severity::Error)),
        ("warnings", open(Severity::Warning)),
        ("notes", open(Severity::Note)),
        ("allowed", Argument::Count(findings.iter().filter(|finding| finding.allowed.is_some()).count())),
    ]);
    messages.say(if findings.is_empty() { Message::NoFindings } else { Message::Counted }, &words)
}

fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("words and numbers can be written") + "\n"
}
