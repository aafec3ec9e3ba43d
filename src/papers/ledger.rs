//! The ledger (案件台帳): every item of every meeting, in a row.

use std::num::NonZeroU32;
use std::sync::Arc;

use chrono::Datelike;
use serde::Serialize;

use crate::check::checked::{CheckedCase, CheckedItem, CheckedMeeting, once_each};
use crate::text::folded::folded;
use crate::text::wareki::fiscal_year;

/// An item of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerEntry {
    /// Name of the meeting's folder.
    pub meeting: String,
    /// Title of the meeting.
    pub title: String,
    /// Day of the meeting: 2026-05-20.
    pub date: String,
    /// Fiscal year (年度) of the meeting: 2026.
    pub fiscal_year: i32,
    /// Mark on the meeting's list.
    pub mark: String,
    /// Number of the item.
    pub number: Option<String>,
    /// Kinds, in the council's order.
    pub kinds: Vec<String>,
    /// Subject.
    pub subject: String,
    /// Grounds.
    pub grounds: Vec<String>,
    /// Divisions in charge.
    pub divisions: Vec<String>,
    /// Recipients and sources, over all matters.
    pub recipients: Vec<String>,
    /// Whether it is open to the public.
    pub open: bool,
    /// Ground on which it is closed.
    pub closed_ground: Option<String>,
    /// Number of the material; empty where it has none.
    pub material: String,
    /// The papers made elsewhere.
    pub attachments: Vec<Attached>,
    /// How it is handed out.
    pub distribution: String,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// Matching number, where it has a case.
    pub matching_number: Option<String>,
    /// Name of the case, where it has one: the folder of its documents.
    pub case: Option<String>,
}

/// A paper made elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attached {
    /// Number of the material.
    pub material: String,
    /// Subject.
    pub subject: String,
    /// Pages.
    pub pages: u32,
}

/// Which entries are asked for. What is empty asks for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The fiscal year.
    pub year: Option<i32>,
    /// A part of the name of a kind.
    pub kind: Option<String>,
    /// A part of the name of a division.
    pub division: Option<String>,
    /// A part of the name of a recipient or source.
    pub recipient: Option<String>,
    /// Open items only, and none that was withdrawn: the paper for the public does not name it.
    pub public: bool,
}

impl Filter {
    fn lets(&self, entry: &LedgerEntry) -> bool {
        let holds = |wanted: &Option<String>, names: &[String]| {
            wanted
                .as_ref()
                .is_none_or(|wanted| names.iter().any(|name| folded(name).contains(&folded(wanted))))
        };
        self.year.is_none_or(|year| year == entry.fiscal_year)
            && holds(&self.kind, &entry.kinds)
            && holds(&self.division, &entry.divisions)
            && holds(&self.recipient, &entry.recipients)
            && (!self.public || (entry.open && !entry.withdrawn))
    }
}

/// The entries of these meetings, meetings by day, items in the order of their list.
#[must_use]
pub fn ledger(meetings: &[Arc<CheckedMeeting>], filter: &Filter) -> Vec<LedgerEntry> {
    let mut meetings: Vec<&CheckedMeeting> = meetings.iter().map(Arc::as_ref).collect();
    meetings.sort_by_key(|meeting| (meeting.meeting().date.first_day(), meeting.name()));
    let entries = meetings.into_iter().flat_map(|meeting| {
        let public = filter.public.then(|| meeting.for_public()).flatten();
        let meeting = public.as_ref().unwrap_or(meeting);
        meeting.items().iter().map(|item| entry(meeting, item)).collect::<Vec<_>>()
    });
    entries.filter(|entry| filter.lets(entry)).collect()
}

fn entry(meeting: &CheckedMeeting, checked: &CheckedItem) -> LedgerEntry {
    let item = &checked.listed().item;
    let case = checked.case();
    let day = meeting.meeting().date.first_day();
    let attached = checked.listed().attachments.iter().map(|(number, attachment)| Attached {
        material: number.clone(),
        subject: attachment.subject.clone(),
        pages: attachment.pages.map_or(0, NonZeroU32::get),
    });
    LedgerEntry {
        meeting: meeting.name().to_owned(),
        title: meeting.meeting().title.clone(),
        date: day.format("%Y-%m-%d").to_string(),
        fiscal_year: fiscal_year(day.year(), day.month()),
        mark: checked.listed().mark.clone(),
        number: item.number.clone(),
        kinds: checked.kinds().iter().map(|kind| kind.name.clone()).collect(),
        subject: checked.subject(),
        grounds: checked.articles(),
        divisions: checked.divisions(),
        recipients: case.map(recipients).unwrap_or_default(),
        open: !checked.is_closed(),
        closed_ground: item.closed_ground.clone(),
        material: checked.listed().material.clone(),
        attachments: attached.collect(),
        distribution: checked.distribution().name.clone(),
        withdrawn: checked.is_withdrawn(),
        matching_number: case.map(|case| case.matching_number().to_owned()),
        case: case.map(|case| case.name().to_owned()),
    }
}

fn recipients(case: &CheckedCase) -> Vec<String> {
    let of_matter = |matter: &crate::model::case::Matter| {
        let sources = matter.collected.iter().flat_map(|part| &part.source);
        matter.provided.recipient.iter().chain(sources).cloned().collect::<Vec<_>>()
    };
    once_each(case.case().matters.iter().flat_map(of_matter))
}
