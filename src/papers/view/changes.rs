//! What changed in a case since the one before (前回), row by row of the form.

use serde::Serialize;

use crate::check::checked::{CheckedCase, CheckedMeeting};
use crate::model::council::ChangeWords;

use super::advance_report::{RowPair, Writer};
use super::difference::difference;
use super::listing::ListingPiece;
use super::origin::Origin;
use super::printed::Printed;

/// What changed since the case before.
#[derive(Debug, Serialize)]
pub struct Changes {
    /// Since when; that nothing changed, where nothing did.
    pub heading: Printed,
    /// The rows that changed.
    pub rows: Vec<ChangedRow>,
}

/// A row that changed.
#[derive(Debug, Serialize)]
pub struct ChangedRow {
    /// The label of the row now.
    pub label: String,
    /// What stood there, pieces that went marked.
    pub old: Vec<ListingPiece>,
    /// What stands there, pieces that came marked.
    pub new: Vec<ListingPiece>,
}

/// What changed in a case since the one before; `None` where it names none that can be compared with.
///
/// - `meeting` is that of the case now
pub(super) fn changes(meeting: &CheckedMeeting, case: &CheckedCase, words: &ChangeWords) -> Option<Changes> {
    let previous = case.previous()?;
    let now = Writer::of(meeting, case);
    let before = Writer::of(meeting, previous.case()).on(previous.meeting().meeting().date.first_day());
    let row = |pair: RowPair| {
        let (old, new) = difference(&pair.old, &pair.new);
        let said = |pieces: Vec<ListingPiece>| {
            if pieces.is_empty() { ListingPiece::cell(words.nothing.as_str()) } else { pieces }
        };
        let origins = pair.new.origins().to_vec();
        let made_of = |piece: ListingPiece| ListingPiece {
            text: Printed::new(piece.text.text(), origins.iter().cloned()),
            ..piece
        };
        ChangedRow { label: pair.label, old: said(old), new: said(new.into_iter().map(made_of).collect()) }
    };
    let rows: Vec<ChangedRow> =
        now.beside(&before).into_iter().filter(|pair| pair.old != pair.new).map(row).collect();
    let phrase = if rows.is_empty() { &words.unchanged } else { &words.heading };
    // The meeting before is named by a word of the case now.
    let at = Origin::case(case.name()).key("previous");
    let title = previous.meeting().meeting().title.as_str();
    let heading = Printed::fill(phrase, |_| Printed::new(title, [at.clone()]));
    Some(Changes { heading, rows })
}
