//! Values that are closed to the public: `{ 値: 山田商店, 非公開: はい, 根拠: 情報公開条例第7条第2号 }` (value, closed, ground).
//!
//! Such a value is read as if it stood alone, and that it is closed is kept beside the tree: every rule and every paper for the
//! council sees the value itself, and a public edition is made from values in which it never was.

use serde::de::DeserializeOwned;

use crate::text::source::{Content, Node, Span};

use super::coerce::coerce;
use super::{Loaded, Schema, SchemaPart};

/// Stands for a closed value in what is made for the public; the library prints a black box in its place, always of one width.
/// It can be typed nowhere: no font has it.
pub const BLACKED: &str = "\u{E000}";

/// The key of the value itself, in both spellings.
pub const VALUE: [&str; 2] = ["値", "value"];
/// The key that says that it is closed.
pub const CLOSED: [&str; 2] = ["非公開", "closed"];
/// The key of the ground on which it is.
pub const GROUND: [&str; 2] = ["根拠", "ground"];

/// A value that is closed to the public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedValue {
    /// Where the value stands.
    pub span: Span,
    /// Where the word stands that closes it.
    pub mark: Span,
    /// The ground on which it is closed.
    pub ground: Option<String>,
}

/// Puts the values themselves in the place of the mappings that say that they are closed, and returns which they are.
pub(super) fn lift(node: &mut Node) -> Vec<ClosedValue> {
    let mut found = Vec::new();
    lift_into(node, &mut found);
    found
}

fn lift_into(node: &mut Node, found: &mut Vec<ClosedValue>) {
    if let Some((value, closed)) = closed_value(node) {
        found.extend(closed);
        *node = value;
        return;
    }
    match &mut node.content {
        Content::Scalar { .. } => {}
        Content::List(items) => items.iter_mut().for_each(|item| lift_into(item, found)),
        Content::Map(entries) => entries.iter_mut().for_each(|entry| lift_into(&mut entry.value, found)),
    }
}

/// The value of a mapping that says whether it is closed, and that it is, if so; `None` for every other mapping.
fn closed_value(node: &Node) -> Option<(Node, Option<ClosedValue>)> {
    let Content::Map(entries) = &node.content else { return None };
    let get = |words: [&str; 2]| entries.iter().find(|entry| words.contains(&entry.key.typed.as_str()));
    let is_known = |typed: &str| [VALUE, CLOSED, GROUND].iter().any(|words| words.contains(&typed));
    let (value, mark) = (get(VALUE)?, get(CLOSED)?);
    let is_yes = match mark.value.text()? {
        "はい" | "yes" => true,
        "いいえ" | "no" => false,
        _ => return None,
    };
    if entries.len() > 3 || !entries.iter().all(|entry| is_known(&entry.key.typed)) {
        return None;
    }
    let ground = get(GROUND).and_then(|entry| entry.value.text()).map(str::trim);
    let ground = ground.filter(|ground| !ground.is_empty()).map(ToOwned::to_owned);
    let closed = ClosedValue { span: value.value.span.clone(), mark: mark.key.span.clone(), ground };
    Some((value.value.clone(), is_yes.then_some(closed)))
}

impl<T: DeserializeOwned> Loaded<T> {
    /// The values as the public may read them: each closed one is [`BLACKED`], however much it said. `None` where one is closed
    /// that steers what is made: a choice, a day, a ground, a clause.
    #[must_use]
    pub fn for_public(&self, schema: &Schema) -> Option<T> {
        let mut tree = self.tree.clone();
        let blacked = Blackening { closed: &self.closed }.blacken(&mut tree, Some(schema.top()));
        blacked.then(|| serde_yaml::from_value(coerce(&tree, schema)).ok()).flatten()
    }
}

/// Keys whose values steer what is made, so that nothing can stand in their place.
const STEERING: [&str; 7] = ["draft", "previous", "allow", "type", "kind", "ground", "special_clauses"];

struct Blackening<'a> {
    closed: &'a [ClosedValue],
}

impl Blackening<'_> {
    fn is_closed(&self, span: &Span) -> bool {
        self.closed.iter().any(|value| value.span.start <= span.start && span.end <= value.span.end)
    }

    /// Whether everything that is closed could be blacked.
    fn blacken(&self, node: &mut Node, part: Option<SchemaPart<'_>>) -> bool {
        let is_closed = self.is_closed(&node.span);
        match &mut node.content {
            Content::Scalar { text, plain } if is_closed => {
                BLACKED.clone_into(text);
                *plain = false;
                part.is_some_and(|part| part.choices().is_empty() && part.word("format").is_none())
            }
            Content::Scalar { .. } => true,
            Content::List(items) => {
                // However many entries a closed list has, one stands for all.
                if is_closed {
                    items.truncate(1);
                }
                let part = part.and_then(SchemaPart::items);
                items.iter_mut().all(|item| self.blacken(item, part))
            }
            Content::Map(entries) => entries.iter_mut().all(|entry| {
                let name = entry.key.name.as_str();
                let steers = STEERING.contains(&name)
                    || part.is_some_and(|part| part.word_of_key(name, "x-printed") == Some("no"));
                let part = part.and_then(|part| part.property(name).or_else(|| part.free_values()));
                if steers { !self.holds_closed(&entry.value) } else { self.blacken(&mut entry.value, part) }
            }),
        }
    }

    fn holds_closed(&self, node: &Node) -> bool {
        self.closed.iter().any(|value| node.span.start <= value.span.start && value.span.end <= node.span.end)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::input::schema::load;
    use crate::model::case::Case;
    use crate::text::source::SourceFile;

    fn public(text: &str) -> (Vec<ClosedValue>, Option<Case>) {
        let file = Arc::new(SourceFile::new("a.yaml".into(), text));
        let schema = Schema::of::<Case>();
        let loaded = load::<Case>(&file, &schema, &mut Vec::new()).expect("it is a mapping");
        (loaded.closed.clone(), loaded.for_public(&schema))
    }

    #[test]
    fn a_closed_value_is_read_as_it_is_and_blacked_for_the_public() {
        let text = "件名: 委託について\n取扱い:\n  - 種類: 委託\n    提供情報: { 委託先: { 値: 山田商店, 非公開: はい, 根拠: 条例第7条 }, 項目: { 値: [ 氏名, 住所 ], 非公開: はい } }\n    理由: { value: 秘密, closed: no }\n";
        let (closed, case) = public(text);
        let grounds: Vec<Option<&str>> = closed.iter().map(|value| value.ground.as_deref()).collect();
        assert_eq!(grounds, [Some("条例第7条"), None]);
        let provided = &case.expect("it can be blacked").matters[0].provided;
        assert_eq!(provided.recipient, [BLACKED]);
        assert_eq!(provided.fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>(), [BLACKED]);
    }

    #[test]
    fn what_steers_cannot_be_closed() {
        for text in [
            "件名: あ\n取扱い: [ { 種類: { 値: 委託, 非公開: はい } } ]\n",
            "件名: あ\n取扱い: [ { 種類: 委託, 根拠: { 値: 法第66条, 非公開: はい } } ]\n",
            "件名: あ\n取扱い: [ { 種類: 委託, 期間: { 開始: { 値: 令和8年4月1日, 非公開: はい } } } ]\n",
            "件名: あ\n特記事項: { 値: なし, 非公開: はい }\n",
        ] {
            let (closed, case) = public(text);
            assert_eq!((closed.len(), case), (1, None), "{text}");
        }
    }

    #[test]
    fn other_mappings_stay_what_they_are() {
        for text in [
            "件名: { 値: あ }\n",
            "件名: { 値: あ, 非公開: たぶん }\n",
            "件名: { 値: あ, 非公開: はい, 理由: い }\n",
        ] {
            assert_eq!(public(text).0, [], "{text}");
        }
    }
}
