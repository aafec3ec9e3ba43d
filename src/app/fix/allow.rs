//! Writing down that somebody accepts a finding (確認済み).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};

use crate::app::session::Session;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::{Finding, Findings, Rule, Severity};
use crate::diagnostic::fix::Fix;
use crate::diagnostic::manual;
use crate::diagnostic::path::{shown, slashed};
use crate::input::patch::{NewValue, Patcher, Refusal};
use crate::input::schema::{Draft, Schema};
use crate::model::council::{ClauseSet, Council};
use crate::model::meeting::Meeting;
use crate::text::source::{Content, Node, Pointer, SourceFile};
use crate::workspace::Read;

use super::draft::Drafts;
use super::{Fixed, MadeFix, looked_at};

/// What somebody accepts.
#[derive(Debug)]
pub struct Acceptance {
    /// The id of the rule.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// The file, from the folder in which the program was started, or whole.
    pub file: PathBuf,
    /// The line on which the finding stands, from 1.
    pub line: usize,
}

/// Writes an acceptance into the file of its finding, and looks again.
///
/// # Errors
///
/// If there is no such rule or no such finding, if nobody can accept it, if the file has errors in its reading, or cannot be
/// written.
pub fn allow(session: &Session, acceptance: &Acceptance, is_trial: bool) -> Result<Fixed> {
    let rule = manual::rule(&acceptance.rule);
    let rule = rule.ok_or_else(|| anyhow!(Fault::new("allow-no-rule").with("rule", &acceptance.rule)))?;
    if acceptance.reason.trim().is_empty() {
        bail!(Fault::new("allow-no-reason").with("rule", rule.id()));
    }
    // What speaks of several files is found where all of them are looked at.
    let paths = [acceptance.file.parent().unwrap_or(Path::new("")).to_owned()];
    let sources = session.sources();
    let read = session.workspace.read_from(&sources, &paths, |_| None)?;
    let case_schemas: Vec<(PathBuf, Schema)> = case_schemas(&read);
    let findings = session.check_read(read, &sources)?.findings;
    let finding = meant(&findings, rule, acceptance)?;
    if finding.severity == Severity::Error && !rule.is_acceptable_error() {
        bail!(Fault::new("allow-error").with("rule", rule.id()));
    }
    let file = &finding.file;
    let known = case_schemas.into_iter().find(|(path, _)| *path == file.path).map(|(_, schema)| schema);
    let fix = written(finding, &findings, acceptance, &known.unwrap_or_else(|| schema_of(&file.path)))?;
    let made = vec![MadeFix { finding: finding.clone(), fix }];
    let mut drafts = Drafts::new(session);
    if !drafts.takes(&made[0].fix) {
        bail!(Fault::new("allow-not-written").with("path", shown(&file.path)));
    }
    drafts.edit(&made);
    if !is_trial {
        drafts.write()?;
    }
    let checked = looked_at(session, &paths)?;
    Ok(Fixed { made, files: drafts.into_changed(&[]), checked })
}

/// The schemas of the cases that were read.
fn case_schemas(read: &Read) -> Vec<(PathBuf, Schema)> {
    let of_meetings = read.meetings.iter().flat_map(|meeting| {
        meeting.loaded().map(|case| (case.file.path.clone(), meeting.profile.case_schema.clone()))
    });
    of_meetings.collect()
}

/// The schema of a file that is no case.
fn schema_of(path: &Path) -> Schema {
    match path.file_name().and_then(|name| name.to_str()) {
        Some("meeting.yaml") => Schema::of::<Meeting>(),
        Some("clauses.yaml") => Schema::of::<ClauseSet>(),
        _ => Schema::of::<Council>(),
    }
}

/// The finding that is meant.
fn meant<'a>(findings: &'a Findings, rule: Rule, acceptance: &Acceptance) -> Result<&'a Finding> {
    let file = slashed(Path::new(&shown(&acceptance.file)));
    let is_meant = |path: &Path| {
        let rest = file.strip_suffix(&slashed(path));
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
    };
    let in_file = || findings.iter().filter(|finding| is_meant(&finding.file.path));
    let on_line = |finding: &&Finding| {
        let line = |offset| finding.file.position(offset).line;
        (line(finding.span.start)..=line(finding.span.end)).contains(&acceptance.line)
    };
    let found = in_file().filter(on_line).find(|finding| finding.rule == rule && finding.allowed.is_none());
    found.ok_or_else(|| {
        let others: Vec<&str> = in_file().filter(on_line).map(|other| other.rule.id()).collect();
        let fault = Fault::new("allow-nothing").with("rule", rule.id()).with("line", acceptance.line);
        anyhow!(fault.with("path", shown(&acceptance.file)).with("others", others.join(", ")))
    })
}

/// The edits that write it down, proven.
fn written(finding: &Finding, findings: &Findings, acceptance: &Acceptance, schema: &Schema) -> Result<Fix> {
    let file = &finding.file;
    let mut value = vec![("finding".to_owned(), NewValue::text(finding.rule.id()))];
    value.extend(place(finding, findings, schema).map(|key| ("place".to_owned(), NewValue::text(key))));
    value.push(("reason".to_owned(), NewValue::text(acceptance.reason.trim())));
    let (list, value) = (Pointer::of(&["allow"]), NewValue::Map(value));
    let refused = |refusal: Refusal| {
        anyhow!(refusal).context(Fault::new("allow-not-written").with("path", shown(&file.path)))
    };
    let patcher = Patcher::new(file, schema).map_err(refused)?;
    let edits = match patcher.tree().at(&list).map(|node| &node.content) {
        Some(Content::List(items)) => patcher.add(&list.index(items.len()), &value),
        Some(_) => patcher.set(&list, &NewValue::List(vec![value])),
        None => patcher.add(&list, &NewValue::List(vec![value])),
    };
    Ok(Fix::edits(file, edits.map_err(refused)?, true))
}

/// The key under which the finding stands, where others of its rule stand elsewhere in the file and are not meant.
fn place(finding: &Finding, findings: &Findings, schema: &Schema) -> Option<String> {
    let tree = tree(&finding.file, schema)?;
    let keys = |finding: &Finding| -> Vec<String> {
        tree.keys_around(finding.span.start).iter().map(|key| key.typed.clone()).collect()
    };
    let others: Vec<Vec<String>> = others_of(finding, findings).map(keys).collect();
    let own = keys(finding);
    let is_own = |key: &&String| others.iter().all(|others| !others.contains(key));
    if others.is_empty() {
        return None;
    }
    // What stands under the same keys in each is told apart by the entry of a list that it is in: 取扱い 2.
    let entries = |finding: &Finding| -> Vec<String> {
        let around = tree.entries_around(finding.span.start);
        around.iter().map(|(key, index)| format!("{} {}", key.typed, index + 1)).collect()
    };
    let elsewhere: Vec<Vec<String>> = others_of(finding, findings).map(entries).collect();
    let is_own_entry = |entry: &String| elsewhere.iter().all(|others| !others.contains(entry));
    let of_keys = own.iter().rev().find(is_own).cloned();
    of_keys.or_else(|| entries(finding).into_iter().rev().find(is_own_entry)).or_else(|| own.last().cloned())
}

/// The findings of the same rule on other lines of the file.
fn others_of<'a>(finding: &'a Finding, findings: &'a Findings) -> impl Iterator<Item = &'a Finding> {
    let line = |finding: &Finding| finding.file.position(finding.span.start).line;
    findings
        .iter()
        .filter(|other| other.rule == finding.rule && other.file.path == finding.file.path)
        .filter(move |other| line(other) != line(finding))
}

fn tree(file: &Arc<SourceFile>, schema: &Schema) -> Option<Node> {
    Some(Draft::read(file, schema, &mut Findings::new())?.tree().clone())
}
