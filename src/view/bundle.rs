//! The bundle of a meeting (会議資料): cover with the agenda, list of items, and every item with its papers.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;

use crate::checked::{CheckedCase, CheckedItem, CheckedMeeting};
use crate::council::{Bundle as Words, ClausesIn};
use crate::items::in_order;
use crate::marks::mark;
use crate::meeting::{Attachment, Openness};
use crate::phrase::Phrase;
use crate::wareki::Weekday;

use super::advance_report::{AdvanceReport, report};
use super::lines::joined;
use super::listing::numbers;
use super::matching;
use super::paper::{Paper, paper};
use super::special_clauses::{SpecialClauses, clauses};

/// The finished text of a bundle, or of one of its materials.
#[derive(Debug, Serialize)]
pub struct Bundle {
    /// Properties of the document.
    pub document: Paper,
    /// How it is printed.
    pub layout: Layout,
    /// The cover; none in a single material.
    pub fronts: Vec<Front>,
    /// The list of items; none in a single material.
    pub lists: Vec<List>,
    /// The materials, and what stands between them.
    pub parts: Vec<Part>,
}

/// How a bundle is printed.
#[derive(Debug, Clone, Serialize)]
pub struct Layout {
    /// On both sides: materials start on right-hand pages, and margins change sides.
    pub duplex: bool,
    /// Whether pages are counted through the bundle.
    pub running: bool,
    /// What a blank page says.
    pub blank_note: String,
}

/// The cover.
#[derive(Debug, Serialize)]
pub struct Front {
    /// Title of the meeting.
    pub title: String,
    /// Day, time, place.
    pub facts: Vec<Fact>,
    /// Heading of the agenda.
    pub heading: String,
    /// The agenda.
    pub agenda: Vec<AgendaLine>,
    /// Heading of those who attend.
    pub people_heading: String,
    /// Those who attend.
    pub people: Vec<String>,
}

/// A label and what is said of it.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// Label.
    pub label: String,
    /// Text.
    pub text: String,
}

/// A line of the agenda.
#[derive(Debug, Serialize)]
pub struct AgendaLine {
    /// Number.
    pub mark: String,
    /// Text.
    pub text: String,
}

/// The list of items.
#[derive(Debug, Serialize)]
pub struct List {
    /// Title of the meeting.
    pub title: String,
    /// Heading.
    pub heading: String,
    /// Heads of the six columns.
    pub heads: Vec<String>,
    /// The items, each followed by its attachments.
    pub rows: Vec<ListRow>,
}

/// A row of the list.
#[derive(Debug, Serialize)]
pub struct ListRow {
    /// Mark, number, kinds.
    pub numbers: Vec<String>,
    /// Subject.
    pub subject: String,
    /// Grounds, divisions, the ground on which it is closed.
    pub notes: Vec<String>,
    /// 公開, 非公開.
    pub openness: String,
    /// Number of the material.
    pub material: String,
    /// How it is handed out, where that is not the usual way.
    pub distribution: Vec<String>,
    /// What is said in the place of a page, where it has none in this document.
    pub page: String,
    /// The part to which it leads; empty where there is none in this document.
    pub target: String,
    /// Matching number.
    pub matching_number: String,
}

/// A material, or what stands between materials.
#[derive(Debug, Serialize)]
pub struct Part {
    /// Beginning of the labels of everything in it.
    pub id: String,
    /// The label at its end.
    pub end: String,
    /// Number of the material; empty between materials.
    pub number: String,
    /// Label of the matching number.
    pub matching_label: String,
    /// Matching number.
    pub matching_number: String,
    /// How it begins; none between materials.
    pub openings: Vec<Opening>,
    /// A page before closed items.
    pub dividers: Vec<DividerText>,
    /// The form.
    pub reports: Vec<AdvanceReport>,
    /// The clauses behind the form.
    pub clauses: Vec<SpecialClauses>,
    /// Clauses that belong to several materials.
    pub shared: Vec<Shared>,
    /// The sheet that stands for a paper made elsewhere.
    pub slips: Vec<SlipText>,
}

/// How a material begins.
#[derive(Debug, Serialize)]
pub struct Opening {
    /// Number of the material.
    pub number: String,
    /// Its line in the outline.
    pub bookmark: String,
    /// Where its clauses are, if not here.
    pub notes: Vec<String>,
}

/// A page before closed items.
#[derive(Debug, Serialize)]
pub struct DividerText {
    /// Heading.
    pub heading: String,
    /// Text.
    pub notice: String,
}

/// Clauses that belong to several materials.
#[derive(Debug, Serialize)]
pub struct Shared {
    /// To which materials they belong.
    pub notes: Vec<String>,
    /// The clauses.
    pub clauses: SpecialClauses,
}

/// A sheet that stands for a paper made elsewhere.
#[derive(Debug, Serialize)]
pub struct SlipText {
    /// What is put in.
    pub title: String,
    /// What is to be done.
    pub notice: String,
}

/// Which items a bundle holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Set {
    /// What is sent in advance; its list holds everything.
    Advance,
    /// What is handed out on the day.
    OnTheDay,
    /// What may be published.
    Public,
}

/// The bundle of a meeting whose items are all right.
pub(super) struct Writer<'a> {
    meeting: &'a CheckedMeeting,
    items: &'a [CheckedItem],
    words: &'a Words,
    duplex: bool,
    /// Matching numbers that were printed already, by material: sheets that are exchanged are to match the others.
    printed: &'a BTreeMap<String, String>,
}

impl<'a> Writer<'a> {
    /// `None` if the meeting has no bundle.
    pub(super) fn new(
        meeting: &'a CheckedMeeting,
        duplex: bool,
        printed: &'a BTreeMap<String, String>,
    ) -> Option<Self> {
        let words = &meeting.profile.council().value.bundle;
        meeting.is_complete.then_some(Self { meeting, items: &meeting.items, words, duplex, printed })
    }

    /// Whether a set has anything that the usual bundle does not say already.
    pub(super) fn is_needed(&self, set: Set) -> bool {
        match set {
            Set::Advance => true,
            Set::OnTheDay => self.items.iter().any(|item| holds(set, item)),
            Set::Public => self.items.iter().any(is_closed),
        }
    }

    /// The bundle of a set.
    pub(super) fn bundle(&self, set: Set) -> Bundle {
        let titles = &self.words.titles;
        let title = match set {
            Set::Advance => &titles.advance,
            Set::OnTheDay => &titles.on_the_day,
            Set::Public => &titles.public,
        };
        let title = Phrase::parse(title).fill(|_| self.meeting.meeting.title.clone());
        let chosen: Vec<&CheckedItem> = self.items.iter().filter(|item| holds(set, item)).collect();
        let parts = self.parts(&chosen);
        let fronts: Vec<Front> = if set == Set::OnTheDay { Vec::new() } else { vec![self.front()] };
        let lists = vec![self.list(set, &title, &parts)];
        let document = paper(self.meeting, &title, "", &(&fronts, &lists, &parts));
        Bundle { document, layout: self.layout(true), fronts, lists, parts }
    }

    /// Every material that was made here, alone, with its number.
    pub(super) fn materials(&self) -> Vec<(String, Bundle)> {
        let items = self.items.iter().filter(|item| !item.listed.item.withdrawn.is_yes());
        let material = |item: &CheckedItem| {
            let case = &self.meeting.cases[item.case?];
            let part = self.case_part(item, case, Vec::new(), true);
            let title = part.openings[0].bookmark.clone();
            let document = paper(self.meeting, &title, &part.matching_number, &part);
            let layout = self.layout(false);
            let bundle =
                Bundle { document, layout, fronts: Vec::new(), lists: Vec::new(), parts: vec![part] };
            Some((item.listed.material.clone(), bundle))
        };
        let items: Vec<&CheckedItem> = items.collect();
        items.into_par_iter().filter_map(material).collect()
    }

    fn matching_number(&self, item: &CheckedItem, case: &CheckedCase) -> String {
        let printed = self.printed.get(&item.listed.material).cloned();
        printed.unwrap_or_else(|| matching::number(case, &self.meeting.profile))
    }

    fn layout(&self, running: bool) -> Layout {
        let blank_note = self.words.blank_page.clone().unwrap_or_default();
        Layout { duplex: self.duplex, running, blank_note }
    }

    fn front(&self) -> Front {
        let (meeting, labels) = (&self.meeting.meeting, &self.words.cover);
        let mut date = meeting.date.printed(meeting.date.first_day());
        if let Some(day) = meeting.date.day() {
            date = format!("{date}（{}）", Weekday::of(day).kanji());
        }
        let when = [Some(date), meeting.time.clone()].into_iter().flatten().collect::<Vec<_>>().join("　");
        let mut facts = vec![Fact { label: labels.date.clone(), text: when }];
        facts.extend(
            meeting.place.iter().map(|place| Fact { label: labels.place.clone(), text: place.clone() }),
        );
        let line = |(index, text): (usize, &String)| AgendaLine { mark: mark(1, index), text: text.clone() };
        Front {
            title: meeting.title.clone(),
            facts,
            heading: labels.agenda.clone(),
            agenda: meeting.agenda.iter().enumerate().map(line).collect(),
            people_heading: labels.attendees.clone(),
            people: meeting.attendees.clone(),
        }
    }

    fn list(&self, set: Set, title: &str, parts: &[Part]) -> List {
        let labels = &self.words.list;
        let made: BTreeSet<&str> = parts.iter().map(|part| part.id.as_str()).collect();
        let listed = self.items.iter().filter(|item| match set {
            Set::Advance => true,
            Set::OnTheDay => holds(set, item),
            Set::Public => !is_closed(item),
        });
        let heads = [
            &labels.number,
            &labels.subject,
            &labels.openness,
            &labels.material,
            &labels.page,
            &labels.matching_number,
        ];
        List {
            title: if set == Set::Advance { self.meeting.meeting.title.clone() } else { title.to_owned() },
            heading: labels.heading.clone(),
            heads: heads.map(Clone::clone).into(),
            rows: listed.flat_map(|item| self.rows(item, &made)).collect(),
        }
    }

    fn rows(&self, item: &CheckedItem, made: &BTreeSet<&str>) -> Vec<ListRow> {
        let labels = &self.words.list;
        let own = &item.listed.item;
        let mut all_numbers = numbers(&item.listed.mark, own);
        all_numbers.extend(item.kinds.iter().map(|kind| kind.mark.clone()));
        let case = item.case.map(|at| &self.meeting.cases[at]);
        let subject = self.subject(item);
        let row = |numbers, subject, notes, openness: &str, material: &str, id: String, matching_number| {
            let target = if made.contains(id.as_str()) { id } else { String::new() };
            let mark = item.distribution.mark.clone().filter(|_| !material.is_empty());
            let openness = openness.to_owned();
            let page = String::new();
            let distribution = mark.into_iter().collect();
            let material = material.to_owned();
            ListRow {
                numbers,
                subject,
                notes,
                openness,
                material,
                distribution,
                page,
                target,
                matching_number,
            }
        };
        if own.withdrawn.is_yes() {
            let subject = Phrase::parse(&labels.withdrawn).fill(|_| subject.clone());
            let numbers = numbers(&item.listed.mark, own);
            let mut row =
                row(numbers, subject, Vec::new(), "", &item.listed.material, String::new(), String::new());
            row.distribution.clear();
            return vec![row];
        }
        let openness = if is_closed(item) { &labels.closed } else { &labels.open };
        let matching_number = case.map(|case| self.matching_number(item, case)).unwrap_or_default();
        let alone = case.is_none() && item.listed.attachments.len() == 1;
        let id = if alone { branch_id(item, 0) } else { part_id(item) };
        let mut rows = vec![row(
            all_numbers,
            subject,
            self.notes(item, case),
            openness,
            &item.listed.material,
            id,
            matching_number,
        )];
        if alone {
            let (_, attachment) = &item.listed.attachments[0];
            rows[0].notes.insert(0, self.attachment(attachment));
            return rows;
        }
        let attachments = item.listed.attachments.iter().enumerate();
        rows.extend(attachments.map(|(at, (number, attachment))| {
            let subject = self.attachment(attachment);
            row(Vec::new(), subject, Vec::new(), "", number, branch_id(item, at), String::new())
        }));
        rows
    }

    fn notes(&self, item: &CheckedItem, case: Option<&CheckedCase>) -> Vec<String> {
        let labels = &self.words.list;
        let mut notes = Vec::new();
        if let Some(case) = case {
            let mut articles: Vec<&String> = Vec::new();
            for (ground, _) in case.matters.iter().flat_map(|matter| &matter.grounds) {
                if !articles.contains(&&ground.article) {
                    articles.push(&ground.article);
                }
            }
            notes.push(joined(articles));
            let divisions = joined(case.case.contact.iter().map(|contact| &contact.division));
            notes.push(Phrase::parse(&labels.divisions).fill(|_| divisions.clone()));
        }
        if let Some(ground) = &item.listed.item.closed_ground {
            notes.push(Phrase::parse(&labels.closed_ground).fill(|_| ground.clone()));
        }
        notes
    }

    fn attachment(&self, attachment: &Attachment) -> String {
        Phrase::parse(&self.words.list.attachment).fill(|blank| match blank {
            "件名" => attachment.subject.clone(),
            _ => attachment.pages.to_string(),
        })
    }

    fn subject(&self, item: &CheckedItem) -> String {
        let of_case = item.case.map(|at| self.meeting.cases[at].case.subject.clone());
        let subject = of_case.or(item.listed.item.subject.clone()).unwrap_or_default();
        subject.trim_end_matches('\n').to_owned()
    }

    fn parts(&self, chosen: &[&CheckedItem]) -> Vec<Part> {
        let shared = self.shared(chosen);
        let mut parts = Vec::new();
        let mut closed = false;
        for item in chosen {
            if is_closed(item) && !closed {
                parts.extend(self.divider(item));
            }
            closed = is_closed(item);
            if let Some(case) = item.case.map(|at| &self.meeting.cases[at]) {
                let reference = shared.iter().find(|group| group.items.contains(&item.listed.index));
                let notes = reference.map(|group| group.reference.clone());
                let own_clauses = notes.is_none();
                parts.push(self.case_part(item, case, notes.into_iter().collect(), own_clauses));
            }
            let attachments = item.listed.attachments.iter().enumerate();
            parts.extend(
                attachments.map(|(at, (number, attachment))| self.slip(item, at, number, attachment)),
            );
        }
        parts.extend(shared.into_iter().map(|group| group.part));
        parts
    }

    /// A material of a case: the form, and its clauses where they are not shared.
    fn case_part(
        &self,
        item: &CheckedItem,
        case: &CheckedCase,
        notes: Vec<String>,
        own_clauses: bool,
    ) -> Part {
        let number = self.matching_number(item, case);
        let report = report(self.meeting, case, &number);
        let clauses = (own_clauses && !case.clauses.is_empty()).then(|| clauses(self.meeting, case, &number));
        let id = part_id(item);
        let end = if clauses.is_some() {
            format!("{id}clauses-end")
        } else {
            format!("{id}matter-{}-end", report.sheets.len())
        };
        Part {
            matching_label: report.document.matching_label.clone(),
            matching_number: number,
            openings: vec![opening(&item.listed.material, &self.subject(item), notes)],
            reports: vec![report],
            clauses: clauses.into_iter().collect(),
            ..Part::between(id, end, item.listed.material.clone())
        }
    }

    fn slip(&self, item: &CheckedItem, at: usize, number: &str, attachment: &Attachment) -> Part {
        let id = branch_id(item, at);
        let notice = Phrase::parse(&self.words.slip.notice).fill(|_| attachment.pages.to_string());
        Part {
            openings: vec![opening(number, &attachment.subject, Vec::new())],
            slips: vec![SlipText { title: attachment.subject.clone(), notice }],
            ..Part::between(id.clone(), format!("{id}end"), number.to_owned())
        }
    }

    fn divider(&self, item: &CheckedItem) -> Option<Part> {
        let words = self.words.divider.as_ref()?;
        let id = format!("divider-{}-", item.listed.index);
        let divider = DividerText { heading: words.heading.clone(), notice: words.notice.clone() };
        Some(Part { dividers: vec![divider], ..Part::between(id.clone(), format!("{id}end"), String::new()) })
    }

    /// Clauses that several items have in common, if the council prints them once.
    fn shared(&self, chosen: &[&CheckedItem]) -> Vec<Group> {
        if self.words.clauses == ClausesIn::Each {
            return Vec::new();
        }
        let mut same: BTreeMap<String, Vec<&CheckedItem>> = BTreeMap::new();
        let mut order: Vec<String> = Vec::new();
        for item in chosen {
            let Some(case) = item.case.map(|at| &self.meeting.cases[at]) else { continue };
            if case.clauses.is_empty() {
                continue;
            }
            let text = clauses(self.meeting, case, "").clauses;
            let text = serde_json::to_string(&text).expect("clauses hold only texts");
            if !order.contains(&text) {
                order.push(text.clone());
            }
            same.entry(text).or_default().push(item);
        }
        let several = order.iter().map(|text| &same[text]).filter(|items| items.len() > 1);
        several.enumerate().map(|(at, items)| self.group(at, items)).collect()
    }

    fn group(&self, at: usize, items: &[&CheckedItem]) -> Group {
        let words = &self.words.shared_clauses;
        let number = in_order(&Phrase::parse(&words.material), at, "");
        let case = &self.meeting.cases[items[0].case.expect("it has clauses")];
        let materials = joined(items.iter().map(|item| &item.listed.material));
        let text = clauses(self.meeting, case, "");
        let notes = vec![Phrase::parse(&words.notice).fill(|_| materials.clone())];
        let id = format!("shared-{}-", at + 1);
        let opening = opening(&number, &text.title, Vec::new());
        let part = Part {
            openings: vec![opening],
            shared: vec![Shared { notes, clauses: text }],
            ..Part::between(id.clone(), format!("{id}clauses-end"), number.clone())
        };
        let reference = Phrase::parse(&words.reference).fill(|_| number.clone());
        Group { items: items.iter().map(|item| item.listed.index).collect(), reference, part }
    }
}

/// Clauses that several items have in common.
struct Group {
    items: Vec<usize>,
    reference: String,
    part: Part,
}

impl Part {
    /// What a list of pages calls it: its number, between materials its heading.
    #[must_use]
    pub fn title_of_pages(&self) -> &str {
        if self.number.is_empty() { self.title() } else { &self.number }
    }

    /// Its line in the outline.
    #[must_use]
    pub fn title(&self) -> &str {
        let opening = self.openings.first().map(|opening| opening.bookmark.as_str());
        opening.or(self.dividers.first().map(|divider| divider.heading.as_str())).unwrap_or_default()
    }

    /// A part with nothing in it.
    pub(super) fn between(id: String, end: String, number: String) -> Self {
        Self {
            id,
            end,
            number,
            matching_label: String::new(),
            matching_number: String::new(),
            openings: Vec::new(),
            dividers: Vec::new(),
            reports: Vec::new(),
            clauses: Vec::new(),
            shared: Vec::new(),
            slips: Vec::new(),
        }
    }
}

fn opening(number: &str, subject: &str, notes: Vec<String>) -> Opening {
    let subject: String = subject.lines().collect();
    Opening { number: number.to_owned(), bookmark: format!("{number}　{subject}"), notes }
}

fn part_id(item: &CheckedItem) -> String {
    format!("item-{}-", item.listed.index + 1)
}

fn branch_id(item: &CheckedItem, at: usize) -> String {
    format!("item-{}-{}-", item.listed.index + 1, at + 1)
}

fn is_closed(item: &CheckedItem) -> bool {
    item.listed.item.open == Some(Openness::Closed)
}

/// Whether the papers of an item are in a set.
fn holds(set: Set, item: &CheckedItem) -> bool {
    let on_the_day = item.distribution.on_the_day.is_yes();
    let has_papers = !item.listed.material.is_empty() && !item.listed.item.withdrawn.is_yes();
    has_papers
        && match set {
            Set::Advance => !on_the_day,
            Set::OnTheDay => on_the_day,
            Set::Public => !is_closed(item),
        }
}
