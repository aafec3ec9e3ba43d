//! The same as an Excel file.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use super::{Cell, Sheet};

/// So many characters a cell of Excel holds.
const CELL: usize = 32_767;
/// A4, as Excel numbers papers.
const A4: u8 = 9;
/// How Excel shows days.
const DAY: &str = "yyyy/mm/dd";

impl Sheet {
    /// An Excel file: days that are days, texts that stay texts, heads that stay in sight and filter, columns as wide as they need,
    /// ready to be printed. The same rows make the same bytes.
    pub(in crate::report) fn workbook(&self) -> Vec<u8> {
        self.written().expect("names, sizes and days are such as Excel takes")
    }

    fn written(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let dated = excel_day(self.dated.unwrap_or(OLDEST))?;
        workbook.set_properties(&DocProperties::new().set_title(&self.name).set_creation_datetime(&dated));
        let cell = Format::new().set_align(FormatAlign::Top).set_text_wrap().set_border(FormatBorder::Thin);
        let head = cell.clone().set_bold().set_align(FormatAlign::Center).set_background_color("#E7E6E6");
        let (text, day) = (cell.clone().set_num_format("@"), cell.set_num_format(DAY));
        let sheet = workbook.add_worksheet();
        sheet.set_name(&self.name)?;
        for (column, of) in (0..).zip(&self.columns) {
            sheet.set_column_width(column, f64::from(of.width))?;
            sheet.write_string_with_format(0, column, &of.head, &head)?;
        }
        for (row, cells) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Cell::Text(value) => {
                        sheet.write_string_with_format(row, column, fitting(value), &text)?
                    }
                    Cell::Day(value) => {
                        sheet.write_datetime_with_format(row, column, excel_day(*value)?, &day)?
                    }
                };
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        let rows = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let last = u16::try_from(self.columns.len()).unwrap_or(1).saturating_sub(1);
        sheet.autofilter(0, 0, rows, last)?;
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        workbook.save_to_buffer()
    }
}

/// The first day of Excel's calendar.
const OLDEST: NaiveDate = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a day");

fn excel_day(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let day = day.max(OLDEST);
    let [month, of_month] = [day.month(), day.day()].map(|number| u8::try_from(number).unwrap_or(1));
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(u16::MAX), month, of_month)
}

/// A text as long as a cell can hold; that it goes on is seen.
fn fitting(text: &str) -> String {
    if text.encode_utf16().count() <= CELL {
        return text.to_owned();
    }
    let mut length = 0;
    let kept = text.chars().take_while(|character| {
        length += character.len_utf16();
        length < CELL
    });
    kept.collect::<String>() + "…"
}
