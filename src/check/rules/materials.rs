//! The numbers of materials leave no hole: a member who finds none between 資料7 and 資料9 looks for it.

use std::collections::BTreeMap;

use crate::check::agenda::Listed;
use crate::diagnostic::arguments::Argument;
use crate::diagnostic::finding::{Findings, Rule};
use crate::input::schema::Loaded;
use crate::limits;
use crate::model::council::{Council, Counting};
use crate::model::meeting::Meeting;
use crate::text::folded::folded;
use crate::text::numbering::{in_order, in_series};
use crate::text::placeholder::PlaceholderTemplate;
use crate::text::source::Pointer;

use super::context::at;

/// A number of a material, where it stands, and whether it was typed.
struct Given<'a> {
    number: &'a str,
    way: Pointer,
    is_typed: bool,
}

/// Each number of the council's series of materials is there, from its first to the last that is used. A withdrawn item keeps
/// its own. Where all are typed, the series begins with the lowest.
pub(super) fn no_material_is_left_out(
    meeting: &Loaded<Meeting>,
    listed: &[Listed],
    council: &Council,
    findings: &mut Findings,
) {
    if council.bundle.materials == Counting::ByGroup {
        return;
    }
    let given: Vec<Given<'_>> = listed.iter().flat_map(numbers).collect();
    let phrase = PlaceholderTemplate::parse(&council.bundle.material);
    let has_word = phrase.blanks().any(|(blank, _)| in_series(blank, 0).is_none());
    let kinds = council.kinds.iter().map(|kind| kind.name.as_str()).filter(|_| has_word);
    for word in kinds.chain([""]) {
        let number = |position: usize| in_order(&phrase, position, word);
        let used = positions(&given, number);
        let Some((lowest, _)) = used.first_key_value() else { continue };
        let begins = if used.values().all(|given| given.is_typed) { *lowest } else { 0 };
        let mut next = begins;
        for (position, given) in &used {
            if *position > next {
                let last = number(position - 1);
                let to = if position - 1 == next { Argument::None } else { last.into() };
                let finding = at(meeting, Rule::MaterialLeftOut, &given.way).with("number", given.number);
                findings.push(finding.with("from", number(next)).with("to", to));
            }
            next = position + 1;
        }
    }
}

/// Where the numbers stand in a series, from 0; those of another form are in none.
fn positions<'g, 'a>(
    given: &'g [Given<'a>],
    number: impl Fn(usize) -> String,
) -> BTreeMap<usize, &'g Given<'a>> {
    let mut open: BTreeMap<String, &Given<'_>> = BTreeMap::new();
    for given in given {
        open.entry(folded(given.number)).or_insert(given);
    }
    let mut used = BTreeMap::new();
    for position in 0..given.len() + limits::MATERIALS_AHEAD {
        if open.is_empty() {
            break;
        }
        // Where there is only a branch, 資料2-1, its number is not missed.
        let number = folded(&number(position));
        let is_branch =
            |text: &str| text.strip_prefix(&number).is_some_and(|rest| !rest.starts_with(is_digit));
        let of_position: Vec<String> = open.keys().filter(|text| is_branch(text)).cloned().collect();
        let found = of_position.iter().filter_map(|text| open.remove(text));
        if let Some(given) = found.min_by_key(|given| given.number.len()) {
            used.insert(position, given);
        }
    }
    used
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

/// The numbers of an item, of the group above it, and those that its papers were given.
fn numbers(listed: &Listed) -> Vec<Given<'_>> {
    let of_item = listed.way();
    let mut numbers = Vec::new();
    if let (Some(above), Some(group)) = (&listed.above, listed.place.group()) {
        numbers.push(Given { number: above, way: group.key("heading"), is_typed: false });
    } else if !listed.material.is_empty() {
        let is_typed = listed.item.material.is_some();
        let way = if is_typed { of_item.key("material") } else { of_item.clone() };
        numbers.push(Given { number: &listed.material, way, is_typed });
    }
    let attachments = listed.item.attachments.iter().enumerate();
    numbers.extend(attachments.filter_map(|(index, attachment)| {
        let way = of_item.key("attachments").index(index).key("material");
        Some(Given { number: attachment.material.as_deref()?, way, is_typed: true })
    }));
    numbers
}
