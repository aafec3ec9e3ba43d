//! The form 諮問・報告事項: cover, 事業の概要, and a sheet for each matter.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::check::checked::{CheckedCase, CheckedMatter, CheckedMeeting, MatterGround};
use crate::model::case::{Case, Contact, Period};
use crate::model::council::{ContactLabels, Council, MatterValue, OverviewRow, OverviewValue, Row, RowKey};
use crate::text::placeholder::PlaceholderTemplate;
use crate::text::yes_no::YesNo;

use super::lines::{Line, joined, names, numbered, prose};
use super::paper::{Paper, paper};

/// The finished text of the form.
#[derive(Debug, Clone, Serialize)]
pub struct AdvanceReport {
    /// Properties of the document.
    pub document: Paper,
    /// The first sheet.
    pub cover: CoverText,
    /// The sheet on the project.
    pub overview: OverviewText,
    /// A sheet for each matter.
    pub sheets: Vec<SheetText>,
}

/// The cover.
#[derive(Debug, Clone, Serialize)]
pub struct CoverText {
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
#[derive(Debug, Clone, Serialize)]
pub struct KindGroup {
    /// 【事前報告】.
    pub mark: String,
    /// One line for each ground.
    pub grounds: Vec<String>,
}

/// The sheet on the project.
#[derive(Debug, Clone, Serialize)]
pub struct OverviewText {
    /// Heading.
    pub heading: String,
    /// Rows of one cell each.
    pub rows: Vec<SheetRow>,
}

/// The sheet of a matter.
#[derive(Debug, Clone, Serialize)]
pub struct SheetText {
    /// Word before the subject in the heading.
    pub heading_label: String,
    /// Subject.
    pub subject: String,
    /// Heads of the two halves; none where all rows are of full width.
    pub heads: Vec<String>,
    /// Rows of one cell (full width) or two.
    pub rows: Vec<SheetRow>,
}

/// A row.
#[derive(Debug, Clone, Serialize)]
pub struct SheetRow {
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell: a label and what is said under it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Cell {
    /// Label; empty where the half is empty.
    pub label: String,
    /// Lines.
    pub lines: Vec<Line>,
}

/// The form of a case.
pub(super) fn report(meeting: &CheckedMeeting, checked: &CheckedCase) -> AdvanceReport {
    let council = &meeting.profile().council().value;
    let writer = Writer { council, case: checked.case(), day: meeting.meeting().date.first_day() };
    let cover = writer.cover(checked.matters());
    let overview = writer.overview();
    let sheets: Vec<SheetText> = checked.matters().iter().map(|matter| writer.sheet(matter)).collect();
    let title = PlaceholderTemplate::parse(&council.documents.advance_report.title)
        .fill(|_| checked.case().subject.clone());
    let document = paper(meeting, &title, checked.matching_number(), &(&cover, &overview, &sheets, &title));
    AdvanceReport { document, cover, overview, sheets }
}

struct Writer<'a> {
    council: &'a Council,
    case: &'a Case,
    /// The meeting's day: eras that begin later are not known yet.
    day: NaiveDate,
}

impl Writer<'_> {
    fn cover(&self, matters: &[CheckedMatter]) -> CoverText {
        let labels = &self.council.cover;
        let contacts = self.case.contact.iter();
        let contacts = contacts.map(|contact| contact_lines(&labels.contact, |blank| word(contact, blank)));
        CoverText {
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
        let line = PlaceholderTemplate::parse(&self.council.ground_line);
        let group = |kind: &crate::model::council::Kind| {
            let mut grounds: Vec<String> = Vec::new();
            let all = matters.iter().flat_map(CheckedMatter::grounds);
            for ground in all.filter(|of_matter| of_matter.kind() == kind.name).map(MatterGround::ground) {
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

    fn overview(&self) -> OverviewText {
        let labels = &self.council.overview;
        let project = &self.case.project;
        let optional = |text: &Option<String>| text.as_deref().map(prose).unwrap_or_default();
        let rows = labels.rows.iter().map(|row| {
            let lines = match row {
                OverviewRow::Core(value) => match value {
                    OverviewValue::Name => prose(&project.name),
                    OverviewValue::Division if project.division.is_empty() => prose(&self.divisions()),
                    OverviewValue::Division => names(&project.division),
                    OverviewValue::Purpose => optional(&project.purpose),
                    OverviewValue::Target => optional(&project.target),
                    OverviewValue::Description => optional(&project.description),
                },
                OverviewRow::Own(_) => self.own(row, &project.rows),
            };
            SheetRow {
                cells: vec![Cell { label: self.label(self.council.label(&labels.labels, row)), lines }],
            }
        });
        OverviewText { heading: self.label(&labels.heading), rows: rows.collect() }
    }

    fn sheet(&self, checked: &CheckedMatter) -> SheetText {
        let sheet = checked.sheet();
        let cell = |key: &RowKey| match key {
            Row::Core(MatterValue::None) => Cell::default(),
            key => Cell {
                label: self.label(self.council.label(&sheet.labels, key)),
                lines: match key {
                    Row::Core(value) => self.lines(*value, checked),
                    Row::Own(_) => self.own(key, &checked.in_case(self.case).rows),
                },
            },
        };
        let rows = sheet.rows.iter().map(|keys| SheetRow { cells: keys.iter().map(cell).collect() });
        SheetText {
            heading_label: self.label(&sheet.subject),
            subject: self.subject(),
            heads: [&sheet.left, &sheet.right].into_iter().flatten().map(|head| self.label(head)).collect(),
            rows: rows.collect(),
        }
    }

    fn lines(&self, value: MatterValue, checked: &CheckedMatter) -> Vec<Line> {
        let matter = checked.in_case(self.case);
        let optional = |text: &Option<String>| text.as_deref().map(prose).unwrap_or_default();
        match value {
            MatterValue::None => Vec::new(),
            MatterValue::HoldingDivision if matter.held.division.is_empty() => prose(&self.divisions()),
            MatterValue::HoldingDivision => names(&matter.held.division),
            MatterValue::Register => names(&matter.held.register),
            MatterValue::HeldMedium => optional(&matter.held.medium),
            MatterValue::HeldFields => names(&matter.held.fields),
            MatterValue::Recipient => names(&matter.provided.recipient),
            MatterValue::ProvidedMedium => optional(&matter.provided.medium),
            MatterValue::ProvidedFields => names(matter.provided.fields.iter().map(|field| &field.name)),
            MatterValue::ReceivedMedium => {
                optional(&matter.received.as_ref().and_then(|part| part.medium.clone()))
            }
            MatterValue::ReceivedFields => names(matter.received.iter().flat_map(|part| &part.fields)),
            MatterValue::Source => names(matter.collected.iter().flat_map(|part| &part.source)),
            MatterValue::CollectedMedium => {
                optional(&matter.collected.as_ref().and_then(|part| part.medium.clone()))
            }
            MatterValue::CollectedFields => names(matter.collected.iter().flat_map(|part| &part.fields)),
            MatterValue::AddedFields => names(matter.added.iter().flat_map(|part| &part.fields)),
            MatterValue::Reason => optional(&matter.reason),
            MatterValue::Description => optional(&matter.description),
            MatterValue::Period => {
                matter.period.as_ref().map(|period| self.period(period)).unwrap_or_default()
            }
            MatterValue::MunicipalitySafeguards => numbered(&matter.safeguards.municipality),
            MatterValue::RecipientSafeguards => numbered(&matter.safeguards.recipient),
        }
    }

    /// The value of a row of the profile's own.
    fn own<T>(&self, row: &Row<T>, values: &BTreeMap<String, String>) -> Vec<Line> {
        let value = self.council.own_row(row).and_then(|own| values.get(&own.key));
        value.map(|text| prose(text)).unwrap_or_default()
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
        prose(&PlaceholderTemplate::parse(phrase).fill(|blank| {
            let date = if blank == "開始" { &period.from } else { &period.to };
            date.as_ref().map(|date| date.printed(self.day)).unwrap_or_default()
        }))
    }

    /// A label of the profile, with the municipality's short word filled in.
    fn label(&self, text: &str) -> String {
        PlaceholderTemplate::parse(text).fill(|_| self.council.municipality.short.clone())
    }

    fn subject(&self) -> String {
        self.case.subject.trim_end_matches('\n').to_owned()
    }

    fn divisions(&self) -> String {
        joined(self.case.contact.iter().map(|contact| &contact.division))
    }
}

/// What a blank of the lines on a division stands for.
pub(super) fn word(contact: &Contact, blank: &str) -> String {
    let word = match blank {
        "部" => contact.department.clone(),
        "課" => Some(contact.division.clone()),
        "係" => contact.section.clone(),
        "担当者" => contact.officer.clone(),
        _ => contact.extension.clone(),
    };
    word.unwrap_or_default()
}

/// The lines on a division; a part whose blanks are all empty is left out, and a line without parts.
pub(super) fn contact_lines(
    labels: &ContactLabels,
    mut word: impl FnMut(&str) -> String,
) -> Vec<Vec<String>> {
    let lines = labels.lines.iter().map(|line| parts(line, &mut word));
    lines.filter(|parts| !parts.is_empty()).collect()
}

/// The parts of a line on a division; one whose blanks are all empty is left out.
pub(super) fn parts(texts: &[String], mut word: impl FnMut(&str) -> String) -> Vec<String> {
    let part = |text: &String| {
        let phrase = PlaceholderTemplate::parse(text);
        let words: Vec<String> = phrase.blanks().map(|(blank, _)| word(blank)).collect();
        let nothing = !words.is_empty() && words.iter().all(String::is_empty);
        let mut words = words.into_iter();
        (!nothing).then(|| phrase.fill(|_| words.next().unwrap_or_default()))
    };
    texts.iter().filter_map(part).collect()
}
