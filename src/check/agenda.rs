//! The meeting's list put in order, with its marks and the numbers of its materials.

use std::collections::HashMap;

use crate::model::council::{Bundle, Council, Counting, ItemOrder};
use crate::model::item_place::ItemPlace;
use crate::model::meeting::{Attachment, Item, Meeting, Openness};
use crate::text::numbering::in_order;
use crate::text::placeholder::PlaceholderTemplate;
use crate::text::source::Pointer;

use super::handed::Handed;

/// An item in its place, numbered.
#[derive(Debug, PartialEq, Clone)]
pub struct Listed {
    /// How many items stand before it in the meeting's file.
    pub index: usize,
    /// What it is called in records of what was handed out, wherever it stands.
    pub id: String,
    /// Its place in the meeting's file.
    pub place: ItemPlace,
    /// The item.
    pub item: Item,
    /// Its mark: ア. Empty where the council marks nothing.
    pub mark: String,
    /// Number of its material: 資料1. Empty where it has none.
    pub material: String,
    /// Number of the group that is one material, where it stands in such a one: its own counts below that.
    pub above: Option<String>,
    /// The papers made elsewhere, each with its number.
    pub attachments: Vec<(String, Attachment)>,
}

impl Listed {
    /// The way to it in the meeting's file.
    #[must_use]
    pub fn way(&self) -> Pointer {
        self.place.way()
    }
}

impl Item {
    /// Name of its case, without the ending of the file.
    #[must_use]
    pub fn case_name(&self) -> Option<&str> {
        let name = self.case.as_deref().filter(|name| !name.is_empty())?;
        Some(name.strip_suffix(".yaml").unwrap_or(name))
    }

    /// An item that names a case and nothing else.
    #[must_use]
    pub fn of_case(name: &str) -> Self {
        Self { case: Some(format!("{name}.yaml")), ..Self::default() }
    }

    /// The only paper of an item without a case: it is the item's material.
    #[must_use]
    pub fn only_paper(&self) -> Option<&Attachment> {
        match &self.attachments[..] {
            [only] if self.case_name().is_none() => Some(only),
            _ => None,
        }
    }

    /// Whether its paper is handed out later than the others: it need not be there yet.
    #[must_use]
    pub fn comes_later(&self, bundle: &Bundle) -> bool {
        let mut classes = bundle.distributions.iter();
        let class = classes.find(|class| self.distribution.as_ref() == Some(&class.name));
        class.is_some_and(|class| class.later.is_yes())
    }

    /// A withdrawn item keeps the number that it had, and nobody else gets it. One whose paper comes later has its own already.
    fn has_material(&self, bundle: &Bundle) -> bool {
        self.is_withdrawn()
            || self.comes_later(bundle)
            || self.case_name().is_some()
            || !self.attachments.is_empty()
            || self.material.is_some()
    }
}

/// The items of a meeting in the order of the bundle. Where the meeting lists none, every case is one, by name. Numbers of
/// materials that are in the hands stay; a new item gets a branch of the number before it, or the next free one.
///
/// - `handed` is what was handed out
/// - `rank` says where the kind of an item stands in the council's order; `None` if it has none
pub fn arrange(
    meeting: &Meeting,
    cases: &[String],
    council: &Council,
    handed: &Handed<'_>,
    rank: impl Fn(&Item) -> Option<usize>,
) -> Vec<Listed> {
    let items: Vec<(ItemPlace, Item)> = if meeting.lists_items() {
        meeting.all_items().map(|(place, item)| (place, item.clone())).collect()
    } else {
        let of_case = |(at, name): (usize, &String)| (ItemPlace::Listed(at), Item::of_case(name));
        cases.iter().enumerate().map(of_case).collect()
    };
    let bundle = &council.bundle;
    let is_sorted = meeting.order.unwrap_or(bundle.order) == ItemOrder::ByKind;
    let order = if is_sorted { by_kind(&items, &rank) } else { (0..items.len()).collect() };
    let mark = PlaceholderTemplate::parse(bundle.item_mark.as_deref().unwrap_or_default());
    let number = PlaceholderTemplate::parse(&bundle.material);
    let branch = PlaceholderTemplate::parse(&bundle.branch);
    let mut groups: HashMap<Pointer, (String, usize)> = HashMap::new();
    let (mut marks, mut materials) = (Counter::new(bundle.marks), Counter::new(bundle.materials));
    let in_order_of_list: Vec<&Item> = order.iter().map(|index| &items[*index].1).collect();
    let known = handed.known(in_order_of_list.iter().copied());
    let wants = |at: usize| {
        let (place, item) = &items[order[at]];
        item.has_material(bundle) && meeting.together(*place).is_none() && only_number(item).is_none()
    };
    let kind_of = |item: &Item| rank(item).and_then(|rank| council.kinds.get(rank)).map_or("", |kind| kind.name.as_str());
    let late = handed.late_numbers(&in_order_of_list, &known, bundle, wants, |at| kind_of(in_order_of_list[at]).to_owned());
    let mut ids = handed.new_ids();
    let listed = order.iter().copied().zip(known.into_iter().zip(late)).map(|(index, (known, late))| {
        let (place, item) = items[index].clone();
        let kind = rank(&item);
        let name = kind_of(&item);
        let (mut material, mut above) = (String::new(), None);
        if item.has_material(bundle) {
            let mut next = || in_order(&number, materials.next(place, kind), name);
            let counted = if let (Some(group), Some(way)) = (meeting.together(place), place.group()) {
                let new = || {
                    let counted = next();
                    let known = known.map(|known| known.above.clone()).filter(|above| !above.is_empty());
                    (group.material.clone().or(known).unwrap_or(counted), 0)
                };
                let (number, count) = groups.entry(way).or_insert_with(new);
                *count += 1;
                above = Some(number.clone());
                in_order(&branch, *count - 1, number)
            } else {
                next()
            };
            let given = item.material.as_ref().or_else(|| only_number(&item));
            let known = known.map(|known| &known.material).filter(|material| !material.is_empty());
            material = given.or(known).cloned().or(late).unwrap_or(counted);
        }
        let attachments = branches(&item, &material, bundle);
        let mark = in_order(&mark, marks.next(place, kind), name);
        let id = known.map_or_else(|| ids.next().unwrap_or_default(), |known| known.id.clone());
        Listed { index, id, place, item, mark, material, above, attachments }
    });
    listed.collect()
}

/// The number that the only paper of an item without a case gives it.
fn only_number(item: &Item) -> Option<&String> {
    item.only_paper()?.material.as_ref()
}

/// Items with a case change places with those of the same group only, and no others do. Closed ones come last: so the gallery
/// leaves once.
fn by_kind(items: &[(ItemPlace, Item)], rank: impl Fn(&Item) -> Option<usize>) -> Vec<usize> {
    let mut groups: HashMap<Option<Pointer>, Vec<usize>> = HashMap::new();
    for (at, (place, _)) in items.iter().enumerate().filter(|(_, (_, item))| item.case_name().is_some()) {
        groups.entry(place.group()).or_default().push(at);
    }
    let mut order: Vec<usize> = (0..items.len()).collect();
    for places in groups.into_values() {
        let mut sorted = places.clone();
        sorted.sort_by_key(|at| (items[*at].1.open == Some(Openness::Closed), rank(&items[*at].1)));
        for (place, item) in places.into_iter().zip(sorted) {
            order[place] = item;
        }
    }
    order
}

/// Counts marks or numbers through the meeting, or anew in each series.
struct Counter {
    counting: Counting,
    next: HashMap<(Option<usize>, Option<Pointer>), usize>,
}

impl Counter {
    fn new(counting: Counting) -> Self {
        Self { counting, next: HashMap::new() }
    }

    /// The next position of the series to which an item belongs, from 0.
    fn next(&mut self, place: ItemPlace, kind: Option<usize>) -> usize {
        let series = match self.counting {
            Counting::Through => (None, None),
            Counting::ByKind => (kind, None),
            Counting::ByGroup => (None, place.group()),
        };
        let next = self.next.entry(series).or_default();
        *next += 1;
        *next - 1
    }
}

/// The papers made elsewhere with their numbers.
fn branches(item: &Item, material: &str, bundle: &Bundle) -> Vec<(String, Attachment)> {
    let alone = item.only_paper().is_some();
    let phrase = PlaceholderTemplate::parse(&bundle.branch);
    let number = |(at, attachment): (usize, &Attachment)| {
        let given = attachment.material.clone();
        let next = if alone { material.to_owned() } else { in_order(&phrase, at, material) };
        (given.unwrap_or(next), attachment.clone())
    };
    item.attachments.iter().enumerate().map(number).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::input::schema::{Schema, load};

    fn meeting(items: &str) -> Meeting {
        let text =
            format!("会議名: 令和7年度第4回\n審議会: act-2023\n開催日: 令和8年2月18日\n案件:\n{items}");
        let file = std::sync::Arc::new(crate::text::source::SourceFile::new("meeting.yaml".into(), &text));
        let mut findings = Vec::new();
        let loaded =
            load::<Meeting>(&file, &Schema::of::<Meeting>(), &mut findings).expect("it is a mapping");
        assert!(findings.is_empty(), "{findings:?}");
        loaded.value
    }

    fn council() -> Council {
        static COUNCIL: LazyLock<Council> = LazyLock::new(|| {
            let mut findings = Vec::new();
            let mut reader = crate::workspace::profile::Reader::new("no-such-folder".into());
            let texts =
                reader.texts("act-2023", &mut findings).expect("it is compiled in").expect("it is right");
            texts.council.value.clone()
        });
        COUNCIL.clone()
    }

    fn with(change: impl FnOnce(&mut Bundle)) -> Council {
        let mut council = council();
        change(&mut council.bundle);
        council
    }

    fn materials(listed: &[Listed]) -> Vec<(usize, &str)> {
        listed.iter().map(|listed| (listed.index, listed.material.as_str())).collect()
    }

    #[test]
    fn kinds_stand_in_order_and_items_without_a_case_stay() {
        let meeting = meeting(
            "  - { 件名: 議事録の確認 }\n  - b.yaml\n  - { 件名: 予定, 別添: [ { 件名: 日程, ページ数: 1 } ] }\n  - a.yaml\n",
        );
        let council = with(|bundle| bundle.item_mark = Some("{ア}".to_owned()));
        let rank = |item: &Item| Some(usize::from(item.case_name() == Some("b")));
        let listed = arrange(&meeting, &[], &council, &Handed::default(), rank);
        assert_eq!(materials(&listed), [(0, ""), (3, "資料1"), (2, "資料2"), (1, "資料3")]);
        assert_eq!(listed.iter().map(|listed| listed.mark.as_str()).collect::<String>(), "アイウエ");
        assert_eq!(listed[2].attachments[0].0, "資料2");
        let as_listed = Meeting { order: Some(ItemOrder::AsListed), ..meeting };
        let listed = arrange(&as_listed, &[], &council, &Handed::default(), rank);
        assert_eq!(materials(&listed), [(0, ""), (1, "資料1"), (2, "資料2"), (3, "資料3")]);
    }

    #[test]
    fn attachments_count_below_their_material() {
        let meeting = meeting(
            "  - { ファイル: a.yaml, 資料番号: 資料4-4, 別添: [ { 件名: 図, ページ数: 1 }, { 件名: 表, ページ数: 2, 資料番号: 別表 } ] }\n",
        );
        let numbers = |branch: &str| {
            let council = with(|bundle| branch.clone_into(&mut bundle.branch));
            let listed = arrange(&meeting, &[], &council, &Handed::default(), |_| None);
            listed[0].attachments.iter().map(|(number, _)| number.clone()).collect::<Vec<_>>()
        };
        assert_eq!(numbers("{資料番号}-{1}"), ["資料4-4-1", "別表"]);
        assert_eq!(numbers("{資料番号}-{ア}"), ["資料4-4-ア", "別表"]);
    }

    #[test]
    fn the_only_paper_of_an_item_without_a_case_has_one_number() {
        let given = "  - { 件名: 議事録, 別添: [ { 件名: 案, ページ数: 3, 資料番号: 資料Ｂ } ] }\n";
        let listed = arrange(&meeting(given), &[], &council(), &Handed::default(), |_| None);
        assert_eq!((listed[0].material.as_str(), listed[0].attachments[0].0.as_str()), ("資料Ｂ", "資料Ｂ"));
    }

    #[test]
    fn without_a_list_every_case_is_an_item() {
        let meeting = Meeting { items: Vec::new(), ..meeting("  - a.yaml\n") };
        let listed = arrange(&meeting, &["い".to_owned(), "あ".to_owned()], &council(), &Handed::default(), |_| None);
        assert_eq!(
            listed.iter().filter_map(|listed| listed.item.case_name()).collect::<Vec<_>>(),
            ["い", "あ"]
        );
    }

    #[test]
    fn items_are_sorted_within_their_group_and_counted_as_the_council_wants() {
        let items = "  - b.yaml\n  - { 見出し: 一, 案件: [ b2.yaml, a.yaml ] }\n  - { 見出し: 二, 案件: [ a2.yaml, その他 ] }\n  - a3.yaml\n";
        let meeting = meeting(items);
        let rank = |item: &Item| item.case_name().map(|name| usize::from(name.starts_with('b')));
        let marks = |counting: Counting| {
            let council = with(|bundle| {
                bundle.item_mark = Some("{1}".to_owned());
                bundle.material = "{区分}{1}".to_owned();
                (bundle.marks, bundle.materials) = (counting, counting);
            });
            let listed = arrange(&meeting, &[], &council, &Handed::default(), rank);
            let said = listed.iter().map(|listed| {
                let name = listed.item.case_name().unwrap_or("-");
                format!("{name} {} {}", listed.mark, listed.material)
            });
            said.collect::<Vec<_>>()
        };
        let [first, second] = [0, 1].map(|kind| council().kinds[kind].name.clone());
        let expected = |numbers: [(usize, usize); 6]| {
            let names = ["a3", "a", "b2", "a2", "その他", "b"];
            let said = names.iter().zip(numbers).map(|(name, (mark, material))| {
                let kind = if name.starts_with('b') { &second } else { &first };
                format!("{name} {mark} {kind}{material}")
            });
            said.collect::<Vec<_>>()
        };
        assert_eq!(marks(Counting::Through), expected([(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6)]));
        assert_eq!(marks(Counting::ByKind), expected([(1, 1), (2, 2), (1, 1), (3, 3), (4, 4), (2, 2)]));
        assert_eq!(marks(Counting::ByGroup), expected([(1, 1), (1, 1), (2, 2), (1, 1), (2, 2), (2, 2)]));
    }

    #[test]
    fn a_group_that_is_one_material_has_a_number_and_its_items_count_below() {
        let meeting = meeting(
            "  - a.yaml\n  - { 見出し: 協議, まとめ: はい, 案件: [ b.yaml, c.yaml ] }\n  - { 見出し: 別, まとめ: はい, 資料番号: 資料Ｚ, 案件: [ d.yaml ] }\n  - e.yaml\n",
        );
        let listed = arrange(&meeting, &[], &council(), &Handed::default(), |_| None);
        let numbers: Vec<(Option<&str>, &str)> =
            listed.iter().map(|listed| (listed.above.as_deref(), listed.material.as_str())).collect();
        let below = [Some("資料2"), Some("資料Ｚ")];
        let expected = [
            (None, "資料1"),
            (below[0], "資料2-1"),
            (below[0], "資料2-2"),
            (below[1], "資料Ｚ-1"),
            (None, "資料4"),
        ];
        assert_eq!(numbers, expected);
    }

    proptest! {
        #[test]
        fn every_item_stands_once_and_kinds_never_go_back(kinds in proptest::collection::vec(proptest::option::of(0usize..4), 1..12)) {
            let items: String = kinds.iter().enumerate().map(|(index, kind)| match kind {
                Some(_) => format!("  - c{index}.yaml\n"),
                None => format!("  - {{ 件名: そのほか{index} }}\n"),
            }).collect();
            let rank = |name: &str| name[1..].parse::<usize>().ok().and_then(|index| kinds[index]).unwrap_or_default();
            let listed = arrange(&meeting(&items), &[], &council(), &Handed::default(), |item| item.case_name().map(rank));
            let mut seen: Vec<usize> = listed.iter().map(|listed| listed.index).collect();
            let ranks: Vec<usize> = listed.iter().filter_map(|listed| listed.item.case_name()).map(rank).collect();
            prop_assert!(ranks.is_sorted());
            for (place, index) in seen.iter().enumerate().filter(|(_, index)| kinds[**index].is_none()) {
                prop_assert_eq!(place, *index);
            }
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..kinds.len()).collect::<Vec<_>>());
        }
    }
}
