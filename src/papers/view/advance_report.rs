//! The form 諮問・報告事項: cover, 事業の概要, and a sheet for each matter.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::check::checked::{CheckedCase, CheckedMatter, CheckedMeeting};
use crate::model::case::{Case, Matter, Period, Safeguard};
use crate::model::council::{Council, Kind, MatterValue, OverviewRow, OverviewValue, Row, RowKey, Sheet};
use crate::text::numbering::in_series;
use crate::text::placeholder::PlaceholderTemplate;
use crate::text::yes_no::YesNo;
use crate::workspace::profile::Profile;

use super::contacts::{divisions, on_cover};
use super::grounds::Grounds;
use super::items::subject_of_case;
use super::lines::{Line, joined, names, numbered, prose, text_of};
use super::origin::Origin;
use super::paper::{Paper, paper};
use super::printed::Printed;

/// From so many fields on, how many there are is said below them.
const MANY_FIELDS: usize = 10;

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
    pub subject: Printed,
    /// 内容は別紙のとおり.
    pub notice: String,
    /// Heading of the grounds.
    pub grounds_heading: String,
    /// The grounds, by kind.
    pub kinds: Vec<KindGroup>,
    /// The divisions in charge: lines of parts.
    pub contacts: Vec<Vec<Vec<Printed>>>,
}

/// The grounds of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct KindGroup {
    /// 【事前報告】.
    pub mark: Printed,
    /// One line for each ground.
    pub grounds: Vec<Printed>,
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
    /// Which of several it is, with its type and grounds: its heading.
    pub appendix: Vec<Printed>,
    /// Word before the subject in the heading.
    pub heading_label: String,
    /// Subject.
    pub subject: Printed,
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
    let writer = Writer::of(meeting, checked);
    let council = writer.council;
    let cover = writer.cover();
    let overview = writer.overview();
    let matters = checked.matters().iter().enumerate();
    let sheets: Vec<SheetText> = matters.map(|(place, matter)| writer.sheet(place, matter)).collect();
    let title = Printed::fill(&council.documents.advance_report.title, |_| subject_of_case(checked));
    let document = paper(meeting, &title, checked.matching_number(), &(&cover, &overview, &sheets, &title));
    let document = document.of_case(council, checked, &[]);
    AdvanceReport { document, cover, overview, sheets }
}

/// A row of the form with what it said and says.
#[derive(Debug, Default)]
pub(super) struct RowPair {
    pub(super) label: String,
    pub(super) old: Printed,
    pub(super) new: Printed,
}

/// Writes the form of a case.
pub(super) struct Writer<'a> {
    council: &'a Council,
    profile: &'a Profile,
    checked: &'a CheckedCase,
    case: &'a Case,
    /// The top of the case's file.
    at: Origin,
    /// The meeting's day: eras that begin later are not known yet.
    day: NaiveDate,
}

impl<'a> Writer<'a> {
    /// - `meeting` says how the form looks, and the day
    pub(super) fn of(meeting: &'a CheckedMeeting, checked: &'a CheckedCase) -> Self {
        let council = &meeting.profile().council().value;
        let day = meeting.meeting().date.first_day();
        let (profile, at) = (meeting.profile(), Origin::case(checked.name()));
        Self { council, profile, checked, case: checked.case(), at, day }
    }

    /// The same on another day.
    pub(super) fn on(self, day: NaiveDate) -> Self {
        Self { day, ..self }
    }

    /// Every row of the form with what another case says there. Matters of one type are compared in their order.
    pub(super) fn beside(&self, other: &Self) -> Vec<RowPair> {
        let (cover, other_cover) = (self.cover(), other.cover());
        let pair = |label: String, old: Printed, new: Printed| RowPair { label, old, new };
        let lines = |groups: &[KindGroup]| {
            Printed::joined(
                groups.iter().flat_map(|group| [&group.mark].into_iter().chain(&group.grounds).cloned()),
                "\n",
            )
        };
        let mut pairs = vec![
            pair(cover.subject_label, other_cover.subject, cover.subject),
            pair(cover.grounds_heading, lines(&other_cover.kinds), lines(&cover.kinds)),
        ];
        let cells =
            |rows: &[SheetRow]| -> Vec<Cell> { rows.iter().flat_map(|row| row.cells.clone()).collect() };
        let mut rows = |now: &[SheetRow], before: &[SheetRow], of: &str| {
            let before = cells(before);
            for (at, cell) in cells(now).into_iter().enumerate().filter(|(_, cell)| !cell.label.is_empty()) {
                let old = before.get(at).map(|cell| text_of(&cell.lines)).unwrap_or_default();
                let label = if of.is_empty() { cell.label } else { format!("{of}　{}", cell.label) };
                pairs.push(pair(label, old, text_of(&cell.lines)));
            }
        };
        rows(&self.overview().rows, &other.overview().rows, "");
        let is_one = self.checked.matters().len() == 1;
        let mut left: Vec<(usize, &CheckedMatter)> = other.checked.matters().iter().enumerate().collect();
        for (place, matter) in self.checked.matters().iter().enumerate() {
            let found = left.iter().position(|(_, old)| old.matter_type() == matter.matter_type());
            let before = found.map(|at| left.remove(at)).map(|(_, old)| other.sheet_as(matter, old).rows);
            let name = self.profile.word_of(matter.matter_type());
            rows(
                &self.sheet(place, matter).rows,
                &before.unwrap_or_default(),
                if is_one { "" } else { &name },
            );
        }
        for (_, gone) in left {
            let name = self.profile.word_of(gone.matter_type());
            let was = gone.in_case(other.case).description.clone().unwrap_or_else(|| name.clone());
            pairs.push(pair(name, was.into(), Printed::default()));
        }
        pairs
    }

    /// The sheet of a matter in the rows of another one.
    fn sheet_as(&self, form: &CheckedMatter, matter: &CheckedMatter) -> SheetText {
        self.sheet_of(form.sheet(), 0, matter)
    }
    fn cover(&self) -> CoverText {
        let labels = &self.council.cover;
        CoverText {
            title: labels.title.clone(),
            subject_label: self.label(&labels.subject),
            subject: self.subject(),
            notice: self.label(&labels.notice),
            grounds_heading: self.grounds_heading(),
            kinds: self.kinds(),
            contacts: on_cover(&labels.contact, &self.case.contact, &self.at.key("contact"), true),
        }
    }

    /// The grounds under their kinds, kinds in the profile's order, each ground once.
    /// The heading of the grounds, with what the words mean by which they call their laws.
    fn grounds_heading(&self) -> String {
        let heading = self.label(&self.council.cover.grounds);
        let matters = self.checked.matters().iter();
        let articles: Vec<&str> =
            matters.flat_map(CheckedMatter::grounds).map(|ground| ground.ground().article.as_str()).collect();
        let meant = self.council.cover.abbreviations.as_ref().and_then(|words| words.said_of(&articles));
        meant.map_or(heading.clone(), |meant| heading + &self.label(&meant))
    }

    fn kinds(&self) -> Vec<KindGroup> {
        let grounds = Grounds { council: self.council, case: self.checked };
        let group = |kind: &Kind| KindGroup { mark: grounds.mark(kind), grounds: grounds.lines(kind) };
        self.council.kinds.iter().map(group).filter(|group| !group.grounds.is_empty()).collect()
    }

    fn overview(&self) -> OverviewText {
        let labels = &self.council.overview;
        let project = &self.case.project;
        let at = self.at.key("project");
        let rows = labels.rows.iter().map(|row| {
            let lines = match row {
                OverviewRow::Core(value) => {
                    let at = at.key(value.name());
                    match value {
                        OverviewValue::Name => text(Some(&project.name), at),
                        OverviewValue::Division if project.division.is_empty() => self.divisions(),
                        OverviewValue::Division => names(&project.division, &at),
                        OverviewValue::Purpose => text(project.purpose.as_ref(), at),
                        OverviewValue::Target => text(project.target.as_ref(), at),
                        OverviewValue::Description => text(project.description.as_ref(), at),
                    }
                }
                OverviewRow::Own(_) => self.own(row, &project.rows, &at),
            };
            let label = self.label(self.council.label(&labels.labels, row));
            SheetRow { cells: vec![Cell { label, lines }] }
        });
        OverviewText { heading: self.label(&labels.heading), rows: rows.collect() }
    }

    /// The heading of the sheet of one of several matters, if the council wants one.
    ///
    /// - `place` is that of the sheet, from 0
    fn appendix(&self, place: usize, checked: &CheckedMatter) -> Option<Printed> {
        let phrase = self.council.cover.appendix.as_deref().filter(|_| self.checked.matters().len() > 1)?;
        let articles = checked.grounds().iter().map(|of| of.ground().article.as_str().into());
        Some(Printed::fill(phrase, |blank| match blank {
            "種類" => self.profile.word_of(checked.matter_type()).into(),
            "根拠" => joined(articles.clone()),
            series => in_series(series, place).unwrap_or_default().into(),
        }))
    }

    /// - `place` is that of the sheet, from 0
    fn sheet(&self, place: usize, checked: &CheckedMatter) -> SheetText {
        self.sheet_of(checked.sheet(), place, checked)
    }

    fn sheet_of(&self, sheet: &Sheet, place: usize, checked: &CheckedMatter) -> SheetText {
        let matter = checked.in_case(self.case);
        let at = self.at.key("matters").index(checked.index());
        let cell = |key: &RowKey| match key {
            Row::Core(MatterValue::None) => Cell::default(),
            key => Cell {
                label: self.label(self.council.label(&sheet.labels, key)),
                lines: match key {
                    Row::Core(value) => self.lines(*value, matter, &at),
                    Row::Own(_) => self.own(key, &matter.rows, &at),
                },
            },
        };
        let rows = sheet.rows.iter().map(|keys| SheetRow { cells: keys.iter().map(cell).collect() });
        SheetText {
            appendix: self.appendix(place, checked).into_iter().collect(),
            heading_label: self.label(&sheet.subject),
            subject: self.subject(),
            heads: [&sheet.left, &sheet.right].into_iter().flatten().map(|head| self.label(head)).collect(),
            rows: rows.collect(),
        }
    }

    /// What is said of a value of a matter.
    ///
    /// - `at` is the matter
    fn lines(&self, value: MatterValue, matter: &Matter, at: &Origin) -> Vec<Line> {
        let at = at.keys(value.way());
        let Matter { held, provided, received, collected, added, safeguards, .. } = matter;
        match value {
            MatterValue::None => Vec::new(),
            MatterValue::HoldingDivision if held.division.is_empty() => self.divisions(),
            MatterValue::HoldingDivision => names(&held.division, &at),
            MatterValue::Register => names(&held.register, &at),
            MatterValue::HeldMedium => text(held.medium.as_ref(), at),
            MatterValue::HeldFields => self.fields(&held.fields, &at),
            MatterValue::Recipient => names(&provided.recipient, &at),
            MatterValue::ProvidedMedium => text(provided.medium.as_ref(), at),
            MatterValue::ProvidedFields => {
                let names =
                    provided.fields.iter().enumerate().map(|(index, field)| {
                        Printed::new(field.name.as_str(), [at.index(index).key("name")])
                    });
                self.counted(prose(&joined(names)), provided.fields.len())
            }
            MatterValue::ReceivedMedium => text(received.as_ref().and_then(|part| part.medium.as_ref()), at),
            MatterValue::ReceivedFields => self.fields(received.iter().flat_map(|part| &part.fields), &at),
            MatterValue::Source => names(collected.iter().flat_map(|part| &part.source), &at),
            MatterValue::CollectedMedium => {
                text(collected.as_ref().and_then(|part| part.medium.as_ref()), at)
            }
            MatterValue::CollectedFields => self.fields(collected.iter().flat_map(|part| &part.fields), &at),
            MatterValue::AddedFields => self.fields(added.iter().flat_map(|part| &part.fields), &at),
            MatterValue::Reason => text(matter.reason.as_ref(), at),
            MatterValue::Description => text(matter.description.as_ref(), at),
            MatterValue::Period => {
                matter.period.as_ref().map(|period| self.period(period, &at)).unwrap_or_default()
            }
            MatterValue::MunicipalitySafeguards => self.safeguards(&safeguards.municipality, &at),
            MatterValue::RecipientSafeguards => self.safeguards(&safeguards.recipient, &at),
        }
    }

    /// A list of fields, and how many there are if they are many.
    fn fields<'f>(&self, fields: impl IntoIterator<Item = &'f String>, at: &Origin) -> Vec<Line> {
        let fields: Vec<&String> = fields.into_iter().collect();
        let count = fields.len();
        self.counted(names(fields, at), count)
    }

    fn counted(&self, mut lines: Vec<Line>, count: usize) -> Vec<Line> {
        if let Some(phrase) = self.council.field_count.as_ref().filter(|_| count >= MANY_FIELDS) {
            lines.extend(prose(&Printed::fill(phrase, |_| count.to_string().into())));
        }
        lines
    }

    /// A numbered list; that there is nothing is no entry of one.
    fn safeguards(&self, list: &[Safeguard], at: &Origin) -> Vec<Line> {
        match list {
            [only] if only.text == self.council.lexicon.blank_word && only.items.is_empty() => {
                prose(&Printed::new(only.text.as_str(), [at.index(0).key("text")]))
            }
            list => numbered(list, at),
        }
    }

    /// The value of a row of the profile's own.
    ///
    /// - `at` is the mapping that holds it
    fn own<T>(&self, row: &Row<T>, values: &BTreeMap<String, String>, at: &Origin) -> Vec<Line> {
        let own = self.council.own_row(row);
        own.map(|own| text(values.get(&own.key), at.key(&own.key))).unwrap_or_default()
    }

    /// The period as the clerk worded it, else worded by the profile.
    ///
    /// - `at` is the period
    fn period(&self, period: &Period, at: &Origin) -> Vec<Line> {
        if period.text.is_some() {
            return text(period.text.as_ref(), at.key("text"));
        }
        let is_ongoing = period.to.is_none() && period.ongoing == Some(YesNo::Yes);
        let without_end = is_ongoing.then(|| at.key("ongoing"));
        let mut printed = Printed::fill(self.council.period.phrase_of(period), |blank| {
            let (date, key) = if blank == "開始" { (&period.from, "from") } else { (&period.to, "to") };
            let date = date.as_ref().map(|date| date.printed(self.day));
            Printed::new(date.unwrap_or_default(), [at.key(key)])
        });
        printed.come_from(without_end);
        prose(&printed)
    }

    /// A label of the profile, with the municipality's short word filled in.
    fn label(&self, text: &str) -> String {
        PlaceholderTemplate::parse(text).fill(|_| self.council.municipality.short.clone())
    }

    fn subject(&self) -> Printed {
        subject_of_case(self.checked).trimmed()
    }

    /// What stands for the divisions that hold something or are in charge, where none are named: those of the contact.
    fn divisions(&self) -> Vec<Line> {
        prose(&joined(divisions(&self.case.contact, &self.at)))
    }
}

/// A value, where there is one.
fn text(value: Option<&String>, at: Origin) -> Vec<Line> {
    value.map(|text| prose(&Printed::new(text.as_str(), [at]))).unwrap_or_default()
}
