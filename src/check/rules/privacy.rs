//! Information that the law treats with special care.

use crate::check::checked::CheckedMatter;
use crate::check::clauses::Chosen;
use crate::diagnostic::finding::{Findings, Rule};

use super::context::CaseContext;
use super::fields::matters;

/// Sensitive information (要配慮個人情報) among the provided fields is pointed out.
pub(super) fn sensitive_is_pointed_out(context: CaseContext<'_>, findings: &mut Findings) {
    let words = &context.council().lexicon.sensitive;
    for (at, matter) in matters(context) {
        for (index, field) in matter.provided.fields.iter().enumerate() {
            let names = || std::iter::once(&field.name).chain(&field.from);
            if let Some(word) = words.iter().find(|word| names().any(|name| name.contains(word.as_str()))) {
                let at = at.keys(&["provided", "fields"]).index(index).key("name");
                findings.push(
                    context.at(Rule::SensitiveInformation, &at).with("field", &field.name).with("word", word),
                );
            }
        }
    }
}

/// The individual number (個人番号) has a ground for it, and clauses where clauses go with the case.
pub(super) fn individual_number_is_covered(
    context: CaseContext<'_>,
    checked: &[CheckedMatter],
    clauses: &[Chosen],
    findings: &mut Findings,
) {
    let words = &context.council().lexicon.individual_number;
    let is_number = |name: &str| words.iter().any(|word| name.contains(word.as_str()));
    for (at, matter) in matters(context) {
        let held =
            matter.held.fields.iter().enumerate().map(|(index, name)| (name, ["held", "fields"], index));
        let provided = matter.provided.fields.iter().enumerate();
        let provided = provided.map(|(index, field)| (&field.name, ["provided", "fields"], index));
        let Some((name, side, index)) = provided.chain(held).find(|(name, ..)| is_number(name)) else {
            continue;
        };
        let mut grounds =
            checked.iter().flat_map(|matter| &matter.grounds).map(|of_matter| &of_matter.ground);
        let has_ground = grounds
            .any(|ground| ground.individual_number.is_yes() && matter.ground.contains(&ground.article));
        let has_clauses = clauses.is_empty() || clauses.iter().any(|clause| clause.individual_number);
        if !has_ground || !has_clauses {
            let fault = if has_ground { "clauses" } else { "ground" };
            let finding = context.at(Rule::IndividualNumber, &at.keys(&side).index(index));
            findings.push(finding.with("field", name).with("fault", fault));
        }
    }
}
