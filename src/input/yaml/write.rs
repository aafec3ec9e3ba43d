//! The one writer of texts: as plain as YAML and our own reader allow.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use crate::diagnostic::finding::Findings;
use crate::input::lint::Vocabulary;
use crate::text::source::{Content, Node, SourceFile};

/// Where a text is to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScalarPlace {
    /// Before a colon.
    Key,
    /// After a colon or a dash.
    Block,
    /// Between brackets.
    Flow,
}

/// The longest text that is tried without quotes, in bytes; a longer one is read as it stands in its file anyway.
const TRIED: usize = 4096;

/// A text on one line, with quotes only where it would otherwise be read as something else or be found fault with.
#[must_use]
pub fn scalar(text: &str, place: ScalarPlace) -> String {
    if is_plain(text, place) { text.to_owned() } else { double_quoted(text) }
}

/// Whether a text can stand there without quotes.
#[must_use]
pub fn is_plain(text: &str, place: ScalarPlace) -> bool {
    let is_word = |word: &str| text.eq_ignore_ascii_case(word);
    if text.is_empty()
        || text.trim() != text
        || text.chars().any(is_escaped)
        || ["null", "~", "true", "false"].into_iter().any(is_word)
        || text.starts_with([
            '-', '?', ':', '\'', '"', '[', ']', '{', '}', '|', '>', '&', '*', '!', '%', '@', '`', '#', ',',
        ])
        || (place == ScalarPlace::Flow && text.contains(['[', ']', '{', '}', ',']))
        || text.contains(": ")
        || text.contains(" #")
        || text.ends_with(':')
    {
        return false;
    }
    if text.len() > TRIED {
        return !text.contains([':', '#']);
    }
    match place {
        ScalarPlace::Key => reads_as(
            &format!("{text}: a\n"),
            |root| matches!(&root.content, Content::Map(entries) if entries.len() == 1 && entries[0].key.typed == text),
        ),
        ScalarPlace::Block => {
            reads_as(&format!("a: {text}\n"), |root| root.get("a").and_then(Node::text) == Some(text))
                && reads_as(&format!("- {text}\n"), |root| only_item(root) == Some(text))
        }
        ScalarPlace::Flow => reads_as(&format!("[{text}]\n"), |root| only_item(root) == Some(text)),
    }
}

fn only_item(root: &Node) -> Option<&str> {
    match &root.content {
        Content::List(items) if items.len() == 1 => items[0].text(),
        _ => None,
    }
}

/// Whether a short text is read without a finding, and as it should.
fn reads_as(text: &str, is_right: impl Fn(&Node) -> bool) -> bool {
    static NO_WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new([], []));
    let file = Arc::new(SourceFile::new(PathBuf::from("text.yaml"), text));
    let mut findings = Findings::new();
    let document = super::read(&file, &NO_WORDS, &mut findings);
    findings.is_empty() && document.is_some_and(|document| is_right(&document.root))
}

/// Characters that stand in a file only as an escape.
fn is_escaped(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// A text in double quotes, on one line.
#[must_use]
pub fn double_quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            _ if is_escaped(character) => quoted.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// A text in single quotes; `None` where it needs an escape.
#[must_use]
pub fn single_quoted(text: &str) -> Option<String> {
    (!text.chars().any(is_escaped)).then(|| format!("'{}'", text.replace('\'', "''")))
}

/// A text under `|`, with this many blanks before each line and this end of a line; `None` where its lines cannot stand
/// there as they are. The last line has no end.
#[must_use]
pub fn literal(text: &str, indent: usize, line_end: &str) -> Option<String> {
    let body = text.strip_suffix('\n');
    let header = if body.is_some() { "|" } else { "|-" };
    let body = body.unwrap_or(text);
    let is_told = |character| character != '\n' && is_escaped(character);
    if body.trim().is_empty()
        || body.starts_with([' ', '\n'])
        || body.ends_with('\n')
        || body.chars().any(is_told)
    {
        return None;
    }
    let blanks = " ".repeat(indent);
    let lines =
        body.split('\n').map(|line| if line.is_empty() { String::new() } else { format!("{blanks}{line}") });
    Some(std::iter::once(header.to_owned()).chain(lines).collect::<Vec<_>>().join(line_end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stand_only_where_they_are_needed() {
        for plain in [
            "健診結果",
            "0421",
            "平成20年10月",
            "a:b",
            "C#",
            "いいえ",
            "[引用]でない".trim_start_matches('['),
        ] {
            assert_eq!(scalar(plain, ScalarPlace::Block), plain);
        }
        for text in ["", " a", "a: b", "案件 #1", "- 印", "null", "~", "a:", "「x」\n", "|", "*", "\u{feff}a"]
        {
            assert!(scalar(text, ScalarPlace::Block).starts_with('"'), "{text:?}");
        }
        assert_eq!(scalar("甲, 乙", ScalarPlace::Block), "甲, 乙");
        assert_eq!(scalar("甲, 乙", ScalarPlace::Flow), "\"甲, 乙\"");
    }

    #[test]
    fn a_text_under_a_bar_keeps_its_lines() {
        assert_eq!(literal("甲\n\n乙\n", 2, "\n").as_deref(), Some("|\n  甲\n\n  乙"));
        assert_eq!(literal("甲\n乙", 2, "\r\n").as_deref(), Some("|-\r\n  甲\r\n  乙"));
        assert_eq!(literal(" 甲\n乙", 2, "\n"), None);
    }
}
