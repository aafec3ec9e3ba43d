//! Finished text of one document: every word decided, nothing left to format.

mod advance_report;
mod bundle;
mod lines;
mod listing;
mod matching;
mod paper;
mod special_clauses;
mod specimen;
mod twin;
mod values;

pub use advance_report::{AdvanceReport, Cell, Cover, KindGroup, Overview, Row, Sheet};
pub use bundle::{
    AgendaLine, Bundle, DividerText, Fact, Front, Layout, List, ListRow, Opening, Part, Shared, SlipText,
};
pub use lines::Line;
pub use listing::{ListForm, Listing, ListingPiece, ListingRow};
pub use paper::{Day, Paper, Variation};
pub use special_clauses::{ClauseParagraph, ClauseText, SpecialClauses};
pub use specimen::{Specimen, specimens};
pub use values::Value;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::cache::fingerprint::hex;
use crate::check::checked::{CheckedCase, CheckedMeeting};
use crate::workspace::profile::Profile;
use crate::workspace::{CLOSED_MATERIALS, MATERIALS};

use bundle::{Set, Writer};

/// The finished text of one document, and where it belongs.
#[derive(Debug)]
pub struct View {
    /// Name of the meeting's folder.
    pub meeting: String,
    /// Name of the case; none where the document is the meeting's own.
    pub case: Option<String>,
    /// The document of the same meeting after whose last page its pages are counted.
    pub after: Option<&'static str>,
    /// File name without ending; of a material, with the folder of the materials.
    pub file: String,
    /// The profile whose template and library print it.
    pub profile: Arc<Profile>,
    /// Number that matches separated sheets of one case (照合番号); empty where there are several cases.
    pub matching_number: String,
    /// The text.
    pub content: Content,
}

/// The documents that there are.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Content {
    /// The form 諮問・報告事項.
    AdvanceReport(AdvanceReport),
    /// The sheet 特記事項.
    SpecialClauses(SpecialClauses),
    /// A bundle, or one of its materials.
    Bundle(Box<Bundle>),
    /// A list of the secretariat.
    Listing(Listing),
}

impl View {
    /// The view of a document, whose labels get a beginning of their own.
    fn new(meeting: &CheckedMeeting, case: Option<&CheckedCase>, file: &str, mut content: Content) -> Self {
        let path = (&meeting.name, case.map(|case| &case.name), file);
        let path = serde_json::to_vec(&path).expect("names are texts");
        content.document_mut().id = format!("{}-", &hex(&Sha256::digest(path))[..12]);
        let matching_number = match case {
            Some(_) => content.document_mut().matching_number.clone(),
            None => String::new(),
        };
        Self {
            meeting: meeting.name.clone(),
            case: case.map(|case| case.name.clone()),
            after: (file == BUNDLE_ON_THE_DAY).then_some(BUNDLE),
            file: file.to_owned(),
            profile: Arc::clone(&meeting.profile),
            matching_number,
            content,
        }
    }

    /// The document as people know it, from the folder of output.
    #[must_use]
    pub fn path(&self) -> String {
        let case = self.case.iter().map(|case| format!("{case}/")).collect::<String>();
        format!("{}/{case}{}.pdf", self.meeting, self.file)
    }
}

impl Content {
    fn document_mut(&mut self) -> &mut Paper {
        match self {
            Self::AdvanceReport(report) => &mut report.document,
            Self::SpecialClauses(clauses) => &mut clauses.document,
            Self::Bundle(bundle) => &mut bundle.document,
            Self::Listing(listing) => &mut listing.document,
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
        }
    }

    /// The same text for reading without a layout, in the order of the paper.
    #[must_use]
    pub fn twin(&self) -> String {
        match self {
            Self::AdvanceReport(report) => twin::advance_report(report),
            Self::SpecialClauses(clauses) => twin::special_clauses(clauses),
            Self::Bundle(bundle) => twin::bundle(bundle),
            Self::Listing(listing) => twin::listing(listing),
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

/// Name of the bundle that is sent in advance.
pub const BUNDLE: &str = "bundle";
/// Name of the bundle that is handed out on the day. Its pages go on from those of [`BUNDLE`].
pub const BUNDLE_ON_THE_DAY: &str = "bundle-on-the-day";
/// Name of the bundle that may be published.
pub const BUNDLE_PUBLIC: &str = "bundle-public";
/// Name of the list of those who explain.
pub const CALL_LIST: &str = "call-list";
/// Name of the list of leaves to exchange (差し替え一覧).
pub const LEAF_LIST: &str = "replacement-list";
/// Name of the list of changed values (正誤表).
pub const ERRATA: &str = "errata";

/// The documents of every checked case and of every meeting that is complete, in order.
#[must_use]
pub fn views(meetings: &[CheckedMeeting], sides: Sides) -> Vec<View> {
    let of_meeting = |meeting: &CheckedMeeting| {
        let cases: Vec<Vec<View>> = meeting.cases.par_iter().map(|case| views_of(meeting, case)).collect();
        cases.into_iter().flatten().chain(meeting_views(meeting, sides)).collect::<Vec<_>>()
    };
    meetings.iter().flat_map(of_meeting).collect()
}

/// The list of leaves to exchange (差し替え一覧); `None` without rows.
#[must_use]
pub fn leaf_list(meeting: &CheckedMeeting, heading: String, rows: Vec<ListingRow>) -> Option<View> {
    let words = &meeting.profile.council().value.bundle.replacement.list;
    let heads = [&words.material, &words.page, &words.action, &words.change];
    let list = listing::listing(meeting, ListForm::LeafList, heading, &heads, rows);
    (!list.rows.is_empty()).then(|| meeting_view(meeting, LEAF_LIST, Content::Listing(list)))
}

/// The list of changed values (正誤表); `None` without rows.
#[must_use]
pub fn errata(meeting: &CheckedMeeting, heading: String, rows: Vec<ListingRow>) -> Option<View> {
    let words = &meeting.profile.council().value.bundle.replacement.errata;
    let heads = [&words.material, &words.page, &words.place, &words.wrong, &words.right];
    let list = listing::listing(meeting, ListForm::Errata, heading, &heads, rows);
    (!list.rows.is_empty()).then(|| meeting_view(meeting, ERRATA, Content::Listing(list)))
}

/// The bundles that are printed: what is sent in advance, and what is handed out on the day.
///
/// - `numbers` are the matching numbers that were printed already, by case
#[must_use]
pub fn printed_views(
    meeting: &CheckedMeeting,
    sides: Sides,
    numbers: &BTreeMap<String, String>,
) -> Vec<View> {
    let writer = Writer::new(meeting, sides == Sides::Both, numbers);
    writer.map(|writer| bundles(meeting, &writer, &PRINTED)).unwrap_or_default()
}

/// The number that matches the separated sheets of a case (照合番号).
#[must_use]
pub fn matching_number(case: &CheckedCase, profile: &Profile) -> String {
    matching::number(case, profile)
}

/// The bundles that go to the printer.
const PRINTED: [(Set, &str); 2] = [(Set::Advance, BUNDLE), (Set::OnTheDay, BUNDLE_ON_THE_DAY)];

/// The bundles of these sets that are needed.
fn bundles(meeting: &CheckedMeeting, writer: &Writer<'_>, sets: &[(Set, &str)]) -> Vec<View> {
    let needed = sets.iter().filter(|(set, _)| writer.is_needed(*set));
    needed
        .map(|(set, file)| meeting_view(meeting, file, Content::Bundle(Box::new(writer.bundle(*set)))))
        .collect()
}

fn meeting_view(meeting: &CheckedMeeting, file: &str, content: Content) -> View {
    View::new(meeting, None, file, content)
}

/// The documents of a meeting of its own.
fn meeting_views(meeting: &CheckedMeeting, sides: Sides) -> Vec<View> {
    let nothing_printed = BTreeMap::new();
    let Some(writer) = Writer::new(meeting, sides == Sides::Both, &nothing_printed) else {
        return Vec::new();
    };
    let view = |file: &str, content: Content| meeting_view(meeting, file, content);
    let mut views = bundles(meeting, &writer, &[&PRINTED[..], &[(Set::Public, BUNDLE_PUBLIC)]].concat());
    views.extend(writer.materials().into_iter().map(|(item, material)| {
        let folder = if item.is_closed() { CLOSED_MATERIALS } else { MATERIALS };
        let number = &item.listed.material;
        view(&format!("{folder}/{number}"), Content::Bundle(Box::new(material)))
    }));
    views.extend(listing::call_list(meeting).map(|list| view(CALL_LIST, Content::Listing(list))));
    views
}

fn views_of(meeting: &CheckedMeeting, case: &CheckedCase) -> Vec<View> {
    let profile = &meeting.profile;
    let documents = &profile.council().value.documents;
    let matching_number = matching::number(case, profile);
    let report = advance_report::report(meeting, case, &matching_number);
    let mut views =
        vec![View::new(meeting, Some(case), &documents.advance_report.file, Content::AdvanceReport(report))];
    if !case.clauses.is_empty() {
        let clauses = Content::SpecialClauses(special_clauses::clauses(meeting, case, &matching_number));
        views.push(View::new(meeting, Some(case), &documents.special_clauses.file, clauses));
    }
    views
}
