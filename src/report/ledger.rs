//! The ledger for people, for Excel, and for programs.

use comfy_table::{Table, presets};

use crate::papers::ledger::LedgerEntry;

use super::escape::visible;
use super::{Message, Messages};

/// Form of the ledger.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LedgerFormat {
    /// A table.
    #[default]
    Table,
    /// CSV that Excel opens: UTF-8 with a byte order mark.
    Csv,
    /// JSON.
    Json,
}

/// The columns, each with its head's message.
const COLUMNS: [Message; 15] = [
    Message::ListMeeting,
    Message::ListTitle,
    Message::ListDate,
    Message::ListNumber,
    Message::ListKinds,
    Message::ListSubject,
    Message::ListGrounds,
    Message::ListDivisions,
    Message::ListRecipients,
    Message::ListOpen,
    Message::ListClosedGround,
    Message::ListMaterial,
    Message::ListDistribution,
    Message::ListMatchingNumber,
    Message::ListCase,
];

/// The columns of the table: what a person looks for.
const SHOWN: [usize; 9] = [0, 2, 3, 4, 5, 7, 8, 9, 11];

/// The ledger as a text.
#[must_use]
pub fn ledger(entries: &[LedgerEntry], format: LedgerFormat, messages: &Messages) -> String {
    let heads = COLUMNS.map(|head| messages.word(head));
    let rows = entries.iter().map(|entry| row(entry, messages));
    match format {
        LedgerFormat::Json => {
            let whole = serde_json::json!({ "version": 1, "items": entries });
            format!("{whole:#}\n")
        }
        LedgerFormat::Csv => csv(&heads, rows),
        LedgerFormat::Table => {
            let mut table = Table::new();
            table.load_style(presets::NOTHING);
            table.set_header(SHOWN.map(|column| heads[column].clone()));
            rows.for_each(|row| {
                table.add_row(SHOWN.map(|column| visible(&row[column])));
            });
            table.trim_fmt() + "\n"
        }
    }
}

/// Rows as CSV that Excel opens: UTF-8 with a byte order mark.
pub(super) fn csv<const COLUMNS: usize>(
    heads: &[String; COLUMNS],
    rows: impl Iterator<Item = [String; COLUMNS]>,
) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let rows = std::iter::once(heads.clone()).chain(rows).map(|row| row.map(|cell| as_text(&cell)));
    let written = rows.into_iter().try_for_each(|row| writer.write_record(row));
    written.expect("memory takes it");
    let bytes = writer.into_inner().expect("memory takes it");
    format!("\u{feff}{}", String::from_utf8(bytes).expect("it was text"))
}

/// How a cell begins that Excel or another program of tables would compute, full-width signs included.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A cell that Excel takes for a text: what begins like a formula gets the apostrophe that makes it a text.
fn as_text(cell: &str) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

fn row(entry: &LedgerEntry, messages: &Messages) -> [String; 15] {
    let joined = |texts: &[String]| texts.join("、");
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    let open = match entry {
        LedgerEntry { withdrawn: true, .. } => Message::ListWithdrawn,
        LedgerEntry { open: true, .. } => Message::ListIsOpen,
        _ => Message::ListIsClosed,
    };
    [
        entry.meeting.clone(),
        entry.title.clone(),
        entry.date.clone(),
        entry.number.clone().unwrap_or_else(|| entry.mark.clone()),
        joined(&entry.kinds),
        entry.subject.clone(),
        joined(&entry.grounds),
        joined(&entry.divisions),
        joined(&entry.recipients),
        messages.word(open),
        optional(&entry.closed_ground),
        entry.material.clone(),
        entry.distribution.clone(),
        optional(&entry.matching_number),
        optional(&entry.case),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_as_a_formula_does() {
        for start in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"] {
            let cell = format!("{start}1+1");
            assert_eq!(as_text(&cell), format!("'{cell}"), "{start:?}");
        }
        for plain in ["", "健診", "1-2", "資料＝1", " =1", "ー1"] {
            assert_eq!(as_text(plain), plain);
        }
    }
}
