//! The comments of a text, which nobody loses unasked.

use crate::text::source::{Edit, Span};

use super::ground::Ground;

impl Ground<'_> {
    /// Whether a comment would go with edits that is not part of what is taken out.
    pub(super) fn loses_comment(&self, edits: &[Edit], gone: Option<&Span>) -> bool {
        let kept: String = edits.iter().map(|edit| edit.text.as_str()).collect();
        edits.iter().flat_map(|edit| self.comments(&edit.span)).any(|comment| {
            let is_part = gone.is_some_and(|gone| gone.start <= comment.start && comment.end <= gone.end);
            !is_part && !kept.contains(&self.text[comment])
        })
    }

    /// The comments in a part of the text.
    fn comments(&self, span: &Span) -> Vec<Span> {
        if !self.text[span.clone()].contains('#') {
            return Vec::new();
        }
        let scalars: Vec<Span> = self.tree.texts().into_iter().map(|(_, node)| node.span.clone()).collect();
        let part = &self.text[span.clone()];
        let signs = part.match_indices('#').map(|(at, _)| span.start + at);
        let starts = signs.filter(|at| {
            let after_blank = self.text[..*at].chars().next_back().is_none_or(char::is_whitespace);
            after_blank && !scalars.iter().any(|scalar| scalar.contains(at))
        });
        starts.map(|at| at..self.line_end(at).min(span.end).max(at)).collect()
    }
}
