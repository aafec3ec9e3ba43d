//! Fresh files: what asks for everything that a case or a meeting must say.

use anyhow::Result;

use crate::check::numbers::{NextNumber, next_numbers};
use crate::input::schema::{Scaffold, Schema, Spelling};
use crate::model::council::NumberSpan;
use crate::text::source::Sources;
use crate::workspace::siblings;

use super::examples::{give_examples, give_examples_of_meeting};
use super::fresh::Fresh;
use super::kinds::schemas_of_kinds;
use super::schema::{SchemaKind, schema, texts_of};

/// The text of a fresh case: of its kinds, where they are known.
///
/// # Errors
///
/// If the profile cannot be used, or has no such kind.
pub(super) fn fresh_case(fresh: &Fresh<'_>, kinds: &[String]) -> Result<String> {
    let templates = fresh.root.join("templates");
    let texts = texts_of(fresh.profile, &templates)?;
    let mut schemas = if kinds.is_empty() {
        let mut schema = schema(SchemaKind::Case, fresh.profile, &templates)?;
        give_examples(&mut schema, &texts.council.value, None, fresh.day);
        vec![schema]
    } else {
        schemas_of_kinds(kinds, &texts, fresh)?
    };
    let yes = fresh.keys.choose("yes", Some("はい"));
    for schema in &mut schemas {
        schema.mark(&["draft"], "x-known", yes.as_str());
    }
    Ok(scaffold(&schemas, fresh))
}

/// The text of a fresh meeting.
///
/// # Errors
///
/// If the profile cannot be used.
pub(super) fn fresh_meeting(fresh: &Fresh<'_>) -> Result<String> {
    let templates = fresh.root.join("templates");
    let mut schema = schema(SchemaKind::Meeting, fresh.profile, &templates)?;
    let council = &texts_of(fresh.profile, &templates)?.council.value;
    give_examples_of_meeting(&mut schema, council, fresh.day);
    let next = next_of(fresh, council.bundle.numbers)?;
    if let Some(first) = next.first() {
        schema.mark(&["items", "number"], "x-example", first.next.as_str());
        schema.mark(&["items", "number"], "x-choices", vec![next_line(&next, fresh.described)]);
    }
    schema.mark(&["council"], "x-known", fresh.profile);
    schema.mark(&["council"], "x-example", fresh.profile);
    Ok(scaffold(&[schema], fresh))
}

/// The line on the next number of each series; none where no number was given yet.
///
/// # Errors
///
/// If the profile cannot be used, or the disk cannot be read.
pub(super) fn next_numbers_line(fresh: &Fresh<'_>) -> Result<Option<String>> {
    let span = texts_of(fresh.profile, &fresh.root.join("templates"))?.council.value.bundle.numbers;
    let next = next_of(fresh, span)?;
    Ok((!next.is_empty()).then(|| format!("# {}\n", next_line(&next, fresh.described))))
}

/// The next number of each series, for a meeting of its day.
fn next_of(fresh: &Fresh<'_>, span: NumberSpan) -> Result<Vec<NextNumber>> {
    let siblings = siblings(fresh.root, &Sources::disk(fresh.root))?;
    Ok(next_numbers(&siblings, fresh.profile, span, fresh.day))
}

fn next_line(next: &[NextNumber], described: Spelling) -> String {
    let numbers: Vec<&str> = next.iter().map(|series| series.next.as_str()).collect();
    match described {
        Spelling::Japanese => format!("次の番号: {}", numbers.join("、")),
        Spelling::English => format!("Next numbers: {}", numbers.join(", ")),
    }
}

fn scaffold(schemas: &[Schema], fresh: &Fresh<'_>) -> String {
    let head: &[&str] = match fresh.described {
        Spelling::Japanese => &[
            "# 〔 〕のところを消して、値を書き込んでください。「# 」で始まる行は説明で、残しても構いません。",
            "# 「#」のすぐ後に項目の名前がある行は、書かなくてもよい項目です。書くときは「#」を消してください。",
            "",
        ],
        Spelling::English => &[
            "# Write values in place of what stands in 〔 〕. Lines that begin with `# ` explain; they may stay.",
            "# Lines in which a key follows the `#` at once may be left out; to use one, remove its `#`.",
            "",
        ],
    };
    let (first, others) = schemas.split_first().expect("there is one of each kind");
    let lines = first.scaffold(others, Scaffold { keys: fresh.keys, described: fresh.described });
    head.iter().map(ToString::to_string).chain(lines).map(|line| line + "\n").collect()
}
