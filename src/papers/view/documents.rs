//! Which documents there are of cases and meetings.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::check::checked::{CheckedCase, CheckedMeeting};
use crate::papers::document_id::{BundleSet, DocumentId, DocumentKind};
use crate::papers::web_name::web_names;

use super::bundle::{Edition, Writer};
use super::case_texts::CaseTexts;
use super::{BundleText, DocumentContent, Sides, View, collating, digest, large, listing};

/// The documents of every checked case and of every meeting that is complete, in order.
#[must_use]
pub fn views<'a>(meetings: impl Iterator<Item = &'a CheckedMeeting>, sides: Sides) -> Vec<View> {
    let of_meeting = |meeting: &CheckedMeeting| {
        let texts = CaseTexts::of(meeting);
        let cases: Vec<Vec<View>> =
            meeting.cases().par_iter().map(|case| views_of(meeting, case, &texts)).collect();
        cases.into_iter().flatten().chain(meeting_views(meeting, sides, &texts)).collect::<Vec<_>>()
    };
    meetings.flat_map(of_meeting).collect()
}

/// The documents of a complete meeting between which every value stands that is printed: those of its cases, what goes to the
/// printer, and the list of those who explain. What is made for the public, and each material alone, say nothing else.
#[must_use]
pub fn views_of_every_value(meeting: &CheckedMeeting) -> Vec<View> {
    let texts = CaseTexts::of(meeting);
    let cases: Vec<Vec<View>> =
        meeting.cases().par_iter().map(|case| views_of(meeting, case, &texts)).collect();
    let mut views: Vec<View> = cases.into_iter().flatten().collect();
    if let Some(writer) = Writer::new(meeting, &texts, true, &BTreeMap::new()) {
        views.extend(bundles(meeting, &writer, &BundleSet::PRINTED));
    }
    let call_list = listing::call_list(meeting);
    views.extend(
        call_list.map(|list| View::new(meeting, DocumentKind::CallList, DocumentContent::Listing(list))),
    );
    views
}

/// The sets that can be printed: what is sent in advance, what is handed out on the day, and the public edition, where nothing is
/// to be bound into that.
///
/// - `numbers` are the matching numbers that were printed already, by case
#[must_use]
pub fn printed_views(
    meeting: &CheckedMeeting,
    sides: Sides,
    numbers: &BTreeMap<String, String>,
) -> Vec<View> {
    let texts = CaseTexts::of(meeting);
    let Some(writer) = Writer::new(meeting, &texts, sides == Sides::Both, numbers) else { return Vec::new() };
    let mut views = bundles(meeting, &writer, &BundleSet::PRINTED);
    let public = meeting.for_public();
    let public_texts = public.as_ref().map(CaseTexts::of);
    let of_public = public.as_ref().zip(public_texts.as_ref()).and_then(|(meeting, texts)| {
        Writer::new(meeting, texts, sides == Sides::Both, numbers).map(Writer::blacked)
    });
    views.extend(bundles(meeting, of_public.as_ref().unwrap_or(&writer), &[BundleSet::Public]));
    views.into_iter().filter(View::can_be_printed).collect()
}

/// The bundles of these sets that are needed: where files are bound in, one for the printer and one for the screen.
fn bundles(meeting: &CheckedMeeting, writer: &Writer<'_>, sets: &[BundleSet]) -> Vec<View> {
    let mut views = Vec::new();
    for set in sets.iter().copied().filter(|set| writer.is_needed(*set)) {
        let mut add = |kind, bundle: BundleText, edition| {
            let bundle = Box::new(bundle.of_edition(edition));
            views.push(View::new(meeting, kind, DocumentContent::Bundle(bundle)));
        };
        let bundle = writer.bundle(set);
        let has_files = bundle.has_files();
        if has_files && set != BundleSet::Public {
            add(DocumentKind::Print(set), writer.bundle(set), Edition::Print);
        }
        let edition = if has_files { Edition::Screen } else { Edition::Plain };
        add(DocumentKind::Bundle(set), bundle, edition);
    }
    views
}

/// The documents of a meeting of its own.
fn meeting_views(meeting: &CheckedMeeting, sides: Sides, texts: &CaseTexts) -> Vec<View> {
    // Sheets that are in the hands keep their numbers.
    let printed = &meeting.handed_out().matching_numbers;
    let Some(writer) = Writer::new(meeting, texts, sides == Sides::Both, printed) else { return Vec::new() };
    let mut views = bundles(meeting, &writer, &BundleSet::PRINTED);
    views.extend(collating_view(meeting, &views));
    let large = large_views(meeting, &views);
    views.extend(large);
    let digest = digest::digest(meeting);
    views.extend(digest.map(|text| View::new(meeting, DocumentKind::Digest, DocumentContent::Digest(text))));
    // What everybody may read is made of values in which the closed ones never stood.
    let public = meeting.for_public();
    let public_texts = public.as_ref().map(CaseTexts::of);
    let of_public = public.as_ref().zip(public_texts.as_ref()).and_then(|(meeting, texts)| {
        Writer::new(meeting, texts, sides == Sides::Both, printed).map(Writer::blacked)
    });
    let for_all = of_public.as_ref().unwrap_or(&writer);
    views.extend(bundles(meeting, for_all, &[BundleSet::Public]));
    let materials = writer.materials(true).into_iter().chain(for_all.materials(false));
    views.extend(materials.map(|(item, material)| {
        let number = item.listed().material.clone();
        let kind = DocumentKind::Material { number, closed: item.is_closed() };
        View::new(meeting, kind, DocumentContent::Bundle(Box::new(material)))
    }));
    if meeting.profile().council().value.bundle.public.web_names.is_yes() {
        views.extend(web_views(meeting, for_all));
    }
    let call_list = listing::call_list(meeting);
    views.extend(
        call_list.map(|list| View::new(meeting, DocumentKind::CallList, DocumentContent::Listing(list))),
    );
    views
}

/// The open materials of a meeting under names for the web.
fn web_views(meeting: &CheckedMeeting, writer: &Writer<'_>) -> Vec<View> {
    let numbers = meeting.items().iter().map(|item| item.listed().material.as_str());
    let numbers: Vec<&str> = numbers.filter(|number| !number.is_empty()).collect();
    let names = web_names(meeting.name(), meeting.meeting().date.first_day(), &numbers);
    let names: BTreeMap<&str, String> = numbers.into_iter().zip(names).collect();
    let open = writer.materials(false).into_iter();
    let material = |number: &str| DocumentKind::Material { number: number.to_owned(), closed: false };
    open.map(|(item, text)| {
        let number = item.listed().material.as_str();
        let content = DocumentContent::Bundle(Box::new(text));
        let second_name_of = Some(DocumentId::new(meeting.name(), material(number)));
        View { second_name_of, ..View::new(meeting, material(&names[number]), content) }
    })
    .collect()
}

/// What is printed of these documents, in large type.
fn large_views(meeting: &CheckedMeeting, views: &[View]) -> Vec<View> {
    let words = meeting.profile().council().value.bundle.large.as_ref();
    let of_view = |view: &View| {
        // The one for the printer says the same.
        let (DocumentContent::Bundle(bundle), DocumentKind::Bundle(set)) = (&view.content, &view.id.kind)
        else {
            return None;
        };
        let set = Some(*set).filter(|set| BundleSet::PRINTED.contains(set))?;
        let large = DocumentContent::Large(large::large(words?, bundle)?);
        Some(View::new(meeting, DocumentKind::Large(set), large))
    };
    views.iter().filter_map(of_view).collect()
}

/// The sheet for whoever collates the sets among these documents.
fn collating_view(meeting: &CheckedMeeting, views: &[View]) -> Option<View> {
    let mut sets = Vec::new();
    for view in views {
        let DocumentContent::Bundle(bundle) = &view.content else { continue };
        if view.is_printed() {
            sets.push((view.file_name(), bundle.as_ref()));
        }
    }
    let text = collating::collating(meeting, &sets)?;
    Some(View::new(meeting, DocumentKind::Collating, DocumentContent::Collating(text)))
}

fn views_of(meeting: &CheckedMeeting, case: &CheckedCase, texts: &CaseTexts) -> Vec<View> {
    let (name, number) = (case.name(), case.matching_number());
    let report = DocumentContent::AdvanceReport(texts.report(case, number));
    let clauses = texts.clauses(case, number).map(DocumentContent::SpecialClauses);
    let report = View::new(meeting, DocumentKind::AdvanceReport { case: name.to_owned() }, report);
    let clauses = clauses
        .map(|clauses| View::new(meeting, DocumentKind::SpecialClauses { case: name.to_owned() }, clauses));
    [report].into_iter().chain(clauses).collect()
}
