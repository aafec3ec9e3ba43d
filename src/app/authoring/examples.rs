//! Examples in fresh files: of the council, of the kind of matter, and of the year in which the meeting is.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::input::schema::Schema;
use crate::model::council::Council;
use crate::model::matter_type::MatterType;
use crate::text::wareki::{Wareki, Weekday, fiscal_year};

/// Examples by way, of all cases and by kind.
type Examples = BTreeMap<String, BTreeMap<String, String>>;

/// Months from a meeting to the beginning of what it is told beforehand.
const AHEAD: Months = Months::new(2);

/// Gives the keys of a case examples of a kind of matter, where one is meant.
pub(super) fn give_examples(
    schema: &mut Schema,
    council: &Council,
    kind: Option<MatterType>,
    day: NaiveDate,
) {
    let all: Examples =
        serde_yaml::from_str(include_str!("examples.yaml")).expect("the examples are under test");
    let kind = kind.map(|kind| serde_json::to_value(kind).expect("a kind is a word"));
    let kind = kind.as_ref().and_then(|kind| kind.as_str());
    for (way, example) in ["all"].into_iter().chain(kind).filter_map(|name| all.get(name)).flatten() {
        give(schema, way, &example.replace("{略称}", &council.municipality.short));
    }
    if let Some(department) = council.lexicon.departments.first() {
        give(schema, "contact.department", &department.name);
        for way in ["contact.division", "project.division", "matters.held.division"] {
            if let Some(division) = department.divisions.first() {
                give(schema, way, division);
            }
        }
    }
    let from = (day.with_day(1).unwrap_or(day) + AHEAD).max(day);
    let to = NaiveDate::from_ymd_opt(fiscal_year(from.year(), from.month()) + 1, 3, 31).unwrap_or(from);
    let [from, to] = [from, to].map(|date| printed(date, day));
    give(schema, "matters.period.from", &from);
    give(schema, "matters.period.to", &to);
    give(schema, "matters.period.text", &format!("{from}から{to}まで"));
}

/// Gives the keys of a meeting examples of its day.
pub(super) fn give_examples_of_meeting(schema: &mut Schema, council: &Council, day: NaiveDate) {
    let year = Wareki::fiscal_year_name(fiscal_year(day.year(), day.month()), day);
    give(schema, "title", &format!("{year}第1回{}", council.name));
    give(schema, "date", &format!("{}（{}）", printed(day, day), Weekday::of(day).kanji()));
    give(schema, "replacement_date", &printed(day - Days::new(1), day));
    give(schema, "items.case", "受診勧奨通知の委託.yaml");
    give(schema, "items.explainers", "健康課長");
}

/// A date as papers of a day write it.
fn printed(date: NaiveDate, day: NaiveDate) -> String {
    let date: Result<Wareki, _> = date.to_string().parse();
    date.map_or_else(|_| String::new(), |date| date.printed(day))
}

/// An example of the key at the end of a way, where the schema knows it.
fn give(schema: &mut Schema, way: &str, example: &str) {
    let way: Vec<&str> = way.split('.').collect();
    if schema.at(&way).is_some() {
        schema.mark(&way, "x-example", example);
    }
}
