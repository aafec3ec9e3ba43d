//! Lists nest as deep as the page allows.

use std::collections::BTreeSet;

use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::limits;
use crate::text::source::Pointer;

use super::context::Texts;

/// Safeguards (内訳) and items of clauses (号) fit their frames. Each list that is too deep is reported once, at its first text.
pub(super) fn lists_fit_the_page<T>(texts: &Texts<'_, T>, findings: &mut Findings) {
    let mut told = BTreeSet::new();
    for (pointer, node) in texts.printed() {
        let Some(list) = deep_list(pointer) else { continue };
        if told.insert(list) {
            let finding = Finding::new(Rule::FileTooLarge, &texts.loaded.file, node.span.clone());
            findings.push(finding.on(pointer.clone()).with("limit", "levels"));
        }
    }
}

/// The uppermost list around a text that is too deep.
fn deep_list(pointer: &Pointer) -> Option<Vec<String>> {
    let steps = pointer.steps();
    // Safeguards are a list themselves; clauses are sentences with lists under them.
    let above = usize::from(steps.iter().any(|key| key == "safeguards"));
    let lists = steps.iter().enumerate().filter(|(_, key)| *key == "items");
    let (last, _) = lists.clone().nth(limits::LIST_LEVELS - above)?;
    Some(steps[..=last].to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_counted_from_the_first_list() {
        let way = |first: &[&str], deep: usize| {
            let steps = first.iter().copied().chain(std::iter::repeat_n(["items", "0"], deep).flatten());
            Pointer::of(&steps.collect::<Vec<_>>())
        };
        for (first, most) in
            [(&["matters", "0", "safeguards", "municipality", "0"][..], 4), (&["clauses", "0"], 5)]
        {
            assert_eq!(deep_list(&way(first, most)), None, "{first:?}");
            for deeper in [most + 1, most + 3] {
                let found = deep_list(&way(first, deeper)).expect("it is too deep");
                assert_eq!(found.len(), first.len() + 2 * most + 1, "{first:?}");
            }
        }
    }
}
