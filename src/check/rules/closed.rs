//! Values of a case that are closed to the public.

use std::sync::Arc;

use crate::check::checked::CheckedCase;
use crate::check::matching::Matching;
use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::input::schema::{Loaded, Schema};
use crate::model::case::Case;

/// The case as the public may read it, where a value of it is closed: its matching number, too, is made without that value. What
/// is closed says on which ground, and is nothing that steers the papers.
pub(super) fn for_public(
    case: &Loaded<Case>,
    schema: &Schema,
    checked: &CheckedCase,
    matching: &Matching,
    findings: &mut Findings,
) -> Option<Arc<CheckedCase>> {
    let last = case.closed.last()?;
    for value in case.closed.iter().filter(|value| value.ground.is_none()) {
        findings.push(
            Finding::new(Rule::ClosedWithoutGround, &case.file, value.mark.clone()).with("of", "value"),
        );
    }
    let Some(public) = case.for_public(schema) else {
        // Which of them steers is found by leaving out the others.
        let steers = |value| {
            let alone = Loaded { closed: vec![value], ..case.clone() };
            alone.for_public(schema).is_none()
        };
        let found = case.closed.iter().find(|value| steers((*value).clone())).unwrap_or(last);
        findings.push(Finding::new(Rule::ClosedValue, &case.file, found.mark.clone()));
        return None;
    };
    Some(Arc::new(CheckedCase {
        name: checked.name.clone(),
        matching_number: matching.number(&public),
        case: public,
        matters: checked.matters.clone(),
        clauses: checked.clauses.clone(),
        public: None,
        closed_grounds: checked.closed_grounds.clone(),
        previous: None,
    }))
}
