//! The ledger for people, for Excel, and for programs.

use crate::model::meeting::Status;
use crate::papers::ledger::{Ledger, LedgerEntry};

use super::sheet::{Cell, Column, Sheet};
use super::{Message, Messages};

/// Form of the ledger.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LedgerFormat {
    /// A table.
    #[default]
    Table,
    /// CSV that Excel opens: UTF-8 with a byte order mark.
    Csv,
    /// An Excel file.
    Xlsx,
    /// JSON.
    Json,
}

/// The columns: the message of the head, the width in an Excel file, and whether the table for people has it.
const COLUMNS: [(Message, u16, bool); 28] = [
    (Message::ListMeeting, 10, true),
    (Message::ListTitle, 24, false),
    (Message::ListDate, 12, true),
    (Message::ListNumber, 14, true),
    (Message::ListKinds, 10, true),
    (Message::ListTypes, 14, true),
    (Message::ListSubject, 48, true),
    (Message::ListGrounds, 22, false),
    (Message::ListDivisions, 18, true),
    (Message::ListRegisters, 24, false),
    (Message::ListHeldFields, 36, false),
    (Message::ListProvidedFields, 36, false),
    (Message::ListComingFields, 24, false),
    (Message::ListRecipients, 26, true),
    (Message::ListUsers, 18, false),
    (Message::ListSources, 18, false),
    (Message::ListPeriods, 26, false),
    (Message::ListOpen, 10, true),
    (Message::ListClosedGround, 22, false),
    (Message::ListMaterial, 10, true),
    (Message::ListDistribution, 14, false),
    (Message::ListStatus, 10, true),
    (Message::ListContinued, 12, false),
    (Message::ListResult, 18, true),
    (Message::ListResultDate, 12, false),
    (Message::ListCondition, 24, false),
    (Message::ListMatchingNumber, 12, false),
    (Message::ListCase, 20, false),
];

/// The ledger as a file of its form.
#[must_use]
pub fn ledger(ledger: &Ledger, format: LedgerFormat, messages: &Messages) -> Vec<u8> {
    if format == LedgerFormat::Json {
        let whole = serde_json::json!({ "version": 1, "left_out": ledger.left_out, "items": ledger.entries });
        return format!("{whole:#}\n").into_bytes();
    }
    let column = |(head, width, is_shown)| Column { head: messages.word(head), width, is_shown };
    let sheet = Sheet {
        name: messages.word(Message::ListName),
        columns: COLUMNS.map(column).into(),
        rows: ledger.entries.iter().map(|entry| row(entry, messages)).collect(),
        dated: ledger.entries.iter().filter_map(|entry| entry.day).max(),
    };
    sheet.written_as(format)
}

fn row(entry: &LedgerEntry, messages: &Messages) -> Vec<Cell> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let joined = |texts: &[String]| Cell::Text(texts.join("、"));
    let optional = |given: &Option<String>| text(given.as_deref().unwrap_or_default());
    let word = |word: Option<Message>| Cell::Text(word.map(|word| messages.word(word)).unwrap_or_default());
    let status = entry.status.map(|status| match status {
        Status::Abolished => Message::ListAbolished,
        Status::Withdrawn => Message::ListWithdrawn,
        Status::Continued => Message::ListIsContinued,
    });
    let open = match entry {
        LedgerEntry { withdrawn: true, .. } => Message::ListWithdrawn,
        LedgerEntry { open: true, .. } => Message::ListIsOpen,
        _ => Message::ListIsClosed,
    };
    let result = entry.result.as_ref();
    let of_result = |part: fn(&crate::papers::ledger::LedgerResult) -> Option<&str>| {
        text(result.and_then(part).unwrap_or_default())
    };
    let cells: [Cell; COLUMNS.len()] = [
        text(&entry.meeting),
        text(&entry.title),
        Cell::day(entry.day, &entry.date),
        text(entry.number.as_ref().unwrap_or(&entry.mark)),
        joined(&entry.kinds),
        joined(&entry.types),
        text(&entry.subject),
        joined(&entry.grounds),
        joined(&entry.divisions),
        joined(&entry.registers),
        joined(&entry.fields.held),
        joined(&entry.fields.provided),
        joined(&entry.fields.coming()),
        joined(&entry.recipients),
        joined(&entry.users),
        joined(&entry.sources),
        joined(&entry.periods),
        word(Some(open)),
        optional(&entry.closed_ground),
        text(&entry.material),
        text(&entry.distribution),
        word(status),
        optional(if entry.continued_to.is_some() { &entry.continued_to } else { &entry.continued_from }),
        of_result(|result| Some(&result.outcome)),
        Cell::day(
            result.and_then(|result| result.day),
            result.and_then(|result| result.date.as_deref()).unwrap_or_default(),
        ),
        of_result(|result| result.condition.as_deref()),
        optional(&entry.matching_number),
        optional(&entry.case),
    ];
    cells.into()
}
