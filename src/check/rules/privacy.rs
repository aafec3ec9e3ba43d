//! Information that the law treats with special care.

use crate::check::checked::CheckedMatter;
use crate::check::clauses::Chosen;
use crate::check::information::{Flow, fields};
use crate::diagnostic::finding::{Finding, Findings, Rule, Severity};
use crate::text::word_list::WordList;

use super::context::CaseContext;
use super::fields::matters;

/// Sensitive information (要配慮個人情報) that is provided, received, collected or added is pointed out. Who only holds it, held
/// it before.
pub(super) fn sensitive_is_pointed_out(context: CaseContext<'_>, findings: &mut Findings) {
    let lexicon = &context.council().lexicon;
    let vocabulary = WordList::new(&lexicon.sensitive, &lexicon.not_sensitive);
    for (at, matter) in matters(context) {
        for field in fields(&at, matter).iter().filter(|field| field.flow != Flow::Held) {
            if let Some(word) = field.word(vocabulary) {
                let finding = context.at(Rule::SensitiveInformation, &field.way);
                let finding = finding.with("field", field.name).with("word", word);
                findings.push(finding.with("flow", <&str>::from(field.flow)));
            }
        }
    }
}

/// The individual number (個人番号) has a ground for it, and clauses where clauses go with the case. Where it is held and goes
/// nowhere, that is only pointed out.
pub(super) fn individual_number_is_covered(
    context: CaseContext<'_>,
    checked: &[CheckedMatter],
    clauses: &[Chosen],
    findings: &mut Findings,
) {
    let lexicon = &context.council().lexicon;
    let vocabulary = WordList::new(&lexicon.individual_number, &lexicon.not_individual_number);
    for (at, matter) in matters(context) {
        let fields = fields(&at, matter);
        let Some(field) = fields.iter().find(|field| field.word(vocabulary).is_some()) else { continue };
        let mut grounds =
            checked.iter().flat_map(|matter| &matter.grounds).map(|of_matter| &of_matter.ground);
        let has_ground = grounds.any(|ground| {
            ground.individual_number.is_yes() && matter.ground.iter().any(|typed| ground.is_named(typed))
        });
        let has_clauses = clauses.is_empty() || clauses.iter().any(|clause| clause.individual_number);
        if !has_ground || !has_clauses {
            let fault = if has_ground { "clauses" } else { "ground" };
            let fault = if field.flow == Flow::Held { "held" } else { fault };
            let finding = context.at(Rule::IndividualNumber, &field.way);
            let severity = if field.flow == Flow::Held { Severity::Note } else { finding.severity };
            let finding = with_what_covers_it(Finding { severity, ..finding }, context);
            findings.push(finding.with("field", field.name).with("fault", fault));
        }
    }
}

/// The same finding with the grounds of this profile that cover the individual number, and its sets of clauses for it.
fn with_what_covers_it(finding: Finding, context: CaseContext<'_>) -> Finding {
    let grounds = context.council().grounds.iter().filter(|ground| ground.individual_number.is_yes());
    let grounds: Vec<String> = grounds.map(|ground| ground.article.clone()).collect();
    let clauses = context.profile.clauses().value.clauses.iter();
    let sets =
        clauses.filter(|clause| clause.individual_number.is_yes()).flat_map(|clause| clause.sets.clone());
    let mut sets: Vec<String> = sets.collect();
    sets.dedup();
    finding.with("grounds", grounds.as_slice()).with("sets", sets.as_slice())
}
