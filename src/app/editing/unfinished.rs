//! A file that somebody is still writing, as far as it can be seen on paper: a place that is open shows what it will hold. Nothing of it
//! is ever written to the disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;

use crate::app::session::Session;
use crate::diagnostic::arguments::Argument;
use crate::diagnostic::finding::{Finding, Findings, Rule, Severity};
use crate::input::lint;
use crate::input::patch::Patcher;
use crate::input::schema::Schema;
use crate::model::case::Case;
use crate::text::source::{Edit, Pointer, RawFile, SourceFile, apply};

use super::change::{ChangeAction, FieldChange};
use super::changed::change_text;

/// Texts laid over unfinished files, for as long as this lives.
pub struct ShownUnfinished<'a> {
    session: &'a Session,
    paths: Vec<PathBuf>,
    /// What stands in the way of a paper all the same.
    pub needed: Findings,
}

impl Drop for ShownUnfinished<'_> {
    fn drop(&mut self) {
        self.paths.iter().for_each(|path| self.session.take_text(path));
    }
}

impl<'a> ShownUnfinished<'a> {
    /// Shows what is open in files: 〔件名を書いてください〕 as 〔件名〕, and a value that was copied (〔「…」を確かめてください〕) as it was.
    /// What would not be right so stays open, and stops the paper. `None` where nothing is open.
    ///
    /// - `paths` are read and checked
    /// - `found` is what was found in them
    ///
    /// # Errors
    ///
    /// If the disk cannot be read.
    pub fn lay(session: &'a Session, paths: &[PathBuf], found: &Findings) -> Result<Option<Self>> {
        let mut open: BTreeMap<&Path, Vec<&Finding>> = BTreeMap::new();
        for finding in found.iter().filter(|finding| finding.rule == Rule::PlaceholderLeft) {
            open.entry(&finding.file.path).or_default().push(finding);
        }
        if open.is_empty() {
            return Ok(None);
        }
        let mut shown = Self { session, paths: Vec::new(), needed: Findings::new() };
        for (path, places) in &open {
            shown.show(path, filled(places, &|_| true));
        }
        let wrong = needed(session.check(paths)?.findings);
        let is_wrong = |place: &Finding| {
            wrong.iter().any(|fault| fault.file.path == place.file.path && fault.field == place.field)
        };
        for (path, places) in &open {
            let refused: Vec<&Finding> = places.iter().copied().filter(|place| is_wrong(place)).collect();
            if !refused.is_empty() {
                let text =
                    filled(places, &|place| !is_wrong(place)).map(|text| without_dates(path, text, &refused));
                shown.show(path, text);
            }
        }
        shown.needed = needed(session.check(paths)?.findings);
        Ok(Some(shown))
    }

    fn show(&mut self, path: &Path, text: Option<String>) {
        let Some(text) = text else { return };
        self.session.set_text(path, text);
        self.paths.push(path.to_owned());
    }
}

/// What keeps a paper from being made, also in a draft, where it is told as a warning.
#[must_use]
pub fn needed(findings: Findings) -> Findings {
    let stops = |finding: &Finding| {
        finding.stops() || (finding.allowed.is_none() && finding.rule.severity() == Severity::Error)
    };
    findings.into_iter().filter(stops).collect()
}

/// The text of a file with its open places filled.
///
/// - `is_taken` says of which
fn filled(places: &[&Finding], is_taken: &dyn Fn(&Finding) -> bool) -> Option<String> {
    let edit = |place: &&Finding| {
        let request = asked(place)?;
        let typed = place.file.text.get(place.span.clone())?;
        let start = place.span.start + typed.find(request)?;
        Some(Edit { span: start..start + request.len(), text: shown(request)? })
    };
    let edits: Vec<Edit> = places.iter().filter(|place| is_taken(place)).filter_map(edit).collect();
    apply(&places.first()?.file.text, &edits)
}

/// What an open place asks for: 〔件名を書いてください〕.
fn asked(finding: &Finding) -> Option<&str> {
    match finding.words.get("placeholder")? {
        Argument::Text(text) => Some(text),
        _ => None,
    }
}

/// What is shown in its place; `None` where that cannot be known.
fn shown(request: &str) -> Option<String> {
    let kept = request.strip_prefix("〔「").and_then(|rest| rest.strip_suffix("」を確かめてください〕"));
    if let Some(kept) = kept {
        return Some(kept.to_owned());
    }
    let asks = ["を書いてください〕", "を選んでください〕"];
    asks.iter().find_map(|asks| request.strip_suffix(asks)).map(|name| format!("{name}〕"))
}

/// The text of a case in which periods whose dates are open say so in words (表記), unless they have words already.
fn without_dates(path: &Path, text: String, refused: &[&Finding]) -> String {
    let file: Arc<SourceFile> =
        lint::source(RawFile::alone(path, text.as_bytes().to_vec()), &mut Findings::new());
    let schema = Schema::shared::<Case>();
    let Ok(patcher) = Patcher::new(&file, &schema) else { return text };
    let mut changes = Vec::new();
    for place in refused {
        let Some(way) = place.field.as_ref().filter(|way| is_of_period(way)) else { continue };
        let Some(words) = asked(place).and_then(shown) else { continue };
        let wording = Pointer::of(&way.steps()[..way.steps().len() - 1]).key("text");
        let change = |at: Pointer, to: ChangeAction| FieldChange { at, was: None, to };
        if patcher.tree().at(&wording).is_none() {
            changes.push(change(wording, ChangeAction::Set(words.into())));
        }
        changes.push(change(way.clone(), ChangeAction::Remove));
    }
    // A period that cannot be changed so stays open.
    change_text(&file, &schema, &changes).map_or(text, |changed| changed.text)
}

/// Whether a way leads to the beginning or the end of a period.
fn is_of_period(way: &Pointer) -> bool {
    matches!(way.steps(), [.., period, end] if period == "period" && matches!(end.as_str(), "from" | "to"))
}
