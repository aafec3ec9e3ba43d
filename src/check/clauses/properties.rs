//! Whatever the clauses, their order and their style: every reference, read back by a reader that knows nothing of
//! [`super::cite`], points at what was meant, and its list has the grammar of Japanese drafting.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::Index;

use crate::model::case::{ClauseBase, ClauseChoice, ClauseInsertion};
use crate::model::clause_text::{Body, ClauseItem, Paragraph, Party};
use crate::model::council::{ClauseSet, NumberStyle, Parties};
use crate::text::source::Pointer;

use super::reader::Reader;
use super::{Chosen, ClausePlace, Neighbours, resolve, select};

/// How a clause is built: items with how many below each, directly or under several paragraphs.
#[derive(Debug, PartialEq, Clone)]
enum Shape {
    Items(Vec<usize>),
    Paragraphs(Vec<Vec<usize>>),
}

/// One text of the sheet: its name, which is the way to it (`2.p1.i0`), and the name of what holds it.
#[derive(Debug, PartialEq, Clone)]
struct Part {
    name: String,
    siblings: Vec<String>,
}

/// A reference to write, and how to choose what it means.
type Wish = (u8, Vec<Index>);

fn shape() -> impl Strategy<Value = Shape> {
    let items = || prop::collection::vec(0_usize..3, 0..4);
    prop_oneof![
        3 => Just(Shape::Items(Vec::new())),
        1 => items().prop_map(Shape::Items),
        1 => prop::collection::vec(items(), 2..5).prop_map(Shape::Paragraphs),
    ]
}

fn style() -> impl Strategy<Value = NumberStyle> {
    use NumberStyle::{Article, Levels, Ordinal, Plain};
    prop::sample::select(vec![Plain, Ordinal, Article, Levels])
}

/// The names of the texts of a clause, in order, with their siblings.
fn parts(clause: usize, shape: &Shape) -> Vec<Part> {
    let mut parts = Vec::new();
    let names = |above: &str, letter: char, count: usize| -> Vec<String> {
        (0..count).map(|index| format!("{above}.{letter}{index}")).collect()
    };
    let items = |above: &str, items: &[usize], parts: &mut Vec<Part>| {
        let siblings = names(above, 'i', items.len());
        for (name, below) in siblings.iter().zip(items) {
            parts.push(Part { name: name.clone(), siblings: siblings.clone() });
            let lower = names(name, 'j', *below);
            parts.extend(lower.iter().map(|name| Part { name: name.clone(), siblings: lower.clone() }));
        }
    };
    let own = clause.to_string();
    match shape {
        Shape::Items(list) => {
            parts.push(Part { name: own.clone(), siblings: Vec::new() });
            items(&own, list, &mut parts);
        }
        Shape::Paragraphs(list) => {
            let siblings = names(&own, 'p', list.len());
            for (name, list) in siblings.iter().zip(list) {
                parts.push(Part { name: name.clone(), siblings: siblings.clone() });
                items(name, list, &mut parts);
            }
        }
    }
    parts
}

/// The same texts as a body; `text` says what each holds.
fn body(clause: usize, shape: &Shape, text: &impl Fn(&str) -> String) -> Body {
    let items = |above: &str, items: &[usize]| -> Vec<ClauseItem> {
        let item = |name: String, items| ClauseItem { text: text(&name), id: Some(name), items };
        let with_lower = |(index, below): (usize, &usize)| {
            let name = format!("{above}.i{index}");
            let lower = (0..*below).map(|index| item(format!("{name}.j{index}"), Vec::new())).collect();
            item(name, lower)
        };
        items.iter().enumerate().map(with_lower).collect()
    };
    let own = clause.to_string();
    match shape {
        Shape::Items(list) => Body { text: Some(text(&own)), items: items(&own, list), ..Body::default() },
        Shape::Paragraphs(list) => {
            let paragraph = |(index, list): (usize, &Vec<usize>)| {
                let name = format!("{own}.p{index}");
                Paragraph { text: text(&name), items: items(&name, list), id: Some(name) }
            };
            Body { paragraphs: list.iter().enumerate().map(paragraph).collect(), ..Body::default() }
        }
    }
}

fn clause_of(name: &str) -> usize {
    name.split('.').next().and_then(|clause| clause.parse().ok()).expect("a name begins with its clause")
}

/// A blank for a wish and the names that it means, as seen from a part. Nothing where it would mean nothing.
fn reference(wish: &Wish, here: &Part, parts: &[Part], binds: &[bool]) -> Option<(String, BTreeSet<String>)> {
    let (kind, picks) = wish;
    let clauses = binds.len();
    let clause = clause_of(&here.name);
    let set = |names: &mut dyn Iterator<Item = String>| names.collect::<BTreeSet<String>>();
    let one = |name: Option<String>| name.map(|name| BTreeSet::from([name]));
    let is_in = |letter: char| here.name.rsplit('.').next().is_some_and(|last| last.starts_with(letter));
    let position = here.siblings.iter().position(|name| *name == here.name);
    let beside = |offset: isize| {
        let position = position?.checked_add_signed(offset)?;
        here.siblings.get(position).cloned()
    };
    let (blank, meant) = match kind % 10 {
        0 => ("前条".to_owned(), one(clause.checked_sub(1).map(|clause| clause.to_string()))),
        1 => ("前各条".to_owned(), Some(set(&mut (0..clause).map(|clause| clause.to_string())))),
        2 => (
            "次条".to_owned(),
            one(Some(clause + 1).filter(|next| *next < clauses).map(|next| next.to_string())),
        ),
        3 => {
            let duties = (0..clause).filter(|clause| binds[*clause]).map(|clause| clause.to_string());
            ("受託者の義務".to_owned(), Some(set(&mut { duties })))
        }
        4 if is_in('p') => ("前項".to_owned(), one(beside(-1))),
        4 if is_in('i') || is_in('j') => ("前号".to_owned(), one(beside(-1))),
        5 if is_in('p') => ("次項".to_owned(), one(beside(1))),
        5 if is_in('i') || is_in('j') => ("次号".to_owned(), one(beside(1))),
        6 if position.is_some() => {
            let word = if is_in('p') { "前各項" } else { "前各号" };
            (word.to_owned(), Some(set(&mut here.siblings[..position?].iter().cloned())))
        }
        // A range of clauses, with what else is picked.
        7 => {
            let ends = [picks[0].index(clauses), picks[picks.len() - 1].index(clauses)];
            let range = ends[0].min(ends[1])..=ends[0].max(ends[1]);
            let others = picks[1..].iter().map(|pick| pick.index(clauses)).filter(|pick| pick % 3 == 0);
            let names = set(&mut range.chain(others).map(|clause| clause.to_string()));
            (String::new(), Some(names))
        }
        // Siblings of one text.
        8 => {
            let siblings = &pick(picks[0], parts).siblings;
            let chosen = picks.iter().filter_map(|pick| siblings.get(pick.index(siblings.len().max(1))));
            (String::new(), Some(set(&mut chosen.cloned())))
        }
        // Anything.
        _ => (String::new(), Some(set(&mut picks.iter().map(|one| pick(*one, parts).name.clone())))),
    };
    let meant = meant.filter(|meant| !meant.is_empty())?;
    let list = || meant.iter().rev().cloned().collect::<Vec<_>>().join("、");
    let blank = if blank.is_empty() { format!("項:{}", list()) } else { blank };
    Some((blank, meant))
}

fn pick(index: Index, parts: &[Part]) -> &Part {
    &parts[index.index(parts.len())]
}

/// What is left when all that lies inside something else of the set is said with it.
fn outermost(names: &BTreeSet<String>) -> BTreeSet<String> {
    let inside = |name: &String| names.iter().any(|other| name.starts_with(&format!("{other}.")));
    names.iter().filter(|name| !inside(name)).cloned().collect()
}

fn parties() -> Parties {
    Parties { principal: "発注者".to_owned(), contractor: "受注者".to_owned() }
}

fn chosen(id: &str, binds: Party, body: Body) -> Chosen {
    Chosen {
        id: id.to_owned(),
        caption: String::new(),
        binds,
        individual_number: false,
        body,
        caption_place: ClausePlace::Case(Pointer::root()),
        place: ClausePlace::Case(Pointer::root()),
        again: Vec::new(),
        neighbours: Neighbours::OnSheet,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_reference_points_at_what_was_meant(
        shapes in prop::collection::vec(shape(), 1..15),
        binds in prop::collection::vec(any::<bool>(), 15),
        wishes in prop::collection::vec((any::<u8>(), prop::collection::vec(any::<Index>(), 1..7)), 1..40),
        style in style(),
    ) {
        let binds = &binds[..shapes.len()];
        let parts: Vec<Part> = shapes.iter().enumerate().flat_map(|(clause, shape)| parts(clause, shape)).collect();
        let references: Vec<_> = parts
            .iter()
            .zip(wishes.iter().cycle())
            .map(|(part, wish)| reference(wish, part, &parts, binds))
            .collect();
        let text = |name: &str| {
            let index = parts.iter().position(|part| part.name == name).expect("it is a part");
            references[index].as_ref().map_or_else(|| "{委託者}".to_owned(), |(blank, _)| format!("{{{blank}}}"))
        };
        let party = |clause: usize| if binds[clause] { Party::Contractor } else { Party::Principal };
        let clauses: Vec<Chosen> = shapes
            .iter()
            .enumerate()
            .map(|(clause, shape)| chosen(&clause.to_string(), party(clause), body(clause, shape, &text)))
            .collect();
        let numbered = resolve(&clauses, &parties(), style).expect("what is meant is there");

        let names: Vec<String> = parts.iter().map(|part| part.name.clone()).collect();
        let reader = Reader::new(&numbered, style, &names);
        let texts: Vec<&str> =
            numbered.iter().flat_map(|clause| &clause.blocks).flat_map(|block| &block.texts).map(|text| text.text.text.as_str()).collect();
        prop_assert_eq!(texts.len(), parts.len());
        for ((part, reference), said) in parts.iter().zip(&references).zip(texts) {
            match reference {
                None => prop_assert_eq!(said, "発注者"),
                Some((blank, meant)) => {
                    let read = reader.read(said, &part.name);
                    prop_assert_eq!(read, Ok(outermost(meant)), "{{{}}} in {} says {}", blank, part.name, said);
                }
            }
        }
    }

    #[test]
    fn what_was_named_last_is_meant_by_the_same(
        shapes in prop::collection::vec(shape(), 2..10),
        target in any::<Index>(),
        style in style(),
    ) {
        let parts: Vec<Part> = shapes.iter().enumerate().flat_map(|(clause, shape)| parts(clause, shape)).collect();
        let target = &pick(target, &parts).name;
        let mut clauses: Vec<Chosen> = shapes
            .iter()
            .enumerate()
            .map(|(clause, shape)| chosen(&clause.to_string(), Party::Contractor, body(clause, shape, &|_| "…".to_owned())))
            .collect();
        let text = format!("{{項:{target}}}／{{同条}}／{{同項}}");
        let last = Body { text: Some(text), ..Body::default() };
        clauses.push(chosen("last", Party::Contractor, last));
        let numbered = resolve(&clauses, &parties(), style).expect("it is there");

        let mut names: Vec<String> = parts.iter().map(|part| part.name.clone()).collect();
        names.push(shapes.len().to_string());
        let reader = Reader::new(&numbered, style, &names);
        let here = shapes.len().to_string();
        let said = &numbered[shapes.len()].blocks[0].texts[0].text.text;
        let [named, clause, paragraph] = said.split('／').collect::<Vec<_>>()[..] else { panic!("{said}") };
        let way = reader.one(named, &here)?;
        prop_assert_eq!(&way, target);
        let up_to = |last: char| {
            let steps: Vec<&str> = target.split('.').enumerate().take_while(|(depth, step)| *depth == 0 || (last == 'p' && step.starts_with('p'))).map(|(_, step)| step).collect();
            steps.join(".")
        };
        let same = |said: &str| match said.strip_prefix('同') {
            Some(unit) => Ok(reader.up_to_unit(&way, unit)),
            None => reader.one(said, &here),
        };
        prop_assert_eq!(same(clause)?, up_to('c'));
        prop_assert_eq!(same(paragraph)?, up_to('p'));
    }

    #[test]
    fn a_clause_of_the_profile_means_its_neighbour_whatever_is_chosen(
        omitted in prop::collection::vec(any::<bool>(), 2..12),
        anchors in prop::collection::vec((any::<Index>(), any::<bool>()), 0..5),
        style in style(),
    ) {
        let (set, choice) = profile(&omitted, &anchors);
        let (selection, faults) = select(&set, ClauseBase::Standard, &[(Pointer::root(), &choice)]);
        prop_assert_eq!(faults, Vec::new());
        let clauses = selection.clauses;
        let broken = resolve(&clauses, &parties(), style).err().unwrap_or_default();
        let kept = |index: usize| omitted.get(index).is_some_and(|omitted| !omitted);
        let wanted: BTreeSet<String> =
            (1..omitted.len()).filter(|index| kept(*index) && !kept(index - 1)).map(|index| index.to_string()).collect();
        let told: BTreeSet<String> = broken.iter().map(|broken| clauses[broken.clause].id.clone()).collect();
        prop_assert_eq!(&told, &wanted, "each reference to an omitted clause is reported");

        let sound: Vec<Chosen> = clauses.into_iter().map(|mut clause| {
            if told.contains(&clause.id) {
                clause.body.text = Some("甲".to_owned());
            }
            clause
        }).collect();
        let numbered = resolve(&sound, &parties(), style).expect("what was broken is gone");
        let names: Vec<String> = sound.iter().map(|clause| clause.id.clone()).collect();
        let reader = Reader::new(&numbered, style, &names);
        for (clause, numbered) in sound.iter().zip(&numbered) {
            let said = &numbered.blocks[0].texts[0].text.text;
            if said != "甲" {
                let index: usize = clause.id.parse().expect("it is of the profile");
                prop_assert_eq!(reader.one(said, &clause.id)?, (index - 1).to_string());
            }
        }
    }
}

/// A profile in which every clause refers to the one before, and a choice that omits some of them and puts clauses of its
/// own beside others.
fn profile(omitted: &[bool], anchors: &[(Index, bool)]) -> (ClauseSet, ClauseChoice) {
    let clause = |index: usize| {
        let text = if index == 0 { "甲" } else { "{前項}" };
        format!("- {{ id: '{index}', binds: contractor, text: '{text}' }}\n")
    };
    let clauses: String = (0..omitted.len()).map(clause).collect();
    let yaml = format!("title: 特記事項\ncaptions: none\nclauses:\n{clauses}");
    let set = serde_yaml::from_str(&yaml).expect("it is a profile");
    let kept: Vec<usize> = (0..omitted.len()).filter(|index| !omitted[*index]).collect();
    let omit = (0..omitted.len()).filter(|index| omitted[*index]).map(|index| index.to_string()).collect();
    let insertion = |(number, (anchor, after)): (usize, &(Index, bool))| {
        let anchor = (!kept.is_empty()).then(|| kept[anchor.index(kept.len())].to_string());
        let (before, after) = if *after { (None, anchor) } else { (anchor, None) };
        ClauseInsertion {
            id: Some(format!("own{number}")),
            binds: Some(Party::Principal),
            text: Some("甲".to_owned()),
            before,
            after,
            ..ClauseInsertion::default()
        }
    };
    let insert = anchors.iter().enumerate().map(insertion).collect();
    (set, ClauseChoice { omit, insert, ..ClauseChoice::default() })
}
