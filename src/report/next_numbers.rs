//! The next number of each series, for people and for programs.

use crate::app::next_numbers::NextNumbers;

use super::sheet::{Cell, Column, Sheet};
use super::{LedgerFormat, Message, Messages};

/// The columns, each with its head's message and its width in an Excel file.
const COLUMNS: [(Message, u16); 5] = [
    (Message::ListCouncil, 16),
    (Message::ListSeries, 14),
    (Message::ListLast, 16),
    (Message::ListMeeting, 12),
    (Message::ListNext, 16),
];

/// The next numbers as a file of a form.
#[must_use]
pub fn next_numbers(next: &[NextNumbers], format: LedgerFormat, messages: &Messages) -> Vec<u8> {
    if format == LedgerFormat::Json {
        let of = |of: &NextNumbers| serde_json::json!({ "council": of.council, "series": of.series });
        let next: Vec<_> = next.iter().map(of).collect();
        return format!("{:#}\n", serde_json::json!({ "version": 1, "next": next })).into_bytes();
    }
    let column = |(head, width)| Column { head: messages.word(head), width, is_shown: true };
    let rows = next.iter().flat_map(|of| {
        of.series.iter().map(|series| {
            let texts = [&of.council, &series.series, &series.last, &series.meeting, &series.next];
            texts.map(|text| Cell::Text(text.clone())).into()
        })
    });
    let sheet = Sheet {
        name: messages.word(Message::ListNext),
        columns: COLUMNS.map(column).into(),
        rows: rows.collect(),
        dated: None,
    };
    sheet.written_as(format)
}
