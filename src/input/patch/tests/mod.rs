//! Changes of small files, and of all files.

use std::sync::Arc;

use super::*;
use crate::model::case::Case;

mod every_file;
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
    let set = |text, new| changed(text, |patcher| patcher.set(&Pointer::of(&["subject"]), &Value::text(new)));
    assert_eq!(set("件名: 甲 # 注\n", "乙"), "件名: 乙 # 注\n");
    assert_eq!(set("件名: '甲'\n", "it's"), "件名: 'it''s'\n");
    assert_eq!(set("件名: \"甲\"\n", "乙"), "件名: \"乙\"\n");
    assert_eq!(set("件名: # 注\n", "乙"), "件名: 乙 # 注\n");
    assert_eq!(set("件名: | # 注\n  甲\n\n", "乙\n丙\n"), "件名: | # 注\n  乙\n  丙\n\n");
    assert_eq!(set("件名: 甲\r\n担当: 乙", "丙\n丁"), "件名: |-\r\n  丙\r\n  丁\r\n担当: 乙");
}

#[test]
fn a_file_that_is_not_sound_is_left_alone() {
    let file = Arc::new(SourceFile::new("a.yaml".into(), "件名: &a 甲\n担当: *a\n"));
    let patcher = Patcher::new(&file, &Schema::shared::<Case>()).map(|_| ());
    assert_eq!(patcher, Err(Refusal::Unreadable));
}
