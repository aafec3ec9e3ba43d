//! What a fresh case asks for where its kinds of matter are known: the keys of their sheets, and the grounds for them.

use anyhow::{Result, bail};
use chrono::NaiveDate;
use strum::IntoEnumIterator;

use crate::diagnostic::fault::Fault;
use crate::input::schema::{Schema, Spelling};
use crate::model::council::{Council, Ground};
use crate::model::matter_type::MatterType;
use crate::text::nearest::nearest;
use crate::workspace::profile::{self, Texts};

use super::examples::give_examples;
use super::fresh::Fresh;

/// Keys whose word depends on the kind, in the order of [`words_of`].
const NAMED: [&[&str]; 2] = [&["matters", "provided"], &["matters", "provided", "recipient"]];

/// The schemas of cases of these kinds, one by each, in the order in which they were typed.
///
/// # Errors
///
/// If a word is no kind, or the council has no sheet for it.
pub(super) fn schemas_of_kinds(typed: &[String], texts: &Texts, fresh: &Fresh<'_>) -> Result<Vec<Schema>> {
    let council = &texts.council.value;
    let mut schemas = Vec::new();
    for word in typed {
        let (kind, mut schema) = find(word, texts)?;
        give_examples(&mut schema, council, Some(kind), fresh.day);
        let heading = word_of(&schema, kind, Spelling::Japanese);
        name_grounds(&mut schema, council, kind, fresh);
        for (way, word) in NAMED.iter().zip(words_of(kind)) {
            schema.mark(way, "x-ja", word);
        }
        if schema.as_value().pointer("/definitions/Provided/properties/recipient/x-unused").is_some() {
            schema.mark(&["special_clauses"], "x-fresh", "never");
        }
        schema.mark(&["matters"], "x-fresh", "each");
        ask_for_cells(&mut schema, council, kind);
        if typed.len() > 1 {
            schema.mark(&["matters"], "x-heading", format!("【{heading}】"));
        }
        schemas.push(schema);
    }
    Ok(schemas)
}

/// The kind of a word in either spelling, with the schema of its cases.
fn find(typed: &str, texts: &Texts) -> Result<(MatterType, Schema)> {
    let whole = profile::case_schema_of(texts);
    let mut known = Vec::new();
    for kind in MatterType::iter() {
        let Some(schema) = profile::case_schema_of_type(texts, kind) else { continue };
        let words = [Spelling::Japanese, Spelling::English].map(|spelling| word_of(&whole, kind, spelling));
        if words.iter().any(|word| word == typed.trim()) {
            return Ok((kind, schema));
        }
        known.push(words);
    }
    let near = nearest(typed, &known.concat());
    let known: Vec<String> =
        known.into_iter().map(|[japanese, english]| format!("{japanese}（{english}）")).collect();
    bail!(
        Fault::new("kind-unknown").with("kind", typed).with("known", known.join("、")).with("nearest", near)
    )
}

/// The word for a kind in case files.
fn word_of(schema: &Schema, kind: MatterType, spelling: Spelling) -> String {
    let english = serde_json::to_value(kind).expect("a kind is a word");
    let english = english.as_str().unwrap_or_default();
    let japanese = schema.word_of("MatterType", english);
    spelling.choose(english, japanese.as_deref())
}

/// What the information and its recipient are called.
fn words_of(kind: MatterType) -> [&'static str; 2] {
    match kind {
        MatterType::Outsourcing => ["提供情報", "委託先"],
        MatterType::UseForAnotherPurpose => ["利用情報", "利用課"],
        MatterType::Linking => ["提供情報", "結合先"],
        _ => ["提供情報", "提供先"],
    }
}

/// Asks for the value of each cell: an empty one is found by the rules.
fn ask_for_cells(schema: &mut Schema, council: &Council, kind: MatterType) {
    let Some(sheet) = council.sheets.of(kind) else { return };
    for row in sheet.cells_to_fill() {
        let way = [&["matters"][..], &council.way(row)].concat();
        for end in 2..=way.len() {
            schema.mark(&way[..end], "x-fresh", "ask");
        }
    }
}

/// Names the grounds for a kind: those that are for it alone, else those that leave it open. What they leave open is asked
/// for, the kind itself is written down.
fn name_grounds(schema: &mut Schema, council: &Council, kind: MatterType, fresh: &Fresh<'_>) {
    let grounds = grounds(council, kind, fresh.day);
    let Some(first) = grounds.first() else { return };
    let ground = ["matters", "ground"];
    schema.mark(&ground, "x-example", first.article.as_str());
    let lines = grounds.iter().map(|ground| format!("- {}: {}", ground.article, ground.caption));
    let lead = fresh.described.choose(
        "Write one of these, or a list of several:",
        Some("次の中から書きます。二つ以上なら一覧にします。"),
    );
    schema.mark(&ground, "x-choices", std::iter::once(lead).chain(lines).collect::<Vec<_>>());
    if grounds.len() == 1 {
        schema.mark(&ground, "x-known", first.article.as_str());
    }
    let word = word_of(schema, kind, fresh.keys);
    schema.mark(&["matters", "type"], "x-example", word.as_str());
    if grounds.iter().any(|ground| ground.matter_type.is_none()) {
        schema.mark(&["matters", "type"], "x-known", word);
        let lead = fresh.described.choose(
            "These grounds leave it open: keep the line.",
            Some("この根拠では決まらないので、このまま残します。"),
        );
        schema.mark(&["matters", "type"], "x-choices", vec![lead]);
    }
    let all: Vec<&str> = council.kinds.iter().map(|kind| kind.name.as_str()).collect();
    if grounds.iter().any(|ground| ground.kind.is_none()) {
        let own = first.kind.as_deref().or(all.first().copied()).unwrap_or_default();
        schema.mark(&["matters", "kind"], "x-fresh", "ask");
        schema.mark(&["matters", "kind"], "x-example", own);
        let lead =
            fresh.described.choose("By the ground, write:", Some("根拠ごとに、次のとおりに書きます。"));
        let lines = std::iter::once(lead).chain(grounds.iter().map(|ground| kinds_of(ground, &all)));
        schema.mark(&["matters", "kind"], "x-choices", lines.collect::<Vec<_>>());
    } else if let Some(own) = &first.kind {
        schema.mark(&["matters", "kind"], "x-example", own.as_str());
    }
}

/// Which kinds of item a ground can make.
fn kinds_of(ground: &Ground, all: &[&str]) -> String {
    let kinds = ground.kind.as_ref().map_or_else(|| all.join(" / "), ToString::to_string);
    format!("- {}: {kinds}", ground.article)
}

/// The grounds for a kind. Where none is in force, those that once were: an old case may be written down too.
fn grounds(council: &Council, kind: MatterType, day: NaiveDate) -> Vec<&Ground> {
    let in_force = |ground: &&Ground| {
        ground.until.as_ref().is_none_or(|until| until.last_day() >= day)
            && ground.from.as_ref().is_none_or(|from| from.first_day() <= day)
    };
    let of = |settled: Option<MatterType>| {
        council.grounds.iter().filter(move |ground| ground.matter_type == settled)
    };
    let choices: [Vec<&Ground>; 4] = [
        of(Some(kind)).filter(in_force).collect(),
        of(None).filter(in_force).collect(),
        of(Some(kind)).collect(),
        of(None).collect(),
    ];
    choices.into_iter().find(|grounds| !grounds.is_empty()).unwrap_or_default()
}
