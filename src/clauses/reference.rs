//! What a blank of a clause's text may name.

use crate::council::Party;

/// A symbolic reference. No number is typed: it is computed from the clauses that are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// The name of a party: {委託者}, {受託者}.
    Party(Party),
    /// The clause before (前項).
    Previous,
    /// Every clause before (前各項).
    AllPrevious,
    /// The clause after (次項).
    Next,
    /// Every clause before that binds a party: {受託者の義務}.
    Duties(Party),
    /// Clauses by name: {項:秘密の保持、監査}.
    Clauses(Vec<String>),
}

impl Reference {
    /// Reads what stands between the braces.
    #[must_use]
    pub fn parse(blank: &str) -> Option<Self> {
        let reference = match blank {
            "委託者" | "principal" => Self::Party(Party::Principal),
            "受託者" | "contractor" => Self::Party(Party::Contractor),
            "前項" | "previous" => Self::Previous,
            "前各項" | "all-previous" => Self::AllPrevious,
            "次項" | "next" => Self::Next,
            "委託者の義務" | "duties-of-principal" => Self::Duties(Party::Principal),
            "受託者の義務" | "duties-of-contractor" => Self::Duties(Party::Contractor),
            _ => {
                let (word, names) = blank.split_once([':', '：'])?;
                let names: Vec<String> =
                    names.split(['、', ',']).map(|name| name.trim().to_owned()).collect();
                let sound =
                    matches!(word.trim(), "項" | "clause") && names.iter().all(|name| !name.is_empty());
                return sound.then_some(Self::Clauses(names));
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
        let clauses =
            |names: &[&str]| Some(Reference::Clauses(names.iter().map(ToString::to_string).collect()));
        assert_eq!(Reference::parse("項:監査"), clauses(&["監査"]));
        assert_eq!(Reference::parse("項：監査、 公表"), clauses(&["監査", "公表"]));
        for blank in ["", "前前項", "項:", "項:監査、", "条:監査"] {
            assert_eq!(Reference::parse(blank), None, "{blank:?}");
        }
    }
}
