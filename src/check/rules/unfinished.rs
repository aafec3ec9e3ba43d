//! Texts that are still to be written.

use crate::diagnostic::finding::{Findings, Rule};
use crate::model::council::Council;
use crate::text::source::Span;

use super::context::{Texts, within};
use super::wording::occurrences;

/// No text is still to be written: ○○○, 後で記入, 〃.
pub(super) fn nothing_is_unfinished<T>(texts: &Texts<'_, T>, council: &Council, findings: &mut Findings) {
    const MARKS: [char; 9] = ['○', '〇', '●', '×', '△', '▲', '□', '■', '＊'];
    for (_, node) in texts.printed() {
        let text = node.text().unwrap_or_default();
        let mut found: Vec<Span> = Vec::new();
        for mark in MARKS {
            let twice = mark.to_string().repeat(2);
            found.extend(text.find(&twice).map(|start| {
                let end =
                    text[start..].find(|character| character != mark).map_or(text.len(), |end| start + end);
                start..end
            }));
        }
        for word in council.lexicon.unfinished.iter().filter(|word| !word.is_empty()) {
            if word.chars().count() <= 2 {
                let whole = text.trim();
                found.extend((whole == word).then_some(0..text.len()));
            } else {
                found.extend(occurrences(node, word).into_iter().find(|span| is_apart(text, span)));
            }
        }
        found.sort_by_key(|span| span.start);
        if let Some(span) = found.into_iter().next() {
            let typed = text[span.clone()].to_owned();
            findings.push(within(texts.loaded, Rule::UnfinishedText, node, span).with("typed", typed));
        }
    }
}

/// Whether a word is the whole of a text, or of what stands in brackets that are no quotes: （要確認）, but not 「要確認」と表示する.
fn is_apart(text: &str, part: &Span) -> bool {
    let before = text[..part.start].trim_end().chars().next_back();
    let after = text[part.end..].trim_start().chars().next();
    before.is_none_or(|sign| "（(【［[＜<、。".contains(sign))
        && after.is_none_or(|sign| "）)】］]＞>、。".contains(sign))
}
