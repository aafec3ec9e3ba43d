//! What a field can be, by its type and by the council.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::input::schema::{SchemaPart, Spelling};
use crate::workspace::profile::Profile;

use super::context::FormContext;
use super::field::{FieldChoice, FieldKind};

/// Keys whose texts have several lines.
const PROSE: [(&str, &str); 12] = [
    ("Project", "purpose"),
    ("Project", "target"),
    ("Project", "description"),
    ("Matter", "reason"),
    ("Matter", "description"),
    ("Safeguard", "text"),
    ("Allow", "reason"),
    ("ItemResult", "condition"),
    ("ClauseInsertion", "text"),
    ("ClauseReplacement", "text"),
    ("Paragraph", "text"),
    ("ClauseItem", "text"),
];

/// How a key is filled in, where its entries are known to be bare texts or not.
pub(super) fn kind_of(
    part: SchemaPart<'_>,
    of: &str,
    key: &str,
    type_name: &str,
    is_bare: bool,
) -> FieldKind {
    let choices = part.choices();
    if let Some(item) = part.items() {
        let holds_fields = part.word("x-shape") == Some("fields");
        return match item.properties().next() {
            _ if type_name == "Item" => FieldKind::Items,
            Some(_) if holds_fields => FieldKind::Provided,
            Some(_) if item.word("x-scalar").is_some() && is_bare => FieldKind::List,
            Some(_) => FieldKind::Groups,
            None if holds_fields => FieldKind::Fields,
            None => FieldKind::List,
        };
    }
    let is_date = |format: &str| ["period-date", "meeting-date", "wareki"].contains(&format);
    match () {
        () if type_name == "YesNo" => FieldKind::Flag,
        () if !choices.is_empty() => FieldKind::Choice,
        () if type_name == "ClauseChoice" => FieldKind::Clauses,
        () if part.properties().next().is_some() || part.free_values().is_some() => FieldKind::Group,
        () if part.word("format").is_some_and(is_date) => FieldKind::Date,
        () if PROSE.contains(&(of, key)) || part.word("x-row").is_some() => FieldKind::Lines,
        () => FieldKind::Text,
    }
}

/// The words that a key can be: those of its type, or those of the council.
pub(super) fn choices_of(
    part: SchemaPart<'_>,
    (of, key): (&str, &str),
    value: &Value,
    context: &FormContext<'_>,
) -> Vec<FieldChoice> {
    let words = part.choices();
    if !words.is_empty() {
        let choice = |(english, japanese): (&str, Vec<&str>)| FieldChoice {
            value: english.to_owned(),
            label: word(english, &japanese, context.language),
        };
        let yes_alone =
            |choice: &FieldChoice| words.len() != 2 || words[0].0 != "yes" || choice.value == "yes";
        return words.clone().into_iter().map(choice).filter(yes_alone).collect();
    }
    let mut choices = of_council((of, key), context);
    if !choices.is_empty() {
        // What stands there stays to be seen.
        let known: BTreeSet<String> = choices.iter().map(|choice| choice.value.clone()).collect();
        let typed = value
            .as_str()
            .into_iter()
            .chain(value.as_array().into_iter().flatten().filter_map(Value::as_str));
        let others = typed.filter(|typed| !known.contains(*typed));
        let others: Vec<FieldChoice> = others.map(plain).collect();
        choices.extend(others);
    }
    choices
}

fn word(english: &str, japanese: &[&str], language: Spelling) -> String {
    language.choose(english, japanese.first().copied())
}

fn plain(text: &str) -> FieldChoice {
    FieldChoice { value: text.to_owned(), label: text.to_owned() }
}

fn of_council((of, key): (&str, &str), context: &FormContext<'_>) -> Vec<FieldChoice> {
    if (of, key) == ("Meeting", "council") {
        return context.councils.to_vec();
    }
    let Some(profile) = context.profile else { return Vec::new() };
    let council = &profile.council().value;
    match (of, key) {
        ("Matter", "ground") => {
            let ground = |ground: &crate::model::council::Ground| FieldChoice {
                value: ground.article.clone(),
                label: format!("{} {}", ground.article, ground.caption).trim().to_owned(),
            };
            council.grounds.iter().map(ground).collect()
        }
        ("Matter" | "Item", "kind") => council.kinds.iter().map(|kind| plain(&kind.name)).collect(),
        ("Item", "distribution") => {
            council.bundle.distributions.iter().map(|distribution| plain(&distribution.name)).collect()
        }
        ("ClauseChoice", "sets") => profile.clauses().value.sets.iter().map(|set| plain(set)).collect(),
        ("ClauseChoice", "omit") => names_of_clauses(profile),
        _ => Vec::new(),
    }
}

fn names_of_clauses(profile: &Profile) -> Vec<FieldChoice> {
    let clause = |clause: &crate::model::council::Clause| FieldChoice {
        value: clause.id.clone(),
        label: format!("{} {}", clause.id, clause.caption).trim().to_owned(),
    };
    profile.clauses().value.clauses.iter().filter(|clause| !clause.required.is_yes()).map(clause).collect()
}
