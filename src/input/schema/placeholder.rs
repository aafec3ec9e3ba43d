//! Places that a fresh file leaves open: 〔件名を書いてください〕.

use std::sync::Arc;

use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::text::source::{Content, Node, SourceFile, Span};

/// Every placeholder below, blanked: to the types and to every other rule it is a value left out.
pub(super) fn take_out(file: &Arc<SourceFile>, tree: &mut Node) -> Findings {
    let mut findings = Findings::new();
    blank(file, tree, &mut findings);
    findings
}

/// Without what the schema says of the same places.
pub(super) fn without_places_of(placeholders: &Findings, faults: Findings) -> Findings {
    let is_open = |span: &Span| placeholders.iter().any(|placeholder| placeholder.span == *span);
    faults.into_iter().filter(|fault| !is_open(&fault.span)).collect()
}

fn blank(file: &Arc<SourceFile>, node: &mut Node, findings: &mut Findings) {
    match &mut node.content {
        Content::List(items) => items.iter_mut().for_each(|item| blank(file, item, findings)),
        Content::Map(entries) => entries.iter_mut().for_each(|entry| blank(file, &mut entry.value, findings)),
        Content::Scalar { text, plain } => {
            if let Some(placeholder) = find(text) {
                let finding = Finding::new(Rule::PlaceholderLeft, file, node.span.clone());
                let state = if is_open(text) { "open" } else { "marked" };
                findings.push(finding.with("placeholder", placeholder).with("state", state));
                text.clear();
                *plain = true;
            }
        }
    }
}

/// Whether a text is nothing but a place that is left open: 〔件名を書いてください〕. A mark that keeps an old value for somebody to
/// look at is a text.
#[must_use]
pub fn is_open(text: &str) -> bool {
    let asks = ["書いてください〕", "選んでください〕"];
    find(text) == Some(text.trim()) && asks.iter().any(|request| text.trim().ends_with(request))
}

/// A place that is left open for the value of a key.
#[must_use]
pub fn open_place(key: &str) -> String {
    format!("〔{key}を書いてください〕")
}

/// What a placeholder asks for, wherever it stands: 〔件名を書いてください〕.
const REQUESTS: [&str; 4] = ["書いて", "選んで", "確かめて", "直して"];

/// The first placeholder in a text: brackets 〔〕 around a request. Another request is one only at an end of the text: within a
/// sentence it can be what somebody else is asked (封筒に〔至急開封してください〕と印字する).
#[must_use]
pub fn find(text: &str) -> Option<&str> {
    let text = text.trim();
    text.match_indices('〔').find_map(|(start, _)| {
        let end = start + text[start..].find('〕')? + '〕'.len_utf8();
        let found = &text[start..end];
        let request = found.strip_suffix("ください〕").filter(|_| found.matches('〔').count() == 1)?;
        let is_ours = REQUESTS.iter().any(|asked| request.ends_with(asked));
        (is_ours || start == 0 || end == text.len()).then_some(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_in_brackets_is_a_placeholder_and_other_brackets_are_text() {
        assert_eq!(find("〔件名を書いてください〕について"), Some("〔件名を書いてください〕"));
        assert_eq!(find("〔別紙〕〔件名を書いてください〕"), Some("〔件名を書いてください〕"));
        assert_eq!(find("表に〔題を選んでください〕と"), Some("〔題を選んでください〕"));
        assert_eq!(find("期限は、〔お待ちください〕 "), Some("〔お待ちください〕"));
        for text in [
            "〔別紙〕のとおり",
            "表に〔至急開封してください〕と印字する",
            "件名を書いてください",
            "〔件名を書いてください",
            "〔〕",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
