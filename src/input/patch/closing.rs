//! Closing a value to the public, and opening it again: its text stays, and what stands around it changes.

use std::sync::Arc;

use crate::diagnostic::finding::Findings;
use crate::input::schema::{CLOSED, Draft, GROUND, VALUE};
use crate::input::yaml;
use crate::input::yaml::write::{ScalarPlace, is_plain};
use crate::text::source::{Content, Edit, Node, Pointer, SourceFile, Span, apply};

use super::ground::Ground;
use super::value::part_at;
use super::{Candidates, NewValue, Patcher, Refusal, render, set};

impl Patcher<'_> {
    /// Whether a value is closed to the public, and if so on which ground, where one is named.
    #[must_use]
    pub fn closed_on(&self, at: &Pointer) -> Option<Option<&str>> {
        let node = self.tree.at(at)?;
        let closed = self.closed.iter().find(|closed| closed.span == node.span)?;
        Some(closed.ground.as_deref())
    }

    /// Closes a value to the public.
    ///
    /// # Errors
    ///
    /// If nothing stands there, it is closed already, or the change cannot be proven.
    pub fn close(&self, at: &Pointer, ground: Option<&str>) -> Result<Vec<Edit>, Refusal> {
        let node = self.tree.at(at).ok_or_else(|| Refusal::NotThere(at.clone()))?;
        if self.closed_on(at).is_some() {
            return Err(Refusal::AlreadyThere(at.clone()));
        }
        let word = |words: [&str; 2]| self.spelling.choose(words[1], Some(words[0]));
        let value = NewValue::of(node).spelled(part_at(self.schema.top(), at), self.spelling);
        let yes = NewValue::text(word(["はい", "yes"]));
        let mut marks = vec![(word(CLOSED), yes)];
        marks.extend(ground.map(|ground| (word(GROUND), NewValue::text(ground))));
        marks.iter().try_for_each(|(_, mark)| mark.check())?;
        let written = Ground { text: &self.file.text, tree: &self.tree };
        let mut ways = as_typed(&written, node, &word(VALUE), &marks);
        let whole: Vec<_> = std::iter::once((word(VALUE), value)).chain(marks).collect();
        ways.extend(set::candidates(&written, at, &NewValue::Map(whole)));
        self.proven_closing(at, ways, self.closed.len() + 1)
    }

    /// Opens a closed value to the public.
    ///
    /// # Errors
    ///
    /// If it is not closed, or the change cannot be proven.
    pub fn open(&self, at: &Pointer) -> Result<Vec<Edit>, Refusal> {
        let gone = || Refusal::NotThere(at.clone());
        let node = self.tree.at(at).ok_or_else(gone)?;
        let closed = self.closed.iter().find(|closed| closed.span == node.span).ok_or_else(gone)?;
        let raw = yaml::read(&self.file, self.schema.vocabulary(), &mut Findings::new()).ok_or_else(gone)?;
        let around = mapping_with(&raw.root, &closed.mark).ok_or_else(gone)?;
        let value = NewValue::of(node).spelled(part_at(self.schema.top(), at), self.spelling);
        let typed = self.file.text[node.span.clone()].to_owned();
        let texts = [typed, render::flow(&value)];
        let ways = texts.map(|text| vec![Edit { span: around.span.clone(), text }]);
        self.proven_closing(at, ways.into(), self.closed.len() - 1)
    }

    /// The first way that reads back as the same values, of which so many are closed.
    fn proven_closing(&self, at: &Pointer, ways: Candidates, closed: usize) -> Result<Vec<Edit>, Refusal> {
        let counts = |edits: &Vec<Edit>| {
            let Some(text) = apply(&self.file.text, edits) else { return false };
            let file = Arc::new(SourceFile::of(self.file.id, self.file.path.clone(), &text));
            let draft = Draft::read(&file, self.schema, &mut Findings::new());
            draft.is_some_and(|draft| draft.closed().len() == closed)
        };
        let ways = ways.into_iter().filter(counts).collect();
        self.proven(at, self.tree.clone(), None, |_| ways).and_then(|edits| {
            // What else reads as the same values is no closing.
            if counts(&edits) { Ok(edits) } else { Err(Refusal::Unproven(at.clone())) }
        })
    }
}

/// The value as it is typed, between brackets with its marks.
fn as_typed(ground: &Ground<'_>, node: &Node, key: &str, marks: &[(String, NewValue)]) -> Candidates {
    let span = ground.typed(node);
    let typed = &ground.text[span.clone()];
    if typed.is_empty() || typed.contains('\n') {
        return Candidates::new();
    }
    let is_quoted = typed.starts_with(['"', '\'']);
    let is_kept = is_quoted || is_plain(typed, ScalarPlace::Flow);
    let typed = if is_kept { typed.to_owned() } else { render::flow(&NewValue::text(typed)) };
    let marks: String = marks.iter().map(|(key, mark)| format!(", {key}: {}", render::flow(mark))).collect();
    vec![vec![Edit { span, text: format!("{{ {key}: {typed}{marks} }}") }]]
}

/// The mapping that has a key at a place.
fn mapping_with<'a>(node: &'a Node, key: &Span) -> Option<&'a Node> {
    match &node.content {
        Content::Scalar { .. } => None,
        Content::List(items) => items.iter().find_map(|item| mapping_with(item, key)),
        Content::Map(entries) if entries.iter().any(|entry| entry.key.span == *key) => Some(node),
        Content::Map(entries) => entries.iter().find_map(|entry| mapping_with(&entry.value, key)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::schema::Schema;
    use crate::model::case::Case;

    fn changed(text: &str, change: impl Fn(&Patcher<'_>) -> Result<Vec<Edit>, Refusal>) -> String {
        let file = Arc::new(SourceFile::new("a.yaml".into(), text));
        let schema = Schema::of::<Case>();
        let patcher = Patcher::new(&file, &schema).expect("it can be read");
        apply(text, &change(&patcher).expect("it can be proven")).expect("edits of this text")
    }

    #[test]
    fn a_value_is_closed_and_opened_again() {
        let at = Pointer::parse("/matters/0/reason");
        for (text, closed) in [
            (
                "取扱い:\n  - 理由: 秘密のため # 注\n",
                "取扱い:\n  - 理由: { 値: 秘密のため, 非公開: はい, 根拠: 条例第7条 } # 注\n",
            ),
            (
                "matters:\n  - reason: 'a: b'\n",
                "matters:\n  - reason: { value: 'a: b', closed: yes, ground: 条例第7条 }\n",
            ),
        ] {
            assert_eq!(changed(text, |patcher| patcher.close(&at, Some("条例第7条"))), closed);
            assert_eq!(changed(closed, |patcher| patcher.open(&at)), text);
        }
    }

    #[test]
    fn lists_and_lines_can_be_closed_too() {
        let fields = Pointer::parse("/matters/0/provided/fields");
        let reason = Pointer::parse("/matters/0/reason");
        for (text, at) in [
            ("取扱い:\n  - 提供情報:\n      項目: 氏名、住所\n", &fields),
            ("取扱い:\n  - 提供情報:\n      項目:\n        - 氏名\n        - 住所\n", &fields),
            ("取扱い:\n  - 理由: |\n      一\n      二\n    内容: い\n", &reason),
        ] {
            let closed = changed(text, |patcher| patcher.close(at, None));
            assert!(closed.contains("非公開: はい"), "{closed}");
            let opened = changed(&closed, |patcher| patcher.open(at));
            assert!(!opened.contains("非公開"), "{opened}");
        }
    }
}
