//! The sheet 特記事項.

use serde::Serialize;

use crate::checked::{CheckedCase, CheckedMeeting};
use crate::phrase::Phrase;

use super::lines::{Line, prose};
use super::paper::{Paper, paper};

/// The finished text of the sheet.
#[derive(Debug, Serialize)]
pub struct SpecialClauses {
    /// Properties of the document.
    pub document: Paper,
    /// Title: 特記事項.
    pub title: String,
    /// The clauses, in order.
    pub clauses: Vec<ClauseText>,
}

/// A clause as printed.
#[derive(Debug, Clone, Serialize)]
pub struct ClauseText {
    /// Caption with its brackets.
    pub caption: String,
    /// Number.
    pub number: String,
    /// Text.
    pub lines: Vec<Line>,
}

/// The sheet of a case.
pub(super) fn clauses(meeting: &CheckedMeeting, case: &CheckedCase, matching_number: &str) -> SpecialClauses {
    let profile = &meeting.profile;
    let texts = case.clauses.iter().map(|clause| ClauseText {
        caption: clause.caption.clone(),
        number: clause.number.clone(),
        lines: prose(&clause.text),
    });
    let clauses: Vec<ClauseText> = texts.collect();
    let title = Phrase::parse(&profile.council.value.documents.special_clauses.title);
    let title = title.fill(|_| case.case.subject.clone());
    let document = paper(meeting, &title, matching_number, &(&clauses, &title));
    SpecialClauses { document, title: profile.clauses.value.title.clone(), clauses }
}
