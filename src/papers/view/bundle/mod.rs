//! The bundle of a meeting (会議資料): cover with the agenda, list of items, and every item with its papers.

mod editions;
mod front;
mod group;
mod ids;
mod list;
mod shared;
mod writer;

pub(super) use editions::Edition;
pub(super) use writer::Writer;

use std::sync::Arc;

use serde::Serialize;

use crate::model::meeting::PaperSize;
use crate::workspace::AttachmentFile;

use super::advance_report::AdvanceReport;
use super::paper::Paper;
use super::printed::Printed;
use super::special_clauses::SpecialClauses;

/// The finished text of a bundle, or of one of its materials.
#[derive(Debug, Serialize)]
pub struct BundleText {
    /// Properties of the document.
    pub document: Paper,
    /// How it is printed.
    pub layout: Layout,
    /// Whether it is read on a screen, since what goes to the printer has papers in it that this document cannot hold.
    #[serde(skip)]
    pub for_screen: bool,
    /// The cover; none in a single material.
    pub fronts: Vec<Front>,
    /// The list of items; none in a single material.
    pub lists: Vec<List>,
    /// The materials, and what stands between them.
    pub parts: Vec<BundlePart>,
}

/// How a bundle is printed.
#[derive(Debug, Clone, Serialize)]
pub struct Layout {
    /// On both sides: materials start on right-hand pages, and margins change sides.
    pub duplex: bool,
    /// Whether pages are counted through the bundle.
    pub running: bool,
    /// Without blank pages, and counted as if they were there: where the printed edition has materials on right-hand pages.
    pub counts_blank: bool,
    /// What a blank page says.
    pub blank_note: String,
    /// The meeting, at the foot of each material: a leaf can be parted from its bundle.
    pub meeting: String,
    /// What a blacked value is for those who hear it: （非公開）.
    pub blacked: String,
}

/// The cover.
#[derive(Debug, Serialize)]
pub struct Front {
    /// Title of the meeting.
    pub title: Printed,
    /// Day, time, place.
    pub facts: Vec<Fact>,
    /// Heading of the agenda.
    pub heading: String,
    /// The agenda.
    pub agenda: Vec<AgendaLine>,
    /// Heading of those who attend.
    pub people_heading: String,
    /// Those who attend.
    pub people: Vec<Printed>,
    /// Others: those who are absent, those without a vote.
    pub others: Vec<PeopleGroup>,
}

/// People below a heading.
#[derive(Debug, Serialize)]
pub struct PeopleGroup {
    /// Heading.
    pub heading: String,
    /// Their names.
    pub people: Vec<Printed>,
}

/// A label and what is said of it.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// Label.
    pub label: String,
    /// Text.
    pub text: Printed,
}

/// A line of the agenda.
#[derive(Debug, Serialize)]
pub struct AgendaLine {
    /// Number.
    pub mark: String,
    /// Text.
    pub text: Printed,
    /// The items that are dealt with under it.
    pub items: Vec<AgendaItem>,
}

/// An item below a point of the agenda.
#[derive(Debug, Serialize)]
pub struct AgendaItem {
    /// Mark and number.
    pub numbers: Vec<Printed>,
    /// Subject.
    pub subject: Printed,
}

/// The list of items.
#[derive(Debug, Serialize)]
pub struct List {
    /// Title of the meeting.
    pub title: Printed,
    /// Heading.
    pub heading: String,
    /// Heads of the six columns; those of openness and of the matching numbers are empty where there is no such column.
    pub heads: Vec<String>,
    /// The items, each followed by its attachments.
    pub rows: Vec<ListRow>,
}

/// A row of the list.
#[derive(Debug, Serialize)]
pub struct ListRow {
    /// The heading of the group that begins with it.
    pub above: Vec<Printed>,
    /// What it is a row of, wherever it stands. It is not printed.
    #[serde(skip)]
    pub key: String,
    /// Mark and number.
    pub numbers: Vec<Printed>,
    /// Subject.
    pub subject: Printed,
    /// Kinds, grounds, divisions, the ground on which it is closed.
    pub notes: Vec<Printed>,
    /// 公開, 非公開; without a column of its own, 非公開 only.
    pub openness: Printed,
    /// Number of the material.
    pub material: Printed,
    /// How it is handed out, where that is not the usual way.
    pub distribution: Vec<Printed>,
    /// What is said in the place of a page, where it has none in this document.
    pub page: String,
    /// The part to which it leads; empty where there is none in this document.
    pub target: String,
    /// Matching number.
    pub matching_number: String,
}

/// A material, or what stands between materials.
#[derive(Debug, Serialize)]
pub struct BundlePart {
    /// Beginning of the labels of everything in it.
    pub id: String,
    /// The label at its end.
    pub end: String,
    /// What it is, wherever it stands: by this it is known again in what is in the hands. It is not printed.
    #[serde(skip)]
    pub key: String,
    /// Number of the material; empty between materials.
    pub number: Printed,
    /// Name of its case; empty where it has none. It is not printed.
    #[serde(skip)]
    pub case: String,
    /// Label of the matching number.
    pub matching_label: String,
    /// Matching number.
    pub matching_number: String,
    /// How it begins; none between materials.
    pub openings: Vec<Opening>,
    /// What stands on each of its pages, if its item is closed.
    pub closed: Vec<ClosedMark>,
    /// A page before closed items.
    pub dividers: Vec<DividerText>,
    /// Of items that are one material, the table of them.
    pub tables: Vec<ItemTable>,
    /// The form.
    pub reports: Vec<AdvanceReport>,
    /// The clauses behind the form.
    pub clauses: Vec<SpecialClauses>,
    /// Clauses that belong to several materials.
    pub shared: Vec<Shared>,
    /// The sheet that stands for a paper made elsewhere.
    pub slips: Vec<SlipText>,
    /// A paper made elsewhere that is bound in.
    pub bound: Vec<BoundText>,
    /// How many pages before it are in the printed edition alone.
    pub skipped: String,
    /// What a public edition says in the place of a closed material.
    pub withheld: Vec<WithheldText>,
}

/// How a material begins.
#[derive(Debug, Serialize)]
pub struct Opening {
    /// Number of the material.
    pub number: Printed,
    /// Its line in the outline.
    pub bookmark: Printed,
    /// Its subject, at the head of the pages behind the first.
    pub subject: String,
    /// Where its clauses are, if not here.
    pub notes: Vec<Printed>,
}

/// The items that are one material.
#[derive(Debug, Serialize)]
pub struct ItemTable {
    /// Heading.
    pub heading: Printed,
    /// Heads of the columns, as in the list of items.
    pub heads: Vec<String>,
    /// The items.
    pub rows: Vec<ListRow>,
}

/// A page before closed items.
#[derive(Debug, Serialize)]
pub struct DividerText {
    /// Heading.
    pub heading: String,
    /// Text.
    pub notice: Printed,
}

/// What stands on each page of a closed material.
#[derive(Debug, Clone, Serialize)]
pub struct ClosedMark {
    /// The mark: 非公開.
    pub mark: String,
    /// What is to be done with the paper.
    pub notice: String,
    /// What stands before the number of the copy.
    pub copy: String,
}

/// The leaf of a public edition in the place of a closed material.
#[derive(Debug, Serialize)]
pub struct WithheldText {
    /// What it says.
    pub notice: Printed,
}

/// Clauses that belong to several materials.
#[derive(Debug, Serialize)]
pub struct Shared {
    /// To which materials they belong.
    pub notes: Vec<Printed>,
    /// The clauses.
    pub clauses: SpecialClauses,
}

/// A sheet that stands for a paper made elsewhere.
#[derive(Debug, Serialize)]
pub struct SlipText {
    /// What is put in.
    pub title: Printed,
    /// What it is for the reader: 別添（12ページ）.
    pub notice: Printed,
    /// How many pages are put in.
    #[serde(skip)]
    pub pages: String,
    /// The pages for which it stands in their numbers; empty where they are not counted.
    pub stands_for: String,
    /// Its file, where it is bound in where papers are printed.
    #[serde(skip)]
    pub file: Option<BoundFile>,
}

/// A paper made elsewhere that is bound in.
#[derive(Debug, Serialize)]
pub struct BoundText {
    /// Name of the file as it is handed to Typst.
    pub name: String,
    /// What it is.
    pub subject: Printed,
    /// Its file.
    #[serde(skip)]
    pub file: BoundFile,
}

/// The file of a paper made elsewhere.
#[derive(Debug, Clone)]
pub struct BoundFile {
    /// The file.
    pub file: Arc<AttachmentFile>,
    /// The largest paper that its pages may take.
    pub paper: PaperSize,
}

impl BoundFile {
    /// Its name as it is handed to Typst: one for one content on one paper.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}-{:?}", self.file.sha256, self.paper)
    }
}

impl BundlePart {
    /// What a list of pages calls it: its number, between materials its heading.
    #[must_use]
    pub fn title_of_pages(&self) -> &str {
        if self.number.is_empty() { self.title() } else { &self.number }
    }

    /// Its line in the outline.
    #[must_use]
    pub fn title(&self) -> &str {
        let opening = self.openings.first().map(|opening| opening.bookmark.text());
        opening.or(self.dividers.first().map(|divider| divider.heading.as_str())).unwrap_or_default()
    }

    /// A part with nothing in it.
    pub(in crate::papers::view) fn between(id: String, end: String, number: Printed) -> Self {
        Self {
            key: id.clone(),
            id,
            end,
            number,
            case: String::new(),
            matching_label: String::new(),
            matching_number: String::new(),
            openings: Vec::new(),
            closed: Vec::new(),
            dividers: Vec::new(),
            tables: Vec::new(),
            reports: Vec::new(),
            clauses: Vec::new(),
            shared: Vec::new(),
            slips: Vec::new(),
            bound: Vec::new(),
            skipped: String::new(),
            withheld: Vec::new(),
        }
    }
}
