//! A row of the ledger.

use std::num::NonZeroU32;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::check::checked::{CheckedCase, CheckedItem, CheckedMatter, CheckedMeeting, once_each};
use crate::check::information::{Flow, fields};
use crate::input::schema::BLACKED;
use crate::model::case::Period;
use crate::model::council::Council;
use crate::model::matter_type::MatterType;
use crate::model::meeting::Status;
use crate::text::placeholder::PlaceholderTemplate;
use crate::text::source::Pointer;
use crate::text::wareki::fiscal_year;

/// An item of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerEntry {
    /// Name of the meeting's folder.
    pub meeting: String,
    /// Title of the meeting.
    pub title: String,
    /// Day of the meeting: 2026-05-20; of one whose day is not known its month, 2026-05.
    pub date: String,
    /// The same where it is a day.
    #[serde(skip)]
    pub day: Option<NaiveDate>,
    /// Fiscal year (年度) of the meeting: 2026.
    pub fiscal_year: Option<i32>,
    /// Mark on the meeting's list.
    pub mark: String,
    /// Number of the item.
    pub number: Option<String>,
    /// Kinds, in the council's order.
    pub kinds: Vec<String>,
    /// Types of its matters.
    pub types: Vec<String>,
    /// Subject.
    pub subject: String,
    /// Grounds.
    pub grounds: Vec<String>,
    /// Divisions in charge.
    pub divisions: Vec<String>,
    /// Registered works under which the information is kept.
    pub registers: Vec<String>,
    /// Names of the fields, by what becomes of them.
    pub fields: FieldNames,
    /// Who gets something, outside of the municipality.
    pub recipients: Vec<String>,
    /// Divisions of one's own that use it for another purpose.
    pub users: Vec<String>,
    /// From whom it is collected.
    pub sources: Vec<String>,
    /// Periods, as the forms print them.
    pub periods: Vec<String>,
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
    /// What has become of it.
    pub status: Option<Status>,
    /// The meeting to which it is carried over, by the name of its folder.
    pub continued_to: Option<String>,
    /// The meeting from which it was carried over.
    pub continued_from: Option<String>,
    /// What the council said.
    pub result: Option<LedgerResult>,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// Matching number, where it has a case.
    pub matching_number: Option<String>,
    /// Name of the case, where it has one: the folder of its documents.
    pub case: Option<String>,
}

/// Names of fields, by what becomes of them; each once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FieldNames {
    /// What the municipality has.
    pub held: Vec<String>,
    /// What the recipient gets.
    pub provided: Vec<String>,
    /// What comes back over a link of systems.
    pub received: Vec<String>,
    /// What is collected from others.
    pub collected: Vec<String>,
    /// What is recorded anew.
    pub added: Vec<String>,
}

impl FieldNames {
    /// Every name.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        let come = self.received.iter().chain(&self.collected).chain(&self.added);
        self.held.iter().chain(&self.provided).chain(come)
    }

    /// The names of what comes in: received, collected, recorded anew.
    #[must_use]
    pub fn coming(&self) -> Vec<String> {
        once_each(self.received.iter().chain(&self.collected).chain(&self.added).cloned())
    }

    fn of(case: &CheckedCase) -> Self {
        let of_flow = |flow: Flow| {
            let matters = case.case().matters.iter();
            let all = matters.flat_map(|matter| fields(&Pointer::root(), matter));
            once_each(all.filter(|field| field.flow == flow).map(|field| field.name.clone()))
        };
        Self {
            held: of_flow(Flow::Held),
            provided: of_flow(Flow::Provided),
            received: of_flow(Flow::Received),
            collected: of_flow(Flow::Collected),
            added: of_flow(Flow::Added),
        }
    }
}

/// What the council said of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerResult {
    /// What it said.
    pub outcome: String,
    /// On which day: 2026-05-20; where a month alone was written, 2026-05.
    pub date: Option<String>,
    /// The same where it is a day.
    #[serde(skip)]
    pub day: Option<NaiveDate>,
    /// On which condition.
    pub condition: Option<String>,
}

/// A paper made elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attached {
    /// Number of the material.
    pub material: String,
    /// Subject.
    pub subject: String,
    /// Pages; 0 where nobody knows.
    pub pages: u32,
}

impl LedgerEntry {
    /// Everybody outside or inside who gets the information, or from whom it comes.
    pub fn partners(&self) -> impl Iterator<Item = &String> {
        self.recipients.iter().chain(&self.users).chain(&self.sources)
    }

    pub(super) fn of(meeting: &CheckedMeeting, checked: &CheckedItem) -> Self {
        let item = &checked.listed().item;
        let (of_file, case) = (meeting.meeting(), checked.case());
        let council = &meeting.profile().council().value;
        let date = &of_file.date;
        let known = date.known().map(|known| (known.first_day().year(), known.first_day().month()));
        let attached = checked.listed().attachments.iter().map(|(number, attachment)| Attached {
            material: number.clone(),
            subject: attachment.subject.clone(),
            pages: attachment.pages.map_or(0, NonZeroU32::get),
        });
        let word = |matter_type| meeting.profile().word_of(matter_type);
        let types =
            |case: &CheckedCase| once_each(case.matters().iter().map(|matter| word(matter.matter_type())));
        let of_item = || once_each(item.matter_types.iter().map(|matter_type| word(*matter_type)));
        let entry = Self {
            meeting: meeting.name().to_owned(),
            title: of_file.title.clone(),
            date: date.known().cloned().map(written).unwrap_or_default(),
            day: date.day(),
            fiscal_year: known.map(|(year, month)| fiscal_year(year, month)),
            mark: checked.listed().mark.clone(),
            number: item.number.clone(),
            kinds: checked.kinds().iter().map(|kind| kind.name.clone()).collect(),
            types: case.map_or_else(of_item, types),
            subject: checked.subject(),
            grounds: checked.articles(),
            divisions: checked.divisions(),
            registers: case.map(registers).unwrap_or_default(),
            fields: case.map(FieldNames::of).unwrap_or_default(),
            recipients: case.map(|case| recipients(case, false)).unwrap_or_default(),
            users: case.map(|case| recipients(case, true)).unwrap_or_default(),
            sources: case.map(sources).unwrap_or_default(),
            periods: case.map(|case| periods(case, council, date.first_day())).unwrap_or_default(),
            open: !checked.is_closed(),
            closed_ground: item.closed_ground.clone(),
            material: checked.listed().material.clone(),
            attachments: attached.collect(),
            distribution: checked.distribution().name.clone(),
            status: if checked.is_withdrawn() { Some(Status::Withdrawn) } else { item.status },
            continued_to: item.continued_to.clone(),
            continued_from: item.continued_from.clone(),
            result: item.result.as_ref().map(|result| LedgerResult {
                outcome: result.outcome.clone(),
                date: result.date.clone().map(written),
                day: result.date.as_ref().and_then(crate::text::wareki::Wareki::day),
                condition: result.condition.clone(),
            }),
            withdrawn: checked.is_withdrawn(),
            matching_number: case.map(|case| case.matching_number().to_owned()),
            case: case.map(|case| case.name().to_owned()),
        };
        entry.said(&council.bundle.public.blacked)
    }

    /// The same with a word in the place of closed values.
    fn said(mut self, word: &str) -> Self {
        let say =
            |texts: &mut Vec<String>| texts.iter_mut().for_each(|text| *text = text.replace(BLACKED, word));
        let fields = &mut self.fields;
        let of_fields = [
            &mut fields.held,
            &mut fields.provided,
            &mut fields.received,
            &mut fields.collected,
            &mut fields.added,
        ];
        of_fields.into_iter().for_each(say);
        [&mut self.registers, &mut self.recipients, &mut self.users, &mut self.sources, &mut self.periods]
            .into_iter()
            .for_each(say);
        self.subject = self.subject.replace(BLACKED, word);
        self
    }
}

/// A date without its spelling.
fn written(date: crate::text::wareki::Wareki) -> String {
    date.into()
}

fn registers(case: &CheckedCase) -> Vec<String> {
    once_each(case.case().matters.iter().flat_map(|matter| matter.held.register.clone()))
}

/// Who gets the information: divisions of one's own where they use it for another purpose, else somebody outside.
///
/// - `own` asks for one's own
fn recipients(case: &CheckedCase, own: bool) -> Vec<String> {
    let is_own = |matter: &&CheckedMatter| (matter.matter_type() == MatterType::UseForAnotherPurpose) == own;
    let matters = case.matters().iter().filter(is_own);
    once_each(matters.flat_map(|matter| matter.in_case(case.case()).provided.recipient.clone()))
}

fn sources(case: &CheckedCase) -> Vec<String> {
    let collected = case.case().matters.iter().filter_map(|matter| matter.collected.as_ref());
    once_each(collected.flat_map(|part| part.source.clone()))
}

fn periods(case: &CheckedCase, council: &Council, day: NaiveDate) -> Vec<String> {
    let worded = |period: &Period| match &period.text {
        Some(text) => text.clone(),
        None => PlaceholderTemplate::parse(council.period.phrase_of(period)).fill(|blank| {
            let date = if blank == "開始" { &period.from } else { &period.to };
            date.as_ref().map(|date| date.printed(day)).unwrap_or_default()
        }),
    };
    let periods = case.case().matters.iter().filter_map(|matter| matter.period.as_ref());
    once_each(periods.map(worded))
}
