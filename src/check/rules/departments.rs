//! Departments and divisions are spelt as they are called, and the same in every case.

use std::cmp::Reverse;

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::finding::{Finding, Findings, Relation, Rule};
use crate::input::schema::{Loaded, Spelling};
use crate::model::case::Case;
use crate::text::nearest::nearest;
use crate::text::source::Pointer;

use super::context::{CaseContext, at};

/// Departments and divisions are those that the profile lists, where it lists any.
pub(super) fn departments_are_known(context: CaseContext<'_>, findings: &mut Findings) {
    let known = &context.council().lexicon.departments;
    if known.is_empty() {
        return;
    }
    for (index, contact) in context.case.value.contact.iter().enumerate() {
        let way = Pointer::of(&["contact"]).index(index);
        let department = contact.department.as_ref().filter(|name| !name.is_empty());
        let found = department.and_then(|name| known.iter().find(|department| department.name == *name));
        if let (Some(name), None) = (department, found) {
            let names: Vec<String> = known.iter().map(|department| department.name.clone()).collect();
            findings.push(unknown(context, &way.key("department"), name, &names));
        }
        let divisions: Vec<&String> = match found {
            Some(department) => department.divisions.iter().collect(),
            None => known.iter().flat_map(|department| &department.divisions).collect(),
        };
        if !contact.division.is_empty() && !divisions.is_empty() && !divisions.contains(&&contact.division) {
            let names: Vec<String> = divisions.into_iter().cloned().collect();
            findings.push(unknown(context, &way.key("division"), &contact.division, &names));
        }
    }
}

/// No name of an office stands at the key of a higher kind: 市民課 as a department (部). What the keys are called is what names of
/// such offices end in.
pub(super) fn offices_stand_at_their_keys(context: CaseContext<'_>, findings: &mut Findings) {
    let Some(part) = context.profile.case_schema.at(&["contact"]) else { return };
    let keys = ["department", "division", "section"].map(|key| (key, Spelling::Japanese.key(part, key)));
    for (index, contact) in context.case.value.contact.iter().enumerate() {
        let way = Pointer::of(&["contact"]).index(index);
        let division = Some(&contact.division);
        let names = [contact.department.as_ref(), division, contact.section.as_ref()];
        for (level, ((key, own), name)) in keys.iter().zip(names).enumerate() {
            let name = name.map(|name| name.trim()).filter(|name| !name.ends_with(own.as_str()));
            let Some(name) = name else { continue };
            // A department below another one is nothing unusual: 医療情報部 of a hospital.
            let lower = &keys[level + 1..];
            let Some((other, word)) = lower.iter().find(|(_, word)| name.ends_with(word.as_str())) else {
                continue;
            };
            let finding = context.at(Rule::OfficeLevel, &way.key(key));
            let key = context.case.spelling.key(part, key);
            let other = context.case.spelling.key(part, other);
            findings
                .push(finding.with("name", name).with("key", key).with("other", other).with("word", word));
        }
    }
}

fn unknown(context: CaseContext<'_>, way: &Pointer, name: &str, known: &[String]) -> Finding {
    let finding = context.at(Rule::DepartmentUnknown, way);
    let place = finding.span.clone();
    finding.renamed(&place, &nearest(name, known)).with("name", name).with("known", known)
}

/// Where a name stands.
type Place<'a> = (&'a Loaded<Case>, Pointer);

/// Within one meeting, no two names of offices are so alike that one must be a slip: 福祉保健部, 福祉保険部. Of two
/// spellings the rarer one is reported; of two equally frequent ones the one that comes later.
pub(super) fn spelt_alike(cases: &[&Loaded<Case>], findings: &mut Findings) {
    let mut uses: Vec<(&str, Vec<Place<'_>>)> = Vec::new();
    for case in cases {
        for (index, contact) in case.value.contact.iter().enumerate() {
            let way = Pointer::of(&["contact"]).index(index);
            let department = contact.department.as_deref().unwrap_or_default();
            for (key, name) in [("department", department), ("division", &contact.division)] {
                let place = (*case, way.key(key));
                match uses.iter_mut().find(|(known, _)| *known == name) {
                    _ if name.is_empty() => {}
                    Some((_, places)) => places.push(place),
                    None => uses.push((name, vec![place])),
                }
            }
        }
    }
    for (order, (name, places)) in uses.iter().enumerate() {
        let rank = |order: usize, places: &[_]| (places.len(), Reverse(order));
        let mut others = uses.iter().enumerate().filter(|(_, (other, _))| is_slip_of(name, other));
        let other = others.find(|(theirs, (_, used))| rank(*theirs, used) > rank(order, places));
        let Some((_, (other, others))) = other else { continue };
        for (case, way) in places {
            let mut finding = at(case, Rule::DepartmentSpelling, way);
            if let Some((case, way)) = others.first() {
                finding = finding.beside(Relation::Other, &case.file, case.tree.span_at(way));
            }
            let place = finding.span.clone();
            findings.push(finding.renamed(&place, other).with("name", *name).with("other", *other));
        }
    }
}

/// Names that differ in one character of at least four, or only in the width or form of characters. The last character
/// says what kind of office it is (健康福祉部, 健康福祉課), and numbers and directions tell sister offices apart.
fn is_slip_of(name: &str, other: &str) -> bool {
    const APART: &str = "一二三四五六七八九十0123456789東西南北中上下左右前後";
    let (one, two): (Vec<char>, Vec<char>) = (name.nfkc().collect(), other.nfkc().collect());
    if one == two || one.len() != two.len() {
        return name != other && one == two;
    }
    let differences: Vec<usize> = (0..one.len()).filter(|place| one[*place] != two[*place]).collect();
    let [place] = differences[..] else { return false };
    let told_apart = APART.contains(one[place]) && APART.contains(two[place]);
    one.len() >= 4 && place + 1 < one.len() && !told_apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_character_of_a_long_name() {
        for (one, other) in [("福祉保健部", "福祉保険部"), ("ＩＴ推進課", "IT推進課")] {
            assert!(is_slip_of(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("納税課", "課税課"),
            ("福祉部", "福祉部"),
            ("第一出張所係", "福祉保健部係長"),
            ("健康福祉部", "健康福祉課"),
            ("生活福祉第一課", "生活福祉第二課"),
        ] {
            assert!(!is_slip_of(one, other), "{one} {other}");
        }
    }
}
