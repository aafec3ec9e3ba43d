//! What is wrong with the ink of the papers that a build made, or left as they were: told once a meeting and kind.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::arguments::Argument;
use crate::diagnostic::finding::{Finding, Findings, Rule};
use crate::output::FlawedDocument;
use crate::text::source::SourceFile;
use crate::typeset::pdf::layout::{LayoutFlaw, LayoutFlawKind};

/// A finding for each meeting and kind of flaw: at the first paper, with its first page; how many more pages there are is a word of
/// it.
pub(super) fn findings(flawed: &[FlawedDocument]) -> Findings {
    let mut found: BTreeMap<(&str, LayoutFlawKind), Vec<(&FlawedDocument, &LayoutFlaw)>> = BTreeMap::new();
    for document in flawed {
        for flaw in &document.flaws {
            found.entry((&document.meeting, flaw.kind)).or_default().push((document, flaw));
        }
    }
    let finding = |((_, kind), flaws): ((&str, LayoutFlawKind), Vec<(&FlawedDocument, &LayoutFlaw)>)| {
        let (document, flaw) = flaws.first()?;
        let paper = SourceFile::new(Path::new("output").join(&document.path), "");
        let fault: &'static str = kind.into();
        let finding = Finding::new(Rule::PaperLayout, &Arc::new(paper), 0..0);
        let finding = finding.with("fault", fault).with("page", Argument::Count(flaw.page));
        Some(finding.with("text", flaw.text.as_str()).with("more", Argument::Count(flaws.len() - 1)))
    };
    found.into_iter().filter_map(finding).collect()
}
