//! Rows and columns: as a table for people, as CSV, as an Excel file.

mod guard;
mod workbook;

use chrono::NaiveDate;
use comfy_table::{Table, presets};

use super::LedgerFormat;
use super::escape::visible;
use guard::as_text;

/// Rows below their heads.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Its name.
    pub(super) name: String,
    /// The columns.
    pub(super) columns: Vec<Column>,
    /// The rows, each of as many cells.
    pub(super) rows: Vec<Vec<Cell>>,
    /// The day from which an Excel file of it is dated.
    pub(super) dated: Option<NaiveDate>,
}

/// A column.
#[derive(Debug)]
pub(super) struct Column {
    /// Its head.
    pub(super) head: String,
    /// Its width in an Excel file, in characters of half width.
    pub(super) width: u16,
    /// Whether the table for people has it.
    pub(super) is_shown: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// A text, whatever it looks like.
    Text(String),
    /// A day.
    Day(NaiveDate),
}

impl Cell {
    /// A day where it is known, else what is known of it.
    pub(super) fn day(day: Option<NaiveDate>, written: &str) -> Self {
        day.map_or_else(|| Self::Text(written.to_owned()), Self::Day)
    }

    fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Day(day) => day.format("%Y-%m-%d").to_string(),
        }
    }

    /// As it stands in CSV.
    fn guarded(&self) -> String {
        match self {
            Self::Text(text) => as_text(text),
            Self::Day(_) => self.plain(),
        }
    }
}

impl Sheet {
    /// As a file of a form that has rows.
    pub(super) fn written_as(&self, format: LedgerFormat) -> Vec<u8> {
        match format {
            LedgerFormat::Table | LedgerFormat::Json => self.table().into_bytes(),
            LedgerFormat::Csv => self.csv().into_bytes(),
            LedgerFormat::Xlsx => self.workbook(),
        }
    }

    /// The table for people.
    fn table(&self) -> String {
        let shown: Vec<usize> = (0..self.columns.len()).filter(|at| self.columns[*at].is_shown).collect();
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_header(shown.iter().map(|at| self.columns[*at].head.clone()));
        for row in &self.rows {
            table.add_row(shown.iter().map(|at| visible(&row[*at].plain())));
        }
        table.trim_fmt() + "\n"
    }

    /// CSV that Excel opens: UTF-8 with a byte order mark, every text left as it is.
    fn csv(&self) -> String {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let heads: Vec<String> = self.columns.iter().map(|column| column.head.clone()).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(Cell::guarded).collect());
        let written = std::iter::once(heads).chain(rows).try_for_each(|row| writer.write_record(row));
        written.expect("memory takes it");
        let bytes = writer.into_inner().expect("memory takes it");
        format!("\u{feff}{}", String::from_utf8(bytes).expect("it was text"))
    }
}
