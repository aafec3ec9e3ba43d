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
use crate::input::schema::{Schema, find_request};
use crate::model::case::Case;
use crate::model::meeting::Meeting;
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
            shown.show(path, OpenText::of(places).filled(&|_| true).text());
        }
        let wrong = needed(session.check(paths)?.findings);
        let is_wrong = |place: &Finding| {
            wrong.iter().any(|fault| fault.file.path == place.file.path && fault.field == place.field)
        };
        for (path, places) in &open {
            if places.iter().any(|place| is_wrong(place)) {
                let filled = OpenText::of(places).filled(&|place| !is_wrong(place));
                shown.show(path, filled.without_dates(&is_wrong).text());
            }
        }
        shown.needed = needed(session.check(paths)?.findings);
        Ok(Some(shown))
    }

    fn show(&mut self, path: &Path, text: String) {
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

/// The text of a file that is being filled.
struct OpenText<'a> {
    places: &'a [&'a Finding],
    file: Arc<SourceFile>,
    schema: Arc<Schema>,
}

impl<'a> OpenText<'a> {
    /// - `places` are the open ones of one file
    fn of(places: &'a [&'a Finding]) -> Self {
        let file = Arc::clone(&places[0].file);
        let schema = if is_meeting(&file) { Schema::shared::<Meeting>() } else { Schema::shared::<Case>() };
        Self { places, file, schema }
    }

    fn text(&self) -> String {
        self.file.text.clone()
    }

    /// The same text with its open places filled.
    ///
    /// - `is_taken` says of which
    fn filled(mut self, is_taken: &dyn Fn(&Finding) -> bool) -> Self {
        let taken: Vec<&Finding> = self.places.iter().copied().filter(|place| is_taken(place)).collect();
        let (plain, others): (Vec<&Finding>, Vec<&Finding>) =
            taken.into_iter().partition(|place| plain_edit(place).is_some());
        // What was copied may need quotes, and can hold several marks.
        let changes: Vec<FieldChange> =
            others.into_iter().filter_map(|place| self.change(place.field.as_ref()?)).collect();
        let edits: Vec<Edit> = plain.into_iter().filter_map(plain_edit).collect();
        if let Some(text) = apply(&self.file.text, &edits) {
            self.take(&text);
        }
        self.changed(&changes)
    }

    /// The change of a text of which parts are marked.
    fn change(&self, at: &Pointer) -> Option<FieldChange> {
        let patcher = Patcher::new(&self.file, &self.schema).ok()?;
        let mut text = patcher.tree().at(at)?.text()?.to_owned();
        while let Some(request) = find_request(&text).map(ToOwned::to_owned) {
            text = text.replacen(&request, &shown(&request)?, 1);
        }
        Some(set(at.clone(), text))
    }

    /// The same text, in which a period whose date is open says so in words (表記), unless it has words already, and a meeting whose
    /// day is open is on no day yet.
    ///
    /// - `is_open` says of which places
    fn without_dates(self, is_open: &dyn Fn(&Finding) -> bool) -> Self {
        let Ok(patcher) = Patcher::new(&self.file, &self.schema) else { return self };
        let mut changes = Vec::new();
        for place in self.places.iter().filter(|place| is_open(place)) {
            let Some(way) = place.field.as_ref() else { continue };
            if is_meeting(&self.file) && way.steps() == ["date"] {
                changes.push(set(way.clone(), UNDECIDED.to_owned()));
            }
            let Some(words) = asked(place).and_then(shown).filter(|_| is_of_period(way)) else { continue };
            let wording = Pointer::of(&way.steps()[..way.steps().len() - 1]).key("text");
            if patcher.tree().at(&wording).is_none() {
                changes.push(set(wording, words));
            }
            changes.push(FieldChange { at: way.clone(), was: None, to: ChangeAction::Remove });
        }
        self.changed(&changes)
    }

    /// The same text with changes made; one that cannot be proven is left out.
    fn changed(mut self, changes: &[FieldChange]) -> Self {
        for change in changes {
            if let Ok(changed) = change_text(&self.file, &self.schema, std::slice::from_ref(change)) {
                self.take(&changed.text);
            }
        }
        self
    }

    fn take(&mut self, text: &str) {
        let raw = RawFile::alone(self.file.path.clone(), text.as_bytes().to_vec());
        self.file = lint::source(raw, &mut Findings::new());
    }
}

/// A day that is not known yet, as a meeting's file says it.
const UNDECIDED: &str = "未定";

fn is_meeting(file: &SourceFile) -> bool {
    file.path.file_name().is_some_and(|name| name == "meeting.yaml")
}

fn set(at: Pointer, text: String) -> FieldChange {
    FieldChange { at, was: None, to: ChangeAction::Set(text.into()) }
}

/// The edit of a value that is nothing but an open place.
fn plain_edit(place: &Finding) -> Option<Edit> {
    let request = asked(place)?;
    let shown = shown(request).filter(|shown| shown.starts_with('〔'))?;
    let is_whole = place.file.text.get(place.span.clone())? == request;
    is_whole.then(|| Edit { span: place.span.clone(), text: shown })
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

/// Whether a way leads to the beginning or the end of a period.
fn is_of_period(way: &Pointer) -> bool {
    matches!(way.steps(), [.., period, end] if period == "period" && matches!(end.as_str(), "from" | "to"))
}
