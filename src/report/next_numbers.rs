//! The next number of each series, for people and for programs.

use comfy_table::{Table, presets};

use crate::app::next_numbers::NextNumbers;

use super::escape::visible;
use super::ledger::csv;
use super::{LedgerFormat, Message, Messages};

/// The columns, each with its head's message.
const COLUMNS: [Message; 5] =
    [Message::ListCouncil, Message::ListSeries, Message::ListLast, Message::ListMeeting, Message::ListNext];

/// The next numbers as a text.
#[must_use]
pub fn next_numbers(next: &[NextNumbers], format: LedgerFormat, messages: &Messages) -> String {
    let heads = COLUMNS.map(|head| messages.word(head));
    let of_council = |of: &NextNumbers| {
        let council = of.council.clone();
        let row = move |series: &crate::check::numbers::NextNumber| {
            let texts = [&council, &series.series, &series.last, &series.meeting, &series.next];
            texts.map(Clone::clone)
        };
        of.series.iter().map(row).collect::<Vec<_>>()
    };
    let rows = next.iter().flat_map(of_council);
    match format {
        LedgerFormat::Json => {
            let of_council =
                |of: &NextNumbers| serde_json::json!({ "council": of.council, "series": of.series });
            let next: Vec<_> = next.iter().map(of_council).collect();
            format!("{:#}\n", serde_json::json!({ "version": 1, "next": next }))
        }
        LedgerFormat::Csv => csv(&heads, rows),
        LedgerFormat::Table => {
            let mut table = Table::new();
            table.load_style(presets::NOTHING);
            table.set_header(heads);
            rows.for_each(|row| {
                table.add_row(row.map(|cell| visible(&cell)));
            });
            table.trim_fmt() + "\n"
        }
    }
}
