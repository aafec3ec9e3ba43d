//! Names of fields as people paste them: with numbers and marks before them, run together by blanks.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use crate::text::source::Span;

/// How long a number, a bullet and the blank after it are at the beginning of a name: `1 氏名`, `(2)住所`, `・性別`. None is 0.
#[must_use]
pub fn mark(name: &str) -> usize {
    static MARK: LazyLock<Regex> = LazyLock::new(|| {
        let number = "[0-9０-９]{1,3}";
        Regex::new(&format!(
            r"^(?:{number}(?:[.．、)）][\s　]*|[\s　]+)|[(（]{number}[)）][\s　]*|[①-⑳㉑-㉟・●○◎■□◆※＊*－‐-][\s　]*)"
        ))
        .expect("a pattern")
    });
    MARK.find(name).map(|found| found.end()).filter(|end| *end < name.len()).unwrap_or_default()
}

/// The blanks that stand between names which were pasted as one: full-width ones, tabs, or those between three words and more.
#[must_use]
pub fn blanks(name: &str) -> Vec<Span> {
    static BLANKS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\s　]+").expect("a pattern"));
    let from = mark(name);
    let found: Vec<Span> = BLANKS.find_iter(&name[from..]).map(|found| found.range()).collect();
    let found: Vec<Span> = found.into_iter().map(|span| span.start + from..span.end + from).collect();
    // A name may hold a blank or two: 電話 番号. What follows in brackets belongs to the name before.
    let found: Vec<Span> =
        found.into_iter().filter(|span| !name[span.end..].starts_with(['（', '(', '【', '「'])).collect();
    let is_wide = found.iter().any(|span| name[span.clone()].contains(['　', '\t']));
    let is_word = |word: &str| !word.is_ascii();
    let words = name[from..].split_whitespace();
    if (is_wide || found.len() > 1) && words.clone().count() > 1 && words.into_iter().all(is_word) {
        found
    } else {
        Vec::new()
    }
}

/// A name as it is compared with others: without mark and blanks, characters of another width as the ordinary ones.
#[must_use]
pub fn compared(name: &str) -> String {
    name[mark(name)..].nfkc().filter(|character| !character.is_whitespace()).collect()
}

/// The heading before a name, which opens a group: `【保護者】氏名`, `本人：氏名`. What stands behind it is the name.
#[must_use]
pub fn heading(name: &str) -> Option<(&str, &str)> {
    static HEADING: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:【([^【】]+)】|［([^［］]+)］|〔([^〔〕]+)〕|＜([^＜＞]+)＞|〈([^〈〉]+)〉|([^：:（(「【]{1,12})：)[\s　]*").expect("a pattern")
    });
    let name = &name[mark(name)..];
    let found = HEADING.captures(name)?;
    let heading = found.iter().skip(1).flatten().next()?.as_str();
    let rest = &name[found.get(0)?.end()..];
    (!rest.is_empty()).then_some((heading, rest))
}

/// The names of a list as they are compared, each in the group that was opened last before it.
#[must_use]
pub fn grouped<T: AsRef<str>>(names: &[T]) -> Vec<(Option<String>, String)> {
    let mut group = None;
    let in_group = |name: &T| {
        let name = name.as_ref();
        match heading(name) {
            Some((heading, rest)) => {
                group = Some(compared(heading));
                (group.clone(), compared(rest))
            }
            None => (group.clone(), compared(name)),
        }
    };
    names.iter().map(in_group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_names() {
        for (name, rest) in [
            ("1 氏名", "氏名"),
            ("２．住所", "住所"),
            ("(3)電話番号", "電話番号"),
            ("（４）　性別", "性別"),
            ("①生年月日", "生年月日"),
            ("・続柄", "続柄"),
            ("- 続柄", "続柄"),
            ("※備考", "備考"),
            ("1歳児健診の結果", "1歳児健診の結果"),
            ("65歳以上の該当", "65歳以上の該当"),
            ("2号認定", "2号認定"),
            ("氏名", "氏名"),
            ("1", "1"),
        ] {
            assert_eq!(&name[mark(name)..], rest, "{name}");
        }
    }

    #[test]
    fn a_heading_opens_a_group_until_the_next_one() {
        assert_eq!(heading("【登録者】氏名"), Some(("登録者", "氏名")));
        assert_eq!(heading("本人：　氏名"), Some(("本人", "氏名")));
        for name in ["氏名", "氏名【漢字】", "【登録者】", "住所（市内：町名）", "https：//例"]
        {
            assert!(heading(name).is_none_or(|(heading, _)| heading == "https"), "{name}");
        }
        let groups = grouped(&["番号", "【登録者】氏名", "住所", "【保護者】氏名"]);
        let told: Vec<_> = groups.iter().map(|(group, name)| (group.as_deref(), name.as_str())).collect();
        let (registered, guardian) = (Some("登録者"), Some("保護者"));
        let right = [(None, "番号"), (registered, "氏名"), (registered, "住所"), (guardian, "氏名")];
        assert_eq!(told, right);
    }

    #[test]
    fn names_run_together_are_told_from_names_with_a_blank() {
        let words = |name: &str| blanks(name).len();
        for (name, count) in [
            ("氏名　住所　生年月日", 2),
            ("氏名\t住所", 1),
            ("氏名 住所 電話番号", 2),
            ("1 氏名　2 住所", 0),
            ("電話 番号", 0),
            ("電話番号　（自宅）", 0),
            ("ID 番号", 0),
            ("1 氏名", 0),
        ] {
            assert_eq!(words(name), count, "{name}");
        }
        assert_eq!(compared("１　住　所"), "住所");
        assert_eq!(compared("ﾌﾘｶﾞﾅ"), "フリガナ");
    }
}
