//! Which items a bundle holds, and the text of their papers in it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::check::checked::{CheckedCase, CheckedItem, CheckedMeeting};
use crate::model::council::Bundle as Words;
use crate::model::meeting::Attachment;
use crate::papers::document_id::BundleSet;
use crate::papers::view::case_texts::CaseTexts;
use crate::papers::view::paper::paper;
use crate::text::numbering::mark;
use crate::text::placeholder::PlaceholderTemplate;
use crate::text::wareki::Weekday;

use super::{AgendaLine, BundlePart, BundleText, DividerText, Fact, Front, Layout, Opening, SlipText};

/// The bundle of a meeting whose items are all right.
pub(in crate::papers::view) struct Writer<'a> {
    pub(super) meeting: &'a CheckedMeeting,
    pub(super) items: &'a [CheckedItem],
    pub(super) words: &'a Words,
    pub(super) texts: &'a CaseTexts,
    duplex: bool,
    /// Matching numbers that stay as they were printed, by case: sheets that are exchanged are to match the others.
    printed: BTreeMap<String, String>,
}

impl<'a> Writer<'a> {
    /// `None` if the meeting has no bundle.
    pub(in crate::papers::view) fn new(
        meeting: &'a CheckedMeeting,
        texts: &'a CaseTexts,
        duplex: bool,
        printed: &BTreeMap<String, String>,
    ) -> Option<Self> {
        let words = &meeting.profile().council().value.bundle;
        meeting.is_complete().then(|| {
            let printed = staying(meeting, printed);
            Self { meeting, items: meeting.items(), words, texts, duplex, printed }
        })
    }

    /// Whether a set has anything that the usual bundle does not say already.
    pub(in crate::papers::view) fn is_needed(&self, set: BundleSet) -> bool {
        match set {
            BundleSet::Advance => true,
            BundleSet::OnTheDay => self.items.iter().any(|item| holds(set, item)),
            BundleSet::Public => self.items.iter().any(CheckedItem::is_closed),
        }
    }

    /// The bundle of a set.
    pub(in crate::papers::view) fn bundle(&self, set: BundleSet) -> BundleText {
        let titles = &self.words.titles;
        let title = match set {
            BundleSet::Advance => &titles.advance,
            BundleSet::OnTheDay => &titles.on_the_day,
            BundleSet::Public => &titles.public,
        };
        let title = PlaceholderTemplate::parse(title).fill(|_| self.meeting.meeting().title.clone());
        let chosen: Vec<&CheckedItem> = self.items.iter().filter(|item| holds(set, item)).collect();
        let parts = self.parts(&chosen);
        let fronts: Vec<Front> = if set == BundleSet::OnTheDay { Vec::new() } else { vec![self.front()] };
        let lists = vec![self.list(set, &title, &parts)];
        let document = paper(self.meeting, &title, "", &(&fronts, &lists, &parts));
        BundleText { document, layout: self.layout(true), fronts, lists, parts }
    }

    /// Every material that was made here, alone, with its number.
    pub(in crate::papers::view) fn materials(&self) -> Vec<(&'a CheckedItem, BundleText)> {
        let items = self.items.iter().filter(|item| !item.is_withdrawn());
        let material = |item: &'a CheckedItem| {
            let case = item.case()?;
            let part = self.case_part(item, case, Vec::new(), true);
            let title = part.openings[0].bookmark.clone();
            let document = paper(self.meeting, &title, &part.matching_number, &part);
            let layout = self.layout(false);
            let bundle =
                BundleText { document, layout, fronts: Vec::new(), lists: Vec::new(), parts: vec![part] };
            Some((item, bundle))
        };
        let items: Vec<&'a CheckedItem> = items.collect();
        items.into_par_iter().filter_map(material).collect()
    }

    pub(super) fn matching_number(&self, case: &CheckedCase) -> String {
        let printed = self.printed.get(case.name()).cloned();
        printed.unwrap_or_else(|| case.matching_number().to_owned())
    }

    fn layout(&self, running: bool) -> Layout {
        let blank_note = self.words.blank_page.clone().unwrap_or_default();
        Layout { duplex: self.duplex, running, blank_note }
    }

    fn front(&self) -> Front {
        let (meeting, labels) = (self.meeting.meeting(), &self.words.cover);
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

    fn parts(&self, chosen: &[&CheckedItem]) -> Vec<BundlePart> {
        let shared = self.shared(chosen);
        let mut parts = Vec::new();
        let mut closed = false;
        for item in chosen {
            if item.is_closed() && !closed {
                parts.extend(self.divider(item));
            }
            closed = item.is_closed();
            if let Some(case) = item.case() {
                let reference = shared.iter().find(|group| group.items.contains(&item.listed().index));
                let notes = reference.map(|group| group.reference.clone());
                let own_clauses = notes.is_none();
                parts.push(self.case_part(item, case, notes.into_iter().collect(), own_clauses));
            }
            let attachments = item.listed().attachments.iter().enumerate();
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
    ) -> BundlePart {
        let number = self.matching_number(case);
        let report = self.texts.report(case, &number);
        let clauses = own_clauses.then(|| self.texts.clauses(case, &number)).flatten();
        let id = part_id(item);
        let end = if clauses.is_some() {
            format!("{id}clauses-end")
        } else {
            format!("{id}matter-{}-end", report.sheets.len())
        };
        BundlePart {
            case: case.name().to_owned(),
            matching_label: report.document.matching_label.clone(),
            matching_number: number,
            openings: vec![opening(&item.listed().material, &item.subject(), notes)],
            reports: vec![report],
            clauses: clauses.into_iter().collect(),
            ..BundlePart::between(id, end, item.listed().material.clone())
        }
    }

    fn slip(&self, item: &CheckedItem, at: usize, number: &str, attachment: &Attachment) -> BundlePart {
        let id = branch_id(item, at);
        let notice =
            PlaceholderTemplate::parse(&self.words.slip.notice).fill(|_| attachment.pages.to_string());
        BundlePart {
            openings: vec![opening(number, &attachment.subject, Vec::new())],
            slips: vec![SlipText { title: attachment.subject.clone(), notice }],
            ..BundlePart::between(id.clone(), format!("{id}end"), number.to_owned())
        }
    }

    fn divider(&self, item: &CheckedItem) -> Option<BundlePart> {
        let words = self.words.divider.as_ref()?;
        let id = format!("divider-{}-", item.listed().index);
        let divider = DividerText { heading: words.heading.clone(), notice: words.notice.clone() };
        Some(BundlePart {
            dividers: vec![divider],
            ..BundlePart::between(id.clone(), format!("{id}end"), String::new())
        })
    }
}

/// Which numbers of a printed set stay: that of a case that is as it was, whatever it is called now; else that of the case
/// with this name. None stands for two.
fn staying(meeting: &CheckedMeeting, printed: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    if printed.is_empty() {
        return BTreeMap::new();
    }
    let now: BTreeMap<&str, &str> =
        meeting.cases().iter().map(|case| (case.name(), case.matching_number())).collect();
    let unchanged: BTreeSet<&str> =
        now.values().copied().filter(|number| printed.values().any(|p| p == number)).collect();
    let number = |(name, number): (&&str, &&str)| {
        let of_name = printed.get(*name).filter(|printed| !unchanged.contains(printed.as_str()));
        let stays = if unchanged.contains(number) { number } else { of_name?.as_str() };
        Some(((*name).to_owned(), stays.to_owned()))
    };
    now.iter().filter_map(number).collect()
}

pub(super) fn opening(number: &str, subject: &str, notes: Vec<String>) -> Opening {
    let subject: String = subject.lines().collect();
    Opening { number: number.to_owned(), bookmark: format!("{number}　{subject}"), notes }
}

pub(super) fn part_id(item: &CheckedItem) -> String {
    format!("item-{}-", item.listed().index + 1)
}

pub(super) fn branch_id(item: &CheckedItem, at: usize) -> String {
    format!("item-{}-{}-", item.listed().index + 1, at + 1)
}

/// Whether the papers of an item are in a set.
pub(super) fn holds(set: BundleSet, item: &CheckedItem) -> bool {
    let on_the_day = item.distribution().on_the_day.is_yes();
    let has_papers = !item.listed().material.is_empty() && !item.is_withdrawn();
    has_papers
        && match set {
            BundleSet::Advance => !on_the_day,
            BundleSet::OnTheDay => on_the_day,
            BundleSet::Public => !item.is_closed(),
        }
}
