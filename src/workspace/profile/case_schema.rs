//! What a case file of a council looks like: the program's keys, and those of its own rows.

use std::collections::{BTreeMap, BTreeSet};

use strum::IntoEnumIterator;

use crate::input::schema::Schema;
use crate::model::case::Case;
use crate::model::council::{Council, MatterValue, Row, Sheet};
use crate::model::matter_type::MatterType;
use crate::text::placeholder::PlaceholderTemplate;

/// The schema of cases, with the keys that this council asks for, and those of its own rows.
pub(super) fn case_schema(council: &Council) -> Schema {
    of_sheets(council, &MatterType::iter().filter_map(|kind| council.sheets.of(kind)).collect::<Vec<_>>())
}

/// The same of cases whose matters all have one type; `None` where the council has no sheet for it.
pub(super) fn case_schema_of_type(council: &Council, kind: MatterType) -> Option<Schema> {
    council.sheets.of(kind).map(|sheet| of_sheets(council, &[sheet]))
}

/// The schema of cases whose matters stand on some of the council's sheets.
fn of_sheets(council: &Council, sheets: &[&Sheet]) -> Schema {
    let mut schema = Schema::of::<Case>();
    for key in &council.cover.contact.required {
        schema.require(&["contact", key.name()]);
    }
    for own in council.overview.rows.iter().filter_map(|row| council.own_row(row)) {
        schema.add_row(
            &["project"],
            &own.key,
            &own.name,
            own.description.as_deref().unwrap_or(&own.name),
            own.example.as_deref(),
        );
    }
    for row in &council.overview.required {
        match (row, council.own_row(row)) {
            (Row::Core(value), _) => schema.require(&["project", value.name()]),
            (Row::Own(_), Some(own)) => schema.require(&["project", &own.key]),
            (Row::Own(_), None) => {}
        }
    }
    for own in
        sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten()).filter_map(|row| council.own_row(row))
    {
        schema.add_row(
            &["matters"],
            &own.key,
            &own.name,
            own.description.as_deref().unwrap_or(&own.name),
            own.example.as_deref(),
        );
    }
    // What every type asks for; what only some ask for is a rule's business, since a ground settles the type.
    let (first, others) =
        sheets.split_first().map_or((&[][..], &[][..]), |(first, others)| (&first.required[..], others));
    for row in first.iter().filter(|row| others.iter().all(|sheet| sheet.required.contains(row))) {
        let way: Vec<&str> = std::iter::once("matters").chain(council.way(row)).collect();
        schema.require(&way);
    }
    label(&mut schema, council, sheets);
    schema.take_for_dates(&council.period.words);
    if let Some(ground) = council.grounds.first() {
        schema.mark(&["matters", "ground"], "x-example", ground.article.as_str());
    }
    if let Some(kind) = council.kinds.first() {
        schema.mark(&["matters", "kind"], "x-example", kind.name.as_str());
    }
    schema
}

/// Names the keys as the form of this council does, where its sheets agree.
fn label(schema: &mut Schema, council: &Council, sheets: &[&Sheet]) {
    let mut labels: BTreeMap<Vec<&str>, BTreeSet<&str>> = BTreeMap::new();
    for row in &council.overview.rows {
        if let Row::Core(value) = row {
            labels
                .entry(vec!["project", value.name()])
                .or_default()
                .insert(council.label(&council.overview.labels, row));
        }
    }
    for sheet in sheets {
        for row in sheet.rows.iter().flatten() {
            if let Row::Core(value) = row
                && !value.way().is_empty()
            {
                let way = std::iter::once("matters").chain(value.way().iter().copied()).collect();
                labels.entry(way).or_default().insert(council.label(&sheet.labels, row));
            }
        }
    }
    for value in MatterValue::iter().filter(|value| !value.way().is_empty()) {
        let way: Vec<&str> = std::iter::once("matters").chain(value.way().iter().copied()).collect();
        if !labels.contains_key(&way) {
            schema.mark(&way, "x-unused", "yes");
        }
    }
    for (way, labels) in labels {
        if let [label] = labels.into_iter().collect::<Vec<_>>()[..] {
            let label = PlaceholderTemplate::parse(label).fill(|_| council.municipality.short.clone());
            schema.mark(&way, "x-label", label);
        }
    }
}
