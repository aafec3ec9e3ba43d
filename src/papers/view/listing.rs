//! Plain lists of the secretariat: the call list, the leaves to exchange, the changed values.

use serde::Serialize;

use crate::check::checked::CheckedMeeting;
use crate::model::meeting::Item;
use crate::text::placeholder::PlaceholderTemplate;

use super::advance_report::{parts, word};
use super::lines::joined;
use super::paper::{Paper, paper};

/// A list of the secretariat.
#[derive(Debug, Serialize)]
pub struct Listing {
    /// Properties of the document.
    pub document: Paper,
    /// Which list it is; the library knows how wide its columns are.
    pub form: ListForm,
    /// Heading.
    pub heading: String,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// Rows.
    pub rows: Vec<ListingRow>,
}

/// Which list it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListForm {
    /// Who explains what (説明員一覧).
    CallList,
    /// Which leaves to exchange (差し替え一覧).
    LeafList,
    /// What changed (正誤表).
    Errata,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListingRow {
    /// Its cells, each of pieces one after the other.
    pub cells: Vec<Vec<ListingPiece>>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListingPiece {
    /// The text.
    pub text: String,
    /// Whether it is underlined: it changed.
    pub changed: bool,
}

impl ListingPiece {
    /// A cell that says one thing.
    #[must_use]
    pub fn cell(text: impl Into<String>) -> Vec<Self> {
        vec![Self { text: text.into(), changed: false }]
    }
}

/// A list of a meeting.
pub(super) fn listing(
    meeting: &CheckedMeeting,
    form: ListForm,
    heading: String,
    heads: &[&String],
    rows: Vec<ListingRow>,
) -> Listing {
    let document = paper(meeting, &heading, "", &(&heading, heads, &rows));
    Listing { document, form, heading, heads: heads.iter().map(ToString::to_string).collect(), rows }
}

/// Who explains which item, and whom to call; `None` if nobody is named.
pub(super) fn call_list(meeting: &CheckedMeeting) -> Option<Listing> {
    let words = &meeting.profile().council().value.bundle.call_list;
    let items = meeting.items().iter().filter(|item| !item.is_withdrawn());
    let rows: Vec<ListingRow> = items
        .filter(|item| !item.listed().item.explainers.is_empty())
        .map(|item| {
            let contacts = item
                .case()
                .into_iter()
                .flat_map(|case| &case.case().contact)
                .map(|contact| parts(&words.contact_parts, |blank| word(contact, blank)).join(" "));
            let contacts = contacts.collect::<Vec<_>>().join("\n");
            let number = numbers(&item.listed().mark, &item.listed().item);
            let explainers = joined(&item.listed().item.explainers);
            let subject = item.subject();
            let cells = [number.join("\n"), subject, item.listed().material.clone(), explainers, contacts];
            ListingRow { cells: cells.map(ListingPiece::cell).into() }
        })
        .collect();
    let heading = PlaceholderTemplate::parse(&words.heading).fill(|_| meeting.meeting().title.clone());
    let heads = [&words.number, &words.subject, &words.material, &words.explainers, &words.contact];
    (!rows.is_empty()).then(|| listing(meeting, ListForm::CallList, heading, &heads, rows))
}

/// Mark and number of an item, as far as it has them.
pub(super) fn numbers(mark: &str, item: &Item) -> Vec<String> {
    let given = item.number.clone().unwrap_or_default();
    [mark.to_owned(), given].into_iter().filter(|text| !text.is_empty()).collect()
}
