//! The sheet 特記事項.

use serde::Serialize;

use crate::check::checked::{CheckedCase, CheckedMeeting};
use crate::check::clauses::{Block, Numbered, Numeral};
use crate::model::council::CaptionPlace;
use crate::text::placeholder::PlaceholderTemplate;

use super::lines::Line;
use super::paper::{Paper, paper};

/// The finished text of the sheet.
#[derive(Debug, Clone, Serialize)]
pub struct SpecialClauses {
    /// Properties of the document.
    pub document: Paper,
    /// Title: 特記事項.
    pub title: String,
    /// The clauses, in order.
    pub clauses: Vec<ClauseText>,
}

/// A clause as printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct ClauseText {
    /// Caption on a line of its own, brackets included; empty where there is none.
    pub caption: String,
    /// Number and caption on one line; empty where the number stands beside the text.
    pub heading: String,
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

/// The sheet of a case.
pub(super) fn clauses(meeting: &CheckedMeeting, case: &CheckedCase) -> SpecialClauses {
    let profile = meeting.profile();
    let place = profile.clauses().value.captions;
    let clauses: Vec<ClauseText> = case.clauses().iter().map(|clause| text(clause, place)).collect();
    let title = PlaceholderTemplate::parse(&profile.council().value.documents.special_clauses.title);
    let title = title.fill(|_| case.case().subject.clone());
    let document = paper(meeting, &title, case.matching_number(), &(&clauses, &title));
    SpecialClauses { document, title: profile.clauses().value.title.clone(), clauses }
}

fn text(clause: &Numbered, place: CaptionPlace) -> ClauseText {
    let paragraph = |block: &Block| ClauseParagraph {
        number: block.number.clone(),
        lines: block.texts.iter().filter(|text| !text.text.is_empty()).map(line).collect(),
    };
    let mut paragraphs: Vec<ClauseParagraph> = clause.blocks.iter().map(paragraph).collect();
    let mut heading = String::new();
    if place == CaptionPlace::AfterNumber && !clause.caption.is_empty() {
        let number = paragraphs.first_mut().map(|first| std::mem::take(&mut first.number));
        heading = format!("{}　{}", number.unwrap_or_default(), clause.caption);
    }
    let caption = if place == CaptionPlace::Above { clause.caption.clone() } else { String::new() };
    ClauseText { caption, heading, paragraphs }
}

fn line(text: &Numeral) -> Line {
    let Numeral { level, mark, text } = text.clone();
    Line { level, mark, text: text.trim_end_matches('\n').to_owned() }
}
