//! Changes of small files, and of all files.

use std::sync::Arc;

use super::*;
use crate::model::case::Case;
use crate::text::source::apply;

mod every_file;
mod material;
mod oracle;

fn changed(text: &str, change: impl FnOnce(&Patcher<'_>) -> Result<Vec<Edit>, Refusal>) -> String {
    let file = Arc::new(SourceFile::new("a.yaml".into(), text));
    let schema = Schema::shared::<Case>();
    let patcher = Patcher::new(&file, &schema).expect("it is sound");
    let edits = change(&patcher).expect("it is proven");
    apply(text, &edits).expect("edits are of the text")
}

#[test]
fn a_text_keeps_its_style_and_its_comment() {
    let set =
        |text, new| changed(text, |patcher| patcher.set(&Pointer::of(&["subject"]), &NewValue::text(new)));
    assert_eq!(set("件名: 甲 # 注\n", "乙"), "件名: 乙 # 注\n");
    assert_eq!(set("件名: '甲'\n", "it's"), "件名: 'it''s'\n");
    assert_eq!(set("件名: \"甲\"\n", "乙"), "件名: \"乙\"\n");
    assert_eq!(set("件名: # 注\n", "乙"), "件名: 乙 # 注\n");
    assert_eq!(set("件名: | # 注\n  甲\n\n", "乙\n丙\n"), "件名: | # 注\n  乙\n  丙\n\n");
    assert_eq!(set("件名: | # 注\n  甲\n", "乙\n丙"), "件名: |- # 注\n  乙\n  丙\n");
    assert_eq!(set("件名: >+ # 注\n  甲\n", "乙\n"), "件名: >+ # 注\n  乙\n");
    assert_eq!(set("件名: 甲\r\n担当: 乙", "丙\n丁"), "件名: |-\r\n  丙\r\n  丁\r\n担当: 乙");
}

#[test]
fn a_file_that_is_not_sound_is_left_alone() {
    let file = Arc::new(SourceFile::new("a.yaml".into(), "件名: &a 甲\n担当: *a\n"));
    let patcher = Patcher::new(&file, &Schema::shared::<Case>()).map(|_| ());
    assert_eq!(patcher, Err(Refusal::Unreadable));
}

#[test]
fn a_new_key_is_in_the_language_and_order_of_the_file() {
    let add =
        |text, key: &str| changed(text, |patcher| patcher.add(&Pointer::of(&[key]), &NewValue::text("乙")));
    let between = add("件名: 甲 # 注\n\n確認済み: []\n", "special_clauses");
    assert_eq!(between, "件名: 甲 # 注\n特記事項: 乙\n\n確認済み: []\n");
    assert_eq!(add("matters: []\r\nallow: []", "subject"), "subject: 乙\r\nmatters: []\r\nallow: []");
}

#[test]
fn names_in_one_text_stay_one_text_as_long_as_they_can() {
    let text = "取扱い:\n  - 保有情報:\n      項目: 氏名、住所 # 注\n";
    let fields = Pointer::parse("/matters/0/held/fields");
    let add = |new: NewValue| changed(text, |patcher| patcher.add(&fields.index(1), &new));
    let with = |names: &str| format!("取扱い:\n  - 保有情報:\n      項目: {names} # 注\n");
    assert_eq!(add(NewValue::text("電話")), with("氏名、電話、住所"));
    assert_eq!(add(NewValue::text("甲、乙")), with("[氏名, \"甲、乙\", 住所]"));
    assert_eq!(changed(text, |patcher| patcher.remove(&fields.index(0))), with("住所"));
    assert_eq!(changed(text, |patcher| patcher.move_item(&fields, 1, 0)), with("住所、氏名"));
    assert_eq!(
        changed(text, |patcher| patcher.set(&fields.index(1), &NewValue::text("電話"))),
        with("氏名、電話")
    );
}

#[test]
fn a_comment_goes_only_with_the_value_that_it_stands_in() {
    let text = "取扱い:\n  # 一\n  - 内容: 甲 # い\n    # ろ\n    理由: 乙\n  # 二\n  - 内容: 丙\n";
    let at = Pointer::parse("/matters/0");
    let removed = changed(text, |patcher| patcher.remove(&at));
    assert_eq!(removed, "取扱い:\n  # 一\n  # 二\n  - 内容: 丙\n");
    let moved = changed(text, |patcher| patcher.move_item(&Pointer::of(&["matters"]), 1, 0));
    assert_eq!(moved, "取扱い:\n  # 二\n  - 内容: 丙\n  # 一\n  - 内容: 甲 # い\n    # ろ\n    理由: 乙\n");
    let file = Arc::new(SourceFile::new("a.yaml".into(), text));
    let schema = Schema::shared::<Case>();
    let patcher = Patcher::new(&file, &schema).expect("it is sound");
    assert_eq!(patcher.set(&at, &NewValue::text("丁")), Err(Refusal::Comments(at.clone())));
}

#[test]
fn a_list_or_mapping_is_written_where_nothing_or_something_else_stood() {
    let matters = Pointer::of(&["matters"]);
    let map = |key: &str, value| NewValue::Map(vec![(key.to_owned(), value)]);
    let held =
        map("held", map("fields", NewValue::List(vec![NewValue::text("氏名"), NewValue::text("a: b")])));
    let add = |text| changed(text, |patcher| patcher.add(&matters.index(0), &held));
    let lines = "\n  - 保有情報:\n      項目:\n        - 氏名\n        - \"a: b\"";
    assert_eq!(add("取扱い: # 注\n"), format!("取扱い: # 注{lines}\n"));
    assert_eq!(add("件名: 甲\n取扱い:"), format!("件名: 甲\n取扱い:{lines}"));
    assert_eq!(add("取扱い: []\n"), "取扱い: [{ 保有情報: { 項目: [氏名, \"a: b\"] } }]\n");
}

#[test]
fn places_that_are_not_there_are_refused() {
    let file = Arc::new(SourceFile::new("a.yaml".into(), "件名: 甲\n取扱い:\n  - 内容: 甲\n"));
    let schema = Schema::shared::<Case>();
    let patcher = Patcher::new(&file, &schema).expect("it is sound");
    let (subject, gone) = (Pointer::of(&["subject"]), Pointer::of(&["contact"]));
    let text = NewValue::text("乙");
    assert_eq!(patcher.set(&gone, &text), Err(Refusal::NotThere(gone.clone())));
    assert_eq!(patcher.add(&subject, &text), Err(Refusal::AlreadyThere(subject.clone())));
    assert_eq!(patcher.add(&subject.key("a"), &text), Err(Refusal::NoContainer(subject.key("a"))));
    assert_eq!(
        patcher.remove(&Pointer::parse("/matters/1")),
        Err(Refusal::NotThere(Pointer::parse("/matters/1")))
    );
    assert_eq!(
        patcher.remove(&Pointer::parse("/matters/x")),
        Err(Refusal::NotThere(Pointer::parse("/matters/x")))
    );
    assert_eq!(patcher.move_item(&subject, 0, 0), Err(Refusal::NotAList(subject.clone())));
    assert_eq!(patcher.set(&subject, &NewValue::text("a\u{7}")), Err(Refusal::Character('\u{7}')));
}

#[test]
fn a_mapping_that_stands_for_a_list_becomes_an_item_with_its_comments() {
    let text = "取扱い:\n  理由: | # い\n    甲\n\n    乙\n\n  # ろ\n  内容: '丙'\n";
    let new = NewValue::Map(vec![("reason".to_owned(), NewValue::text("丁"))]);
    let add =
        |index: usize| changed(text, |patcher| patcher.add(&Pointer::of(&["matters"]).index(index), &new));
    let old = "  - 理由: | # い\n      甲\n\n      乙\n\n    # ろ\n    内容: '丙'\n";
    assert_eq!(add(1), format!("取扱い:\n{old}  - 理由: 丁\n"));
    assert_eq!(add(0), format!("取扱い:\n  - 理由: 丁\n{old}"));
}
