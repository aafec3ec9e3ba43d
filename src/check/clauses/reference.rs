//! What a blank of a clause's text may name.

use crate::model::clause_text::Party;

/// A symbolic reference. No number is typed: it is computed from the clauses that are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// The name of a party: {委託者}, {受託者}.
    Party(Party),
    /// The one before (前項).
    Previous(ClauseLevel),
    /// Every one before (前各項).
    AllPrevious(ClauseLevel),
    /// The one after (次項).
    Next(ClauseLevel),
    /// The one that was named last in the same text (同項).
    Same(ClauseLevel),
    /// Every clause before that binds a party: {受託者の義務}.
    Duties(Party),
    /// Clauses, paragraphs or items by name: {項:秘密の保持、監査}.
    Names(Vec<String>),
}

/// What a reference counts in. The word that is printed follows the number style; these say what is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseLevel {
    /// 条: clauses.
    Clause,
    /// 項: paragraphs where the text stands in one, else clauses.
    Paragraph,
    /// 号: items where the text stands in one, else paragraphs.
    Item,
}

/// Every blank that a clause may have, for messages.
pub const KNOWN: &str =
    "委託者、受託者、前項、前各項、次項、同項（項は条・号にも）、委託者の義務、受託者の義務、項:名";

impl Reference {
    /// Reads what stands between the braces.
    #[must_use]
    pub fn parse(blank: &str) -> Option<Self> {
        let reference = match blank {
            "委託者" | "principal" => Self::Party(Party::Principal),
            "受託者" | "contractor" => Self::Party(Party::Contractor),
            "前条" | "previous-clause" => Self::Previous(ClauseLevel::Clause),
            "前項" | "previous" => Self::Previous(ClauseLevel::Paragraph),
            "前号" | "previous-item" => Self::Previous(ClauseLevel::Item),
            "前各条" | "all-previous-clauses" => Self::AllPrevious(ClauseLevel::Clause),
            "前各項" | "all-previous" => Self::AllPrevious(ClauseLevel::Paragraph),
            "前各号" | "all-previous-items" => Self::AllPrevious(ClauseLevel::Item),
            "次条" | "next-clause" => Self::Next(ClauseLevel::Clause),
            "次項" | "next" => Self::Next(ClauseLevel::Paragraph),
            "次号" | "next-item" => Self::Next(ClauseLevel::Item),
            "同条" | "same-clause" => Self::Same(ClauseLevel::Clause),
            "同項" | "same" => Self::Same(ClauseLevel::Paragraph),
            "同号" | "same-item" => Self::Same(ClauseLevel::Item),
            "委託者の義務" | "duties-of-principal" => Self::Duties(Party::Principal),
            "受託者の義務" | "duties-of-contractor" => Self::Duties(Party::Contractor),
            _ => {
                let (word, names) = blank.split_once([':', '：'])?;
                let names: Vec<String> =
                    names.split(['、', ',']).map(|name| name.trim().to_owned()).collect();
                let known = ["項", "条", "号", "clause", "paragraph", "item"].contains(&word.trim());
                let sound = known && names.iter().all(|name| !name.is_empty());
                return sound.then_some(Self::Names(names));
            }
        };
        Some(reference)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_separated_and_unknown_words_refused() {
        let names = |names: &[&str]| Some(Reference::Names(names.iter().map(ToString::to_string).collect()));
        assert_eq!(Reference::parse("項:監査"), names(&["監査"]));
        assert_eq!(Reference::parse("条：監査、 公表"), names(&["監査", "公表"]));
        for blank in ["", "前前項", "項:", "項:監査、", "章:監査"] {
            assert_eq!(Reference::parse(blank), None, "{blank:?}");
        }
    }
}
