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
mod documents;
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
pub use documents::{printed_views, views, views_of_every_value};
pub use large::{LargeLine, LargeText};
pub use lines::Line;
pub use listing::{ListForm, Listing, ListingHead, ListingPiece, ListingRow};
pub use origin::{Origin, OriginFile};
pub use paper::{Day, Paper, Variation};
pub use printed::Printed;
pub use special_clauses::{ClauseParagraph, ClauseText, SpecialClauses};
pub use spoken::{PageNotes, SpokenKind, SpokenLine, SpokenText};
pub use values::Value;

use std::sync::Arc;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::cache::fingerprint::hex;
use crate::check::checked::CheckedMeeting;
use crate::input::schema::BLACKED;
use crate::model::council::Documents;
use crate::papers::document_id::{BundleSet, DocumentId, DocumentKind, FileKind};
use crate::workspace::profile::Profile;

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

    /// The lines of running text, in the order in which they stand on the paper.
    #[must_use]
    pub fn lines(&self) -> Vec<&Line> {
        spots::lines(self)
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
    (!list.rows.is_empty())
        .then(|| View::new(meeting, DocumentKind::Errata(set), DocumentContent::Listing(list)))
}
