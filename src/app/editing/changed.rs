//! A text with changes made: each compared with what stands there now, written by the patcher, and proven.

use std::sync::Arc;

use serde_json::Value;

use crate::input::patch::{NewValue, Patcher, Refusal};
use crate::input::schema::{Schema, SchemaPart, open_place};
use crate::text::source::{Content, Edit, Node, Pointer, SourceFile, Span, apply};

use super::change::{ChangeAction, FieldChange};
use super::items;
use super::value::{comparable, is_same, of_node, to_write};

/// A text in which fields were changed.
#[derive(Debug, PartialEq)]
pub struct ChangedText {
    /// The text.
    pub text: String,
    /// The parts of it that are new.
    pub lit: Vec<Span>,
    /// What takes the changes back, in order.
    pub inverse: Vec<FieldChange>,
}

/// A field that somebody else changed meanwhile.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeConflict {
    /// The way to it.
    pub at: Pointer,
    /// What stood there when the change was made.
    pub was: Value,
    /// What was to stand there.
    pub here: Value,
    /// What stands there.
    pub there: Value,
}

/// Why nothing is changed.
#[derive(Debug, PartialEq)]
pub enum ChangeFault {
    /// Somebody else changed the same fields.
    Conflicts(Vec<ChangeConflict>),
    /// It cannot be proven that nothing else would change.
    Refused(Refusal),
}

impl From<Refusal> for ChangeFault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Makes changes in a text one after the other: all of them or none.
///
/// # Errors
///
/// If another value stands at one of the places than was thought, or a change cannot be proven.
pub fn change_text(
    file: &Arc<SourceFile>,
    schema: &Schema,
    changes: &[FieldChange],
) -> Result<ChangedText, ChangeFault> {
    let mut draft = Draft { file: Arc::clone(file), schema, lit: Vec::new(), inverse: Vec::new() };
    let mut conflicts = Vec::new();
    for change in changes {
        match draft.make(change) {
            Err(ChangeFault::Conflicts(found)) => conflicts.extend(found),
            made => made?,
        }
    }
    if !conflicts.is_empty() {
        return Err(ChangeFault::Conflicts(conflicts));
    }
    draft.inverse.reverse();
    Ok(ChangedText { text: draft.file.text.clone(), lit: draft.lit, inverse: draft.inverse })
}

/// A text that is being changed.
pub(super) struct Draft<'a> {
    file: Arc<SourceFile>,
    schema: &'a Schema,
    lit: Vec<Span>,
    inverse: Vec<FieldChange>,
}

/// Edits, and what takes them back.
type Step = (Vec<Edit>, FieldChange);

impl Draft<'_> {
    fn part(&self, at: &Pointer) -> Option<SchemaPart<'_>> {
        self.schema.top().below(at)
    }

    fn make(&mut self, change: &FieldChange) -> Result<(), ChangeFault> {
        let patcher = Patcher::new(&self.file, self.schema)?;
        let part = self.part(&change.at);
        let there = patcher.tree().at(&change.at).map_or(Value::Null, |node| of_node(node, part));
        let here = match &change.to {
            ChangeAction::Set(value) => Some(value.clone()),
            ChangeAction::Remove => Some(Value::Null),
            _ => None,
        };
        if here.as_ref().is_some_and(|here| is_same(here, &there, part)) && !is_blank(&patcher, change) {
            return Ok(());
        }
        if let Some(was) = change.was.as_ref().filter(|was| !is_same(was, &there, part)) {
            let conflict = ChangeConflict {
                at: change.at.clone(),
                was: was.clone(),
                here: here.unwrap_or(Value::Null),
                there,
            };
            return Err(ChangeFault::Conflicts(vec![conflict]));
        }
        if let ChangeAction::Set(value @ Value::Array(_)) = &change.to
            && let Some(steps) = items::steps(&there, value, part, &change.at)
        {
            return self.in_steps(change, &there, value, &steps);
        }
        let (edits, inverse) = step(&patcher, change, &there, part)?;
        self.apply(&edits, inverse);
        Ok(())
    }

    /// Changes a list entry by entry, so that what stands at the others stays; where that is long, as a whole if it can be proven.
    fn in_steps(
        &mut self,
        change: &FieldChange,
        there: &Value,
        value: &Value,
        steps: &[FieldChange],
    ) -> Result<(), ChangeFault> {
        let inverse = FieldChange {
            at: change.at.clone(),
            was: Some(value.clone()),
            to: ChangeAction::Set(there.clone()),
        };
        if steps.len() > items::FEW {
            let patcher = Patcher::new(&self.file, self.schema)?;
            let whole = to_write(value).map(|value| patcher.set(&change.at, &value));
            if let Some(Ok(edits)) = whole {
                self.apply(&edits, inverse);
                return Ok(());
            }
        }
        let (before, known) = (Arc::clone(&self.file), self.inverse.len());
        for step in steps {
            if let Err(fault) = self.make(step) {
                self.file = before;
                return Err(fault);
            }
        }
        self.inverse.truncate(known);
        self.inverse.push(inverse);
        Ok(())
    }

    fn apply(&mut self, edits: &[Edit], inverse: FieldChange) {
        let text = apply(&self.file.text, edits).expect("proven edits can be made");
        let (old, new) = difference(&self.file.text, &text);
        let shift = |place: usize| {
            if place >= old.end { place - old.len() + new.len() } else { place.min(new.end) }
        };
        self.lit.iter_mut().for_each(|span| *span = shift(span.start)..shift(span.end));
        self.lit.push(new);
        self.inverse.push(inverse);
        self.file = Arc::new(SourceFile::of(self.file.id, self.file.path.clone(), &text));
    }
}

/// Whether a key that is to go stands there with nothing behind it.
fn is_blank(patcher: &Patcher<'_>, change: &FieldChange) -> bool {
    let goes = matches!(change.to, ChangeAction::Remove) || change.to == ChangeAction::Set(Value::Null);
    goes && patcher.tree().at(&change.at).is_some()
}

/// The edits of one change, and what takes them back.
fn step(
    patcher: &Patcher<'_>,
    change: &FieldChange,
    there: &Value,
    part: Option<SchemaPart<'_>>,
) -> Result<Step, ChangeFault> {
    let at = &change.at;
    let back = |at: &Pointer, was: Option<Value>, to: ChangeAction| FieldChange { at: at.clone(), was, to };
    match &change.to {
        ChangeAction::Set(value) => match to_write(value) {
            None => match opened_again(patcher, at) {
                Some(edits) if value.is_string() => {
                    Ok((edits, back(at, Some(Value::Null), ChangeAction::Set(there.clone()))))
                }
                _ => remove(patcher, at),
            },
            Some(written) => {
                let written = kept_end(patcher.tree().at(at), written);
                let is_there = patcher.tree().at(at).is_some();
                let edits =
                    if is_there { patcher.set(at, &written)? } else { put(patcher, at, written, part)? };
                let was = Some(comparable(value, part));
                let to = if is_there { ChangeAction::Set(there.clone()) } else { ChangeAction::Remove };
                Ok((edits, back(at, was, to)))
            }
        },
        ChangeAction::Remove => remove(patcher, at),
        ChangeAction::Add(value, index) => {
            let written = to_write(value).ok_or_else(|| Refusal::NotThere(at.clone()))?;
            let entry = |index: usize| back(&at.index(index), Some(value.clone()), ChangeAction::Remove);
            match patcher.tree().at(at).map(|node| &node.content) {
                Some(Content::List(items)) => {
                    let index = (*index).min(items.len());
                    Ok((patcher.add(&at.index(index), &written)?, entry(index)))
                }
                Some(_) => Ok((patcher.set(at, &NewValue::List(vec![written]))?, entry(0))),
                None => Ok((put(patcher, at, NewValue::List(vec![written]), part)?, entry(0))),
            }
        }
        ChangeAction::Move(from, to) => {
            Ok((patcher.move_item(at, *from, *to)?, back(at, None, ChangeAction::Move(*to, *from))))
        }
        ChangeAction::Close(ground) => {
            Ok((patcher.close(at, ground.as_deref())?, back(at, None, ChangeAction::Open)))
        }
        ChangeAction::Open => {
            let ground = patcher.closed_on(at).flatten().map(ToOwned::to_owned);
            Ok((patcher.open(at)?, back(at, None, ChangeAction::Close(ground))))
        }
    }
}

/// The edits by which a value becomes a place that is open again, as in a fresh file: its key stays, and what is said of it. `None` where it
/// stands in no mapping, or that cannot be proven.
fn opened_again(patcher: &Patcher<'_>, at: &Pointer) -> Option<Vec<Edit>> {
    let (name, around) = at.steps().split_last()?;
    let entry = patcher.tree().at(&Pointer::of(around))?.entry(name)?;
    patcher.set(at, &NewValue::text(open_place(&entry.key.typed))).ok()
}

/// A text of several lines keeps the line end that it had behind its last one.
fn kept_end(there: Option<&Node>, written: NewValue) -> NewValue {
    match (there.and_then(Node::text), written) {
        (Some(old), NewValue::Text(text))
            if old.ends_with('\n') && text.contains('\n') && !text.ends_with('\n') =>
        {
            NewValue::Text(text + "\n")
        }
        (_, written) => written,
    }
}

/// Puts a value where nothing is, with what is to be around it.
fn put(
    patcher: &Patcher<'_>,
    at: &Pointer,
    value: NewValue,
    part: Option<SchemaPart<'_>>,
) -> Result<Vec<Edit>, Refusal> {
    // What no schema knows has no place.
    part.ok_or_else(|| Refusal::NoContainer(at.clone()))?;
    let steps = at.steps();
    let known = |length: &usize| patcher.tree().at(&Pointer::of(&steps[..*length])).is_some();
    let around = (0..steps.len()).rev().find(known).unwrap_or_default();
    let wrap = |value: NewValue, step: &String| match step.parse::<usize>() {
        Ok(_) => NewValue::List(vec![value]),
        Err(_) => NewValue::Map(vec![(step.clone(), value)]),
    };
    let whole = steps[around + 1..].iter().rev().fold(value, wrap);
    patcher.add(&Pointer::of(&steps[..=around]), &whole)
}

/// Takes a value away, and what would be empty without it.
fn remove(patcher: &Patcher<'_>, at: &Pointer) -> Result<Step, ChangeFault> {
    let mut steps = at.steps();
    while steps.len() > 1 {
        let around = Pointer::of(&steps[..steps.len() - 1]);
        let is_alone = match patcher.tree().at(&around).map(|node| &node.content) {
            Some(Content::List(items)) => items.len() == 1,
            Some(Content::Map(entries)) => entries.len() == 1,
            _ => false,
        };
        if !is_alone {
            break;
        }
        steps = &steps[..steps.len() - 1];
    }
    let at = Pointer::of(steps);
    let node = patcher.tree().at(&at).ok_or_else(|| Refusal::NotThere(at.clone()))?;
    let old = of_node(node, None);
    let inverse = match steps.split_last() {
        Some((last, around)) if last.parse::<usize>().is_ok() => FieldChange {
            at: Pointer::of(around),
            was: None,
            to: ChangeAction::Add(old, last.parse().unwrap_or_default()),
        },
        _ => FieldChange { at: at.clone(), was: Some(Value::Null), to: ChangeAction::Set(old) },
    };
    Ok((patcher.remove(&at)?, inverse))
}

/// The part of a text that another has in its place, and that part of the other.
pub(super) fn difference(old: &str, new: &str) -> (Span, Span) {
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let start: usize =
        old.chars().zip(new.chars()).take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
    let rests = old[start..].chars().rev().zip(new[start..].chars().rev());
    let end: usize = rests.take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
    (start..old.len() - end, start..new.len() - end)
}
