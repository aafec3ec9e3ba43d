//! Numbers that were typed before the items of a list: the form numbers them itself, so they would stand twice.

use crate::text::source::{Content, Edit, Node, Span};

use super::signs::is_blank;
use super::vocabulary::SAFEGUARDS;

const KATAKANA: &str = "アイウエオカキクケコサシスセソタチツテト";
const CIRCLED: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const PARENTHESISED: &str = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇";

/// A number at the beginning of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Number {
    value: usize,
    /// Bytes of it, without the blanks after it.
    length: usize,
    /// Whether it cannot be part of a sentence, as `1 ` can.
    is_sure: bool,
}

/// The places of numbers before safeguards.
#[must_use]
pub fn typed_numbers(source: &str, tree: &Node) -> Vec<Span> {
    let mut found = Vec::new();
    below(source, tree, false, &mut found);
    found
}

fn below(source: &str, node: &Node, is_safeguard: bool, found: &mut Vec<Span>) {
    match &node.content {
        Content::Map(entries) => entries.iter().for_each(|entry| {
            let is_safeguard = is_safeguard || SAFEGUARDS.contains(&entry.key.typed.as_str());
            if is_safeguard && matches!(entry.value.content, Content::Scalar { .. }) {
                list(source, std::slice::from_ref(&entry.value), found);
            }
            below(source, &entry.value, is_safeguard, found);
        }),
        Content::List(items) => {
            if is_safeguard {
                list(source, items, found);
            }
            items.iter().for_each(|item| below(source, item, is_safeguard, found));
        }
        Content::Scalar { .. } => {}
    }
}

fn list(source: &str, items: &[Node], found: &mut Vec<Span>) {
    let texts: Vec<Option<&Node>> = items.iter().map(text_of).collect();
    let numbers: Vec<Option<Number>> =
        texts.iter().map(|node| number(node.and_then(|node| node.text())?)).collect();
    for (index, (node, typed)) in texts.iter().zip(&numbers).enumerate() {
        let (Some(node), Some(typed)) = (node, typed) else { continue };
        if is_counted(&numbers, index, typed) {
            found.push(place(source, node, typed.length));
        }
    }
}

/// The sentence of an item: itself, or what stands under 本文.
fn text_of(item: &Node) -> Option<&Node> {
    match &item.content {
        Content::Scalar { .. } => Some(item),
        _ => ["本文", "text"].iter().find_map(|key| item.typed_entry(key)).map(|entry| &entry.value),
    }
}

/// Whether a number counts its item: it is the item's own, or follows on its neighbour's. A bare `1 ` counts only where
/// the items beside it are counted as well, or where there is no other.
fn is_counted(numbers: &[Option<Number>], index: usize, typed: &Number) -> bool {
    let beside = |at: Option<usize>, value: Option<usize>| {
        at.and_then(|at| numbers.get(at)?.as_ref())
            .map(|number| number.value)
            .is_some_and(|found| Some(found) == value)
    };
    let runs = beside(index.checked_sub(1), typed.value.checked_sub(1))
        || beside(index.checked_add(1), typed.value.checked_add(1));
    let fits = typed.value == index + 1;
    runs || (fits && (typed.is_sure || numbers.len() == 1))
}

fn place(source: &str, node: &Node, length: usize) -> Span {
    let quote = usize::from(source[node.span.clone()].starts_with(['"', '\'']));
    let start = node.span.start + quote;
    let typed = node.text().unwrap_or_default();
    let is_as_typed = source[start..].starts_with(&typed[..length]);
    if is_as_typed { start..start + length } else { node.span.clone() }
}

/// The number that a text begins with: `1 `, `１．`, `(1)`, `①`, `ア `.
fn number(text: &str) -> Option<Number> {
    let first = text.chars().next()?;
    let sign = |signs: &str| signs.chars().position(|sign| sign == first).map(|index| index + 1);
    if let Some(value) = sign(CIRCLED).or_else(|| sign(PARENTHESISED)) {
        return Some(Number { value, length: first.len_utf8(), is_sure: true });
    }
    let opening = if matches!(first, '(' | '（') { first.len_utf8() } else { 0 };
    let (value, digits) = count(&text[opening..])?;
    let rest = &text[opening + digits..];
    let next = rest.chars().next()?;
    let (closing, is_sure) = match next {
        ')' | '）' => (next.len_utf8(), true),
        _ if opening > 0 => return None,
        '．' | '.' | '、' if !rest[next.len_utf8()..].starts_with(|c: char| c.is_numeric()) => {
            (next.len_utf8(), true)
        }
        _ if is_blank(next) => (0, false),
        _ => return None,
    };
    Some(Number { value, length: opening + digits + closing, is_sure })
}

/// The value and the bytes of a counting word: digits of either width, or one letter of アイウ.
fn count(text: &str) -> Option<(usize, usize)> {
    let first = text.chars().next()?;
    if let Some(index) = KATAKANA.chars().position(|letter| letter == first) {
        return Some((index + 1, first.len_utf8()));
    }
    let digits: Vec<char> =
        text.chars().take_while(|c| c.is_ascii_digit() || ('０'..='９').contains(c)).take(3).collect();
    let value = digits.iter().fold(0, |sum, digit| {
        let zero = if digit.is_ascii() { '0' } else { '０' };
        sum * 10 + (*digit as usize - zero as usize)
    });
    let length = digits.iter().map(|digit| digit.len_utf8()).sum();
    (length > 0).then_some((value, length))
}

/// What takes all numbers away, with the blanks after them. `None` where one of them is not typed as it is read, or what is
/// left would be more than a text to YAML.
#[must_use]
pub fn without_numbers(source: &str, numbers: &[Span]) -> Option<Vec<Edit>> {
    let without = |number: &Span| {
        let rest = source[number.end..].trim_start_matches(is_blank);
        let is_text = rest.starts_with(|first: char| !first.is_ascii_punctuation() && !first.is_control());
        let is_typed = !source[number.clone()].starts_with(['"', '\'', '|', '>']);
        let span = number.start..source.len() - rest.len();
        (is_text && is_typed).then(|| Edit { span, text: String::new() })
    };
    numbers.iter().map(without).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(items: &[&str]) -> Vec<String> {
        let mut source = String::new();
        let mut nodes = Vec::new();
        for item in items {
            let start = source.len();
            source.push_str(item);
            let content = Content::Scalar { text: (*item).to_owned(), plain: true };
            nodes.push(Node { span: start..source.len(), content });
        }
        let mut places = Vec::new();
        list(&source, &nodes, &mut places);
        places.into_iter().map(|span| source[span].to_owned()).collect()
    }

    #[test]
    fn running_numbers_are_found() {
        assert_eq!(found(&["1 契約に", "2 保管は"]), ["1", "2"]);
        assert_eq!(found(&["１．契約に", "２．保管は"]), ["１．", "２．"]);
        assert_eq!(found(&["(1) 契約に", "（２）保管は"]), ["(1)", "（２）"]);
        assert_eq!(found(&["①契約に", "保管は"]), ["①"]);
        assert_eq!(found(&["ア　契約に", "イ　保管は"]), ["ア", "イ"]);
        assert_eq!(found(&["1　契約に"]), ["1"]);
        assert_eq!(found(&["契約に", "2 保管は", "3 廃棄は"]), ["2", "3"]);
    }

    #[test]
    fn numbers_of_a_sentence_are_left_alone() {
        for items in [
            &["1年間保存する", "2名で取り扱う"][..],
            &["契約に", "3 名以上で取り扱う"],
            &["2 名以上で取り扱う", "保管は"],
            &["2 名以上で取り扱う"],
            &["契約に", "(1)の措置を求める"],
            &["1.5倍の鍵を使う"],
            &["(個人情報)を含む"],
            &["アクセスを制限する", "インターネットにつながない"],
            &["第1条による"],
            &["1"],
            &[],
        ] {
            assert!(found(items).is_empty(), "{items:?}");
        }
    }
}
