//! The items of a meeting known again in what was handed out: by what they are, not by where they stand.

use std::collections::{BTreeMap, HashSet};

use crate::check::agenda::in_order;
use crate::model::council::Bundle;
use crate::model::meeting::Item;
use crate::text::placeholder::PlaceholderTemplate;
use crate::workspace::HandedItem;

/// What was handed out of a meeting, and the subjects of its cases as they are now.
#[derive(Debug, Default)]
pub struct Handed<'a> {
    /// The items that were handed out.
    pub items: &'a [HandedItem],
    /// The subjects of the cases, by name.
    pub subjects: BTreeMap<&'a str, &'a str>,
}

/// By what an item may be known again, the surest first.
type Sight = fn(&HandedItem, &Seen<'_>) -> bool;

const SIGHTS: [Sight; 4] = [
    |known, seen| is_same(&known.case, seen.case) && is_same(&known.subject, seen.subject),
    |known, seen| is_same(&known.subject, seen.subject),
    |known, seen| is_same(&known.case, seen.case),
    |known, seen| is_same(&known.number, seen.number),
];

/// What an item of today shows of itself.
struct Seen<'a> {
    case: &'a str,
    subject: &'a str,
    number: &'a str,
}

fn is_same(known: &str, seen: &str) -> bool {
    !known.is_empty() && known == seen
}

impl<'a> Handed<'a> {
    /// What each of these items was when it was handed out; `None` of one that is new.
    #[must_use]
    pub fn known<'i>(&self, items: impl Iterator<Item = &'i Item>) -> Vec<Option<&'a HandedItem>> {
        let seen: Vec<Seen<'_>> = items.map(|item| self.seen(item)).collect();
        let mut known: Vec<Option<&HandedItem>> = vec![None; seen.len()];
        let mut taken = HashSet::new();
        for sight in SIGHTS {
            for (at, seen) in seen.iter().enumerate() {
                let is_it = |item: &&HandedItem| !taken.contains(item.id.as_str()) && sight(item, seen);
                if let (None, Some(found)) = (known[at], self.items.iter().find(is_it)) {
                    taken.insert(found.id.as_str());
                    known[at] = Some(found);
                }
            }
        }
        known
    }

    fn seen<'i>(&'i self, item: &'i Item) -> Seen<'i> {
        let case = item.case_name().unwrap_or_default();
        let own = item.subject.as_deref().unwrap_or_default();
        let subject = self.subjects.get(case).copied().unwrap_or(own).trim_end_matches('\n');
        Seen { case, subject, number: item.number.as_deref().unwrap_or_default() }
    }

    /// What items are called that are new.
    pub fn new_ids(&self) -> impl Iterator<Item = String> + use<> {
        let last =
            self.items.iter().filter_map(|item| item.id.parse::<usize>().ok()).max().unwrap_or_default();
        (last + 1..).map(|id| id.to_string())
    }

    /// The numbers of materials that new items get where others are in the hands: a branch of the number before, where one that
    /// is in the hands follows; else the next free one. `None` of items that need none.
    ///
    /// - `known` is what each was when it was handed out
    /// - `wants` says of an item whether it needs a number, `kind` how its kind is called
    #[must_use]
    pub fn late_numbers(
        &self,
        items: &[&Item],
        known: &[Option<&HandedItem>],
        bundle: &Bundle,
        wants: impl Fn(usize) -> bool,
        kind: impl Fn(usize) -> String,
    ) -> Vec<Option<String>> {
        let has_number = |item: &HandedItem| !item.material.is_empty();
        if !self.items.iter().any(has_number) {
            return vec![None; items.len()];
        }
        let given = |at: usize| items[at].material.clone();
        let of_hands =
            |at: usize| known[at].filter(|item| has_number(item)).map(|item| item.material.clone());
        let mut used: HashSet<String> = self.items.iter().map(|item| item.material.clone()).collect();
        used.extend((0..items.len()).filter_map(given));
        let number = PlaceholderTemplate::parse(&bundle.material);
        let branch = bundle.late.as_deref().map(PlaceholderTemplate::parse);
        let mut before: Option<String> = None;
        let mut late = Vec::with_capacity(items.len());
        for at in 0..items.len() {
            let stands = given(at).or_else(|| of_hands(at));
            if stands.is_some() || !wants(at) {
                before = stands.or(before);
                late.push(None);
                continue;
            }
            let follows = (at + 1..items.len()).any(|next| of_hands(next).is_some());
            let new = match (&branch, &before) {
                (Some(phrase), Some(above)) if follows => first_free(phrase, above, &used),
                _ => next_free(&number, &kind(at), &used),
            };
            used.insert(new.clone());
            late.push(Some(new));
        }
        late
    }
}

/// The first number of a series that nothing has. What has the number above counts as the first of it.
fn first_free(phrase: &PlaceholderTemplate, word: &str, used: &HashSet<String>) -> String {
    let mut numbers = (1..used.len() + 2).map(|at| in_order(phrase, at, word));
    numbers.find(|number| !used.contains(number)).unwrap_or_default()
}

/// The number behind the last one of a series that something has.
fn next_free(phrase: &PlaceholderTemplate, word: &str, used: &HashSet<String>) -> String {
    let is_used = |at: &usize| used.contains(&in_order(phrase, *at, word));
    // Numbers that somebody gave by hand may lie far above.
    let last = (0..used.len() + REACH).rev().find(is_used);
    in_order(phrase, last.map_or(0, |last| last + 1), word)
}

/// How far above their count numbers are looked for.
const REACH: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    fn handed(items: &[(&str, &str, &str)]) -> Vec<HandedItem> {
        let item = |(at, (case, subject, number)): (usize, &(&str, &str, &str))| HandedItem {
            id: (at + 1).to_string(),
            case: (*case).to_owned(),
            subject: (*subject).to_owned(),
            number: (*number).to_owned(),
            ..HandedItem::default()
        };
        items.iter().enumerate().map(item).collect()
    }

    #[test]
    fn an_item_is_known_by_what_it_is() {
        let items = handed(&[("a", "健診", "報告第1号"), ("b", "給食", "報告第2号"), ("", "議事録", "")]);
        let subjects = BTreeMap::from([("a", "給食"), ("c", "健診"), ("d", "新規")]);
        let handed = Handed { items: &items, subjects };
        let now = [
            // The text of b lies in a now, that of a in c.
            Item { case: Some("a.yaml".into()), ..Item::default() },
            Item { case: Some("c.yaml".into()), ..Item::default() },
            Item { subject: Some("議事録".into()), ..Item::default() },
            Item { case: Some("d.yaml".into()), number: Some("報告第9号".into()), ..Item::default() },
        ];
        let known = handed.known(now.iter());
        let ids: Vec<Option<&str>> = known.iter().map(|known| known.map(|known| known.id.as_str())).collect();
        assert_eq!(ids, [Some("2"), Some("1"), Some("3"), None]);
        assert_eq!(handed.new_ids().next().as_deref(), Some("4"));
    }
}
