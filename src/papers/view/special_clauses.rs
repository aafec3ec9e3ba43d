//! The sheet 特記事項.

use serde::Serialize;

use crate::check::checked::{CheckedCase, CheckedMeeting};
use crate::check::clauses::{Block, ClausePlace, Filled, Numbered, Numeral};
use crate::model::clause_text::Party;
use crate::model::council::CaptionPlace;

use super::items::subject_of_case;
use super::lines::Line;
use super::origin::{Origin, OriginFile};
use super::paper::{Paper, paper};
use super::printed::Printed;

/// The finished text of the sheet.
#[derive(Debug, Clone, Serialize)]
pub struct SpecialClauses {
    /// Properties of the document.
    pub document: Paper,
    /// Title: 特記事項.
    pub title: Printed,
    /// The clauses, in order.
    pub clauses: Vec<ClauseText>,
}

/// A clause as printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ClauseText {
    /// Caption on a line of its own, brackets included; empty where there is none.
    pub caption: Printed,
    /// Number and caption on one line; empty where the number stands beside the text.
    pub heading: Printed,
    /// What stands beside a number: the clause, and its further paragraphs.
    pub paragraphs: Vec<ClauseParagraph>,
}

/// A paragraph of a clause.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ClauseParagraph {
    /// Number beside the text; empty where it stands in the heading.
    pub number: String,
    /// Text, and the items under it.
    pub lines: Vec<Line>,
}

impl SpecialClauses {
    /// Notes that the clauses of another case, which read the same, are printed by these.
    pub(super) fn stand_for(&mut self, others: &[ClauseText]) {
        for (own, other) in self.clauses.iter_mut().zip(others) {
            for (own, other) in texts_of(own).into_iter().zip(texts_of(&mut other.clone())) {
                own.come_from(other.origins().iter().cloned());
            }
        }
    }
}

/// The texts of a clause, in order.
fn texts_of(clause: &mut ClauseText) -> Vec<&mut Printed> {
    let lines = clause.paragraphs.iter_mut().flat_map(|paragraph| &mut paragraph.lines);
    [&mut clause.caption, &mut clause.heading].into_iter().chain(lines.map(|line| &mut line.text)).collect()
}

/// The sheet of a case.
pub(super) fn clauses(meeting: &CheckedMeeting, case: &CheckedCase) -> SpecialClauses {
    let profile = meeting.profile();
    let set = &profile.clauses().value;
    let writer = Writer { case: Origin::case(case.name()), captions: set.captions };
    let clauses: Vec<ClauseText> = case.clauses().iter().map(|clause| writer.clause(clause)).collect();
    let words = &profile.council().value.documents.special_clauses;
    let title = Printed::fill(&words.title, |_| subject_of_case(case));
    let document = paper(meeting, &title, case.matching_number(), &(&clauses, &title));
    let document = document.of_case(&profile.council().value, case, &[]);
    let heading = Printed::new(set.title.as_str(), [Origin::top(OriginFile::Clauses).key("title")]);
    SpecialClauses { document, title: heading, clauses }
}

struct Writer {
    /// The top of the case's file.
    case: Origin,
    captions: CaptionPlace,
}

impl Writer {
    fn clause(&self, clause: &Numbered) -> ClauseText {
        let mut paragraphs: Vec<ClauseParagraph> =
            clause.blocks.iter().map(|block| self.paragraph(block)).collect();
        let (mut caption, mut heading) = (self.printed(&clause.caption), Printed::default());
        if self.captions == CaptionPlace::AfterNumber && !caption.is_empty() {
            let number = paragraphs.first_mut().map(|first| std::mem::take(&mut first.number));
            heading = Printed::joined([number.unwrap_or_default().into(), caption.clone()], "　");
        }
        if self.captions != CaptionPlace::Above {
            caption = Printed::default();
        }
        ClauseText { caption, heading, paragraphs }
    }

    fn paragraph(&self, block: &Block) -> ClauseParagraph {
        let texts = block.texts.iter().filter(|text| !text.text.text.is_empty());
        ClauseParagraph { number: block.number.clone(), lines: texts.map(|text| self.line(text)).collect() }
    }

    fn line(&self, Numeral { level, mark, text }: &Numeral) -> Line {
        Line { level: *level, mark: mark.clone(), text: self.printed(text).trimmed() }
    }

    fn printed(&self, Filled { text, places, parties }: &Filled) -> Printed {
        let places = places.iter().map(|place| match place {
            ClausePlace::Profile(way) => Origin { file: OriginFile::Clauses, pointer: way.clone() },
            ClausePlace::Case(way) => Origin { file: self.case.file.clone(), pointer: way.clone() },
        });
        let parties = parties.iter().map(|party| {
            let key = match party {
                Party::Principal => "principal",
                Party::Contractor => "contractor",
            };
            Origin::top(OriginFile::Council).keys(&["parties", key])
        });
        Printed::new(text.as_str(), places.chain(parties))
    }
}
