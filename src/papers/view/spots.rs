//! The texts of a paper, place by place, in the order in which they are read.

use strum::IntoEnumIterator;

use crate::model::council::ContactKey;
use crate::text::numbering::mark;

use super::printed::Printed;
use super::{
    AdvanceReport, BundlePart, BundleText, Cell, DigestRow, DigestText, DocumentContent, Front, LargeText,
    Line, List, ListRow, Listing, SpecialClauses,
};

/// A place of a paper and the texts that stand there together.
pub(super) struct Spot<'a> {
    /// Number of the material; of the pages before the first one, their heading; nothing outside of a bundle.
    pub(super) material: &'a str,
    /// What a list of changes calls the place. `None` where it does not speak of it: what stands here stands elsewhere too.
    pub(super) place: Option<String>,
    /// What place that is, wherever its material stands and whatever it is numbered.
    pub(super) key: String,
    /// What it belongs to, wherever that stands and whatever it is numbered.
    pub(super) section: String,
    /// What is read there as a whole, with its marks.
    pub(super) said: String,
    /// The texts in it.
    pub(super) texts: Vec<&'a Printed>,
}

impl<'a> Spot<'a> {
    fn new(
        material: &'a str,
        place: impl Into<String>,
        texts: impl IntoIterator<Item = &'a Printed>,
    ) -> Self {
        let texts: Vec<&Printed> = texts.into_iter().collect();
        let said = texts.iter().map(|text| text.text()).collect::<Vec<_>>().join("\n");
        let place = place.into();
        Self { material, key: place.clone(), section: String::new(), place: Some(place), said, texts }
    }

    /// The same spot of what is known by this name.
    fn of(self, section: &str) -> Self {
        Self { section: section.to_owned(), ..self }
    }

    /// Lines with their marks.
    fn lines(material: &'a str, place: impl Into<String>, lines: &'a [Line]) -> Self {
        let texts = lines.iter().map(|line| &line.text);
        Self { said: said(lines), ..Self::new(material, place, texts) }
    }

    /// A label of the profile.
    fn label(material: &'a str, place: impl Into<String>, text: &str) -> Self {
        Self { said: text.to_owned(), ..Self::new(material, place, []) }
    }

    /// Texts that stand elsewhere too.
    fn repeated(material: &'a str, texts: impl IntoIterator<Item = &'a Printed>) -> Self {
        Self { place: None, ..Self::new(material, "", texts) }
    }
}

/// The places of a document.
pub(super) fn spots(content: &DocumentContent) -> Vec<Spot<'_>> {
    match content {
        DocumentContent::AdvanceReport(report) => of_report("", report),
        DocumentContent::SpecialClauses(clauses) => of_clauses("", clauses),
        DocumentContent::Bundle(bundle) => of_bundle(bundle),
        DocumentContent::Listing(listing) => of_listing(listing),
        // It says nothing that the sets do not say.
        DocumentContent::Collating(_) => Vec::new(),
        DocumentContent::Digest(digest) => of_digest(digest),
        DocumentContent::Large(large) => of_large(large),
    }
}

/// The lines of running text of a document, in the order in which they stand on the paper.
pub(super) fn lines(content: &DocumentContent) -> Vec<&Line> {
    match content {
        DocumentContent::AdvanceReport(report) => lines_of_report(report).collect(),
        DocumentContent::SpecialClauses(clauses) => lines_of_clauses(clauses).collect(),
        DocumentContent::Bundle(bundle) => bundle.parts.iter().flat_map(lines_of_part).collect(),
        DocumentContent::Listing(_)
        | DocumentContent::Collating(_)
        | DocumentContent::Digest(_)
        | DocumentContent::Large(_) => Vec::new(),
    }
}

fn lines_of_part(part: &BundlePart) -> impl Iterator<Item = &Line> {
    let reports = part.reports.iter().flat_map(lines_of_report);
    let clauses = part.clauses.iter().chain(part.shared.iter().map(|shared| &shared.clauses));
    reports.chain(clauses.flat_map(lines_of_clauses))
}

fn lines_of_report(report: &AdvanceReport) -> impl Iterator<Item = &Line> {
    let rows = report.overview.rows.iter().chain(report.sheets.iter().flat_map(|sheet| &sheet.rows));
    rows.flat_map(|row| &row.cells).flat_map(|cell| &cell.lines)
}

fn lines_of_clauses(clauses: &SpecialClauses) -> impl Iterator<Item = &Line> {
    clauses.clauses.iter().flat_map(|clause| &clause.paragraphs).flat_map(|paragraph| &paragraph.lines)
}

/// The places of a bundle.
pub(super) fn of_bundle(bundle: &BundleText) -> Vec<Spot<'_>> {
    let fronts = bundle.fronts.iter().flat_map(of_front);
    let lists = bundle.lists.iter().flat_map(of_list);
    fronts.chain(lists).chain(bundle.parts.iter().flat_map(of_part)).collect()
}

fn of_front(front: &Front) -> Vec<Spot<'_>> {
    let material = &front.heading;
    let mut spots = vec![Spot::new(material, material, [&front.title])];
    spots.extend(front.facts.iter().map(|fact| Spot::new(material, &fact.label, [&fact.text])));
    let agenda: Vec<String> =
        front.agenda.iter().map(|line| format!("{} {}", line.mark, line.text)).collect();
    let below = front.agenda.iter().flat_map(|line| &line.items);
    let below = below.flat_map(|item| item.numbers.iter().chain([&item.subject]));
    let texts = front.agenda.iter().map(|line| &line.text).chain(below);
    spots.push(Spot { said: agenda.join("\n"), ..Spot::new(material, material, texts) });
    spots.push(Spot::new(material, &front.people_heading, &front.people));
    spots.extend(front.others.iter().map(|group| Spot::new(material, &group.heading, &group.people)));
    spots.into_iter().map(|spot| spot.of("front")).collect()
}

fn of_list(list: &List) -> Vec<Spot<'_>> {
    let title = Spot::repeated(&list.heading, [&list.title]);
    let rows = list.rows.iter().flat_map(|row| of_row(&list.heading, &list.heads, row));
    let rows = rows.map(|spot| spot.of("list"));
    std::iter::once(title).chain(rows).collect()
}

fn of_row<'a>(material: &'a str, heads: &'a [String], row: &'a ListRow) -> [Spot<'a>; 4] {
    let name = row.numbers.iter().chain([&row.material]).find(|text| !text.is_empty());
    let head = |head: usize| if heads[head].is_empty() { &heads[1] } else { &heads[head] };
    let place = |column: usize| format!("{} {}", name.map(Printed::text).unwrap_or_default(), head(column));
    let spot = |column: usize, texts: Vec<&'a Printed>| Spot {
        key: format!("{} {column}", row.key),
        ..Spot::new(material, place(column), texts)
    };
    [
        spot(0, row.numbers.iter().collect()),
        spot(1, row.above.iter().chain([&row.subject]).chain(&row.notes).collect()),
        spot(2, vec![&row.openness]),
        spot(3, [&row.material].into_iter().chain(&row.distribution).collect()),
    ]
}

fn of_part(part: &BundlePart) -> Vec<Spot<'_>> {
    let material = part.title_of_pages();
    let mut spots = Vec::new();
    for opening in &part.openings {
        spots.push(Spot::repeated(material, [&opening.number]));
        spots.push(Spot::new(material, material, &opening.notes));
    }
    let dividers = part.dividers.iter();
    spots.extend(dividers.map(|divider| Spot::label(material, &divider.heading, &divider.notice)));
    for table in &part.tables {
        spots.push(Spot::repeated(material, [&table.heading]));
        spots.extend(table.rows.iter().flat_map(|row| of_row(table.heading.text(), &table.heads, row)));
    }
    spots.extend(part.reports.iter().flat_map(|report| of_report(material, report)));
    spots.extend(part.clauses.iter().flat_map(|clauses| of_clauses(material, clauses)));
    spots.extend(part.withheld.iter().map(|withheld| Spot::label(material, material, &withheld.notice)));
    for shared in &part.shared {
        spots.push(Spot::new(material, shared.clauses.title.text(), &shared.notes));
        spots.extend(of_clauses(material, &shared.clauses));
    }
    for bound in &part.bound {
        spots.push(Spot::repeated(material, [&bound.subject]));
    }
    for slip in &part.slips {
        spots.push(Spot::repeated(material, [&slip.title]));
        spots.push(Spot::new(material, slip.title.text(), [&slip.notice]));
    }
    spots.into_iter().map(|spot| spot.of(&part.key)).collect()
}

fn of_report<'a>(material: &'a str, report: &'a AdvanceReport) -> Vec<Spot<'a>> {
    let cover = &report.cover;
    let grounds = cover.kinds.iter().flat_map(|kind| [&kind.mark].into_iter().chain(&kind.grounds));
    let mut spots = vec![
        Spot::label(material, &cover.title, &cover.title),
        Spot::new(material, &cover.subject_label, [&cover.subject]),
        Spot::label(material, &cover.title, &cover.notice),
        Spot::new(material, &cover.grounds_heading, grounds),
    ];
    for (at, contact) in cover.contacts.iter().enumerate() {
        let parts = contact.iter().flatten();
        spots.extend(parts.map(|part| {
            let place = contact_place(part).unwrap_or_else(|| cover.title.clone());
            Spot { key: format!("contact {at} {place}"), ..Spot::new(material, place, [part]) }
        }));
    }
    let cells = report.overview.rows.iter().flat_map(|row| &row.cells);
    spots.extend(cells.map(|cell| {
        Spot::lines(material, format!("{} {}", report.overview.heading, cell.label), &cell.lines)
    }));
    let several = report.sheets.len() > 1;
    for (index, sheet) in report.sheets.iter().enumerate() {
        spots.push(Spot::repeated(material, [&sheet.subject]));
        spots.extend(sheet.appendix.iter().map(|heading| Spot::label(material, heading.text(), heading)));
        let number = if several { mark(2, index) + " " } else { String::new() };
        let cell = |cell: &'a Cell| Spot::lines(material, format!("{number}{}", cell.label), &cell.lines);
        spots.extend(sheet.rows.iter().flat_map(|row| &row.cells).map(cell));
    }
    spots
}

/// What a part of a contact is of, by its blanks: 担当者, 内線. `None` where it says nothing of a file.
fn contact_place(part: &Printed) -> Option<String> {
    let key = |name: &str| ContactKey::iter().find(|key| key.name() == name);
    let last =
        part.origins().iter().filter_map(|origin| origin.pointer.steps().last().and_then(|step| key(step)));
    let blanks: Vec<&str> = last.map(ContactKey::blank).collect();
    (!blanks.is_empty()).then(|| blanks.join("／"))
}

fn of_clauses<'a>(material: &'a str, clauses: &'a SpecialClauses) -> Vec<Spot<'a>> {
    let mut spots = vec![Spot::repeated(material, [&clauses.title])];
    for clause in &clauses.clauses {
        let first = clause.paragraphs.first().map(|paragraph| paragraph.number.as_str());
        let captions = [&clause.heading, &clause.caption].map(Printed::text);
        let name = captions.into_iter().chain(first).find(|text| !text.is_empty()).unwrap_or_default();
        let paragraphs = clause
            .paragraphs
            .iter()
            .map(|paragraph| format!("{} {}", paragraph.number, said(&paragraph.lines)).trim().to_owned());
        let said = paragraphs.collect::<Vec<_>>().join("\n");
        let place = format!("{} {name}", clauses.title);
        let lines = clause.paragraphs.iter().flat_map(|paragraph| &paragraph.lines).map(|line| &line.text);
        spots.push(Spot::repeated(material, [&clause.caption, &clause.heading]));
        spots.push(Spot { said, ..Spot::new(material, place, lines) });
    }
    spots
}

fn of_listing(listing: &Listing) -> Vec<Spot<'_>> {
    let cells = listing.rows.iter().flat_map(|row| &row.cells);
    let texts = cells.map(|cell| cell.iter().map(|piece| &piece.text));
    let head = std::iter::once(&listing.heading).chain(&listing.sent).chain(&listing.notices);
    let heading = Spot::repeated("", head);
    std::iter::once(heading).chain(texts.map(|texts| Spot::repeated("", texts))).collect()
}

fn of_large(large: &LargeText) -> Vec<Spot<'_>> {
    let lines = large.lines.iter().filter(|line| !["part", "page-of"].contains(&line.kind));
    lines.map(|line| Spot::repeated("", [&line.text])).collect()
}

fn of_digest(digest: &DigestText) -> Vec<Spot<'_>> {
    let rows = digest.rows.iter().map(of_digest_row);
    std::iter::once(Spot::repeated("", [&digest.heading])).chain(rows).collect()
}

fn of_digest_row(row: &DigestRow) -> Spot<'_> {
    let matters = row.matters.iter().flat_map(|matter| [&matter.what, &matter.fields, &matter.recipient]);
    let lists = [&row.marks, &row.notes].into_iter().chain(matters).flatten();
    let pieces = row.changes.iter().flat_map(|changes| {
        let pieces =
            changes.rows.iter().flat_map(|row| row.old.iter().chain(&row.new)).map(|piece| &piece.text);
        std::iter::once(&changes.heading).chain(pieces)
    });
    Spot::repeated("", row.numbers.iter().chain([&row.material, &row.subject]).chain(lists).chain(pieces))
}

fn said(lines: &[Line]) -> String {
    let lines = lines.iter().map(|line| format!("{} {}", line.mark, line.text).trim().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}
