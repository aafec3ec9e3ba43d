//! Which items a bundle holds, and the text of their papers in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::check::checked::{CheckedCase, CheckedItem, CheckedMeeting};
use crate::input::schema::BLACKED;
use crate::model::council::{Bundle as Words, ClosedPapers, Council};
use crate::papers::document_id::BundleSet;
use crate::papers::view::case_texts::CaseTexts;
use crate::papers::view::contacts::on_cover;
use crate::papers::view::items::{
    attachment_pages, attachment_subject, branch, given_number, material, place, subject,
};
use crate::papers::view::lines::joined;
use crate::papers::view::listing;
use crate::papers::view::origin::Origin;
use crate::papers::view::paper::paper;
use crate::papers::view::printed::Printed;

use super::group::Group;
use super::ids::{branch_id, item_key, paper_key, part_id};
use super::{
    BoundFile, BundlePart, BundleText, ClosedMark, DividerText, Front, Layout, Opening, SlipText,
    WithheldText,
};

/// The bundle of a meeting whose items are all right.
pub(in crate::papers::view) struct Writer<'a> {
    pub(super) meeting: &'a CheckedMeeting,
    pub(super) items: &'a [CheckedItem],
    pub(super) words: &'a Words,
    pub(super) texts: &'a CaseTexts,
    duplex: bool,
    /// Whether closed values of the cases are blacked: for what everybody may read.
    is_blacked: bool,
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
            Self { meeting, items: meeting.items(), words, texts, duplex, is_blacked: false, printed }
        })
    }

    /// The same for what everybody may read, made of cases whose closed values are blacked.
    pub(in crate::papers::view) fn blacked(self) -> Self {
        Self { is_blacked: true, ..self }
    }

    /// Whether a set has anything that the usual bundle does not say already.
    pub(in crate::papers::view) fn is_needed(&self, set: BundleSet) -> bool {
        match set {
            BundleSet::Advance => true,
            BundleSet::OnTheDay => self.items.iter().any(|item| holds(set, item)),
            BundleSet::Public => self.is_blacked || self.items.iter().any(CheckedItem::is_closed),
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
        let title = Printed::fill(title, |_| listing::title(self.meeting));
        let parts = if set == BundleSet::Public { self.public_parts() } else { self.parts(set) };
        let fronts: Vec<Front> = if set == BundleSet::OnTheDay { Vec::new() } else { vec![self.front()] };
        let lists = vec![self.list(set, &title, &parts)];
        let document = paper(self.meeting, &title, "", &(&fronts, &lists, &parts));
        let bundle =
            BundleText { document, layout: self.layout(true), for_screen: false, fronts, lists, parts };
        self.finished(bundle)
    }

    /// Every material that was made here, alone, with its number: the closed ones, or those that everybody may read.
    pub(in crate::papers::view) fn materials(&self, closed: bool) -> Vec<(&'a CheckedItem, BundleText)> {
        let items = self.items.iter().filter(|item| !item.is_withdrawn() && item.is_closed() == closed);
        let material = |item: &'a CheckedItem| {
            let case = item.case()?;
            let part = self.for_all(self.case_part(item, case, Vec::new(), true));
            let title = part.openings[0].bookmark.clone();
            let document = paper(self.meeting, &title, &part.matching_number, &part);
            let numbers = [&part.number, &given_number(item)];
            let document = document.of_case(self.council(), case, &numbers);
            let layout = self.layout(false);
            let bundle = BundleText {
                document,
                layout,
                for_screen: false,
                fronts: Vec::new(),
                lists: Vec::new(),
                parts: vec![part],
            };
            Some((item, self.finished(bundle)))
        };
        let items: Vec<&'a CheckedItem> = items.collect();
        items.into_par_iter().filter_map(material).collect()
    }

    /// What readers of PDFs show outside the page says of a blacked value what is heard of it.
    fn finished(&self, mut bundle: BundleText) -> BundleText {
        if !self.is_blacked {
            return bundle;
        }
        let word = self.words.public.blacked.as_str();
        let say = |text: &mut String| *text = text.replace(BLACKED, word);
        let document = &mut bundle.document;
        document.title = document.title.with(BLACKED, word);
        say(&mut document.author);
        say(&mut document.subject);
        document.keywords.iter_mut().for_each(say);
        for opening in bundle.parts.iter_mut().flat_map(|part| &mut part.openings) {
            opening.bookmark = opening.bookmark.with(BLACKED, word);
            say(&mut opening.subject);
        }
        bundle
    }

    pub(super) fn council(&self) -> &Council {
        &self.meeting.profile().council().value
    }

    pub(super) fn matching_number(&self, case: &CheckedCase) -> String {
        let printed = self.printed.get(case.name()).cloned();
        printed.unwrap_or_else(|| case.matching_number().to_owned())
    }

    fn layout(&self, running: bool) -> Layout {
        let blank_note = self.words.blank_page.clone().unwrap_or_default();
        let meeting = self.meeting.meeting().title.clone();
        let blacked = self.words.public.blacked.clone();
        Layout { duplex: self.duplex, running, counts_blank: false, blank_note, meeting, blacked }
    }

    /// The items of a set whose papers are printed in it.
    pub(super) fn chosen(&self, set: BundleSet) -> Vec<&'a CheckedItem> {
        self.items.iter().filter(|item| holds(set, item)).collect()
    }

    fn parts(&self, set: BundleSet) -> Vec<BundlePart> {
        let chosen = self.chosen(set);
        let shared = self.shared(&chosen);
        let mut parts = Vec::new();
        let mut closed = false;
        for (at, item) in chosen.iter().enumerate() {
            if item.is_closed() != closed {
                parts.extend(self.divider(&chosen[at..]));
            }
            closed = item.is_closed();
            let group = shared.iter().find(|group| group.has(item));
            parts.extend(self.item_parts(item, group.map(|group| group.reference.clone())));
        }
        parts.extend(shared.into_iter().map(|group| group.part));
        parts
    }

    /// What the printed sets hold, one behind the other, without anything of a closed item: one leaf says that it is closed.
    /// Clauses that are printed once stay where they are printed first, if an open item goes by them.
    fn public_parts(&self) -> Vec<BundlePart> {
        let printed = BundleSet::PRINTED.map(|set| {
            let chosen = self.chosen(set);
            let shared = self.shared(&chosen);
            (chosen, shared)
        });
        let groups = printed.iter().flat_map(|(chosen, shared)| {
            let is_open = |group: &&Group| chosen.iter().any(|item| !item.is_closed() && group.has(item));
            shared.iter().filter(is_open)
        });
        let mut wanted: BTreeSet<String> = groups.map(|group| group.part.id.clone()).collect();
        let mut parts = Vec::new();
        for (chosen, shared) in printed {
            for item in chosen {
                if item.is_closed() {
                    parts.extend(self.table_before(item));
                    parts.push(self.withheld(item));
                } else {
                    let group = shared.iter().find(|group| group.has(item));
                    let papers = self.item_parts(item, group.map(|group| group.reference.clone()));
                    parts.extend(papers.into_iter().map(|part| self.for_all(part)));
                }
            }
            parts.extend(shared.into_iter().map(|group| group.part).filter(|part| wanted.remove(&part.id)));
        }
        parts
    }

    /// A part as everybody may read it: without the officers, where the council wants them left out.
    fn for_all(&self, mut part: BundlePart) -> BundlePart {
        let hides = !self.words.public.officers.is_yes() && part.closed.is_empty();
        let case = self.meeting.cases().iter().find(|case| hides && case.name() == part.case);
        if let Some(case) = case {
            let at = Origin::case(case.name()).key("contact");
            for report in &mut part.reports {
                report.cover.contacts =
                    on_cover(&self.council().cover.contact, &case.case().contact, &at, false);
            }
        }
        part
    }

    /// The papers of an item.
    ///
    /// - `reference` says where its clauses are, if it shares them with others
    fn item_parts(&self, item: &CheckedItem, reference: Option<Printed>) -> Vec<BundlePart> {
        let mut parts: Vec<BundlePart> = self.table_before(item).into_iter().collect();
        if let Some(case) = item.case() {
            let own_clauses = reference.is_none();
            parts.push(self.case_part(item, case, reference.into_iter().collect(), own_clauses));
        }
        parts.extend((0..item.listed().attachments.len()).map(|at| self.slip(item, at)));
        parts
    }

    /// What stands on each page of a closed item.
    fn closed_marks(&self, item: &CheckedItem) -> Vec<ClosedMark> {
        let ClosedPapers { mark, notice, copy } = &self.words.closed;
        let marks = ClosedMark { mark: mark.clone(), notice: notice.clone(), copy: copy.clone() };
        item.is_closed().then_some(marks).into_iter().collect()
    }

    /// The leaf in the place of a closed item.
    fn withheld(&self, item: &CheckedItem) -> BundlePart {
        let id = part_id(item);
        let words = &self.words.public;
        let ground = item.listed().item.closed_ground.as_ref().filter(|ground| !ground.trim().is_empty());
        let phrase = if ground.is_some() { &words.withheld } else { &words.withheld_without_ground };
        let at = place(item).key("closed_ground");
        let notice = Printed::fill(phrase, |blank| match (blank, ground) {
            ("根拠", Some(ground)) => Printed::new(ground.as_str(), [at.clone()]),
            _ => material(item),
        });
        BundlePart {
            key: item_key(item),
            openings: vec![opening(&material(item), &subject(item), Vec::new())],
            withheld: vec![WithheldText { notice }],
            ..BundlePart::between(id.clone(), format!("{id}end"), material(item))
        }
    }

    /// A material of a case: the form, and its clauses where they are not shared.
    fn case_part(
        &self,
        item: &CheckedItem,
        case: &CheckedCase,
        notes: Vec<Printed>,
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
            key: item_key(item),
            case: case.name().to_owned(),
            matching_label: report.document.matching_label.clone(),
            matching_number: number,
            openings: vec![self.opening(
                item,
                &material(item),
                &subject(item),
                self.with_grounds(case, notes),
            )],
            closed: self.closed_marks(item),
            reports: vec![report],
            clauses: clauses.into_iter().collect(),
            ..BundlePart::between(id, end, material(item))
        }
    }

    /// Where values are blacked, on which grounds.
    fn with_grounds(&self, case: &CheckedCase, mut notes: Vec<Printed>) -> Vec<Printed> {
        let grounds = case.closed_grounds();
        if self.is_blacked && !grounds.is_empty() {
            let grounds = joined(grounds.iter().map(|ground| ground.as_str().into()));
            notes.push(Printed::fill(&self.words.public.blacked_notice, |_| grounds.clone()));
        }
        notes
    }

    /// The sheet that stands for a paper made elsewhere.
    ///
    /// - `at` is its place among the papers of its item
    fn slip(&self, item: &CheckedItem, at: usize) -> BundlePart {
        let id = branch_id(item, at);
        let (number, paper_title) = (branch(item, at, self.words), attachment_subject(item, at));
        let pages = attachment_pages(item, at).to_string();
        let paper = item.listed().attachments[at].1.paper.unwrap_or_default();
        let file = item.file(at).map(|file| BoundFile { file: Arc::clone(file), paper });
        let notice = Printed::fill(&self.words.slip.notice, |_| attachment_pages(item, at));
        // The only paper of an item is the item's: what it is called is said below.
        let (title, heading, notice) = if item.listed().item.only_paper().is_some() {
            let (subject, numbers) = (subject(item), [given_number(item), subject(item)]);
            let numbers = numbers.into_iter().filter(|text| !text.is_empty());
            let says_more = paper_title.text() != subject.text();
            let notice = says_more.then(|| paper_title.clone()).into_iter().chain([notice]);
            (subject, Printed::joined(numbers, "　"), Printed::joined(notice, "　"))
        } else {
            (paper_title.clone(), paper_title, notice)
        };
        BundlePart {
            key: paper_key(item, at),
            openings: vec![self.opening(item, &number, &title, Vec::new())],
            closed: self.closed_marks(item),
            slips: vec![SlipText { title: heading, notice, pages, stands_for: String::new(), file }],
            ..BundlePart::between(id.clone(), format!("{id}end"), number)
        }
    }

    /// The sheet before the first of these items, which is closed and the one before was not, or the other way round.
    fn divider(&self, items: &[&CheckedItem]) -> Option<BundlePart> {
        let words = self.words.divider.as_ref()?;
        let first = items.first()?;
        let closed = items.iter().take_while(|item| item.is_closed());
        let (heading, notice) = if !first.is_closed() {
            (&words.open_heading, words.open_notice.as_str().into())
        } else if items.iter().all(|item| item.is_closed()) {
            (&words.heading, words.notice.as_str().into())
        } else {
            let materials = joined(closed.map(|item| material(item)));
            (&words.heading, Printed::fill(&words.notice_of_some, |_| materials.clone()))
        };
        let id = format!("divider-{}-", first.listed().index);
        Some(BundlePart {
            key: format!("divider {heading}"),
            dividers: vec![DividerText { heading: heading.clone(), notice }],
            ..BundlePart::between(id.clone(), format!("{id}end"), Printed::default())
        })
    }

    /// How a material of an item begins: in the outline too, a closed one is known as such.
    fn opening(
        &self,
        item: &CheckedItem,
        number: &Printed,
        subject: &Printed,
        notes: Vec<Printed>,
    ) -> Opening {
        let mut opening = opening(number, subject, notes);
        if item.is_closed() {
            let mark = format!("【{}】", self.words.closed.mark);
            opening.bookmark = Printed::joined([mark.as_str().into(), opening.bookmark], "");
        }
        opening
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

pub(super) fn opening(number: &Printed, subject: &Printed, notes: Vec<Printed>) -> Opening {
    let bookmark = Printed::joined([number.clone(), subject.on_one_line()], "　");
    Opening { number: number.clone(), bookmark, subject: subject.on_one_line().to_string(), notes }
}

/// Whether the papers of an item are in a set.
pub(super) fn holds(set: BundleSet, item: &CheckedItem) -> bool {
    let on_the_day = item.distribution().on_the_day.is_yes();
    let comes_later = item.distribution().later.is_yes();
    let has_papers = !item.listed().material.is_empty() && !item.is_withdrawn() && !comes_later;
    has_papers
        && match set {
            BundleSet::Advance => !on_the_day,
            BundleSet::OnTheDay => on_the_day,
            // Of a closed one, a leaf that says so.
            BundleSet::Public => true,
        }
}
