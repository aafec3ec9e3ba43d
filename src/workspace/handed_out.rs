//! What was handed out of a meeting, as far as its list must know it: numbers that are in the hands stay.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::disk::{self, EntryKind, is_absence};
use crate::limits;

use super::PRINTED;

/// Name of the record of the first print, in the folder of what was printed.
pub const RECORD: &str = "printed.json";
/// What the folders of rounds are called that were handed out since, before their numbers.
pub const ROUND: &str = "round-";
/// Name of the record of a round, in its folder.
pub const ROUND_RECORD: &str = "round.json";

/// An item of a meeting as it was handed out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "a record: each is a key of its own")]
pub struct HandedItem {
    /// What it is called in the record, whatever becomes of it.
    pub id: String,
    /// Name of its case; empty if it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub case: String,
    /// Subject.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// Number: 報告第1号.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Number of its material: 資料1; empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub material: String,
    /// Number of the group that is one material, where it stands in such a one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub above: String,
    /// Whether it is closed to the public.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
    /// Whether it is handed out on the day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_the_day: bool,
    /// Whether it was withdrawn.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
    /// Whether it no longer stands on the list: its number stays unused.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gone: bool,
}

/// What a meeting's list must know of what was handed out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct HandedOut {
    /// The folder of what was printed; `None` where nothing was.
    pub folder: Option<PathBuf>,
    /// The day on which something was last handed out or printed, where that is known: 2026-05-12.
    pub day: Option<String>,
    /// The items, in their order.
    pub items: Vec<HandedItem>,
    /// The matching numbers in the hands, by case.
    pub matching_numbers: BTreeMap<String, String>,
    /// Whether the items are all that were handed out: earlier records name those with a case only.
    pub is_whole: bool,
    /// Why the record cannot be read.
    pub unreadable: Option<String>,
}

/// What is read of a record.
#[derive(Debug, Default, Deserialize)]
struct Read {
    #[serde(default)]
    meeting: String,
    #[serde(default)]
    day: Option<String>,
    #[serde(default)]
    items: Option<Vec<HandedItem>>,
    #[serde(default)]
    matching_numbers: BTreeMap<String, String>,
    #[serde(default)]
    values: Vec<Value>,
}

/// What is read of the record of a round.
#[derive(Debug, Deserialize)]
struct ReadRound {
    #[serde(default)]
    day: Option<String>,
    hands: Read,
}

impl HandedOut {
    /// What was handed out of the meeting whose output lies in a folder.
    ///
    /// - `output` is the folder of finished documents
    /// - `meetings` are the names of all meetings that are there
    #[must_use]
    pub fn read(output: &Path, meeting: &str, cases: &[String], meetings: &[String]) -> Self {
        let own = output.join(meeting).join(PRINTED);
        let folder = if is_record(&own) { Some(own) } else { moved(output, cases, meetings) };
        let Some(folder) = folder else { return Self::default() };
        let known = read_last(&folder).map(|read| {
            let is_whole = read.items.is_some();
            let items = read.items.unwrap_or_else(|| items_of(&read.values));
            let (folder, matching_numbers) = (Some(folder.clone()), read.matching_numbers);
            Self { folder, day: read.day, items, matching_numbers, is_whole, unreadable: None }
        });
        known.unwrap_or_else(|error| Self {
            folder: Some(folder),
            unreadable: Some(error),
            ..Self::default()
        })
    }
}

/// Whether something in a folder says what was printed: also where it cannot be read.
fn is_record(folder: &Path) -> bool {
    let rounds = || disk::names_if_there(folder).unwrap_or_default();
    disk::is_there(&folder.join(RECORD)).unwrap_or(true)
        || rounds().iter().any(|name| round_number(&name.to_string_lossy()).is_some())
}

/// The folder of what was printed of a meeting that has another name now: its old folder of cases is gone, and half of what was
/// printed is in this one. `None` where that is none, or more than one.
fn moved(output: &Path, cases: &[String], meetings: &[String]) -> Option<PathBuf> {
    let names = disk::names_if_there(output).ok()?;
    let names = names.iter().filter_map(|name| name.to_str());
    let gone = names.filter(|name| !name.starts_with('.') && meetings.iter().all(|known| known != name));
    let mut found = gone.filter_map(|name| {
        let folder = output.join(name).join(PRINTED);
        let is_folder = matches!(disk::kind_below(output, &folder), Ok(Some(EntryKind::Folder)));
        let read = (is_folder && is_record(&folder)).then(|| read_last(&folder).ok())??;
        let items = read.items.unwrap_or_else(|| items_of(&read.values));
        let of_cases: Vec<&HandedItem> = items.iter().filter(|item| !item.case.is_empty()).collect();
        let there = of_cases.iter().filter(|item| cases.contains(&item.case)).count();
        (there > 0 && 2 * there >= of_cases.len() && read.meeting == name).then_some(folder)
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The number of a round, by the name of its folder.
#[must_use]
pub fn round_number(name: &str) -> Option<usize> {
    name.strip_prefix(ROUND)?.parse().ok().filter(|number| *number > 0)
}

/// What the last record in a folder says.
fn read_last(folder: &Path) -> Result<Read, String> {
    let names = disk::names_if_there(folder).map_err(|error| error.to_string())?;
    let rounds = names.iter().filter_map(|name| round_number(&name.to_string_lossy()));
    let text = |path: &Path| {
        let text = disk::read_text(path, limits::MADE_BYTES);
        text.map_err(|error| if is_absence(&error) { "…".to_owned() } else { error.to_string() })
    };
    match rounds.max() {
        None => serde_json::from_str(&text(&folder.join(RECORD))?).map_err(|error| error.to_string()),
        Some(last) => {
            let text = text(&folder.join(format!("{ROUND}{last}")).join(ROUND_RECORD))?;
            let round: ReadRound = serde_json::from_str(&text).map_err(|error| error.to_string())?;
            Ok(Read { day: round.day.or(round.hands.day), ..round.hands })
        }
    }
}

/// The items with a case, as records of versions know them that did not name items: by the values of their materials. What the
/// meeting's file says stands in the list, and in no material of a case.
fn items_of(values: &[Value]) -> Vec<HandedItem> {
    let mut materials: Vec<(&str, Vec<&str>, bool)> = Vec::new();
    for value in values {
        let name = value["material"].as_str().unwrap_or_default();
        let at = materials.iter().position(|(known, ..)| *known == name).unwrap_or(materials.len());
        if at == materials.len() {
            materials.push((name, Vec::new(), false));
        }
        for origin in value["origins"].as_array().into_iter().flatten() {
            match origin["file"]["case"].as_str() {
                Some(case) if !materials[at].1.contains(&case) => materials[at].1.push(case),
                Some(_) => {}
                None => materials[at].2 |= origin["file"] == "meeting",
            }
        }
    }
    let of_cases = materials.into_iter().filter(|(_, cases, of_meeting)| cases.len() == 1 && !of_meeting);
    let item = |(at, (material, cases, _)): (usize, (&str, Vec<&str>, bool))| HandedItem {
        id: (at + 1).to_string(),
        case: cases[0].to_owned(),
        material: material.to_owned(),
        ..HandedItem::default()
    };
    of_cases.enumerate().map(item).collect()
}
