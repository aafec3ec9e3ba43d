//! How Japanese drafting names a set of clauses, paragraphs and items.

use std::collections::BTreeSet;

use super::address::{Address, Step};
use super::style::Style;

/// Siblings: the way to what holds them, and their last steps, in order.
struct Family {
    parent: Vec<Step>,
    last: Step,
    positions: Vec<usize>,
}

/// Names texts as seen from the text at `here`.
///
/// The one before is 前項, all before are 前各項, the one after is 次項. Three or more in a row are 第a項から第b項まで;
/// two groups are joined by 及び, more by 、 and a last 及び; where one of them has a 及び of its own, by 並びに.
#[must_use]
pub fn cite(targets: &BTreeSet<Address>, here: &Address, style: Style) -> String {
    let families = families(targets, style);
    let here = style.steps(&here.steps());
    match families.as_slice() {
        [only] => beside(only, &here, style),
        _ => apart(&families, style),
    }
}

/// The name of one text, as it would stand anywhere: 第3条第2項.
fn full_name(steps: &[Step], style: Style) -> String {
    steps.iter().map(|step| style.name(*step)).collect::<Vec<_>>().join(style.joint())
}

/// Several families: each named in full, so that no number can be taken for one of the family before.
fn apart(families: &[Family], style: Style) -> String {
    let mut names = Vec::new();
    let mut nested = false;
    for family in families {
        let mut runs = runs(family, style);
        if family.parent.is_empty() {
            names.append(&mut runs);
        } else {
            nested |= runs.len() > 1;
            names.push(within(&full_name(&family.parent, style), &join(&runs, "及び"), style));
        }
    }
    join(&names, if nested { "並びに" } else { "及び" })
}

/// One family, as seen from a text: what both have in common is not said, and neighbours have words of their own.
fn beside(family: &Family, here: &[Step], style: Style) -> String {
    let common = family.parent.iter().zip(here).take_while(|(one, other)| one == other).count();
    let rest = &family.parent[common..];
    if let Some(first) = rest.first() {
        let first_name = neighbour(&[first.index()], *first, here.get(common), style)
            .unwrap_or_else(|| style.name(*first));
        let names = std::iter::once(first_name).chain(rest[1..].iter().map(|step| style.name(*step)));
        let way = names.collect::<Vec<_>>().join(style.joint());
        return within(&way, &join(&runs(family, style), "及び"), style);
    }
    neighbour(&family.positions, family.last, here.get(common), style)
        .unwrap_or_else(|| join(&runs(family, style), "及び"))
}

fn within(parent: &str, names: &str, style: Style) -> String {
    format!("{parent}{}{names}", style.joint())
}

/// 前項, 前各項 or 次項, if that is what the positions are to their sibling.
fn neighbour(positions: &[usize], step: Step, own: Option<&Step>, style: Style) -> Option<String> {
    let unit = style.unit(step)?;
    let own = own.filter(|own| own.at(0) == step.at(0))?.index();
    match positions {
        [one] if one + 1 == own => Some(format!("前{unit}")),
        [one] if *one == own + 1 => Some(format!("次{unit}")),
        [_, _, ..] if positions.iter().copied().eq(0..own) => Some(format!("前各{unit}")),
        _ => None,
    }
}

/// The targets by what holds them; what lies inside another target is said with it.
fn families(targets: &BTreeSet<Address>, style: Style) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    let mut holder: Option<&Address> = None;
    for target in targets {
        if holder.is_some_and(|holder| holder.holds(target)) {
            continue;
        }
        holder = Some(target);
        let mut parent = style.steps(&target.steps());
        let last = parent.pop().expect("an address has a clause");
        match families.last_mut() {
            Some(family) if family.parent == parent && family.last.at(0) == last.at(0) => {
                family.positions.push(last.index());
            }
            _ => families.push(Family { parent, last, positions: vec![last.index()] }),
        }
    }
    families
}

/// The names of the members: three or more in a row as from … to.
fn runs(family: &Family, style: Style) -> Vec<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &position in &family.positions {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == position => *last = position,
            _ => runs.push((position, position)),
        }
    }
    let name = |position| style.name(family.last.at(position));
    let named = |(first, last): (usize, usize)| match last - first {
        0 => vec![name(first)],
        1 => vec![name(first), name(last)],
        _ => vec![format!("{}から{}まで", name(first), name(last))],
    };
    runs.into_iter().flat_map(named).collect()
}

fn join(names: &[String], last_joint: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}{last_joint}{last}", first.join("、")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::council::NumberStyle;

    fn cited_in(style: NumberStyle, numbers: &[usize], here: usize) -> String {
        let targets = numbers.iter().map(|number| Address::of(number - 1)).collect();
        cite(&targets, &Address::of(here - 1), Style::new(style, false))
    }

    fn cited(numbers: &[usize], here: usize) -> String {
        cited_in(NumberStyle::Plain, numbers, here)
    }

    /// Addresses are written as numbers: clause, paragraph (0: none), items.
    fn address(numbers: &[usize]) -> Address {
        let paragraph = numbers.get(1).filter(|number| **number > 0).map(|number| number - 1);
        let items = numbers.iter().skip(2).map(|number| number - 1).collect();
        Address { clause: numbers[0] - 1, paragraph, items }
    }

    fn deep(style: NumberStyle, targets: &[&[usize]], here: &[usize]) -> String {
        let targets = targets.iter().map(|numbers| address(numbers)).collect();
        cite(&targets, &address(here), Style::new(style, true))
    }

    #[test]
    fn neighbours_have_words_of_their_own() {
        assert_eq!(cited(&[4], 5), "前項");
        assert_eq!(cited(&[6], 5), "次項");
        assert_eq!(cited(&[1, 2, 3, 4], 5), "前各項");
        assert_eq!(cited(&[1], 2), "前項");
    }

    #[test]
    fn sets_follow_the_grammar_of_lists() {
        assert_eq!(cited(&[3], 9), "第3項");
        assert_eq!(cited(&[1, 2], 9), "第1項及び第2項");
        assert_eq!(cited(&(1..=11).collect::<Vec<_>>(), 13), "第1項から第11項まで");
        assert_eq!(cited(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 11], 13), "第1項から第9項まで及び第11項");
        assert_eq!(cited(&[1, 2, 3, 5, 7], 9), "第1項から第3項まで、第5項及び第7項");
        assert_eq!(cited(&[1, 2, 5], 9), "第1項、第2項及び第5項");
    }

    #[test]
    fn the_style_says_the_unit() {
        let words =
            |style| [cited_in(style, &[4], 5), cited_in(style, &[1, 2, 3], 4), cited_in(style, &[2], 9)];
        assert_eq!(words(NumberStyle::Plain), ["前項", "前各項", "第2項"]);
        assert_eq!(words(NumberStyle::Ordinal), ["前項", "前各項", "第2"]);
        assert_eq!(words(NumberStyle::Article), ["前条", "前各条", "第2条"]);
        assert_eq!(words(NumberStyle::Levels), ["4", "1から3まで", "2"]);
    }

    #[test]
    fn where_clauses_have_paragraphs_the_clause_before_is_not_a_paragraph() {
        assert_eq!(deep(NumberStyle::Ordinal, &[&[4]], &[5]), "第4");
        assert_eq!(deep(NumberStyle::Ordinal, &[&[5, 1]], &[5, 2]), "前項");
        assert_eq!(deep(NumberStyle::Article, &[&[4]], &[5, 2]), "前条");
        assert_eq!(deep(NumberStyle::Article, &[&[5, 1], &[5, 2]], &[5, 3]), "前各項");
    }

    #[test]
    fn a_paragraph_of_another_clause_is_named_with_its_clause() {
        let article = |targets: &[&[usize]], here: &[usize]| deep(NumberStyle::Article, targets, here);
        assert_eq!(article(&[&[3, 2]], &[9]), "第3条第2項");
        assert_eq!(article(&[&[3, 2]], &[4, 1]), "前条第2項");
        assert_eq!(article(&[&[3, 1], &[3, 2], &[3, 3]], &[9]), "第3条第1項から第3項まで");
        assert_eq!(article(&[&[3, 2, 1]], &[3, 2, 2]), "前号");
        assert_eq!(article(&[&[3, 1, 1]], &[3, 2, 2]), "前項第1号");
        assert_eq!(article(&[&[3, 0, 1]], &[3]), "第1号");
        assert_eq!(article(&[&[3, 2, 1, 2], &[3, 2, 1, 3]], &[9]), "第3条第2項第1号イ及びウ");
        assert_eq!(deep(NumberStyle::Plain, &[&[3, 2]], &[9]), "第3項第2号");
        assert_eq!(deep(NumberStyle::Plain, &[&[3, 2, 1]], &[9]), "第3項第2号ア");
        assert_eq!(deep(NumberStyle::Ordinal, &[&[3, 2]], &[9]), "第3第2項");
        assert_eq!(deep(NumberStyle::Levels, &[&[3, 2, 1]], &[9]), "3の(2)のア");
        assert_eq!(deep(NumberStyle::Levels, &[&[3, 1], &[3, 2]], &[3, 3]), "(1)及び(2)");
    }

    #[test]
    fn groups_with_a_joint_of_their_own_are_joined_by_a_wider_one() {
        let article = |targets: &[&[usize]], here: &[usize]| deep(NumberStyle::Article, targets, here);
        assert_eq!(article(&[&[1], &[3, 2], &[5]], &[9]), "第1条、第3条第2項及び第5条");
        assert_eq!(article(&[&[3, 1], &[3, 2], &[5]], &[9]), "第3条第1項及び第2項並びに第5条");
        assert_eq!(article(&[&[1, 2], &[3, 1]], &[3, 2]), "第1条第2項及び第3条第1項");
        assert_eq!(article(&[&[3], &[3, 1]], &[9]), "第3条");
    }
}
