//! The meeting's list put in order, with its marks and the numbers of its materials.

use crate::model::council::{Bundle, ItemOrder};
use crate::model::meeting::{Attachment, Item, Meeting, Openness};
use crate::text::numbering;
use crate::text::placeholder::PlaceholderTemplate;

/// An item in its place, numbered.
#[derive(Debug, PartialEq, Clone)]
pub struct Listed {
    /// Its place in the meeting's file, from 0.
    pub index: usize,
    /// The item.
    pub item: Item,
    /// Its mark: ア. Empty where the council marks nothing.
    pub mark: String,
    /// Number of its material: 資料1. Empty where it has none.
    pub material: String,
    /// The papers made elsewhere, each with its number.
    pub attachments: Vec<(String, Attachment)>,
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

    /// A withdrawn item keeps the number that it had, and nobody else gets it.
    fn has_material(&self) -> bool {
        self.withdrawn.is_yes()
            || self.case_name().is_some()
            || !self.attachments.is_empty()
            || self.material.is_some()
    }
}

/// The items of a meeting in the order of the bundle. Where the meeting lists none, every case is one, by name.
///
/// - `rank` says where the kind of a case stands in the council's order
pub fn arrange(
    meeting: &Meeting,
    cases: &[String],
    bundle: &Bundle,
    rank: impl Fn(&str) -> usize,
) -> Vec<Listed> {
    let items: Vec<Item> = if meeting.items.is_empty() {
        cases.iter().map(|name| Item::of_case(name)).collect()
    } else {
        meeting.items.clone()
    };
    let mut order: Vec<usize> = (0..items.len()).collect();
    if meeting.order.unwrap_or(bundle.order) == ItemOrder::ByKind {
        // Items with a case change places among themselves only. Closed ones come last: so the gallery leaves once.
        let places: Vec<usize> =
            order.iter().copied().filter(|at| items[*at].case_name().is_some()).collect();
        let mut sorted = places.clone();
        let is_closed = |at: usize| items[at].open == Some(Openness::Closed);
        sorted.sort_by_key(|at| (is_closed(*at), items[*at].case_name().map(&rank)));
        for (place, item) in places.into_iter().zip(sorted) {
            order[place] = item;
        }
    }
    let mark = PlaceholderTemplate::parse(bundle.item_mark.as_deref().unwrap_or_default());
    let number = PlaceholderTemplate::parse(&bundle.material);
    let mut materials = 0;
    let listed = order.into_iter().enumerate().map(|(place, index)| {
        let item = items[index].clone();
        let mut material = String::new();
        if item.has_material() {
            let given = item.material.as_ref().or_else(|| item.only_paper()?.material.as_ref());
            material = given.cloned().unwrap_or_else(|| in_order(&number, materials, ""));
            materials += 1;
        }
        let attachments = branches(&item, &material, bundle);
        Listed { index, item, mark: in_order(&mark, place, ""), material, attachments }
    });
    listed.collect()
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

/// A mark or number of the council's, as the one at a position.
#[must_use]
pub fn in_order(phrase: &PlaceholderTemplate, position: usize, material: &str) -> String {
    phrase.fill(|blank| numbering::in_series(blank, position).unwrap_or_else(|| material.to_owned()))
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

    fn council() -> Bundle {
        static BUNDLE: LazyLock<Bundle> = LazyLock::new(|| {
            let mut findings = Vec::new();
            let mut reader = crate::workspace::profile::Reader::new("no-such-folder".into());
            let texts =
                reader.texts("act-2023", &mut findings).expect("it is compiled in").expect("it is right");
            texts.council.value.bundle.clone()
        });
        BUNDLE.clone()
    }

    fn materials(listed: &[Listed]) -> Vec<(usize, &str)> {
        listed.iter().map(|listed| (listed.index, listed.material.as_str())).collect()
    }

    #[test]
    fn kinds_stand_in_order_and_items_without_a_case_stay() {
        let meeting = meeting(
            "  - { 件名: 議事録の確認 }\n  - b.yaml\n  - { 件名: 予定, 別添: [ { 件名: 日程, ページ数: 1 } ] }\n  - a.yaml\n",
        );
        let bundle = Bundle { item_mark: Some("{ア}".to_owned()), ..council() };
        let listed = arrange(&meeting, &[], &bundle, |name| usize::from(name == "b"));
        assert_eq!(materials(&listed), [(0, ""), (3, "資料1"), (2, "資料2"), (1, "資料3")]);
        assert_eq!(listed.iter().map(|listed| listed.mark.as_str()).collect::<String>(), "アイウエ");
        assert_eq!(listed[2].attachments[0].0, "資料2");
        let as_listed = Meeting { order: Some(ItemOrder::AsListed), ..meeting };
        let listed = arrange(&as_listed, &[], &bundle, |name| usize::from(name == "b"));
        assert_eq!(materials(&listed), [(0, ""), (1, "資料1"), (2, "資料2"), (3, "資料3")]);
    }

    #[test]
    fn attachments_count_below_their_material() {
        let meeting = meeting(
            "  - { ファイル: a.yaml, 資料番号: 資料4-4, 別添: [ { 件名: 図, ページ数: 1 }, { 件名: 表, ページ数: 2, 資料番号: 別表 } ] }\n",
        );
        let numbers = |branch: &str| {
            let bundle = Bundle { branch: branch.to_owned(), ..council() };
            let listed = arrange(&meeting, &[], &bundle, |_| 0);
            listed[0].attachments.iter().map(|(number, _)| number.clone()).collect::<Vec<_>>()
        };
        assert_eq!(numbers("{資料番号}-{1}"), ["資料4-4-1", "別表"]);
        assert_eq!(numbers("{資料番号}-{ア}"), ["資料4-4-ア", "別表"]);
    }

    #[test]
    fn the_only_paper_of_an_item_without_a_case_has_one_number() {
        let given = "  - { 件名: 議事録, 別添: [ { 件名: 案, ページ数: 3, 資料番号: 資料Ｂ } ] }\n";
        let listed = arrange(&meeting(given), &[], &council(), |_| 0);
        assert_eq!((listed[0].material.as_str(), listed[0].attachments[0].0.as_str()), ("資料Ｂ", "資料Ｂ"));
    }

    #[test]
    fn without_a_list_every_case_is_an_item() {
        let meeting = Meeting { items: Vec::new(), ..meeting("  - a.yaml\n") };
        let listed = arrange(&meeting, &["い".to_owned(), "あ".to_owned()], &council(), |_| 0);
        assert_eq!(
            listed.iter().filter_map(|listed| listed.item.case_name()).collect::<Vec<_>>(),
            ["い", "あ"]
        );
    }

    proptest! {
        #[test]
        fn every_item_stands_once_and_kinds_never_go_back(kinds in proptest::collection::vec(proptest::option::of(0usize..4), 1..12)) {
            let items: String = kinds.iter().enumerate().map(|(index, kind)| match kind {
                Some(_) => format!("  - c{index}.yaml\n"),
                None => format!("  - {{ 件名: そのほか{index} }}\n"),
            }).collect();
            let rank = |name: &str| name[1..].parse::<usize>().ok().and_then(|index| kinds[index]).unwrap_or_default();
            let listed = arrange(&meeting(&items), &[], &council(), rank);
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
