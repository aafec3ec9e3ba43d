//! What papers say of the cases of a meeting, built once however many documents print it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::check::checked::{CheckedCase, CheckedMeeting};

use super::advance_report::{self, AdvanceReport};
use super::special_clauses::{self, ClauseText, SpecialClauses};

/// The form and the clauses of every case of a meeting, by name of the case.
pub(super) struct CaseTexts(BTreeMap<String, (AdvanceReport, SpecialClauses)>);

impl CaseTexts {
    /// Those of all cases of a meeting.
    pub(super) fn of(meeting: &CheckedMeeting) -> Self {
        let texts = meeting.cases().par_iter().map(|case| {
            let report = advance_report::report(meeting, case);
            (case.name().to_owned(), (report, special_clauses::clauses(meeting, case)))
        });
        Self(texts.collect())
    }

    /// The form of a case.
    ///
    /// - `number` is the matching number that it bears
    pub(super) fn report(&self, case: &CheckedCase, number: &str) -> AdvanceReport {
        let mut report = self.of_case(case).0.clone();
        number.clone_into(&mut report.document.matching_number);
        report
    }

    /// The sheet of clauses of a case; `None` if none go with it.
    ///
    /// - `number` is the matching number that it bears
    pub(super) fn clauses(&self, case: &CheckedCase, number: &str) -> Option<SpecialClauses> {
        let mut clauses = self.of_case(case).1.clone();
        number.clone_into(&mut clauses.document.matching_number);
        (!clauses.clauses.is_empty()).then_some(clauses)
    }

    /// The clauses of a case as they are printed, whoever's they are.
    pub(super) fn clause_texts(&self, case: &CheckedCase) -> &[ClauseText] {
        &self.of_case(case).1.clauses
    }

    fn of_case(&self, case: &CheckedCase) -> &(AdvanceReport, SpecialClauses) {
        self.0.get(case.name()).expect("it is a case of the meeting")
    }
}
