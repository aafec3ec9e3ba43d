//! A document of every kind with a mark of its own in the place of every value, to see whether paper shows them all.

use std::sync::Arc;

use strum::IntoEnumIterator;

use crate::council::{Council, MatterValue, Row as SheetRow};
use crate::matter_type::MatterType;
use crate::phrase::Phrase;
use crate::profile::Profile;

use super::advance_report::contact_lines;
use super::{
    AdvanceReport, Cell, ClauseParagraph, ClauseText, Content, Cover, Day, KindGroup, Line, Overview, Paper,
    Row, Sheet, SpecialClauses, View,
};

/// A document full of marks.
#[derive(Debug)]
pub struct Specimen {
    /// The document.
    pub view: View,
    /// Every value in it: what it is, in the words of the form, and its mark.
    pub values: Vec<(String, String)>,
}

/// A specimen of every document that a profile prints.
#[must_use]
pub fn specimens(profile: &Arc<Profile>) -> Vec<Specimen> {
    let documents = &profile.council().value.documents;
    [(&documents.advance_report.file, report(profile)), (&documents.special_clauses.file, clauses(profile))]
        .map(|(file, (content, values))| Specimen {
            view: View {
                meeting: profile.name().to_owned(),
                case: String::from("見本"),
                file: file.clone(),
                profile: Arc::clone(profile),
                matching_number: String::new(),
                content,
            },
            values,
        })
        .into()
}

/// Marks, each another one.
#[derive(Default)]
struct Marks(Vec<(String, String)>);

impl Marks {
    fn mint(&mut self, what: impl Into<String>) -> String {
        let mark = format!("見本{:04}", self.0.len() + 1);
        self.0.push((what.into(), mark.clone()));
        mark
    }

    /// Running text, or a list of several levels.
    fn lines(&mut self, what: &str, listed: bool) -> Vec<Line> {
        let levels = if listed { vec![1, 2, 3, 1] } else { vec![0] };
        let line = |level| Line {
            level,
            mark: if level == 0 { String::new() } else { self.mint(format!("{what}（番号）")) },
            text: self.mint(what),
        };
        levels.into_iter().map(line).collect()
    }
}

fn paper(council: &Council, marks: &mut Marks) -> Paper {
    Paper {
        title: String::from("見本"),
        date: Day { year: 2000, month: 1, day: 1 },
        matching_label: council.matching_label.clone(),
        matching_number: marks.mint(&council.matching_label),
        body_fonts: council.fonts.body.clone(),
        label_fonts: council.fonts.label.clone(),
        variations: Vec::new(),
    }
}

fn report(profile: &Profile) -> (Content, Vec<(String, String)>) {
    let council = &profile.council().value;
    let mut marks = Marks::default();
    let label = |text: &str| Phrase::parse(text).fill(|_| council.municipality.short.clone());
    let document = paper(council, &mut marks);
    let kinds = council.kinds.iter().map(|kind| KindGroup {
        mark: kind.mark.clone(),
        grounds: (0..2).map(|_| marks.mint(&council.cover.grounds)).collect(),
    });
    let kinds = kinds.collect();
    let mut contact =
        || contact_lines(&council.cover.contact, |blank| marks.mint(format!("担当（{blank}）")));
    let contacts = vec![contact(), contact()];
    let cover = Cover {
        title: council.cover.title.clone(),
        subject_label: label(&council.cover.subject),
        subject: marks.mint(&council.cover.subject),
        notice: label(&council.cover.notice),
        grounds_heading: label(&council.cover.grounds),
        kinds,
        contacts,
    };
    let rows = council.overview.rows.iter().map(|row| {
        let label = label(council.label(&council.overview.labels, row));
        let lines = marks.lines(&format!("{} ＞ {label}", council.overview.heading), false);
        Row { cells: vec![Cell { label, lines }] }
    });
    let overview = Overview { heading: label(&council.overview.heading), rows: rows.collect() };
    let mut sheets = Vec::new();
    for matter_type in MatterType::iter() {
        let Some(sheet) = council.sheets.of(matter_type) else { continue };
        let name = profile.word_of(matter_type);
        let mut cell = |row: &SheetRow<MatterValue>| {
            if *row == SheetRow::Core(MatterValue::None) {
                return Cell::default();
            }
            let label = label(council.label(&sheet.labels, row));
            let listed = matches!(
                row,
                SheetRow::Core(MatterValue::MunicipalitySafeguards | MatterValue::RecipientSafeguards)
            );
            let lines = marks.lines(&format!("{name} ＞ {label}"), listed);
            Cell { label, lines }
        };
        let rows = sheet.rows.iter().map(|row| Row { cells: row.iter().map(&mut cell).collect() }).collect();
        sheets.push(Sheet {
            heading_label: label(&sheet.subject),
            subject: marks.mint(format!("{name} ＞ {}", sheet.subject)),
            heads: [&sheet.left, &sheet.right].into_iter().flatten().map(|head| label(head)).collect(),
            rows,
        });
    }
    (Content::AdvanceReport(AdvanceReport { document, cover, overview, sheets }), marks.0)
}

fn clauses(profile: &Profile) -> (Content, Vec<(String, String)>) {
    let set = &profile.clauses().value;
    let mut marks = Marks::default();
    let document = paper(&profile.council().value, &mut marks);
    let mut clause = |captioned: bool, headed: bool| ClauseText {
        caption: if captioned { marks.mint("見出し") } else { String::new() },
        heading: if headed { marks.mint("番号と見出し") } else { String::new() },
        paragraphs: (0..2)
            .map(|index| ClauseParagraph {
                // The number of a headed clause stands in its heading.
                number: if headed && index == 0 { String::new() } else { marks.mint("番号") },
                lines: [marks.lines("本文", false), marks.lines("号", true)].concat(),
            })
            .collect(),
    };
    let clauses = vec![clause(true, false), clause(false, true), clause(false, false)];
    (Content::SpecialClauses(SpecialClauses { document, title: set.title.clone(), clauses }), marks.0)
}
