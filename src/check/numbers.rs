//! The numbers of items as series count them through the meetings of a year.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::input::schema::Loaded;
use crate::model::council::NumberSpan;
use crate::model::item_place::ItemPlace;
use crate::model::meeting::{Item, Meeting};
use crate::model::meeting_date::MeetingDate;
use crate::text::item_number::ItemNumber;
use crate::text::source::{Node, Span};
use crate::text::wareki::{Wareki, fiscal_year};
use crate::workspace::Sibling;

/// The numbers with one word before them, from where they begin anew to where they do so again.
#[derive(Debug)]
pub struct Series<'a> {
    /// The word, without the differences that people do not see: 報告第.
    pub word: String,
    /// Where it begins anew: the year of an annual series, 0 of another.
    pub year: i32,
    /// Its numbers: meetings by day, items as the file lists them. At least one.
    pub numbers: Vec<NumberedItem<'a>>,
}

/// A number that a meeting gave to an item.
#[derive(Debug)]
pub struct NumberedItem<'a> {
    /// The meeting.
    pub sibling: &'a Sibling,
    /// The item.
    pub item: &'a Item,
    /// The number.
    pub number: ItemNumber,
    /// The day of the meeting.
    pub day: NaiveDate,
    place: ItemPlace,
}

impl NumberedItem<'_> {
    /// The number as it was typed.
    #[must_use]
    pub fn typed(&self) -> &str {
        self.item.number.as_deref().unwrap_or_default()
    }

    /// Where it stands in the meeting's file.
    #[must_use]
    pub fn span(&self) -> Span {
        self.sibling.meeting.tree.span_at(&self.place.way().key("number"))
    }

    /// What tells it from the others of its series.
    #[must_use]
    pub fn key(&self) -> (u32, String) {
        (self.number.number(), self.number.branch())
    }
}

impl<'a> Series<'a> {
    /// The highest number.
    #[must_use]
    pub fn last(&self) -> &NumberedItem<'a> {
        self.numbers.iter().max_by_key(|number| number.number.number()).expect("a series has a number")
    }

    /// The number that comes next, written as the highest one is.
    #[must_use]
    pub fn next(&self) -> String {
        let last = &self.last().number;
        last.with(last.number().saturating_add(1))
    }
}

/// The series of a council, by where they begin anew and by word.
///
/// - `council` is the name of its profile
#[must_use]
pub fn series<'a>(siblings: &'a [Sibling], council: &str, span: NumberSpan) -> Vec<Series<'a>> {
    let mut series: BTreeMap<(i32, &str, String), Vec<NumberedItem<'a>>> = BTreeMap::new();
    for (day, sibling) in in_order(siblings, council) {
        let meeting = if span == NumberSpan::Meeting { sibling.name.as_str() } else { "" };
        let year = year_of(day, span);
        for (place, item) in sibling.meeting.value.all_items() {
            let Some(number) = item.number.as_deref().and_then(ItemNumber::parse) else { continue };
            let of_word = series.entry((year, meeting, number.series())).or_default();
            of_word.push(NumberedItem { sibling, item, number, day, place });
        }
    }
    series.into_iter().map(|((year, _, word), numbers)| Series { word, year, numbers }).collect()
}

/// The year of an annual series, 0 of another.
fn year_of(day: NaiveDate, span: NumberSpan) -> i32 {
    match span {
        NumberSpan::FiscalYear => fiscal_year(day.year(), day.month()),
        NumberSpan::CalendarYear => day.year(),
        NumberSpan::Meeting | NumberSpan::Continuous => 0,
    }
}

/// The number that comes next in a series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextNumber {
    /// The word of the series, without the differences that people do not see: 報告第.
    pub series: String,
    /// The highest number that was given: in this year, else in the last one that had any.
    pub last: String,
    /// The name of the meeting that gave it.
    pub meeting: String,
    /// The number that comes next.
    pub next: String,
}

/// The next number of each series of a council, for a meeting of a day. A series of another year begins anew, unless it ran on from
/// the one before it; one whose word names a year ended with that.
///
/// - `council` is the name of its profile
#[must_use]
pub fn next_numbers(
    siblings: &[Sibling],
    council: &str,
    span: NumberSpan,
    day: NaiveDate,
) -> Vec<NextNumber> {
    let (all, year) = (series(siblings, council, span), year_of(day, span));
    let mut latest: BTreeMap<&str, &Series<'_>> = BTreeMap::new();
    for series in all.iter().filter(|series| series.year <= year) {
        latest.insert(&series.word, series);
    }
    let next = |series: &Series<'_>| {
        let goes_on = series.year == year && span != NumberSpan::Meeting;
        let lowest = series.numbers.iter().map(|numbered| numbered.number.number()).min();
        let ran_on = span != NumberSpan::Meeting && lowest.is_some_and(|lowest| lowest > 1);
        let names_year = series.word.contains(|letter: char| letter.is_ascii_digit());
        let last = series.last();
        let next = if goes_on || ran_on { series.next() } else { last.number.with(1) };
        (goes_on || !names_year).then(|| NextNumber {
            series: series.word.clone(),
            last: last.typed().to_owned(),
            meeting: last.sibling.name.clone(),
            next,
        })
    };
    latest.into_values().filter_map(next).collect()
}

/// The meetings of a council whose day is known, by day.
#[must_use]
pub fn in_order<'a>(siblings: &'a [Sibling], council: &str) -> Vec<(NaiveDate, &'a Sibling)> {
    let of_council = siblings.iter().filter(|sibling| sibling.meeting.value.council == council);
    let mut meetings: Vec<(NaiveDate, &Sibling)> =
        of_council.filter_map(|sibling| Some((day_of(&sibling.meeting)?, sibling))).collect();
    meetings.sort_by_key(|(day, sibling)| (*day, &sibling.name));
    meetings
}

/// The meeting's day, or the first of its month where that is not known yet, if its file says one that can be read.
pub fn day_of(meeting: &Loaded<Meeting>) -> Option<NaiveDate> {
    let typed = meeting.tree.get("date").and_then(Node::text)?;
    let date = typed.parse::<MeetingDate>().ok()?;
    date.known().or(meeting.value.date.known()).map(Wareki::first_day)
}
