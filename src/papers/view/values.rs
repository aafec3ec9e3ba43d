//! Every value of a bundle with its place, as a list of changes names it.

use serde::{Deserialize, Serialize};

use crate::text::numbering::mark;

use super::{AdvanceReport, BundleText, Line, SpecialClauses};

/// A value on paper.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Value {
    /// Number of the material; of the pages before the first one, their heading.
    pub material: String,
    /// Where it stands, in the labels of the paper.
    pub place: String,
    /// What it says.
    pub text: String,
    /// The bundle, by file name; empty in records of versions that did not write it.
    #[serde(default)]
    pub bundle: String,
}

/// Values of a bundle, and its name.
struct Values(Vec<Value>, String);

impl Values {
    fn push(&mut self, material: &str, place: impl Into<String>, text: impl Into<String>) {
        let (material, bundle) = (material.to_owned(), self.1.clone());
        self.0.push(Value { material, place: place.into(), text: text.into(), bundle });
    }
}

impl BundleText {
    /// Its values, in the order of the paper.
    ///
    /// - `file` is its file name
    #[must_use]
    pub fn values(&self, file: &str) -> Vec<Value> {
        let mut values = Values(Vec::new(), file.to_owned());
        for front in &self.fronts {
            values.push(&front.heading, front.heading.clone(), front.title.clone());
            front
                .facts
                .iter()
                .for_each(|fact| values.push(&front.heading, fact.label.clone(), fact.text.clone()));
            let agenda: Vec<String> =
                front.agenda.iter().map(|line| format!("{} {}", line.mark, line.text)).collect();
            values.push(&front.heading, front.heading.clone(), agenda.join("\n"));
            values.push(&front.heading, front.people_heading.clone(), front.people.join("\n"));
        }
        for list in &self.lists {
            for row in &list.rows {
                let name = row.numbers.iter().chain([&row.material]).find(|text| !text.is_empty());
                let place =
                    |head: usize| format!("{} {}", name.cloned().unwrap_or_default(), list.heads[head]);
                values.push(&list.heading, place(0), row.numbers.join("\n"));
                values.push(
                    &list.heading,
                    place(1),
                    [std::slice::from_ref(&row.subject), &row.notes[..]].concat().join("\n"),
                );
                values.push(&list.heading, place(2), row.openness.clone());
                values.push(
                    &list.heading,
                    place(3),
                    [std::slice::from_ref(&row.material), &row.distribution[..]].concat().join("\n"),
                );
            }
        }
        for part in &self.parts {
            let material = part.title_of_pages();
            part.openings
                .iter()
                .for_each(|opening| values.push(material, material, opening.notes.join("\n")));
            part.dividers
                .iter()
                .for_each(|divider| values.push(material, divider.heading.clone(), divider.notice.clone()));
            part.reports.iter().for_each(|report| of_report(material, report, &mut values));
            part.clauses.iter().for_each(|clauses| of_clauses(material, clauses, &mut values));
            for shared in &part.shared {
                values.push(material, shared.clauses.title.clone(), shared.notes.join("\n"));
                of_clauses(material, &shared.clauses, &mut values);
            }
            part.slips.iter().for_each(|slip| values.push(material, slip.title.clone(), slip.notice.clone()));
        }
        values.0.retain(|value| !value.text.is_empty());
        values.0
    }
}

fn of_report(material: &str, report: &AdvanceReport, values: &mut Values) {
    let cover = &report.cover;
    values.push(material, cover.title.clone(), cover.title.clone());
    values.push(material, cover.subject_label.clone(), cover.subject.clone());
    values.push(material, cover.title.clone(), cover.notice.clone());
    let kinds: Vec<String> = cover
        .kinds
        .iter()
        .map(|kind| [std::slice::from_ref(&kind.mark), &kind.grounds[..]].concat().join("\n"))
        .collect();
    values.push(material, cover.grounds_heading.clone(), kinds.join("\n"));
    for contact in &cover.contacts {
        let lines: Vec<String> = contact.iter().map(|parts| parts.join(" ")).collect();
        values.push(material, cover.title.clone(), lines.join("\n"));
    }
    for cell in report.overview.rows.iter().flat_map(|row| &row.cells) {
        values.push(material, format!("{} {}", report.overview.heading, cell.label), said(&cell.lines));
    }
    let several = report.sheets.len() > 1;
    for (index, sheet) in report.sheets.iter().enumerate() {
        for cell in sheet.rows.iter().flat_map(|row| &row.cells) {
            let number = if several { mark(2, index) + " " } else { String::new() };
            values.push(material, number + &cell.label, said(&cell.lines));
        }
    }
}

fn of_clauses(material: &str, clauses: &SpecialClauses, values: &mut Values) {
    for clause in &clauses.clauses {
        let first = clause.paragraphs.first().map(|paragraph| paragraph.number.clone()).unwrap_or_default();
        let name = [&clause.heading, &clause.caption, &first].into_iter().find(|text| !text.is_empty());
        let paragraphs: Vec<String> = clause
            .paragraphs
            .iter()
            .map(|paragraph| format!("{} {}", paragraph.number, said(&paragraph.lines)).trim().to_owned())
            .collect();
        let place = format!("{} {}", clauses.title, name.cloned().unwrap_or_default());
        values.push(material, place, paragraphs.join("\n"));
    }
}

fn said(lines: &[Line]) -> String {
    let lines = lines.iter().map(|line| format!("{} {}", line.mark, line.text).trim().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}
