//! Changes of a text, as data.

use serde::{Deserialize, Serialize};

use super::Span;

/// What stands instead of a part of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The part that goes, in bytes; empty where something is only put in.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// The text with all edits made; `None` where two of them overlap, or one lies outside the text or inside a character.
/// Two that put something in at one place keep their order.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut result = String::with_capacity(text.len());
    let mut copied = 0;
    for edit in sorted {
        if edit.span.start < copied || edit.span.end < edit.span.start {
            return None;
        }
        text.get(edit.span.clone())?;
        result.push_str(text.get(copied..edit.span.start)?);
        result.push_str(&edit.text);
        copied = edit.span.end;
    }
    result.push_str(text.get(copied..)?);
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(span: Span, text: &str) -> Edit {
        Edit { span, text: text.to_owned() }
    }

    #[test]
    fn edits_are_made_together_or_not_at_all() {
        let text = "件名：あ";
        assert_eq!(apply(text, &[edit(12..12, "い"), edit(6..9, ": ")]).as_deref(), Some("件名: あい"));
        assert_eq!(apply(text, &[edit(0..9, ""), edit(6..9, ": ")]), None, "they overlap");
        assert_eq!(apply(text, &[edit(7..9, "")]), None, "it cuts a character");
        assert_eq!(apply(text, &[edit(12..13, "")]), None, "it lies outside");
        assert_eq!(apply(text, &[]).as_deref(), Some(text));
    }
}
