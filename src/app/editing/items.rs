//! A list as it is to be, entry by entry: only what differs is written.

use serde_json::Value;

use crate::input::schema::SchemaPart;
use crate::text::source::Pointer;

use super::change::{ChangeAction, FieldChange};
use super::value::is_same;

/// So many entries are changed one by one without a try to write the list anew.
pub(super) const FEW: usize = 4;

/// The changes that make one list of another; `None` where there is nothing to compare.
pub(super) fn steps(
    there: &Value,
    wanted: &Value,
    part: Option<SchemaPart<'_>>,
    at: &Pointer,
) -> Option<Vec<FieldChange>> {
    let (old, new) = (there.as_array()?, wanted.as_array()?);
    if old.is_empty() || new.is_empty() {
        return None;
    }
    let part = part.and_then(SchemaPart::items);
    let same = |(one, other): &(&Value, &Value)| is_same(one, other, part);
    let before = old.iter().zip(new).take_while(same).count();
    let behind = old[before..].iter().rev().zip(new[before..].iter().rev()).take_while(same).count();
    let (old, new) = (&old[before..old.len() - behind], &new[before..new.len() - behind]);
    let step = |at: Pointer, was: Option<&Value>, to| FieldChange { at, was: was.cloned(), to };
    let pairs = old.iter().zip(new).enumerate().filter(|(_, (one, other))| !is_same(one, other, part));
    let mut steps: Vec<FieldChange> = pairs
        .map(|(index, (one, other))| {
            step(at.index(before + index), Some(one), ChangeAction::Set(other.clone()))
        })
        .collect();
    let gone = old.iter().enumerate().skip(new.len()).rev();
    steps.extend(gone.map(|(index, one)| step(at.index(before + index), Some(one), ChangeAction::Remove)));
    let come = new.iter().enumerate().skip(old.len());
    steps.extend(
        come.map(|(index, one)| step(at.clone(), None, ChangeAction::Add(one.clone(), before + index))),
    );
    Some(steps)
}
