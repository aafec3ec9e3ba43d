//! Text alternatives (.txt): the same words in the same order, for web pages and screen readers.

use crate::input::schema::BLACKED;

use super::spoken::SpokenText;
use super::{
    AdvanceReport, BundlePart, BundleText, Cell, CollatingText, DigestText, Front, ItemTable, Line, List,
    ListRow, Listing, ListingPiece, Printed, SheetRow, SpecialClauses,
};

/// The form as text: labels in 【】 would clash with kinds, so a label stands alone on its line, its value indented.
pub(super) fn advance_report(report: &AdvanceReport) -> SpokenText {
    let cover = &report.cover;
    let mut text = SpokenText::default();
    text.heading(2, "", &cover.title);
    text.gap();
    text.labelled(0, &cover.subject_label, &cover.subject);
    text.gap();
    text.say(0, &cover.notice);
    text.gap();
    text.say(0, &cover.grounds_heading);
    for kind in &cover.kinds {
        text.say(0, &kind.mark);
        kind.grounds.iter().for_each(|ground| text.say(0, ground));
    }
    for contact in &cover.contacts {
        text.gap();
        contact.iter().for_each(|parts| text.say(0, &parts.join(" ")));
    }
    heading(&mut text, &report.overview.heading);
    rows(&mut text, &report.overview.rows);
    for sheet in &report.sheets {
        sheet.appendix.iter().for_each(|appendix| heading(&mut text, appendix));
        heading(&mut text, &format!("{} {}", sheet.heading_label, sheet.subject));
        halves(&mut text, &sheet.heads, &sheet.rows);
    }
    text
}

/// The clauses as text.
pub(super) fn special_clauses(clauses: &SpecialClauses) -> SpokenText {
    let mut text = SpokenText::default();
    text.heading(2, "", &clauses.title);
    for clause in &clauses.clauses {
        text.gap();
        for caption in [&clause.caption, &clause.heading].into_iter().filter(|caption| !caption.is_empty()) {
            text.heading(3, "", caption);
        }
        for paragraph in &clause.paragraphs {
            let body = paragraph.lines.iter().map(said_below).collect::<Vec<_>>().join("\n");
            let starts_with_item = paragraph.lines.first().is_some_and(|line| line.level > 0);
            let joint = match paragraph.number.as_str() {
                "" => "",
                _ if starts_with_item => "\n",
                _ => " ",
            };
            text.say(0, &format!("{}{joint}{body}", paragraph.number));
        }
    }
    text
}

/// A bundle as text: the cover, the list, every part in order.
pub(super) fn bundle(bundle: &BundleText) -> SpokenText {
    let mut parts: Vec<SpokenText> = bundle.fronts.iter().map(front).collect();
    parts.extend(bundle.lists.iter().map(|of| list(of, bundle)));
    parts.extend(bundle.parts.iter().map(part));
    let mut text = joined(parts);
    text.replace(BLACKED, &bundle.layout.blacked);
    text
}

/// Parts with an empty line between them.
fn joined(parts: impl IntoIterator<Item = SpokenText>) -> SpokenText {
    let mut text = SpokenText::default();
    for (at, part) in parts.into_iter().enumerate() {
        if at > 0 {
            text.gap();
        }
        text.add(part);
    }
    text
}

fn front(front: &Front) -> SpokenText {
    let mut text = SpokenText::default();
    text.part("");
    text.heading(1, "", &front.title);
    text.gap();
    front.facts.iter().for_each(|fact| text.labelled(0, &fact.label, &fact.text));
    if !front.agenda.is_empty() {
        text.gap();
        text.heading(2, "", &front.heading);
        for line in &front.agenda {
            text.say(1, &format!("{} {}", line.mark, line.text));
            for item in &line.items {
                let words = item.numbers.iter().chain([&item.subject]).map(Printed::text);
                text.say(2, &words.collect::<Vec<_>>().join(" "));
            }
        }
    }
    if !front.people.is_empty() {
        text.gap();
        text.heading(2, "", &front.people_heading);
        front.people.iter().for_each(|name| text.say(1, name));
    }
    for group in &front.others {
        text.gap();
        text.heading(2, "", &group.heading);
        group.people.iter().for_each(|name| text.say(1, name));
    }
    text
}

fn list(list: &List, bundle: &BundleText) -> SpokenText {
    let mut text = SpokenText::default();
    text.part("");
    text.heading(1, "■ ", &list.heading);
    text.say(0, &list.title);
    let before = bundle.fronts.len() + bundle.lists.len();
    let place =
        |row: &ListRow| bundle.parts.iter().position(|part| !row.target.is_empty() && part.id == row.target);
    // Without a column of its own, a matching number is called as at the foot of its papers.
    let mut heads = list.heads.clone();
    if let Some(matching) = heads.last_mut().filter(|head| head.is_empty()) {
        bundle.document.matching_label.clone_into(matching);
    }
    list_rows(&mut text, &heads, &list.rows, |row| Some(before + place(row)?));
    text
}

/// - `heads` are those of the six columns
/// - `part` is the place of the part to which a row leads
fn list_rows(
    text: &mut SpokenText,
    heads: &[String],
    rows: &[ListRow],
    part: impl Fn(&ListRow) -> Option<usize>,
) {
    let [number, _, openness, material, page, matching] = heads else {
        unreachable!("such a table has six columns")
    };
    for row in rows {
        text.gap();
        for above in &row.above {
            text.heading(2, "□ ", above);
            text.gap();
        }
        text.say(0, &row.subject);
        let materials = [std::slice::from_ref(&row.material), &row.distribution[..]].concat();
        if !row.notes.is_empty() {
            text.say(1, &row.notes.join("　"));
        }
        fact(text, number, &row.numbers.join(" "));
        fact(text, openness, &row.openness);
        fact(text, material, materials.join(" ").trim());
        fact(text, page, &row.page);
        if let Some(part) = part(row) {
            text.page_of(1, page, part);
        }
        fact(text, matching, &row.matching_number);
    }
}

fn item_table(table: &ItemTable) -> SpokenText {
    let mut text = SpokenText::default();
    list_rows(&mut text, &table.heads, &table.rows, |_| None);
    text
}

/// A label and its value on one line, where there is a value.
fn fact(text: &mut SpokenText, label: &str, value: &str) {
    if !value.is_empty() {
        text.say(1, format!("{label} {value}").trim_start());
    }
}

fn part(part: &BundlePart) -> SpokenText {
    let mut texts = Vec::new();
    for opening in &part.openings {
        let mut text = SpokenText::default();
        text.heading(1, "■ ", &opening.bookmark);
        part.closed.iter().for_each(|closed| text.say(0, &closed.notice));
        opening.notes.iter().for_each(|note| text.say(0, note));
        texts.push(text);
    }
    texts.extend(part.withheld.iter().map(|withheld| lines([&withheld.notice])));
    for divider in &part.dividers {
        let mut text = SpokenText::default();
        text.heading(1, "■ ", &divider.heading);
        text.say(0, &divider.notice);
        texts.push(text);
    }
    texts.extend(part.tables.iter().map(item_table));
    texts.extend(part.reports.iter().map(advance_report));
    texts.extend(part.clauses.iter().map(special_clauses));
    for shared in &part.shared {
        texts.extend([lines(&shared.notes), special_clauses(&shared.clauses)]);
    }
    texts.extend(part.bound.iter().map(|bound| lines([&bound.subject])));
    for slip in &part.slips {
        let mut text = SpokenText::default();
        text.heading(2, "", &slip.title);
        text.say(0, &slip.notice);
        texts.push(text);
    }
    let mut text = SpokenText::default();
    text.part(&part.number);
    text.add(joined(texts));
    text
}

fn lines<'a>(texts: impl IntoIterator<Item = &'a Printed>) -> SpokenText {
    let mut text = SpokenText::default();
    texts.into_iter().for_each(|line| text.say(0, line));
    text
}

/// A list as text: every row with its heads.
pub(super) fn listing(listing: &Listing) -> SpokenText {
    let mut text = SpokenText::default();
    for line in &listing.sent {
        text.say(0, line);
    }
    text.heading(1, "", &listing.heading);
    for notice in &listing.notices {
        text.say(0, notice);
    }
    for row in &listing.rows {
        text.gap();
        for (head, cell) in listing.heads.iter().zip(&row.cells) {
            let value = said_in_cell(cell);
            if !value.is_empty() {
                text.labelled(0, head, &value);
            }
        }
    }
    text
}

/// The sheet for whoever collates as text, without the figures that the sets give.
pub(super) fn collating(collating: &CollatingText) -> SpokenText {
    let mut text = SpokenText::default();
    text.heading(1, "■ ", &collating.heading);
    if !collating.copies.is_empty() {
        text.say(0, &collating.copies.join(" "));
    }
    for set in &collating.sets {
        heading(&mut text, &set.title);
        for row in &set.rows {
            let said = [row.number.text(), row.subject.text()].join(" ");
            text.say(0, said.trim_start());
            text.say(1, &row.task);
        }
    }
    for closed in &collating.closed {
        text.gap();
        text.heading(2, "□ ", &closed.heading);
        text.say(1, &closed.materials);
    }
    text
}

/// The digest as text: of each item a paragraph of labels and values.
pub(super) fn digest(digest: &DigestText) -> SpokenText {
    let mut text = SpokenText::default();
    text.heading(1, "■ ", &digest.heading);
    digest.notices.iter().for_each(|notice| text.say(0, notice));
    let [_, _, what, fields, recipient] = &digest.heads[..] else { unreachable!("it has five columns") };
    for row in &digest.rows {
        text.gap();
        let numbers = row.numbers.iter().chain([&row.material]).chain(&row.marks).filter(|it| !it.is_empty());
        text.say(0, &numbers.map(Printed::text).collect::<Vec<_>>().join(" "));
        text.say(0, &row.subject);
        row.notes.iter().for_each(|note| text.say(1, note));
        for matter in &row.matters {
            let cells = [(what, &matter.what), (fields, &matter.fields), (recipient, &matter.recipient)];
            for (head, lines) in cells.into_iter().filter(|(_, lines)| !lines.is_empty()) {
                text.labelled(1, head, &lines.join("\n"));
            }
        }
        for changes in &row.changes {
            text.say(1, &changes.heading);
            for row in &changes.rows {
                let [old, new] = [&row.old, &row.new].map(|pieces| said_in_cell(pieces));
                text.labelled(2, &row.label, &format!("{old} → {new}"));
            }
        }
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

fn heading(text: &mut SpokenText, heading: &str) {
    text.gap();
    text.heading(2, "□ ", heading);
    text.gap();
}

fn rows(text: &mut SpokenText, rows: &[SheetRow]) {
    rows.iter().flat_map(|row| &row.cells).for_each(|cell| cell_of(text, cell));
}

/// A sheet of two halves: of rows in pairs that follow each other first all of the left, below its head, then all of the right.
fn halves(text: &mut SpokenText, heads: &[String], rows: &[SheetRow]) {
    for stretch in rows.chunk_by(|one, other| one.cells.len() == other.cells.len()) {
        let columns = stretch[0].cells.len();
        for column in 0..columns {
            if let Some(head) = heads.get(column).filter(|_| columns > 1) {
                text.heading(3, "・", head);
            }
            stretch.iter().filter_map(|row| row.cells.get(column)).for_each(|cell| cell_of(text, cell));
        }
    }
}

fn cell_of(text: &mut SpokenText, cell: &Cell) {
    if !cell.label.is_empty() {
        text.labelled(0, &cell.label, &cell.lines.iter().map(said).collect::<Vec<_>>().join("\n"));
    }
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
