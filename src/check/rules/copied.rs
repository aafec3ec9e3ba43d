//! Words that stay in a paper copied from another one: how another municipality speaks of itself, the parties of another
//! contract, the title of other clauses.

use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::text::placeholder::PlaceholderTemplate;
use crate::text::source::{Node, Span};

use super::clauses::Attached;
use super::context::{CaseContext, with_instead, within};
use super::wording::{OPENERS, is_word_of_its_own};

/// What stands before the word for a municipality where that speaks of itself: behind の it can be another one (関係機関の市).
const OPENERS_OF_SUBJECTS: &str = "、，。．「（はがにをとへも";

/// A paper speaks of its own municipality, and of the parties as its contract does.
pub(super) fn words_are_of_this_council(context: CaseContext<'_>, findings: &mut Findings) {
    let council = context.council();
    let (lexicon, own) = (&council.lexicon, &council.municipality.short);
    let is_listed = lexicon.municipality_words.contains(own);
    let others = lexicon.municipality_words.iter().filter(|word| is_listed && *word != own);
    let others: Vec<(&str, &str)> = others.map(|word| (word.as_str(), own.as_str())).collect();
    // A longer name can be anybody's: the parties of a contract are called 委託者 in other contracts too, but 甲 in this one.
    let parties = [
        (&lexicon.principal_names, &council.parties.principal),
        (&lexicon.contractor_names, &council.parties.contractor),
    ];
    let parties: Vec<(&str, &str)> = parties
        .into_iter()
        .flat_map(|(names, own)| names.iter().map(move |name| (name.as_str(), own.as_str())))
        .filter(|(name, own)| name.chars().count() == 1 && name != own)
        .collect();
    for (way, node) in context.printed() {
        // Clauses have rules of their own.
        let first = way.steps().first().map(String::as_str);
        if first == Some("contact") || way.steps().iter().any(|step| step == "special_clauses") {
            continue;
        }
        let text = node.text().unwrap_or_default();
        for (words, fault, openers) in
            [(&others, "municipality", OPENERS_OF_SUBJECTS), (&parties, "party", OPENERS)]
        {
            for (word, own) in words {
                for (start, word) in text.match_indices(word) {
                    let part = start..start + word.len();
                    if is_word_of_its_own(text, &part, openers) {
                        let finding = copied(context, node, part.clone(), own, fault);
                        // A party that is the municipality can be called as either.
                        let is_principal = *own == council.parties.principal && fault == "party";
                        let short = if is_principal { council.municipality.short.as_str() } else { "" };
                        findings.push(with_instead(finding, context.case, node, part, short));
                    }
                }
            }
        }
    }
}

/// Clauses that safeguards name in quotes are those that go with the case.
pub(super) fn clauses_have_their_title(
    context: CaseContext<'_>,
    attached: &Attached,
    findings: &mut Findings,
) {
    if attached.numbered.is_empty() {
        return;
    }
    let title = PlaceholderTemplate::parse(&context.profile.clauses().value.title);
    let title = title.fill(|_| context.council().municipality.short.clone());
    let mentions = &context.council().lexicon.clause_mentions;
    let in_safeguards =
        context.printed().filter(|(way, _)| way.steps().iter().any(|step| step == "safeguards"));
    for (_, node) in in_safeguards {
        let text = node.text().unwrap_or_default();
        for (start, _) in text.match_indices("別紙「") {
            let start = start + "別紙「".len();
            let Some(end) = text[start..].find('」').map(|end| start + end) else { continue };
            let named = &text[start..end];
            let is_mention = mentions.iter().any(|word| named.ends_with(word.as_str()));
            if is_mention && named != title && !mentions.iter().any(|word| word == named) {
                findings.push(copied(context, node, start..end, &title, "clauses"));
            }
        }
    }
}

fn copied(context: CaseContext<'_>, node: &Node, part: Span, instead: &str, fault: &str) -> Finding {
    let typed = node.text().unwrap_or_default()[part.clone()].to_owned();
    let finding = within(context.case, Rule::CopiedWord, node, part.clone());
    let finding = with_instead(finding, context.case, node, part, instead);
    finding.with("typed", typed).with("instead", instead).with("fault", fault)
}
