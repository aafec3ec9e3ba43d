//! Text alternatives (.txt): the same words in the same order, for web pages and screen readers.

use std::fmt::Write;

use super::{
    AdvanceReport, BundlePart, BundleText, Cell, CollatingText, Front, Line, List, Listing, ListingPiece,
    Printed, SheetRow, SpecialClauses,
};

/// The form as text: labels in 【】 would clash with kinds, so a label stands alone on its line, its value indented.
pub(super) fn advance_report(report: &AdvanceReport) -> String {
    let cover = &report.cover;
    let mut text = String::new();
    push(&mut text, 0, &cover.title);
    text.push('\n');
    labelled(&mut text, &cover.subject_label, &cover.subject);
    text.push('\n');
    push(&mut text, 0, &cover.notice);
    text.push('\n');
    push(&mut text, 0, &cover.grounds_heading);
    for kind in &cover.kinds {
        push(&mut text, 0, &kind.mark);
        kind.grounds.iter().for_each(|ground| push(&mut text, 0, ground));
    }
    for contact in &cover.contacts {
        text.push('\n');
        contact.iter().for_each(|parts| push(&mut text, 0, &parts.join(" ")));
    }
    heading(&mut text, &report.overview.heading);
    rows(&mut text, &report.overview.rows);
    for sheet in &report.sheets {
        heading(&mut text, &format!("{} {}", sheet.heading_label, sheet.subject));
        halves(&mut text, &sheet.heads, &sheet.rows);
    }
    text
}

/// The clauses as text.
pub(super) fn special_clauses(clauses: &SpecialClauses) -> String {
    let mut text = String::new();
    push(&mut text, 0, &clauses.title);
    for clause in &clauses.clauses {
        text.push('\n');
        for caption in [&clause.caption, &clause.heading].into_iter().filter(|caption| !caption.is_empty()) {
            push(&mut text, 0, caption);
        }
        for paragraph in &clause.paragraphs {
            let body = paragraph.lines.iter().map(said_below).collect::<Vec<_>>().join("\n");
            let starts_with_item = paragraph.lines.first().is_some_and(|line| line.level > 0);
            let joint = match paragraph.number.as_str() {
                "" => "",
                _ if starts_with_item => "\n",
                _ => " ",
            };
            push(&mut text, 0, &format!("{}{joint}{body}", paragraph.number));
        }
    }
    text
}

/// A bundle as text: the cover, the list, every part in order.
pub(super) fn bundle(bundle: &BundleText) -> String {
    let mut parts: Vec<String> = bundle.fronts.iter().map(front).collect();
    parts.extend(bundle.lists.iter().map(|of| list(of, &bundle.document.matching_label)));
    parts.extend(bundle.parts.iter().map(part));
    parts.join("\n")
}

fn front(front: &Front) -> String {
    let mut text = String::new();
    push(&mut text, 0, &front.title);
    text.push('\n');
    front.facts.iter().for_each(|fact| labelled(&mut text, &fact.label, &fact.text));
    if !front.agenda.is_empty() {
        text.push('\n');
        push(&mut text, 0, &front.heading);
        front.agenda.iter().for_each(|line| push(&mut text, 1, &format!("{} {}", line.mark, line.text)));
    }
    if !front.people.is_empty() {
        text.push('\n');
        push(&mut text, 0, &front.people_heading);
        front.people.iter().for_each(|name| push(&mut text, 1, name));
    }
    text
}

fn list(list: &List, matching_label: &str) -> String {
    let mut text = String::new();
    push(&mut text, 0, &format!("■ {}", list.heading));
    push(&mut text, 0, &list.title);
    let [number, _, openness, material, _, matching] = &list.heads[..] else {
        unreachable!("the list has six columns")
    };
    // Without a column of its own, a matching number is called as at the foot of its papers.
    let matching = if matching.is_empty() { matching_label } else { matching.as_str() };
    for row in &list.rows {
        text.push('\n');
        push(&mut text, 0, &row.subject);
        let materials = [std::slice::from_ref(&row.material), &row.distribution[..]].concat();
        let facts = [
            (number.as_str(), row.numbers.join(" ")),
            (openness.as_str(), row.openness.to_string()),
            (material.as_str(), materials.join(" ").trim().to_owned()),
            (matching, row.matching_number.clone()),
        ];
        if !row.notes.is_empty() {
            push(&mut text, 1, &row.notes.join("　"));
        }
        for (label, value) in facts.into_iter().filter(|(_, value)| !value.is_empty()) {
            push(&mut text, 1, format!("{label} {value}").trim_start());
        }
    }
    text
}

fn part(part: &BundlePart) -> String {
    let mut texts = Vec::new();
    for opening in &part.openings {
        let closed = part.closed.iter().map(|closed| Printed::from(closed.notice.as_str()));
        let lines: Vec<Printed> =
            std::iter::once(opening.bookmark.clone()).chain(closed).chain(opening.notes.clone()).collect();
        texts.push(format!("■ {}\n", lines.join("\n")));
    }
    texts.extend(part.withheld.iter().map(|withheld| format!("{}\n", withheld.notice)));
    texts.extend(part.dividers.iter().map(|divider| format!("■ {}\n{}\n", divider.heading, divider.notice)));
    texts.extend(part.reports.iter().map(advance_report));
    texts.extend(part.clauses.iter().map(special_clauses));
    texts.extend(
        part.shared.iter().map(|shared| shared.notes.join("\n") + "\n\n" + &special_clauses(&shared.clauses)),
    );
    texts.extend(part.bound.iter().map(|bound| format!("{}\n", bound.subject)));
    texts.extend(part.slips.iter().map(|slip| format!("{}\n{}\n", slip.title, slip.notice)));
    texts.join("\n")
}

/// A list as text: every row with its heads.
pub(super) fn listing(listing: &Listing) -> String {
    let mut text = String::new();
    push(&mut text, 0, &listing.heading);
    for row in &listing.rows {
        text.push('\n');
        for (head, cell) in listing.heads.iter().zip(&row.cells) {
            let value = said_in_cell(cell);
            if !value.is_empty() {
                labelled(&mut text, head, &value);
            }
        }
    }
    text
}

/// The sheet for whoever collates as text, without the figures that the sets give.
pub(super) fn collating(collating: &CollatingText) -> String {
    let mut text = String::new();
    push(&mut text, 0, &format!("■ {}", collating.heading));
    if !collating.copies.is_empty() {
        push(&mut text, 0, &collating.copies.join(" "));
    }
    for set in &collating.sets {
        text.push('\n');
        push(&mut text, 0, &format!("□ {}", set.title));
        text.push('\n');
        for row in &set.rows {
            let said = [row.number.text(), row.subject.text()].join(" ");
            push(&mut text, 0, said.trim_start());
            push(&mut text, 1, &row.task);
        }
    }
    for closed in &collating.closed {
        text.push('\n');
        push(&mut text, 0, &format!("□ {}", closed.heading));
        push(&mut text, 1, &closed.materials);
    }
    text
}

/// What a cell says: parts of which each is whole are parted by a blank.
fn said_in_cell(cell: &[ListingPiece]) -> String {
    let mut said = String::new();
    for piece in cell {
        let is_parted = piece.whole && !said.is_empty() && !said.ends_with('\n');
        if is_parted && piece.text.text() != "\n" {
            said.push(' ');
        }
        said.push_str(piece.text.text());
    }
    said
}

fn heading(text: &mut String, heading: &str) {
    text.push('\n');
    push(text, 0, &format!("□ {heading}"));
    text.push('\n');
}

fn rows(text: &mut String, rows: &[SheetRow]) {
    rows.iter().flat_map(|row| &row.cells).for_each(|cell| cell_of(text, cell));
}

/// A sheet of two halves: of rows in pairs that follow each other first all of the left, below its head, then all of the right.
fn halves(text: &mut String, heads: &[String], rows: &[SheetRow]) {
    for stretch in rows.chunk_by(|one, other| one.cells.len() == other.cells.len()) {
        let columns = stretch[0].cells.len();
        for column in 0..columns {
            if let Some(head) = heads.get(column).filter(|_| columns > 1) {
                push(text, 0, &format!("・{head}"));
            }
            stretch.iter().filter_map(|row| row.cells.get(column)).for_each(|cell| cell_of(text, cell));
        }
    }
}

fn cell_of(text: &mut String, cell: &Cell) {
    if !cell.label.is_empty() {
        labelled(text, &cell.label, &cell.lines.iter().map(said).collect::<Vec<_>>().join("\n"));
    }
}

fn labelled(text: &mut String, label: &str, value: &str) {
    push(text, 0, label);
    push(text, 1, value);
}

/// A line of a list with its number, indented by its depth.
fn said(line: &Line) -> String {
    let indent = "　".repeat(line.level.saturating_sub(1));
    if line.mark.is_empty() { line.text.to_string() } else { format!("{indent}{} {}", line.mark, line.text) }
}

/// The same below a number: every level is indented.
fn said_below(line: &Line) -> String {
    "　".repeat(line.level.min(1)) + &said(line)
}

/// Each line of a text, indented by full-width blanks; empty lines stay empty.
fn push(text: &mut String, indent: usize, lines: &str) {
    for line in lines.lines() {
        let indent = if line.is_empty() { String::new() } else { "　".repeat(indent) };
        writeln!(text, "{indent}{line}").expect("a String takes everything");
    }
}
