//! The proof: what was written reads as what was wanted, and nothing else was lost or added.

use std::sync::Arc;

use crate::diagnostic::finding::Findings;
use crate::input::schema::{Draft, normalise};
use crate::text::source::{Edit, Node, Pointer, SourceFile, Span, apply};

use super::ground::Ground;
use super::value::is_same;
use super::{Candidates, Patcher, Refusal, set};

impl Patcher<'_> {
    /// The first way of writing that reads back as wanted. Only comments inside the part that is gone may go.
    pub(super) fn proven(
        &self,
        at: &Pointer,
        mut wanted: Node,
        gone: Option<Span>,
        candidates: impl FnOnce(&Ground<'_>) -> Candidates,
    ) -> Result<Vec<Edit>, Refusal> {
        normalise(&mut wanted, self.schema, &self.file.text);
        let ground = Ground { text: &self.file.text, tree: &self.tree };
        let gone = gone.map(|part| part.start..ground.line_end(part.end));
        let mut ways = candidates(&ground);
        ways.extend(set::rewritten(&ground, at, &wanted, self.schema, self.spelling));
        let (lossy, ways): (Candidates, Candidates) =
            ways.into_iter().partition(|edits| ground.loses_comment(edits, gone.as_ref()));
        let proven = ways.into_iter().find(|edits| self.reads_as(edits, &wanted));
        let refusal = if lossy.is_empty() { Refusal::Unproven } else { Refusal::Comments };
        proven.ok_or_else(|| refusal(at.clone()))
    }

    fn reads_as(&self, edits: &[Edit], wanted: &Node) -> bool {
        let Some(text) = apply(&self.file.text, edits) else { return false };
        let file = Arc::new(SourceFile::of(self.file.id, self.file.path.clone(), &text));
        let mut findings = Findings::new();
        let Some(draft) = Draft::read(&file, self.schema, &mut findings) else { return false };
        let count =
            |findings: &Findings, rule| findings.iter().filter(|finding| finding.rule == rule).count();
        let is_new = |rule| count(&findings, rule) > count(&self.findings, rule);
        is_same(draft.tree(), wanted) && !findings.iter().any(|finding| is_new(finding.rule))
    }
}
