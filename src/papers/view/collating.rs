//! The sheet for whoever collates the sets (丁合表): what lies where, what is put in, how many sets, and the numbers of closed
//! copies. How many pages and leaves each has is known once the sets are made: the template asks for it.

use std::num::NonZeroU32;

use serde::Serialize;

use crate::check::checked::{CheckedItem, CheckedMeeting};
use crate::model::council::Collating;
use crate::text::placeholder::PlaceholderTemplate;

use crate::papers::placement::takes_a3;

use super::bundle::{BundlePart, BundleText};
use super::items::{material, withdrawn};
use super::listing;
use super::paper::{Paper, paper};
use super::printed::Printed;

/// The sheet.
#[derive(Debug, Serialize)]
pub struct CollatingText {
    /// Properties of the document.
    pub document: Paper,
    /// Heading.
    pub heading: Printed,
    /// Label of how many sets there are, and how many; empty where the meeting does not say.
    pub copies: Vec<String>,
    /// Heads of the five columns.
    pub heads: Vec<String>,
    /// The sets, in the order in which they are handed out.
    pub sets: Vec<CollatingSet>,
    /// What a set has altogether.
    pub total: String,
    /// The copies of closed materials.
    pub closed: Vec<ClosedCopies>,
}

/// A set.
#[derive(Debug, Serialize)]
pub struct CollatingSet {
    /// Its file: what the figures are known by.
    pub name: String,
    /// Its title.
    pub title: Printed,
    /// Its parts.
    pub rows: Vec<CollatingRow>,
}

/// A part of a set.
#[derive(Debug, Serialize)]
pub struct CollatingRow {
    /// Number of the material; empty between materials.
    pub number: Printed,
    /// What it is.
    pub subject: Printed,
    /// What is to be done.
    pub task: Printed,
}

/// The copies of closed materials.
#[derive(Debug, Serialize)]
pub struct ClosedCopies {
    /// Heading.
    pub heading: String,
    /// The materials.
    pub materials: Printed,
    /// Heads of the three columns.
    pub heads: Vec<String>,
    /// How many copies.
    pub count: u32,
}

/// So many lines has the table of closed copies where the meeting does not say how many sets there are.
const COPIES: u32 = 20;

/// The sheet of a meeting; `None` if the council wants none.
///
/// - `sets` are those that go to the printer, each with the name of its file
pub(super) fn collating(meeting: &CheckedMeeting, sets: &[(String, &BundleText)]) -> Option<CollatingText> {
    let words = meeting.profile().council().value.bundle.collating.as_ref()?;
    let of_set = |(name, bundle): &(String, &BundleText)| CollatingSet {
        name: name.clone(),
        title: bundle.document.title.clone(),
        rows: rows(meeting, bundle),
    };
    let rows: Vec<CollatingSet> = sets.iter().map(of_set).collect();
    let heading = Printed::fill(&words.heading, |_| listing::title(meeting));
    let copies = meeting.meeting().copies;
    let closed = sets.iter().flat_map(|(_, bundle)| &bundle.parts).filter(|part| !part.closed.is_empty());
    let materials = super::lines::joined(closed.map(|part| part.number.clone()));
    let closed = (!materials.is_empty()).then(|| ClosedCopies {
        heading: words.closed.clone(),
        materials,
        heads: vec![words.copy.clone(), words.receiver.clone(), words.returned.clone()],
        count: copies.map_or(COPIES, NonZeroU32::get),
    });
    let closed: Vec<ClosedCopies> = closed.into_iter().collect();
    let document = paper(meeting, &heading, "", &(&heading, &rows, &closed));
    Some(CollatingText {
        document,
        heading,
        copies: copies.map(|copies| vec![words.copies.clone(), copies.to_string()]).unwrap_or_default(),
        heads: [&words.material, &words.subject, &words.pages, &words.leaves, &words.task]
            .map(Clone::clone)
            .into(),
        sets: rows,
        total: words.total.clone(),
        closed,
    })
}

fn rows(meeting: &CheckedMeeting, bundle: &BundleText) -> Vec<CollatingRow> {
    let council = &meeting.profile().council().value.bundle;
    let Some(words) = &council.collating else { return Vec::new() };
    let list = bundle.lists.first();
    let heading = list.map_or("", |list| list.heading.as_str());
    let subject = if bundle.fronts.is_empty() { heading } else { &words.front };
    let front =
        CollatingRow { number: Printed::default(), subject: subject.into(), task: Printed::default() };
    let mut rows = vec![front];
    // Numbers that nothing bears, where the first list has them: nobody is to look for their papers.
    let is_first = !bundle.fronts.is_empty();
    let unused = meeting.items().iter().filter(|item| is_first && item.is_withdrawn());
    let mut unused =
        unused.map(|item| (material(item), item)).filter(|(number, _)| !number.is_empty()).peekable();
    let place = |number: &Printed| list?.rows.iter().position(|row| row.material == *number);
    let unused_row = |(number, item): (Printed, &CheckedItem)| CollatingRow {
        number,
        subject: withdrawn(item, council),
        task: Printed::default(),
    };
    for part in &bundle.parts {
        let comes_before =
            |(number, _): &(Printed, &CheckedItem)| place(number) < place(&part.number).or(Some(usize::MAX));
        while !part.number.is_empty()
            && let Some(next) = unused.next_if(comes_before)
        {
            rows.push(unused_row(next));
        }
        rows.push(row(words, part));
    }
    rows.extend(unused.map(unused_row));
    rows
}

/// How many pages of a part are larger than A4, on paper that is folded.
fn folded(part: &BundlePart) -> usize {
    let files = part.bound.iter().map(|bound| &bound.file);
    let sizes = files.flat_map(|bound| {
        let pages = bound.file.read.iter().flat_map(|read| &read.pages);
        pages.map(|size| takes_a3(*size, bound.paper))
    });
    sizes.filter(|takes| *takes).count()
}

fn row(words: &Collating, part: &BundlePart) -> CollatingRow {
    let subject = part.openings.first().map(|opening| opening.subject.as_str());
    let heading = part.dividers.first().map(|divider| divider.heading.as_str());
    let pages = |phrase: &str, pages: &str| PlaceholderTemplate::parse(phrase).fill(|_| pages.to_owned());
    let task = match (part.slips.first(), &words.folded, folded(part)) {
        (Some(slip), ..) => pages(&words.insert, &slip.pages),
        (_, Some(phrase), folded) if folded > 0 => pages(phrase, &folded.to_string()),
        _ if heading.is_some() => words.divider.clone(),
        _ => String::new(),
    };
    CollatingRow {
        number: part.number.clone(),
        subject: subject.or(heading).unwrap_or_default().into(),
        task: task.as_str().into(),
    }
}
