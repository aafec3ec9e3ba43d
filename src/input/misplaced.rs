//! Keys that stand in a mapping where they mean nothing, and belong into another one: missing here, unknown there, one mistake.

use std::sync::Arc;

use crate::diagnostic::finding::{Finding, Findings, Relation, Rule};
use crate::diagnostic::fix::Fix;
use crate::text::nearest::alike;
use crate::text::source::{Content, Edit, Node, Pointer, SourceFile, Span};

use super::patch::Patcher;
use super::schema::{Schema, SchemaPart, Spelling};

/// Gives unknown keys whose place is known the edits that move them there, and those that stand for the only key that is missing
/// the edit that renames them. What is missing for that reason is not reported as well.
pub fn mend(file: &Arc<SourceFile>, schema: &Schema, findings: &mut Findings) {
    let is_unknown = |finding: &Finding| finding.rule == Rule::UnknownKey && finding.file.id == file.id;
    if !findings.iter().any(is_unknown) {
        return;
    }
    let Ok(patcher) = Patcher::new(file, schema) else { return };
    let unknown: Vec<usize> = findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| is_unknown(finding))
        .map(|(index, _)| index)
        .collect();
    let mut solved: Vec<Pointer> = Vec::new();
    for index in unknown {
        let Some(key) = findings[index].field.clone() else { continue };
        let missing: Vec<Pointer> = missing(findings, file).filter(|at| !solved.contains(at)).collect();
        let (finding, told) = match place(&patcher, schema, &key, &missing) {
            // Two honest readings: a slip in the name, or in the place.
            Some((_, edits, _)) if !findings[index].fixes.is_empty() => {
                findings[index].fixes.push(Fix::edits(file, edits, false));
                continue;
            }
            Some((to, edits, is_missing)) => {
                let (name, span) = belongs(&patcher, &to);
                let finding = findings[index].clone().mended_by(Fix::edits(file, edits, is_missing));
                let finding = finding
                    .with("where", if name.is_empty() { "top" } else { "elsewhere" })
                    .with("belongs", name);
                (finding.beside(Relation::Belongs, file, span), to)
            }
            None => match renamed(&patcher, schema, &key, &missing, findings) {
                Some((to, word, edit)) if findings[index].fixes.is_empty() => {
                    let finding = findings[index].clone().with("nearest", word);
                    (finding.mended_by(Fix::edits(file, [edit], false)), to)
                }
                _ => continue,
            },
        };
        findings[index] = finding;
        solved.push(told);
    }
    let is_solved = |finding: &Finding| {
        let is_missing = finding.rule == Rule::MissingKey && finding.file.id == file.id;
        is_missing && finding.field.as_ref().is_some_and(|field| solved.contains(field))
    };
    findings.retain(|finding| !is_solved(finding));
}

/// The keys that are missing.
fn missing(findings: &Findings, file: &SourceFile) -> impl Iterator<Item = Pointer> {
    let missing =
        findings.iter().filter(|finding| finding.rule == Rule::MissingKey && finding.file.id == file.id);
    missing.filter_map(|finding| finding.field.clone())
}

/// Where a key belongs, if that is clear, with the edits that move it there, and whether it is missing there.
fn place(
    patcher: &Patcher<'_>,
    schema: &Schema,
    key: &Pointer,
    missing: &[Pointer],
) -> Option<(Pointer, Vec<Edit>, bool)> {
    let typed = key.steps().last()?;
    let parent = &key.steps()[..key.steps().len() - 1];
    let mut places = Vec::new();
    free_places(patcher.tree(), schema.top(), &Pointer::root(), typed, &mut places);
    let is_elsewhere = |at: &&Pointer| {
        let steps = at.steps();
        steps[..steps.len() - 1] != *parent && !steps.starts_with(key.steps())
    };
    let places: Vec<&Pointer> = places.iter().filter(is_elsewhere).collect();
    let asked: Vec<&&Pointer> = places.iter().filter(|at| missing.contains(at)).collect();
    let (to, is_missing) = match (asked.as_slice(), places.as_slice()) {
        ([only], _) => (**only, true),
        ([], [only]) => (*only, false),
        _ => return None,
    };
    Some((to.clone(), patcher.move_key(key, to).ok()?, is_missing))
}

/// The mappings of a tree that know a key and do not have it: the ways to the key there.
fn free_places(node: &Node, part: SchemaPart<'_>, at: &Pointer, typed: &str, places: &mut Vec<Pointer>) {
    match &node.content {
        Content::Scalar { .. } => {}
        Content::List(items) => {
            let Some(part) = part.items() else { return };
            for (index, item) in items.iter().enumerate() {
                free_places(item, part, &at.index(index), typed, places);
            }
        }
        Content::Map(entries) => {
            let known =
                part.properties().find(|(name, japanese, _)| *name == typed || japanese.contains(&typed));
            if let Some((name, ..)) = known
                && node.get(name).is_none()
                && entries.iter().any(|entry| !entry.key.span.is_empty())
            {
                places.push(at.key(name));
            }
            for entry in entries {
                let below = part.property(&entry.key.name).or_else(|| part.free_values());
                if let Some(below) = below {
                    free_places(&entry.value, below, &at.key(&entry.key.name), typed, places);
                }
            }
        }
    }
}

/// The mapping to which a key belongs: its name as the file spells it, empty at the top, and its place.
fn belongs(patcher: &Patcher<'_>, to: &Pointer) -> (String, Span) {
    let steps = &to.steps()[..to.steps().len() - 1];
    let named = (0..=steps.len()).rev().find_map(|length| {
        let (last, parents) = steps[..length].split_last()?;
        let entry = patcher.tree().at(&Pointer::of(parents))?.entry(last)?;
        (!entry.key.span.is_empty()).then(|| (entry.key.typed.clone(), entry.key.span.clone()))
    });
    named.unwrap_or_else(|| (String::new(), 0..0))
}

/// The only key that is missing beside the only unknown one, where its value can stand there: the way to it, how the file spells
/// it, and the edit.
fn renamed(
    patcher: &Patcher<'_>,
    schema: &Schema,
    key: &Pointer,
    missing: &[Pointer],
    findings: &Findings,
) -> Option<(Pointer, String, Edit)> {
    let (typed, parent) = key.steps().split_last()?;
    let is_beside = |at: &&Pointer| at.steps().split_last().is_some_and(|(_, around)| around == parent);
    let unknown = findings.iter().filter(|finding| finding.rule == Rule::UnknownKey);
    let unknown = unknown.filter_map(|finding| finding.field.as_ref()).filter(is_beside).count();
    let beside: Vec<&Pointer> = missing.iter().filter(is_beside).collect();
    let ([only], 1) = (beside.as_slice(), unknown) else { return None };
    let around = patcher.tree().at(&Pointer::of(parent))?;
    let entry = around.entry(typed)?;
    let part = schema.top().below(&Pointer::of(parent))?;
    let name = only.steps().last()?;
    let wanted = part.property(name)?;
    let is_text = wanted.word("type") == Some("string") && wanted.choices().is_empty();
    if !is_text || entry.value.text().is_none_or(|text| text.trim().is_empty()) {
        return None;
    }
    // A slip in a key that is there as well is no other key.
    let known: Vec<&str> =
        part.properties().flat_map(|(name, words, _)| words.into_iter().chain([name])).collect();
    if !alike(typed, known).is_empty() {
        return None;
    }
    let word = Spelling::of(patcher.tree()).key(part, name);
    let edit = Edit { span: entry.key.span.clone(), text: word.clone() };
    Some(((*only).clone(), word, edit))
}
