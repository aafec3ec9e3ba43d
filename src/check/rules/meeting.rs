//! The meeting's list and its folder agree.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::check::agenda::{self, Listed};
use crate::check::checked::{CheckedCase, CheckedItem, CheckedMatter};
use crate::check::handed::Handed;
use crate::diagnostic::arguments::Argument;
use crate::diagnostic::finding::{Finding, Findings, Relation, Rule, Severity};
use crate::diagnostic::fix::Fix;
use crate::input::patch::NewValue;
use crate::input::schema::Loaded;
use crate::limits;
use crate::model::case::Case;
use crate::model::council::{ClausesIn, Distribution, ItemOrder, Kind};
use crate::model::item_place::ItemPlace;
use crate::model::meeting::{Item, Meeting, Openness};
use crate::text::file_name::composed;
use crate::text::folded::folded;
use crate::text::nearest::nearest;
use crate::text::numbering::in_order;
use crate::text::placeholder::PlaceholderTemplate;
use crate::text::source::{Pointer, Span};
use crate::workspace::profile::Profile;
use crate::workspace::{ReadMeeting, is_taken};

use super::coherence::is_file_name;
use super::context::at;
use super::cure::{Cures, mended};
use super::names::rename;

/// Every item that names a case file has it in the meeting's folder.
pub(super) fn items_have_their_files(read: &ReadMeeting, findings: &mut Findings) {
    let there: HashSet<&String> = read.case_names.iter().collect();
    let known = read.case_names.iter().take(limits::NAMES_TOLD);
    let known: Vec<String> = known.map(|name| format!("{name}.yaml")).collect();
    let taken: HashSet<String> = listed(read).map(|(_, name)| format!("{name}.yaml")).collect();
    let free: Vec<String> = known.iter().filter(|name| !taken.contains(*name)).cloned().collect();
    for (place, name) in listed(read) {
        let as_typed = || read.case_names.iter().find(|other| composed(other) == composed(&name));
        if there.contains(&name) {
            continue;
        }
        if let Some(other) = as_typed() {
            findings.push(in_pieces(read, &name, other, &place.way().key("case")));
        } else {
            let finding = at(&read.meeting, Rule::ItemWithoutFile, &place.way().key("case"));
            let (span, nearest) = (finding.span.clone(), nearest(&format!("{name}.yaml"), &free));
            let finding = as_subject(read, place, finding.renamed(&span, &nearest));
            findings.push(finding.with("file", format!("{name}.yaml")).with("known", known.as_slice()));
        }
    }
}

/// The same finding on a plain word of the list, その他, with the item that is likely meant: one without a case.
fn as_subject(read: &ReadMeeting, place: ItemPlace, finding: Finding) -> Finding {
    let meeting = &read.meeting;
    let entry = meeting.tree.at(&place.way()).and_then(|item| item.entry("case"));
    let is_bare = entry.is_some_and(|entry| entry.key.span.is_empty());
    let word = meeting.file.text[finding.span.clone()].to_owned();
    let is_plain = !word.is_empty() && !word.chars().any(|character| character.is_ascii_punctuation());
    if !is_bare || !is_plain {
        return finding.with("subject", Argument::None);
    }
    let key = meeting.spelling.choose("subject", Some("件名"));
    let fix = Fix::replace(&meeting.file, finding.span.clone(), format!("{{ {key}: {word} }}"));
    finding.mended_by(fix).with("subject", format!("{key}: {word}"))
}

/// An item whose file is there, under the same letters put together in another way.
fn in_pieces(read: &ReadMeeting, name: &str, there: &str, way: &Pointer) -> Finding {
    let finding = at(&read.meeting, Rule::FileName, way).with("fault", "item");
    let finding = finding.with("name", format!("{name}.yaml")).with("other", format!("{there}.yaml"));
    let place = finding.span.clone();
    let finding = Finding { severity: Severity::Error, ..finding };
    if composed(name) == name {
        finding.mended_by(rename(read, there, name))
    } else {
        finding.renamed(&place, &format!("{there}.yaml"))
    }
}

/// Every case file of the folder is on the meeting's list, where it has one.
pub(super) fn cases_are_listed(read: &ReadMeeting, cures: &Cures<'_>, findings: &mut Findings) {
    if !read.meeting.value.lists_items() {
        return;
    }
    let listed: HashSet<String> = listed(read).map(|(_, name)| composed(&name)).collect();
    for name in read.case_names.iter().filter(|name| !listed.contains(&composed(name))) {
        let finding = at(&read.meeting, Rule::CaseNotListed, &Pointer::of(&["items"]));
        let key = read.meeting.tree.entry("items").map(|entry| entry.key.span.clone());
        let span = key.unwrap_or_else(|| finding.span.clone());
        let last = Pointer::of(&["items"]).index(read.meeting.value.items.len());
        let item = NewValue::Map(vec![("case".to_owned(), NewValue::text(format!("{name}.yaml")))]);
        let finding =
            mended(Finding { span, ..finding }, cures.fix(false, |patcher| patcher.add(&last, &item)));
        findings.push(finding.with("file", format!("{name}.yaml")));
    }
}

/// No two items have one number, one material number or one case file, whatever the width of its letters.
pub(super) fn numbers_stand_once(read: &ReadMeeting, findings: &mut Findings) {
    let value = |item: &Item, key: &str| match key {
        "number" => item.number.clone(),
        "material" => item.material.clone(),
        _ => item.case_name().map(|name| format!("{name}.yaml")),
    };
    for key in ["number", "material", "case"] {
        let mut seen: HashMap<String, ItemPlace> = HashMap::new();
        for (place, own) in read.meeting.value.all_items() {
            let Some(number) = value(own, key).filter(|number| !number.is_empty()) else { continue };
            let first = *seen.entry(folded(&number)).or_insert(place);
            if first != place {
                let way = first.way().key(key);
                let span = read.meeting.tree.span_at(&way);
                let line = read.meeting.file.position(span.start).line;
                let finding = at(&read.meeting, Rule::NumberTwice, &place.way().key(key));
                let finding = finding.beside(Relation::First, &read.meeting.file, span);
                findings.push(finding.with("number", number).with("line", line.to_string()));
            }
        }
    }
}

/// A bundle of so many items can be made.
pub(super) fn fits_in_a_bundle(meeting: &Loaded<Meeting>, items: usize, findings: &mut Findings) {
    if items > limits::ITEMS {
        let span = meeting.tree.key_span_at(&Pointer::of(&["items"]));
        let finding = Finding::new(Rule::FileTooLarge, &meeting.file, span);
        findings.push(finding.with("limit", "items"));
    }
}

/// So many sets can be listed: more are a slip of the hand.
pub(super) fn sets_can_be_counted(meeting: &Loaded<Meeting>, findings: &mut Findings) {
    if meeting.value.copies.is_some_and(|copies| copies.get() > limits::COPIES) {
        let finding = at(meeting, Rule::FileTooLarge, &Pointer::of(&["copies"]));
        findings.push(finding.with("limit", "copies"));
    }
}

/// A closed item says on which ground it is closed.
pub(super) fn closed_items_have_a_ground(read: &ReadMeeting, findings: &mut Findings) {
    for (place, own) in read.meeting.value.all_items() {
        if own.open == Some(Openness::Closed) && own.closed_ground.is_none() {
            let finding = at(&read.meeting, Rule::ClosedWithoutGround, &place.way().key("open"));
            findings.push(finding.with("of", "item"));
        }
    }
}

/// An item is a case or a context, and closed where it says why.
pub(super) fn items_say_one_thing(read: &ReadMeeting, findings: &mut Findings) {
    for (place, own) in read.meeting.value.all_items() {
        let mut tell = |fault: &str, keys: &[&str], name: &str| {
            let finding = at(&read.meeting, Rule::MeetingContradictory, &place.way().keys(keys));
            findings.push(finding.with("fault", fault).with("name", name));
        };
        let is_given = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
        let is_there =
            |key: &str| read.meeting.tree.at(&place.way()).is_some_and(|node| node.get(key).is_some());
        match (is_given(&own.case), is_given(&own.subject)) {
            (true, true) => tell("both", &["subject"], ""),
            (false, false) if !is_there("case") && !is_there("subject") && !own.is_group() => {
                tell("neither", &[], "");
            }
            _ => {}
        }
        if let ([only], false, Some(number)) = (&own.attachments[..], is_there("case"), &own.material)
            && only.material.as_ref().is_some_and(|material| material != number)
        {
            tell("two-numbers", &["attachments", "0", "material"], number);
        }
        if is_given(&own.closed_ground) && own.open != Some(Openness::Closed) {
            tell("ground-of-open", &["closed_ground"], "");
        }
    }
}

/// Every class of distribution is one of the council's.
pub(super) fn distributions_are_known(read: &ReadMeeting, findings: &mut Findings) {
    let known: Vec<String> = distributions(&read.profile).iter().map(|class| class.name.clone()).collect();
    for (place, own) in read.meeting.value.all_items() {
        let unknown = own
            .distribution
            .as_deref()
            .filter(|name| !name.is_empty() && !known.iter().any(|class| class == name));
        let Some(name) = unknown else { continue };
        let finding = at(&read.meeting, Rule::UnknownValue, &place.way().key("distribution"));
        let (span, nearest) = (finding.span.clone(), nearest(name, &known));
        let finding = finding.renamed(&span, &nearest);
        let finding = finding.with("key", read.meeting.spelling.choose("distribution", Some("配布")));
        findings.push(finding.with("value", name).with("choices", known.as_slice()));
    }
}

/// No case is named as a folder or file that the meeting's own documents need.
pub(super) fn name_is_free(name: &str, case: &Loaded<Case>, findings: &mut Findings) {
    if is_taken(name) {
        let finding = Finding::new(Rule::MeetingContradictory, &case.file, 0..0);
        findings.push(finding.with("fault", "folder").with("name", name));
    }
}

/// Where the first kind of a case stands in the council's order.
pub(super) fn rank(matters: &[CheckedMatter], profile: &Profile) -> usize {
    let kinds = &profile.council().value.kinds;
    kinds.iter().position(|kind| has_kind(matters, kind)).unwrap_or(kinds.len())
}

fn has_kind(matters: &[CheckedMatter], kind: &Kind) -> bool {
    matters.iter().flat_map(|matter| &matter.grounds).any(|ground| ground.kind == kind.name)
}

/// The items in order, numbered; numbers that were handed out stay.
pub(super) fn arrange(read: &ReadMeeting, ranks: &BTreeMap<String, usize>) -> Vec<Listed> {
    let council = &read.profile.council().value;
    let loaded = read.cases.iter().filter_map(|case| Some((case, case.file.loaded.as_deref()?)));
    let subjects = loaded.map(|(case, loaded)| (case.name.as_str(), loaded.value.subject.as_str()));
    let handed = Handed { items: &read.handed_out.items, subjects: subjects.collect() };
    let rank = |item: &Item| match item.case_name() {
        Some(name) => Some(ranks.get(name).copied().unwrap_or(usize::MAX)),
        None => council.kinds.iter().position(|kind| item.kind.as_ref() == Some(&kind.name)),
    };
    agenda::arrange(&read.meeting.value, &read.case_names, council, &handed, rank)
}

/// No two materials have one number, the council's own counting included, and each number can name a file. Some systems take
/// names for one that differ in capital letters only.
pub(super) fn materials_have_their_numbers(
    meeting: &Loaded<Meeting>,
    listed: &[Listed],
    profile: &Profile,
    findings: &mut Findings,
) {
    // The number as it stands, if the meeting gave it to an item: two of those are reported already.
    let mut seen: BTreeMap<String, (Option<&str>, Option<Span>)> = BTreeMap::new();
    let bundle = &profile.council().value.bundle;
    if bundle.clauses == ClausesIn::Shared {
        // Clauses that are printed once have numbers of their own.
        let phrase = PlaceholderTemplate::parse(&bundle.shared_clauses.material);
        let numbers = (0..listed.len()).map(|at| in_order(&phrase, at, ""));
        seen.extend(numbers.map(|number| (number.to_lowercase(), (None, None))));
    }
    let mut groups: Vec<Pointer> = Vec::new();
    let of_groups = listed.iter().filter_map(|listed| {
        let (number, way) = (listed.above.as_deref()?, listed.place.group()?);
        let is_new = !groups.contains(&way);
        groups.push(way.clone());
        is_new.then(|| (number, way.key("heading"), false))
    });
    let of_groups: Vec<(&str, Pointer, bool)> = of_groups.collect();
    for (number, way, given) in of_groups.into_iter().chain(listed.iter().flat_map(numbers)) {
        if !is_file_name(number) {
            let finding = at(meeting, Rule::MeetingContradictory, &way);
            findings.push(finding.with("fault", "file-name").with("name", number));
        }
        match seen.get(&number.to_lowercase()) {
            Some((first, place)) if !given || *first != Some(number) => {
                let mut finding = at(meeting, Rule::MeetingContradictory, &way);
                if let Some(place) = place {
                    finding = finding.beside(Relation::First, &meeting.file, place.clone());
                }
                findings.push(finding.with("fault", "number").with("name", number));
            }
            Some(_) => {}
            None => {
                let first = (given.then_some(number), Some(meeting.tree.span_at(&way)));
                seen.insert(number.to_lowercase(), first);
            }
        }
    }
}

/// A meeting of which nothing can be made.
pub(super) fn without_items(meeting: &Loaded<Meeting>) -> Finding {
    at(meeting, Rule::MeetingWithoutItems, &Pointer::of(&["title"]))
}

/// Whether each item stands where it will stand once all cases are right: of a withdrawn one with a wrong case nobody may
/// know the kind, by which items are ordered.
pub(super) fn every_item_has_its_place(
    meeting: &Loaded<Meeting>,
    listed: &[Listed],
    cases: &[Arc<CheckedCase>],
    profile: &Profile,
    ranks: &BTreeMap<String, usize>,
) -> bool {
    let council = &profile.council().value;
    let unplaced = |name: &str| {
        let is_unknown = ranks.get(name).is_none_or(|rank| *rank == council.kinds.len());
        is_unknown && !cases.iter().any(|case| case.name == name)
    };
    meeting.value.order.unwrap_or(council.bundle.order) != ItemOrder::ByKind
        || !listed.iter().filter_map(|listed| listed.item.case_name()).any(unplaced)
}

/// The numbers of an item's materials, each with its place, and whether the meeting gave it to the item itself.
fn numbers(listed: &Listed) -> Vec<(&str, Pointer, bool)> {
    let (of_item, typed) = (listed.way(), listed.item.material.is_some());
    let mut numbers = Vec::new();
    if !listed.material.is_empty() {
        let way = if typed { of_item.key("material") } else { of_item.clone() };
        numbers.push((listed.material.as_str(), way, typed));
    }
    for (at, (number, attachment)) in listed.attachments.iter().enumerate() {
        // The only paper of an item without a case is its material.
        if *number == listed.material && listed.item.case_name().is_none() {
            continue;
        }
        let way = of_item.key("attachments").index(at);
        let way = if attachment.material.is_some() { way.key("material") } else { way };
        numbers.push((number.as_str(), way, false));
    }
    numbers
}

/// The items whose case, if they have one and were not withdrawn, is right.
pub(super) fn items(listed: Vec<Listed>, cases: &[Arc<CheckedCase>], profile: &Profile) -> Vec<CheckedItem> {
    let kinds = &profile.council().value.kinds;
    let by_name: HashMap<&str, &Arc<CheckedCase>> =
        cases.iter().map(|case| (case.name.as_str(), case)).collect();
    let checked = listed.into_iter().filter_map(|listed| {
        let case = listed.item.case_name().map(|name| by_name.get(name).map(|case| Arc::clone(case)));
        let case = match case {
            Some(None) if !listed.item.is_withdrawn() => return None,
            found => found.flatten(),
        };
        let of_case = |kind: &&Kind| match &case {
            Some(case) => has_kind(&case.matters, kind),
            None => listed.item.kind.as_ref() == Some(&kind.name),
        };
        let distributions = distributions(profile);
        let named = |class: &&Distribution| Some(&class.name) == listed.item.distribution.as_ref();
        let distribution = distributions.iter().find(named).or(distributions.first())?.clone();
        let kinds = kinds.iter().filter(of_case).cloned().collect();
        Some(CheckedItem { listed, files: Vec::new(), case, kinds, distribution })
    });
    checked.collect()
}

/// A number that names a kind names one of the item's.
pub(super) fn numbers_name_their_kind(
    meeting: &Loaded<Meeting>,
    items: &[CheckedItem],
    profile: &Profile,
) -> Findings {
    let mut findings = Findings::new();
    for checked in items.iter().filter(|checked| !checked.kinds.is_empty()) {
        let Some(number) = &checked.listed.item.number else { continue };
        let known = &profile.council().value.kinds;
        let mut named = known.iter().filter(|kind| number.contains(&kind.name)).peekable();
        let own: Vec<&str> = checked.kinds.iter().map(|kind| kind.name.as_str()).collect();
        if let Some(first) = named.peek().map(|kind| kind.name.clone())
            && named.all(|kind| !own.iter().any(|own| own.contains(&kind.name)))
        {
            let finding = at(meeting, Rule::NumberOfAnotherKind, &checked.listed.way().key("number"));
            findings.push(finding.with("named", first).with("kinds", own));
        }
    }
    findings
}

fn distributions(profile: &Profile) -> &[Distribution] {
    &profile.council().value.bundle.distributions
}

/// The case files that the items name, without their ending.
fn listed(read: &ReadMeeting) -> impl Iterator<Item = (ItemPlace, String)> {
    let named = read.meeting.value.all_items();
    named.filter_map(|(place, item)| Some((place, item.case_name()?.to_owned())))
}
