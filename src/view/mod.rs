//! Finished text of one document: every word decided, nothing left to format.

mod advance_report;
mod lines;
mod matching;
mod paper;
mod special_clauses;
mod specimen;
mod twin;

pub use advance_report::{AdvanceReport, Cell, Cover, KindGroup, Overview, Row, Sheet};
pub use lines::Line;
pub use paper::{Day, Paper, Variation};
pub use special_clauses::{ClauseParagraph, ClauseText, SpecialClauses};
pub use specimen::{Specimen, specimens};

use std::sync::Arc;

use serde::Serialize;

use crate::checked::{CheckedCase, CheckedMeeting};
use crate::profile::Profile;

/// The finished text of one document, and where it belongs.
#[derive(Debug)]
pub struct View {
    /// Name of the meeting's folder.
    pub meeting: String,
    /// Name of the case.
    pub case: String,
    /// File name without ending.
    pub file: String,
    /// The profile whose template and library print it.
    pub profile: Arc<Profile>,
    /// Number that matches separated sheets of one case (照合番号).
    pub matching_number: String,
    /// The text.
    pub content: Content,
}

/// The documents that there are.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Content {
    /// The form 諮問・報告事項.
    AdvanceReport(AdvanceReport),
    /// The sheet 特記事項.
    SpecialClauses(SpecialClauses),
}

impl Content {
    /// The template that prints it.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self {
            Self::AdvanceReport(_) => "advance-report.tera.typ",
            Self::SpecialClauses(_) => "special-clauses.tera.typ",
        }
    }

    /// The same text for reading without a layout, in the order of the paper.
    #[must_use]
    pub fn twin(&self) -> String {
        match self {
            Self::AdvanceReport(report) => twin::advance_report(report),
            Self::SpecialClauses(clauses) => twin::special_clauses(clauses),
        }
    }
}

/// The documents of every checked case, in order.
#[must_use]
pub fn views(meetings: &[CheckedMeeting]) -> Vec<View> {
    let cases = meetings.iter().flat_map(|meeting| meeting.cases.iter().map(move |case| (meeting, case)));
    cases.flat_map(|(meeting, case)| views_of(meeting, case)).collect()
}

fn views_of(meeting: &CheckedMeeting, case: &CheckedCase) -> Vec<View> {
    let profile = &meeting.profile;
    let council = &profile.council().value;
    let matching_number = matching::number(case, profile);
    let view = |file: &str, content: Content| View {
        meeting: meeting.name.clone(),
        case: case.name.clone(),
        file: file.to_owned(),
        profile: Arc::clone(profile),
        matching_number: matching_number.clone(),
        content,
    };
    let report = advance_report::report(meeting, case, &matching_number);
    let mut views = vec![view(&council.documents.advance_report.file, Content::AdvanceReport(report))];
    if !case.clauses.is_empty() {
        let clauses = special_clauses::clauses(meeting, case, &matching_number);
        views.push(view(&council.documents.special_clauses.file, Content::SpecialClauses(clauses)));
    }
    views
}
