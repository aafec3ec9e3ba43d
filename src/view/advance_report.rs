//! The form 諮問・報告事項: cover, 事業の概要, and a sheet for each matter.

use chrono::NaiveDate;
use serde::Serialize;

use crate::case::{Case, Contact, Period};
use crate::checked::{CheckedCase, CheckedMatter, CheckedMeeting};
use crate::council::{ContactLabels, Council, OverviewRow, RowKey};
use crate::phrase::Phrase;
use crate::yes_no::YesNo;

use super::lines::{Line, joined, names, numbered, prose};
use super::paper::{Paper, paper};

/// The finished text of the form.
#[derive(Debug, Serialize)]
pub struct AdvanceReport {
    /// Properties of the document.
    pub document: Paper,
    /// The first sheet.
    pub cover: Cover,
    /// The sheet on the project.
    pub overview: Overview,
    /// A sheet for each matter.
    pub sheets: Vec<Sheet>,
}

/// The cover.
#[derive(Debug, Serialize)]
pub struct Cover {
    /// Title of the form.
    pub title: String,
    /// Label of the subject.
    pub subject_label: String,
    /// Subject.
    pub subject: String,
    /// 内容は別紙のとおり.
    pub notice: String,
    /// Heading of the grounds.
    pub grounds_heading: String,
    /// The grounds, by kind.
    pub kinds: Vec<KindGroup>,
    /// The divisions in charge: lines of parts.
    pub contacts: Vec<Vec<Vec<String>>>,
}

/// The grounds of one kind.
#[derive(Debug, Serialize)]
pub struct KindGroup {
    /// 【事前報告】.
    pub mark: String,
    /// One line for each ground.
    pub grounds: Vec<String>,
}

/// The sheet on the project.
#[derive(Debug, Serialize)]
pub struct Overview {
    /// Heading.
    pub heading: String,
    /// Rows of one cell each.
    pub rows: Vec<Row>,
}

/// The sheet of a matter.
#[derive(Debug, Serialize)]
pub struct Sheet {
    /// Word before the subject in the heading.
    pub heading_label: String,
    /// Subject.
    pub subject: String,
    /// Heads of the two halves.
    pub heads: [String; 2],
    /// Rows of one cell (full width) or two.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell: a label and what is said under it.
#[derive(Debug, Default, Serialize)]
pub struct Cell {
    /// Label; empty where the half is empty.
    pub label: String,
    /// Lines.
    pub lines: Vec<Line>,
}

/// The form of a case.
pub(super) fn report(
    meeting: &CheckedMeeting,
    checked: &CheckedCase,
    matching_number: &str,
) -> AdvanceReport {
    let council = &meeting.profile.council.value;
    let writer = Writer { council, case: &checked.case, day: meeting.meeting.date.first_day() };
    let cover = writer.cover(&checked.matters);
    let overview = writer.overview();
    let sheets: Vec<Sheet> = checked.matters.iter().map(|matter| writer.sheet(matter)).collect();
    let title = Phrase::parse(&council.documents.advance_report.title).fill(|_| checked.case.subject.clone());
    let document = paper(meeting, &title, matching_number, &(&cover, &overview, &sheets, &title));
    AdvanceReport { document, cover, overview, sheets }
}

struct Writer<'a> {
    council: &'a Council,
    case: &'a Case,
    /// The meeting's day: eras that begin later are not known yet.
    day: NaiveDate,
}

impl Writer<'_> {
    fn cover(&self, matters: &[CheckedMatter]) -> Cover {
        let labels = &self.council.cover;
        let contacts = self.case.contact.iter().map(|contact| contact_lines(&labels.contact, contact));
        Cover {
            title: labels.title.clone(),
            subject_label: self.label(&labels.subject),
            subject: self.subject(),
            notice: self.label(&labels.notice),
            grounds_heading: self.label(&labels.grounds),
            kinds: self.kinds(matters),
            contacts: contacts.collect(),
        }
    }

    /// The grounds under their kinds, kinds in the profile's order, each ground once.
    fn kinds(&self, matters: &[CheckedMatter]) -> Vec<KindGroup> {
        let line = Phrase::parse(&self.council.ground_line);
        let group = |kind: &crate::council::Kind| {
            let mut grounds: Vec<String> = Vec::new();
            for ground in
                matters.iter().flat_map(|matter| &matter.grounds).filter(|ground| ground.kind == kind.name)
            {
                let text = line.fill(|blank| match blank {
                    "条項" => ground.article.clone(),
                    _ => ground.caption.clone(),
                });
                if !grounds.contains(&text) {
                    grounds.push(text);
                }
            }
            (!grounds.is_empty()).then(|| KindGroup { mark: kind.mark.clone(), grounds })
        };
        self.council.kinds.iter().filter_map(group).collect()
    }

    fn overview(&self) -> Overview {
        let labels = &self.council.overview;
        let project = &self.case.project;
        let optional = |text: &Option<String>| text.as_deref().map(prose).unwrap_or_default();
        let rows = labels.rows.iter().map(|row| {
            let lines = match row {
                OverviewRow::Name => prose(&project.name),
                OverviewRow::Division if project.division.is_empty() => prose(&self.divisions()),
                OverviewRow::Division => names(&project.division),
                OverviewRow::Purpose => optional(&project.purpose),
                OverviewRow::Target => optional(&project.target),
                OverviewRow::Description => optional(&project.description),
            };
            Row { cells: vec![Cell { label: self.label(&labels.labels[row]), lines }] }
        });
        Overview { heading: self.label(&labels.heading), rows: rows.collect() }
    }

    fn sheet(&self, checked: &CheckedMatter) -> Sheet {
        let sheet = &checked.sheet;
        let cell = |key: &RowKey| match key {
            RowKey::None => Cell::default(),
            key => Cell { label: self.label(&sheet.labels[key]), lines: self.lines(*key, checked) },
        };
        let rows = sheet.rows.iter().map(|keys| Row { cells: keys.iter().map(cell).collect() });
        Sheet {
            heading_label: self.label(&sheet.subject),
            subject: self.subject(),
            heads: [self.label(&sheet.left), self.label(&sheet.right)],
            rows: rows.collect(),
        }
    }

    fn lines(&self, key: RowKey, checked: &CheckedMatter) -> Vec<Line> {
        let matter = &checked.matter;
        let optional = |text: &Option<String>| text.as_deref().map(prose).unwrap_or_default();
        match key {
            RowKey::None => Vec::new(),
            RowKey::HoldingDivision if matter.held.division.is_empty() => prose(&self.divisions()),
            RowKey::HoldingDivision => names(&matter.held.division),
            RowKey::Register => names(&matter.held.register),
            RowKey::HeldMedium => optional(&matter.held.medium),
            RowKey::HeldFields => names(&matter.held.fields),
            RowKey::Recipient => names(&matter.provided.recipient),
            RowKey::ProvidedMedium => optional(&matter.provided.medium),
            RowKey::ProvidedFields => names(matter.provided.fields.iter().map(|field| &field.name)),
            RowKey::Reason => optional(&matter.reason),
            RowKey::Description => optional(&matter.description),
            RowKey::Period => matter.period.as_ref().map(|period| self.period(period)).unwrap_or_default(),
            RowKey::MunicipalitySafeguards => numbered(&matter.safeguards.municipality),
            RowKey::RecipientSafeguards => numbered(&matter.safeguards.recipient),
        }
    }

    /// The period as the clerk worded it, else worded by the profile.
    fn period(&self, period: &Period) -> Vec<Line> {
        if let Some(text) = &period.text {
            return prose(text);
        }
        let phrases = &self.council.period;
        let phrase = match (&period.to, period.ongoing) {
            (Some(_), _) => &phrases.closed,
            (None, Some(YesNo::Yes)) => &phrases.ongoing,
            (None, _) => &phrases.open,
        };
        prose(&Phrase::parse(phrase).fill(|blank| {
            let date = if blank == "開始" { &period.from } else { &period.to };
            date.as_ref().map(|date| date.printed(self.day)).unwrap_or_default()
        }))
    }

    /// A label of the profile, with the municipality's short word filled in.
    fn label(&self, text: &str) -> String {
        Phrase::parse(text).fill(|_| self.council.municipality.short.clone())
    }

    fn subject(&self) -> String {
        self.case.subject.trim_end_matches('\n').to_owned()
    }

    fn divisions(&self) -> String {
        joined(self.case.contact.iter().map(|contact| &contact.division))
    }
}

/// The lines on a division; a part whose blanks are all empty is left out, and a line without parts.
fn contact_lines(labels: &ContactLabels, contact: &Contact) -> Vec<Vec<String>> {
    let word = |blank: &str| {
        let word = match blank {
            "部" => contact.department.clone(),
            "課" => Some(contact.division.clone()),
            "係" => contact.section.clone(),
            "担当者" => contact.officer.clone(),
            _ => contact.extension.clone(),
        };
        word.unwrap_or_default()
    };
    let part = |text: &String| {
        let phrase = Phrase::parse(text);
        let nothing = phrase.blanks().count() > 0 && phrase.blanks().all(|(blank, _)| word(blank).is_empty());
        (!nothing).then(|| phrase.fill(word))
    };
    let lines = labels.lines.iter().map(|parts| parts.iter().filter_map(part).collect::<Vec<_>>());
    lines.filter(|parts| !parts.is_empty()).collect()
}
