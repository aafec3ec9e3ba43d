//! The workspace at a glance: its meetings with their cases, new ones, and what goes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};

use anyhow::Context;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use strum::IntoEnumIterator;

use crate::app::authoring::{NewFiles, NewOptions, new_file};
use crate::app::editing::{ChangeAction, EditedFile, FieldChange, councils};
use crate::check::checked::{CheckedItem, CheckedMeeting};
use crate::diagnostic::fault::Fault;
use crate::diagnostic::finding::{Findings, Severity};
use crate::diagnostic::path::at;
use crate::disk::{self, EntryKind};
use crate::input::lint;
use crate::input::schema::{Loaded, Schema, Spelling, load};
use crate::limits;
use crate::model::case::Case;
use crate::model::matter_type::MatterType;
use crate::model::meeting::{Item, Meeting, Openness};
use crate::text::source::{Node, Pointer, RawFile};
use crate::typeset::typst::Typst;
use crate::workspace::profile::Profile;
use crate::workspace::{ReadCase, ReadMeeting};

use super::answer::{Answered, ApiError};
use super::clock::today;
use super::desk::Desk;
use super::files::written;
use super::names::Names;

/// How many errors and warnings there are in each file.
type Counts = BTreeMap<PathBuf, (usize, usize)>;

/// Every meeting with its cases, as far as they can be read.
pub(super) fn workspace(desk: &mut Desk) -> Answered {
    let session = &desk.session;
    let sources = session.sources();
    let root = session.workspace.root.clone();
    let read = session.workspace.read_from(&sources, &[], |_| None)?;
    let meetings: Vec<MeetingRow> = read.meetings.iter().map(MeetingRow::of).collect();
    // Of a large workspace the list comes first, and what was found in it as soon as it is known.
    let checked = if desk.is_warm { Some(session.check_read(read, &sources)?) } else { None };
    let counts = checked.as_ref().map(|checked| counts(&checked.findings)).unwrap_or_default();
    let mut told = Vec::new();
    for folder in disk::entries_if_there(&root.join("cases")).with_context(at(&root))? {
        let (Some(name), EntryKind::Folder) = (folder.0.to_str(), folder.1) else { continue };
        if name.starts_with('.') {
            continue;
        }
        let known = meetings.iter().find(|meeting| meeting.name == name);
        let right =
            checked.iter().flat_map(|checked| &checked.meetings).find(|meeting| meeting.name() == name);
        told.push(match known {
            Some(known) => known.told(right, &counts),
            None => broken(&root, name, &counts)?,
        });
    }
    let name = root.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let can_build = Typst::find(&session.typst).is_ok();
    Ok(json!({
        "name": name,
        "version": env!("CARGO_PKG_VERSION"),
        "canBuild": can_build,
        "checked": desk.is_warm,
        "councils": councils(session, &sources)?,
        "meetings": told,
    }))
}

fn counts(findings: &Findings) -> Counts {
    let mut counts = Counts::new();
    for finding in findings {
        let count = counts.entry(finding.file.path.clone()).or_default();
        count.0 += usize::from(finding.is_open(Severity::Error));
        count.1 += usize::from(finding.is_open(Severity::Warning));
    }
    counts
}

fn count(counts: &Counts, meeting: &str, file: &str) -> (usize, usize) {
    counts.get(&Path::new("cases").join(meeting).join(file)).copied().unwrap_or_default()
}

/// A meeting that was read.
struct MeetingRow {
    name: String,
    title: String,
    date: Option<String>,
    council: String,
    is_held: bool,
    is_printed: bool,
    items: Vec<Item>,
    cases: Vec<CaseRow>,
    /// The kinds of matter for which the council has a sheet.
    kinds: Vec<String>,
}

/// A case that was read.
struct CaseRow {
    file: String,
    name: String,
    subject: String,
    is_draft: bool,
    is_broken: bool,
}

impl MeetingRow {
    fn of(read: &ReadMeeting) -> Self {
        let meeting = &read.meeting.value;
        let typed =
            |key: &str| read.meeting.tree.get(key).and_then(|node| node.text()).map(ToOwned::to_owned);
        Self {
            name: read.name.clone(),
            title: typed("title").unwrap_or_default(),
            date: typed("date"),
            council: meeting.council.clone(),
            is_held: meeting.held.is_yes(),
            is_printed: read.handed_out.folder.is_some(),
            items: meeting.all_items().map(|(_, item)| item.clone()).collect(),
            cases: read.cases.iter().map(CaseRow::of).collect(),
            kinds: kinds(&read.profile),
        }
    }

    fn told(&self, right: Option<&Arc<CheckedMeeting>>, counts: &Counts) -> Value {
        let (errors, warnings) = count(counts, &self.name, "meeting.yaml");
        let cases: Vec<Value> = self.in_order().map(|case| self.case(case, right, counts)).collect();
        let stops: Vec<Value> = self.stops(counts);
        json!({
            "meeting": self.name,
            "title": self.title,
            "date": self.date,
            "council": self.council,
            "held": self.is_held,
            "printed": self.is_printed,
            "errors": errors,
            "warnings": warnings,
            "cases": cases,
            "kinds": self.kinds.iter().map(|kind| json!({ "value": kind, "label": kind })).collect::<Vec<_>>(),
            "stops": if stops.is_empty() { Value::Null } else { Value::from(stops) },
        })
    }

    /// The cases in the order of the list, and then those that are not on it.
    fn in_order(&self) -> impl Iterator<Item = &CaseRow> {
        let place = |case: &CaseRow| {
            let is_item = |item: &Item| item.case_file().as_deref() == Some(case.file.as_str());
            self.items.iter().position(is_item).unwrap_or(usize::MAX)
        };
        let mut cases: Vec<&CaseRow> = self.cases.iter().collect();
        cases.sort_by_key(|case| (place(case), case.name.clone()));
        cases.into_iter()
    }

    fn case(&self, case: &CaseRow, right: Option<&Arc<CheckedMeeting>>, counts: &Counts) -> Value {
        let (errors, warnings) = count(counts, &self.name, &case.file);
        let item = self.items.iter().find(|item| item.case_file().as_deref() == Some(case.file.as_str()));
        let is_of_case = |item: &&CheckedItem| item.listed().item.case_name() == Some(case.name.as_str());
        let checked = right.and_then(|meeting| meeting.items().iter().find(is_of_case));
        let material = checked.map(|item| item.listed().material.clone()).filter(|text| !text.is_empty());
        let kinds: Vec<String> =
            checked.into_iter().flat_map(CheckedItem::kinds).map(|kind| kind.name.clone()).collect();
        json!({
            "file": case.file,
            "subject": case.subject,
            "mark": checked.map(|item| item.listed().mark.clone()),
            "number": item.and_then(|item| item.number.clone()),
            "material": material.or_else(|| item.and_then(|item| item.material.clone())),
            "status": item.and_then(|item| item.status),
            "kinds": kinds,
            "closed": item.is_some_and(|item| item.open == Some(Openness::Closed)),
            "listed": item.is_some() || self.items.is_empty(),
            "draft": case.is_draft,
            "errors": errors,
            "warnings": warnings,
            "broken": case.is_broken,
        })
    }

    /// What keeps the meeting from its bundle.
    fn stops(&self, counts: &Counts) -> Vec<Value> {
        let of_file = |file: &str, subject: &str, is_draft: bool| {
            let why = match count(counts, &self.name, file).0 {
                0 if is_draft => "draft",
                0 => return None,
                _ => "errors",
            };
            Some(json!({ "file": file, "subject": subject, "why": why }))
        };
        let cases = self.cases.iter().filter_map(|case| of_file(&case.file, &case.subject, case.is_draft));
        of_file("meeting.yaml", &self.title, false).into_iter().chain(cases).collect()
    }
}

impl CaseRow {
    fn of(read: &ReadCase) -> Self {
        let loaded = read.file.loaded.as_deref();
        let subject = loaded.and_then(|loaded| loaded.tree.get("subject")).and_then(|node| node.text());
        Self {
            file: format!("{}.yaml", read.name),
            name: read.name.clone(),
            subject: subject.unwrap_or_default().to_owned(),
            is_draft: loaded.is_some_and(|loaded| loaded.value.draft.is_yes()),
            is_broken: loaded.is_none(),
        }
    }
}

/// The kinds of matter for which a council has a sheet.
fn kinds(profile: &Profile) -> Vec<String> {
    let sheets = &profile.council().value.sheets;
    MatterType::iter().filter(|kind| sheets.of(*kind).is_some()).map(|kind| profile.word_of(kind)).collect()
}

/// A meeting that cannot be read, with the names of its files.
fn broken(root: &Path, name: &str, counts: &Counts) -> Answered {
    let folder = root.join("cases").join(name);
    let files = disk::entries_if_there(&folder).with_context(at(&folder))?;
    let meeting = loaded::<Meeting>(root, &folder.join("meeting.yaml"));
    let typed = |tree: &Node, key: &str| tree.get(key).and_then(Node::text).map(ToOwned::to_owned);
    let of_meeting = |key: &str| meeting.as_ref().and_then(|meeting| typed(&meeting.tree, key));
    let case = |(file, kind): &(std::ffi::OsString, EntryKind)| {
        let file = file.to_str().filter(|file| !file.starts_with('.'))?;
        file.strip_suffix(".yaml")?;
        let is_case = file != "meeting.yaml" && matches!(kind, EntryKind::File { .. });
        let (errors, warnings) = count(counts, name, file);
        let read = loaded::<Case>(root, &folder.join(file));
        let told = json!({
            "file": file,
            "subject": read.as_ref().and_then(|read| typed(&read.tree, "subject")).unwrap_or_default(),
            "kinds": [],
            "broken": read.is_none(),
            "closed": false,
            "listed": true,
            "draft": read.is_some_and(|read| read.value.draft.is_yes()),
            "errors": errors,
            "warnings": warnings,
        });
        is_case.then_some(told)
    };
    let (errors, warnings) = count(counts, name, "meeting.yaml");
    Ok(json!({
        "meeting": name,
        "title": of_meeting("title").unwrap_or_else(|| name.to_owned()),
        "date": of_meeting("date"),
        "council": of_meeting("council"),
        "broken": meeting.is_none(),
        "held": false,
        "printed": false,
        "errors": errors,
        "warnings": warnings,
        "cases": files.iter().filter_map(case).collect::<Vec<_>>(),
    }))
}

/// A file in types as far as it can be read, whatever is wrong around it.
fn loaded<T: DeserializeOwned + JsonSchema>(root: &Path, place: &Path) -> Option<Loaded<T>> {
    // What cannot be read now has no title.
    let bytes = disk::read_below(root, place, limits::FILE_BYTES).ok()?;
    let file = lint::source(RawFile::alone(place, bytes), &mut Findings::new());
    load::<T>(&file, &Schema::shared::<T>(), &mut Findings::new())
}

/// Writes a new case or meeting.
pub(super) fn new(desk: &mut Desk, names: &Names, asked: &Value) -> Answered {
    let root = desk.session.workspace.root.clone();
    let is_case = !names.file.is_empty();
    let place = Path::new(&names.meeting).join(&names.file);
    let word = |of: &Value, name: &str| of.get(name).and_then(Value::as_str).map(ToOwned::to_owned);
    let from = asked.get("from").filter(|from| from.is_object());
    let from = from.map(|from| {
        let meeting = word(from, "meeting").unwrap_or_default();
        let file = word(from, "file").unwrap_or_default();
        desk.file(&meeting, if is_case { &file } else { "meeting.yaml" })
    });
    let from = from.transpose()?.map(|from| root.join(from.path()));
    let kinds: Vec<String> = word(asked, "kind").filter(|_| from.is_none()).into_iter().collect();
    let profile = word(asked, "council");
    let options = NewOptions {
        place: &place,
        from: from.as_deref(),
        folder: &root,
        keys: Spelling::Japanese,
        described: desk.messages.language().spelling(),
        profile: profile.as_deref(),
        kinds: &kinds,
        today: today(),
    };
    let NewFiles { files, .. } = new_file(&options, &root).map_err(wrong_name)?;
    desk.tell_workspace();
    let made =
        files.first().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
    let meeting = files.first().and_then(|path| path.parent()?.file_name());
    let meeting = meeting.map_or_else(|| names.meeting.clone(), |name| name.to_string_lossy().into_owned());
    let file = made.unwrap_or_else(|| "meeting.yaml".to_owned());
    let new = EditedFile { meeting: meeting.clone(), file: file.clone() };
    // Whoever has no folder for copies has none of before either.
    let _ = desk.kept.begin(&new, today());
    if is_case {
        begin(desk, &meeting, &file)?;
    }
    Ok(json!({ "meeting": meeting, "file": file }))
}

/// A new case is somebody's draft, and stands on the list of its meeting: the first one begins it.
fn begin(desk: &Desk, meeting: &str, name: &str) -> Answered<()> {
    let change = |at: &str, to: ChangeAction| FieldChange { at: Pointer::parse(at), was: None, to };
    let case = desk.file(meeting, name)?;
    written(desk, &case, &[change("/draft", ChangeAction::Set("yes".into()))])?;
    let list = desk.file(meeting, "meeting.yaml")?;
    let sources = desk.session.sources();
    let path = desk.session.workspace.root.join(list.path());
    let read = desk.session.workspace.read_from(&sources, &[path], |_| None)?;
    let is_listed = |meeting: &ReadMeeting| {
        let own = &meeting.meeting.value;
        let begins = own.items.is_empty() && meeting.case_names.len() == 1;
        let lists = own.lists_items() && !own.items.is_empty();
        let knows = own.all_items().any(|(_, item)| item.case_file().as_deref() == Some(name));
        (begins || lists) && !knows
    };
    if read.meetings.first().is_some_and(is_listed) {
        let add = ChangeAction::Add(json!({ "case": name }), usize::MAX);
        written(desk, &list, &[change("/items", add)])?;
    }
    Ok(())
}

/// What is wrong with a name is no fault of the machine.
fn wrong_name(error: anyhow::Error) -> ApiError {
    let fault = error.chain().find_map(|cause| cause.downcast_ref::<Fault>()).cloned();
    fault.map_or_else(|| ApiError::from(error), |fault| ApiError::new(422, fault))
}

/// Takes a case out of its meeting: a copy is kept, and the list no longer names it.
pub(super) fn remove(desk: &mut Desk, names: &Names) -> Answered {
    let file = desk.file(&names.meeting, &names.file)?;
    if file.is_meeting() {
        return Err(ApiError::new(422, Fault::new("change-no-place")));
    }
    let root = desk.session.workspace.root.clone();
    let place = root.join(file.path());
    let bytes = disk::read_below(&root, &place, limits::FILE_BYTES).with_context(at(&place))?;
    if !desk.kept.keep_removed(&file, &bytes, today())? {
        return Err(ApiError::new(422, Fault::new("no-place-for-copies")));
    }
    unlist(desk, &file)?;
    disk::remove_file(&place).with_context(at(&place))?;
    desk.tell(&file, "");
    desk.tell_workspace();
    workspace(desk)
}

/// Takes the item of a case off the list of its meeting.
fn unlist(desk: &mut Desk, file: &EditedFile) -> Answered<()> {
    let list = desk.file(&file.meeting, "meeting.yaml")?;
    let sources = desk.session.sources();
    let path = desk.session.workspace.root.join(list.path());
    let read = desk.session.workspace.read_from(&sources, &[path], |_| None)?;
    let Some(meeting) = read.meetings.first() else { return Ok(()) };
    let ways = meeting.meeting.value.all_items();
    let own = ways.filter(|(_, item)| item.case_file().as_deref() == Some(file.file.as_str()));
    let mut ways: Vec<Pointer> = own.map(|(place, _)| place.way()).collect();
    ways.reverse();
    let change = |at: Pointer| FieldChange { at, was: None, to: ChangeAction::Remove };
    let changes: Vec<FieldChange> = ways.into_iter().map(change).collect();
    if let (_, Some(step)) = written(desk, &list, &changes)? {
        desk.tell(&list, &crate::cache::fingerprint::checksum(&step.after));
        desk.undo.push(&list, step);
    }
    Ok(())
}
