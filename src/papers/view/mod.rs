//! Finished text of one document: every word decided, nothing left to format.

mod advance_report;
mod bundle;
mod case_texts;
mod collating;
mod contacts;
mod coverage_sample;
mod changes;
mod difference;
mod digest;
mod grounds;
mod items;
mod large;
mod lines;
mod listing;
mod origin;
mod paper;
mod spoken;
mod printed;
mod special_clauses;
mod spots;
mod text_alternative;
mod values;

pub use advance_report::{AdvanceReport, Cell, CoverText, KindGroup, OverviewText, SheetRow, SheetText};
pub use bundle::{
    AgendaItem, AgendaLine, BoundFile, BoundText, BundlePart, BundleText, ClosedMark, DividerText, Fact,
    Front, ItemTable, Layout, List, ListRow, Opening, PeopleGroup, Shared, SlipText, WithheldText,
};
pub use changes::{ChangedRow, Changes};
pub use collating::{ClosedCopies, CollatingRow, CollatingSet, CollatingText};
pub use coverage_sample::{CoverageSample, coverage_samples};
pub use difference::difference;
pub use digest::{DigestMatter, DigestRow, DigestText};
pub use large::{LargeLine, LargeText};
pub use lines::Line;
pub use listing::{ListForm, Listing, ListingHead, ListingPiece, ListingRow};
pub use origin::{Origin, OriginFile};
pub use paper::{Day, Paper, Variation};
pub use printed::Printed;
pub use special_clauses::{ClauseParagraph, ClauseText, SpecialClauses};
pub use spoken::{PageNotes, SpokenKind, SpokenLine, SpokenText};
pub use values::Value;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::cache::fingerprint::hex;
use crate::check::checked::{CheckedCase, CheckedMeeting};
use crate::input::schema::BLACKED;
use crate::model::council::Documents;
use crate::papers::document_id::{BundleSet, DocumentId, DocumentKind, FileKind};
use crate::papers::web_name::web_names;
use crate::workspace::profile::Profile;

use bundle::{Edition, Writer};
use case_texts::CaseTexts;

/// The finished text of one document, and which one it is.
#[derive(Debug)]
pub struct View {
    /// Which document it is.
    pub id: DocumentId,
    /// The profile whose template and library print it.
    pub profile: Arc<Profile>,
    /// Number that matches separated sheets of one case (照合番号); empty where there are several cases.
    pub matching_number: String,
    /// The document of which it is another name: it is made once, and lies there twice.
    pub second_name_of: Option<DocumentId>,
    /// The text.
    pub content: DocumentContent,
}

/// The documents that there are.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum DocumentContent {
    /// The form 諮問・報告事項.
    AdvanceReport(AdvanceReport),
    /// The sheet 特記事項.
    SpecialClauses(SpecialClauses),
    /// A bundle, or one of its materials.
    Bundle(Box<BundleText>),
    /// A list of the secretariat.
    Listing(Listing),
    /// The sheet for whoever collates the sets.
    Collating(CollatingText),
    /// The digest, which members read first.
    Digest(DigestText),
    /// A bundle in large type.
    Large(LargeText),
}

impl View {
    /// The view of a document, whose labels get a beginning of their own.
    fn new(meeting: &CheckedMeeting, kind: DocumentKind, mut content: DocumentContent) -> Self {
        let id = DocumentId::new(meeting.name(), kind);
        let profile = Arc::clone(meeting.profile());
        let path = (meeting.name(), id.case(), id.name(&profile.council().value.documents));
        let path = serde_json::to_vec(&path).expect("names are texts");
        content.document_mut().id = format!("{}-", &hex(&Sha256::digest(path))[..12]);
        let matching_number = match id.case() {
            Some(_) => content.document_mut().matching_number.clone(),
            None => String::new(),
        };
        Self { id, profile, matching_number, second_name_of: None, content }
    }

    /// The file names that its profile gives.
    #[must_use]
    pub fn names(&self) -> &Documents {
        &self.profile.council().value.documents
    }

    /// Its name in manifests: `advance-report.pdf`, `materials/資料1.pdf`.
    #[must_use]
    pub fn file_name(&self) -> String {
        FileKind::Pdf.of(&self.id.name(self.names()))
    }

    /// The document as people know it, from the folder of output.
    #[must_use]
    pub fn path(&self) -> String {
        self.id.path(self.names())
    }

    /// The set of items that it holds, where it is a bundle.
    #[must_use]
    pub fn bundle_set(&self) -> Option<BundleSet> {
        match self.id.kind {
            DocumentKind::Bundle(set) | DocumentKind::Print(set) => Some(set),
            _ => None,
        }
    }

    /// Whether papers made elsewhere are in it: no standard for archives holds then.
    #[must_use]
    pub fn is_print_edition(&self) -> bool {
        matches!(self.id.kind, DocumentKind::Print(_))
    }

    /// Whether it can go to a printer: the public edition too, where nothing is to be bound in.
    #[must_use]
    pub fn can_be_printed(&self) -> bool {
        let DocumentContent::Bundle(bundle) = &self.content else { return false };
        self.bundle_set().is_some() && !bundle.for_screen
    }

    /// Whether it goes to the printer.
    #[must_use]
    pub fn is_printed(&self) -> bool {
        let DocumentContent::Bundle(bundle) = &self.content else { return false };
        self.bundle_set().is_some_and(|set| BundleSet::PRINTED.contains(&set)) && !bundle.for_screen
    }
}

impl DocumentContent {
    fn document_mut(&mut self) -> &mut Paper {
        match self {
            Self::AdvanceReport(report) => &mut report.document,
            Self::SpecialClauses(clauses) => &mut clauses.document,
            Self::Bundle(bundle) => &mut bundle.document,
            Self::Listing(listing) => &mut listing.document,
            Self::Collating(collating) => &mut collating.document,
            Self::Digest(digest) => &mut digest.document,
            Self::Large(large) => &mut large.document,
        }
    }

    /// Every text on the paper that says a value, in the order in which they are read, with the values that it was made of.
    ///
    /// Labels, marks and page numbers are not among them, nor what is not on the paper itself: titles of documents, bookmarks.
    /// What the foot or head of each page repeats is there once.
    pub fn printed(&self) -> impl Iterator<Item = &Printed> {
        spots::spots(self).into_iter().flat_map(|spot| spot.texts).filter(|text| !text.is_empty())
    }

    /// A text of it as the PDF says it: a blacked value as what is heard of it.
    #[must_use]
    pub fn heard(&self, text: &str) -> String {
        match self {
            Self::Bundle(bundle) => text.replace(BLACKED, &bundle.layout.blacked),
            _ => text.to_owned(),
        }
    }

    /// The template that prints it.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self {
            Self::AdvanceReport(_) => "advance-report.tera.typ",
            Self::SpecialClauses(_) => "special-clauses.tera.typ",
            Self::Bundle(_) => "bundle.tera.typ",
            Self::Listing(_) => "listing.tera.typ",
            Self::Collating(_) => "collating.tera.typ",
            Self::Digest(_) => "digest.tera.typ",
            Self::Large(_) => "large.tera.typ",
        }
    }

    /// The same text for reading without a layout, in the order of the paper.
    #[must_use]
    pub fn text_alternative(&self) -> SpokenText {
        match self {
            Self::AdvanceReport(report) => text_alternative::advance_report(report),
            Self::SpecialClauses(clauses) => text_alternative::special_clauses(clauses),
            Self::Bundle(bundle) => text_alternative::bundle(bundle),
            Self::Listing(listing) => text_alternative::listing(listing),
            Self::Collating(collating) => text_alternative::collating(collating),
            Self::Digest(digest) => text_alternative::digest(digest),
            Self::Large(large) => large.pieces.clone(),
        }
    }
}

/// How bundles are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sides {
    /// On both sides of the paper.
    Both,
    /// On one side.
    One,
}

impl View {
    /// Whether what it is made from is known before any other paper is made: it is counted after none, and no paper made elsewhere
    /// is bound in.
    #[must_use]
    pub fn stands_alone(&self) -> bool {
        let has_files = match &self.content {
            DocumentContent::Bundle(bundle) => bundle
                .parts
                .iter()
                .any(|part| !part.bound.is_empty() || part.slips.iter().any(|slip| slip.file.is_some())),
            _ => false,
        };
        self.id.sets_before() == 0 && self.second_name_of.is_none() && !has_files
    }
}

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

/// The list of leaves to exchange in a set (差し替え一覧); `None` without rows.
#[must_use]
pub fn leaf_list(
    meeting: &CheckedMeeting,
    set: BundleSet,
    head: ListingHead,
    rows: Vec<ListingRow>,
) -> Option<View> {
    let words = &meeting.profile().council().value.bundle.replacement.list;
    let heads = [&words.material, &words.page, &words.action, &words.change];
    let list = listing::listing(meeting, ListForm::LeafList, head, &heads, rows);
    (!list.rows.is_empty())
        .then(|| View::new(meeting, DocumentKind::LeafList(set), DocumentContent::Listing(list)))
}

/// The list of the values that changed in a set (正誤表); `None` without rows.
///
/// - `sides` are the heads of what was printed and of what is right
#[must_use]
pub fn errata(
    meeting: &CheckedMeeting,
    set: BundleSet,
    head: ListingHead,
    sides: [&String; 2],
    rows: Vec<ListingRow>,
) -> Option<View> {
    let words = &meeting.profile().council().value.bundle.replacement.errata;
    let heads = [&words.material, &words.page, &words.place, sides[0], sides[1]];
    let list = listing::listing(meeting, ListForm::Errata, head, &heads, rows);
    (!list.rows.is_empty()).then(|| View::new(meeting, DocumentKind::Errata(set), DocumentContent::Listing(list)))
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
