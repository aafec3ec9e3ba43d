//! Members' binders: whoever follows the lists of every round word by word holds what the program holds, page by page.

use std::collections::{BTreeMap, BTreeSet};

use shingikai::output::hands::{
    Action, ExchangeRound, ExchangeRow, PageRecord, PrintRecord, SetChanges, Sets, leaves, numbered,
};
use shingikai::output::replacement::{compare, pages_to_print};
use shingikai::papers::document_id::BundleSet;
use shingikai::papers::view::Value;
use shingikai::text::page_number::PageNumber;
use shingikai::typeset::pdf::pages::PageText;
use shingikai::workspace::HandedItem;

/// Numbers that look random and are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("it is short") % bound
    }
}

/// An item of a meeting: what each of its pages says, by a number.
#[derive(Debug, Clone)]
struct Item {
    id: usize,
    title: usize,
    pages: Vec<usize>,
    closed: bool,
    on_the_day: bool,
    withdrawn: bool,
}

/// A meeting.
#[derive(Debug, Clone)]
struct World {
    /// What each page of the cover says.
    cover: Vec<usize>,
    items: Vec<Item>,
}

impl World {
    /// The items whose papers are in a set.
    fn of(&self, set: BundleSet) -> Vec<&Item> {
        let is_in = |item: &&Item| {
            !item.withdrawn
                && match set {
                    BundleSet::Advance => !item.on_the_day,
                    BundleSet::OnTheDay => item.on_the_day,
                    BundleSet::Public => true,
                }
        };
        let mut items: Vec<&Item> = self.items.iter().filter(is_in).collect();
        if set == BundleSet::Public {
            items.sort_by_key(|item| item.on_the_day);
        }
        items
    }

    /// The items that the list of a set names.
    fn listed(&self, set: BundleSet) -> Vec<&Item> {
        if set == BundleSet::OnTheDay { self.of(set) } else { self.items.iter().collect() }
    }

    fn is_made(&self, set: BundleSet) -> bool {
        match set {
            BundleSet::Advance => true,
            BundleSet::OnTheDay => !self.of(set).is_empty(),
            BundleSet::Public => self.items.iter().any(|item| item.closed),
        }
    }

    fn handed(&self) -> Vec<HandedItem> {
        let item = |item: &Item| HandedItem {
            id: item.id.to_string(),
            subject: format!("件名{}", item.title),
            material: format!("資料{}", item.id),
            closed: item.closed,
            on_the_day: item.on_the_day,
            withdrawn: item.withdrawn,
            ..HandedItem::default()
        };
        self.items.iter().map(item).collect()
    }
}

/// What stands on the pages of a part.
struct Part {
    section: String,
    material: String,
    pages: Vec<String>,
    /// Whether it may begin on the back of what stands before.
    follows: bool,
}

fn section(item: &Item) -> String {
    format!("item {}", item.id)
}

/// The parts of a set; the list names the pages on which each item begins.
fn parts(world: &World, set: BundleSet, first_page: &BTreeMap<usize, PageNumber>) -> Vec<Part> {
    let mut parts = Vec::new();
    if set != BundleSet::OnTheDay {
        let pages = world.cover.iter().map(|text| format!("次第{text}")).collect();
        parts.push(Part { section: "front".into(), material: "次第".into(), pages, follows: false });
    }
    let rows: Vec<String> = world
        .listed(set)
        .iter()
        .map(|item| {
            let page = first_page.get(&item.id).map(ToString::to_string).unwrap_or_default();
            let state = if item.withdrawn { "欠番" } else { "" };
            format!("〔資料{} 件名{} {state} {page}〕", item.id, item.title)
        })
        .collect();
    let pages = rows.chunks(3).map(<[String]>::concat).collect::<Vec<_>>();
    let pages = if pages.is_empty() { vec!["空".to_owned()] } else { pages };
    parts.push(Part { section: "list".into(), material: "一覧".into(), pages, follows: true });
    for item in world.of(set) {
        let own = item.pages.iter().map(|text| format!("〔本文{text}〕資料{}", item.id)).collect();
        let pages = if set == BundleSet::Public && item.closed {
            vec![format!("資料{}は非公開", item.id)]
        } else {
            own
        };
        parts.push(Part {
            section: section(item),
            material: format!("資料{}", item.id),
            pages,
            follows: false,
        });
    }
    parts
}

/// The pages of a set.
///
/// - `numbers` are those of its pages; counted from `first` where there are none
fn compose(
    world: &World,
    set: BundleSet,
    duplex: bool,
    first: usize,
    numbers: Option<&[PageNumber]>,
) -> Vec<PageRecord> {
    // Once to know where each item begins, once with these pages on the list.
    let mut first_page = BTreeMap::new();
    let mut pages = Vec::new();
    for _ in 0..2 {
        pages = Vec::new();
        let mut add = |section: &str, material: &str, text: String, place: String| {
            let at = pages.len();
            let label = numbers.map_or_else(|| PageNumber::plain(first + at), |numbers| numbers[at]);
            let drawn = format!("{text}|{place}|{label}");
            let content = PageText { text, drawn };
            pages.push(PageRecord { label, material: material.into(), section: section.into(), content });
            (at, label)
        };
        let mut count = 0;
        let mut begins = BTreeMap::new();
        let mut before: Option<Part> = None;
        for part in parts(world, set, &first_page) {
            if let Some(before) = before.filter(|_| duplex && !part.follows && count % 2 == 1) {
                add(&before.section, &before.material, "余白".into(), String::new());
                count += 1;
            }
            let of = part.pages.len();
            for (at, text) in part.pages.iter().enumerate() {
                let place =
                    if part.section.starts_with("item") { format!("{}/{of}", at + 1) } else { String::new() };
                let (_, label) = add(&part.section, &part.material, text.clone(), place);
                if at == 0 {
                    begins.insert(part.section.clone(), label);
                }
                count += 1;
            }
            before = Some(part);
        }
        let begin = |item: &Item| Some((item.id, *begins.get(&section(item))?));
        first_page = world.items.iter().filter_map(begin).collect();
    }
    pages
}

/// The values of a set.
fn values(world: &World, set: BundleSet) -> Vec<Value> {
    let value = |material: &str, section: &str, key: String, text: String| Value {
        material: material.into(),
        place: key.clone(),
        section: section.into(),
        key,
        text,
        bundle: set.name().to_owned(),
        origins: Vec::new(),
    };
    let mut values = Vec::new();
    if set != BundleSet::OnTheDay {
        let pages = world.cover.iter().enumerate();
        values
            .extend(pages.map(|(at, text)| value("次第", "front", format!("頁{at}"), format!("次第{text}"))));
    }
    let rows = world.listed(set).into_iter();
    values.extend(
        rows.map(|item| value("一覧", "list", format!("item {} 1", item.id), format!("件名{}", item.title))),
    );
    for item in world.of(set).into_iter().filter(|item| set != BundleSet::Public || !item.closed) {
        let pages = item.pages.iter().enumerate();
        values.extend(pages.map(|(at, text)| {
            let material = format!("資料{}", item.id);
            value(&material, &section(item), format!("頁{at}"), format!("〔本文{text}〕"))
        }));
    }
    values
}

/// What is right now, numbered as if nothing were in the hands.
fn natural(world: &World, duplex: bool) -> Sets {
    let mut sets = Sets::new();
    let mut first = 1;
    for set in BundleSet::ALL.into_iter().filter(|set| world.is_made(*set)) {
        let from = if set == BundleSet::OnTheDay { first } else { 1 };
        let pages = compose(world, set, duplex, from, None);
        if set == BundleSet::Advance {
            first = pages.len() + 1;
            first += usize::from(duplex && first.is_multiple_of(2));
        }
        sets.insert(set.name().to_owned(), pages);
    }
    sets
}

/// What is right now, with the numbers that are in the hands.
fn now(world: &World, hands: &PrintRecord) -> PrintRecord {
    let duplex = hands.duplex;
    let sets = numbered(&hands.bundles, &natural(world, duplex), duplex);
    let mut record =
        PrintRecord { version: 2, duplex, items: Some(world.handed()), ..PrintRecord::default() };
    for set in BundleSet::ALL {
        let Some(pages) = sets.get(set.name()) else { continue };
        let numbers: Vec<PageNumber> = pages.iter().map(|page| page.label).collect();
        record.bundles.insert(set.name().into(), compose(world, set, duplex, 1, Some(&numbers)));
        record.values.extend(values(world, set));
    }
    record
}

/// The first print of some sets.
fn printed(world: &World, duplex: bool, sets: &[BundleSet]) -> PrintRecord {
    let whole = now(world, &PrintRecord { version: 2, duplex, ..PrintRecord::default() });
    let mut chosen = PrintRecord::default();
    for set in sets {
        chosen.bundles.entry(set.name().into()).or_default();
    }
    whole.of_sets_of(&chosen)
}

type Binder = Vec<Vec<PageRecord>>;

fn binder(pages: &[PageRecord], duplex: bool) -> Binder {
    leaves(pages, duplex).map(<[_]>::to_vec).collect()
}

fn numbers(leaf: &[PageRecord]) -> Vec<PageNumber> {
    leaf.iter().map(|page| page.label).collect()
}

/// A clerk with a binder, a list and a pile of new leaves. He knows nothing but what they say.
fn follow(binder: &mut Binder, row: &ExchangeRow, pile: &mut Binder) {
    let mut behind = row.behind;
    for leaf in &row.leaves {
        let in_hand = binder.iter().position(|known| numbers(known) == *leaf);
        let mut take = || {
            let at = pile.iter().position(|known| known[0].label == leaf[0]);
            pile.remove(at.unwrap_or_else(|| panic!("{leaf:?} is not in the pile")))
        };
        match row.action {
            Action::TakeOut => drop(binder.remove(in_hand.expect("the leaf is in the hand"))),
            Action::Exchange => binder[in_hand.expect("the leaf is in the hand")] = take(),
            Action::Add => {
                let place = behind.map_or(0, |page| {
                    1 + binder
                        .iter()
                        .position(|known| known.iter().any(|it| it.label == page))
                        .expect("that page")
                });
                binder.insert(place, take());
                behind = leaf.last().copied();
            }
        }
    }
}

/// The new leaves that go out, as the program prints them.
fn pile(changes: &SetChanges, now: &PrintRecord, set: BundleSet) -> Binder {
    let pages = &now.bundles[set.name()];
    let printed = pages_to_print(changes, now, set);
    let printed: Vec<PageRecord> = printed.into_iter().map(|page| pages[page - 1].clone()).collect();
    binder(&printed, now.duplex)
}

/// Every line of errata is a difference that is there, and none is missing.
fn errata_are_true(
    hands: &PrintRecord,
    now: &PrintRecord,
    sets: &BTreeMap<String, SetChanges>,
    done: &[String],
) {
    for (name, old) in &hands.bundles {
        let new = &now.bundles[name];
        let sections = |pages: &[PageRecord]| -> BTreeSet<String> {
            pages.iter().map(|page| page.section.clone()).collect()
        };
        let is_closed = |record: &PrintRecord, section: &str| {
            record
                .items_of(name)
                .iter()
                .find(|item| format!("item {}", item.id) == section)
                .map(|item| item.closed)
        };
        // In a public edition, what was closed or opened is told by its leaves alone.
        let is_told = |section: &String| {
            name != BundleSet::Public.name() || is_closed(hands, section) == is_closed(now, section)
        };
        let (of_old, of_new) = (sections(old), sections(new));
        let both = of_old.intersection(&of_new).filter(|section| is_told(section)).cloned();
        let both: BTreeSet<String> = both.collect();
        let of = |record: &PrintRecord| -> BTreeMap<(String, String), String> {
            let own =
                record.values.iter().filter(|value| value.bundle == *name && both.contains(&value.section));
            own.map(|value| ((value.section.clone(), value.key.clone()), value.text.clone())).collect()
        };
        let (before, after) = (of(hands), of(now));
        let mut expected: Vec<(Option<String>, Option<String>)> = Vec::new();
        for key in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
            let pair = (before.get(key).cloned(), after.get(key).cloned());
            if pair.0 != pair.1 {
                expected.push(pair);
            }
        }
        let told = sets.get(name).map(|set| set.errata.as_slice()).unwrap_or_default();
        let mut found: Vec<_> = told
            .iter()
            .filter(|erratum| !erratum.is_label)
            .map(|erratum| (erratum.old.clone(), erratum.new.clone()))
            .collect();
        // What was put off to another place under one name is told as that.
        for erratum in told.iter().filter(|erratum| erratum.is_label) {
            let moved = expected.iter().position(|(old, new)| new.is_none() && old.is_some());
            let came = expected.iter().position(|(old, new)| old.is_none() && new.is_some());
            assert!(moved.is_some() && came.is_some(), "{erratum:?} {done:#?}");
            let text = expected[moved.expect("it is there")].0.clone();
            let _ = text;
        }
        let labels = told.iter().filter(|erratum| erratum.is_label).count();
        if labels == 0 {
            expected.sort();
            found.sort();
            assert_eq!(found, expected, "{name} {done:#?}");
        } else {
            assert_eq!(found.len() + 2 * labels, expected.len(), "{name} {done:#?}");
        }
        for erratum in told.iter().filter(|erratum| !erratum.is_label) {
            let holds = |pages: &[PageRecord], numbers: &[PageNumber], text: &str| {
                let text: String = text.split_whitespace().collect();
                let says = |page: &&PageRecord| page.content.text.replace(' ', "").contains(&text);
                pages.iter().filter(|page| numbers.contains(&page.label)).any(|page| says(&page))
            };
            if let Some(text) = &erratum.old {
                assert!(holds(old, &erratum.pages, text), "{name} {erratum:?} {done:#?}");
            }
            let now_on = if erratum.now_on.is_empty() { &erratum.pages } else { &erratum.now_on };
            if let Some(text) = &erratum.new {
                assert!(holds(new, now_on, text), "{name} {erratum:?} {done:#?}");
            }
        }
    }
}

/// Something that happens to a meeting.
fn happens(world: &mut World, dice: &mut Dice, next: &mut usize) -> String {
    let mut fresh = || {
        *next += 1;
        *next
    };
    let count = world.items.len();
    let at = if count == 0 { 0 } else { dice.below(count) };
    let kind = if count == 0 { 4 } else { dice.below(13) };
    match kind {
        0 | 1 => {
            let page = dice.below(world.items[at].pages.len());
            world.items[at].pages[page] = fresh();
            format!("page {page} of {} changed", world.items[at].id)
        }
        2 => {
            let page = dice.below(world.items[at].pages.len() + 1);
            for _ in 0..=dice.below(3) {
                world.items[at].pages.insert(page, fresh());
            }
            format!("{} longer", world.items[at].id)
        }
        3 if world.items[at].pages.len() > 1 => {
            let page = dice.below(world.items[at].pages.len());
            world.items[at].pages.remove(page);
            format!("{} shorter", world.items[at].id)
        }
        4 | 5 => {
            let place = dice.below(count + 1);
            let id = fresh();
            let pages = (0..=dice.below(4)).map(|_| fresh()).collect();
            let (closed, on_the_day) = (dice.below(5) == 0, dice.below(5) == 0);
            world
                .items
                .insert(place, Item { id, title: fresh(), pages, closed, on_the_day, withdrawn: false });
            format!("{id} new at {place}")
        }
        6 => format!("{} gone", world.items.remove(at).id),
        7 => {
            world.items[at].withdrawn = !world.items[at].withdrawn;
            format!("{} withdrawn or back", world.items[at].id)
        }
        8 => {
            let item = world.items.remove(at);
            let place = dice.below(count);
            let id = item.id;
            world.items.insert(place, item);
            format!("{id} moved to {place}")
        }
        9 => {
            world.items[at].closed = !world.items[at].closed;
            format!("{} closed or opened", world.items[at].id)
        }
        10 => {
            world.items[at].on_the_day = !world.items[at].on_the_day;
            format!("{} to the day or back", world.items[at].id)
        }
        11 => {
            world.items[at].title = fresh();
            format!("title of {}", world.items[at].id)
        }
        _ => {
            world.cover = (0..=dice.below(2)).map(|_| fresh()).collect();
            "cover".into()
        }
    }
}

/// Edits, prints, rounds that are prepared, handed out, or forgotten, and undone edits, in any order.
fn sequence(seed: u64) {
    let mut dice = Dice(seed);
    let mut next = 0;
    let mut world = World { cover: vec![0], items: Vec::new() };
    for _ in 0..2 + dice.below(5) {
        happens(&mut world, &mut dice, &mut next);
    }
    let duplex = dice.below(2) == 0;
    let kinds: [&[BundleSet]; 4] = [
        &BundleSet::PRINTED,
        &[BundleSet::Advance],
        &BundleSet::ALL,
        &[BundleSet::Advance, BundleSet::Public],
    ];
    let mut hands = printed(&world, duplex, kinds[dice.below(kinds.len())]);
    let mut binders: BTreeMap<String, Binder> =
        hands.bundles.iter().map(|(name, pages)| (name.clone(), binder(pages, duplex))).collect();
    let mut before = vec![world.clone()];
    let mut done = vec![format!("printed, duplex: {duplex}, {world:?}")];
    for _ in 0..10 {
        match dice.below(8) {
            0..4 => done.push(happens(&mut world, &mut dice, &mut next)),
            4 => {
                world = before[dice.below(before.len())].clone();
                done.push("undone".into());
            }
            kind => {
                let is_printed = |set: &&BundleSet| hands.bundles.contains_key(set.name());
                let missing = BundleSet::ALL.iter().find(|set| !is_printed(set));
                if let (7, Some(set)) = (kind, missing) {
                    // One more set is printed, as it is now.
                    let added = now(&world, &hands);
                    let only = PrintRecord {
                        bundles: [(set.name().into(), Vec::new())].into(),
                        ..PrintRecord::default()
                    };
                    let added = added.of_sets_of(&only);
                    binders.insert(set.name().into(), binder(&added.bundles[set.name()], duplex));
                    hands = hands.with_sets_of(added);
                    done.push(format!("{} printed too", set.name()));
                    continue;
                }
                let current = now(&world, &hands).of_sets_of(&hands);
                let sets = compare(&hands, &current);
                errata_are_true(&hands, &current, &sets, &done);
                if kind == 5 {
                    done.push("prepared".into());
                    continue;
                }
                for (name, changes) in &sets {
                    let set = BundleSet::ALL.into_iter().find(|set| set.name() == name).expect("a set");
                    let mut pile = pile(changes, &current, set);
                    let binder = binders.get_mut(name).expect("it is in the hands");
                    changes.rows.iter().for_each(|row| follow(binder, row, &mut pile));
                    assert!(pile.is_empty(), "{seed}: leaves are left over: {done:#?}");
                }
                let base = hands.checksum();
                let round = ExchangeRound {
                    number: 1,
                    base,
                    sets,
                    hands: current.clone(),
                    ..ExchangeRound::default()
                };
                assert!(round.follows(&hands), "{seed}: {done:#?}");
                hands = current;
                done.push("handed out".into());
                for (name, pages) in &hands.bundles {
                    let held = binders[name].concat();
                    let shown = |pages: &[PageRecord]| -> Vec<(String, PageText)> {
                        pages.iter().map(|page| (page.label.to_string(), page.content.clone())).collect()
                    };
                    assert_eq!(shown(&held), shown(pages), "{seed} {name}: {done:#?}");
                    let labels: Vec<PageNumber> = pages.iter().map(|page| page.label).collect();
                    assert!(
                        labels.windows(2).all(|pair| pair[0] < pair[1]),
                        "{seed} {name}: {labels:?} {done:#?}"
                    );
                }
                pages_are_the_same_in_every_edition(&hands, seed, &done);
                before.push(world.clone());
            }
        }
    }
}

/// Page 47 is page 47 in each edition.
fn pages_are_the_same_in_every_edition(hands: &PrintRecord, seed: u64, done: &[String]) {
    let Some(public) = hands.bundles.get(BundleSet::Public.name()) else { return };
    let first = |pages: &[PageRecord], section: &str| {
        pages.iter().find(|page| page.section == section).map(|page| page.label)
    };
    for set in BundleSet::PRINTED {
        let Some(pages) = hands.bundles.get(set.name()) else { continue };
        for page in pages.iter().filter(|page| page.section.starts_with("item")) {
            if let Some(label) = first(public, &page.section) {
                assert_eq!(Some(label), first(pages, &page.section), "{seed} {}: {done:#?}", page.section);
            }
        }
    }
}

#[test]
fn whoever_follows_the_lists_holds_what_the_program_holds() {
    (0..400).for_each(sequence);
}

/// `SEQUENCES=100000` such sequences, from the one with the number `FIRST` on.
#[test]
#[ignore = "a minute; make binders"]
#[expect(clippy::disallowed_methods, reason = "how many there are is said by a variable")]
fn whoever_follows_ten_thousand_lists_does_too() {
    let number =
        |name: &str, otherwise| std::env::var(name).map_or(otherwise, |text| text.parse().expect(name));
    let first: u64 = number("FIRST", 10_000);
    (first..first + number("SEQUENCES", 10_000)).for_each(sequence);
}

/// A meeting of items with so many pages each, printed, and what a change makes of it: the rows, by action and pages.
fn rows_after(pages: &[usize], duplex: bool, change: impl FnOnce(&mut World)) -> Vec<(Action, String)> {
    let mut next = 100;
    let item = |(at, count): (usize, &usize)| {
        let pages = (0..*count)
            .map(|_| {
                next += 1;
                next
            })
            .collect();
        Item { id: at + 1, title: at + 1, pages, closed: false, on_the_day: false, withdrawn: false }
    };
    let mut world = World { cover: vec![0], items: pages.iter().enumerate().map(item).collect() };
    let hands = printed(&world, duplex, &BundleSet::PRINTED);
    change(&mut world);
    let current = now(&world, &hands).of_sets_of(&hands);
    let sets = compare(&hands, &current);
    let rows = sets.values().flat_map(|set| &set.rows);
    rows.map(|row| (row.action, shingikai::text::page_number::span(&row.numbers()))).collect()
}

#[test]
fn a_page_more_moves_nothing_else() {
    // Cover 1, list 2, items on 3–4, 5, 6–7.
    let rows = rows_after(&[2, 1, 2], false, |world| world.items[0].pages.push(999));
    let expected = [(Action::Exchange, "3、4"), (Action::Add, "4-1")];
    assert_eq!(rows, expected.map(|(action, pages)| (action, pages.to_owned())));
    let rows = rows_after(&[2, 1, 2], true, |world| world.items[0].pages.push(999));
    assert_eq!(rows[1], (Action::Add, "4-1、4-2".to_owned()));
    assert_eq!(rows.len(), 2, "{rows:?}");
}

#[test]
fn an_item_withdrawn_is_one_row_and_its_line_of_the_list() {
    let rows = rows_after(&[2, 4, 2], false, |world| world.items[1].withdrawn = true);
    let expected = [(Action::TakeOut, "5～8"), (Action::Exchange, "2")];
    assert_eq!(rows, expected.map(|(action, pages)| (action, pages.to_owned())));
}
