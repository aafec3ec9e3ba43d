//! One road for words: every printed text of a case, a meeting, a council and its clauses is read by the same rules.

use chrono::NaiveDate;

use crate::diagnostic::finding::Findings;
use crate::model::council::Council;

use super::context::Texts;
use super::{dates, short_dates, style, unfinished, wording};

/// What is wrong or doubtful in the words of a file, whatever they are about.
///
/// - `day` is the day of the paper, where there is one: of a profile there is none
pub(super) fn read_well<T>(
    texts: &Texts<'_, T>,
    council: &Council,
    day: Option<NaiveDate>,
    findings: &mut Findings,
) {
    style::characters_are_for_every_machine(texts, findings);
    style::katakana_are_full_width(texts, findings);
    style::digits_have_one_width(texts, findings);
    style::brackets_are_balanced(texts, findings);
    dates::dates_agree(texts, day, findings);
    short_dates::dates_are_written_out(texts, day, findings);
    wording::no_listed_wording(texts, council, findings);
    wording::no_word_twice(texts, council, findings);
    unfinished::nothing_is_unfinished(texts, council, findings);
}
