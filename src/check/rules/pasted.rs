//! Lists of fields as people paste them from other papers.

use crate::diagnostic::finding::{Finding, Findings, Rule, Severity};
use crate::diagnostic::fix::Fix;
use crate::text::field_name::{blanks, mark};
use crate::text::source::{Content, Edit, Node, Pointer, Span};

use super::context::{CaseContext, exact};
use super::fields::listed;

/// Every field stands for itself, without the number or bullet that it had where it came from. Of a list it is said once, with
/// the whole list mended.
pub(super) fn lists_are_no_pastes(context: CaseContext<'_>, findings: &mut Findings) {
    for (way, names) in listed(context) {
        if names.iter().any(|name| mark(name) > 0) {
            let spans = |name: &str| (mark(name) > 0).then_some(0..mark(name)).into_iter().collect();
            findings.extend(told(context, &way, &names, "marks", &spans, ""));
        }
        if names.iter().any(|name| !blanks(name).is_empty()) {
            // In a list that was typed as one text 、 separates.
            let joint = if begins(context, &way, &['[', '-']) { ", " } else { "、" };
            if let Some(finding) = told(context, &way, &names, "blanks", &blanks, joint) {
                let finding = with_tabs(context, &names, finding, &way, findings);
                findings.push(finding);
            }
        }
    }
}

/// The same finding: an error where tabs stand between the names, of which it is said in the stead of each.
fn with_tabs(
    context: CaseContext<'_>,
    names: &[&str],
    finding: Finding,
    way: &Pointer,
    findings: &mut Findings,
) -> Finding {
    if !names.iter().any(|name| name.contains('\t')) {
        return finding;
    }
    let list = context.case.tree.span_at(way);
    findings.retain(|other| {
        let is_tab =
            other.rule == Rule::InvisibleCharacter && other.words.get("code") == Some(&"U+0009".into());
        !is_tab || other.span.start < list.start || list.end < other.span.end
    });
    Finding { severity: Severity::Error, ..finding }
}

/// Whether the text of a list begins with one of these signs.
fn begins(context: CaseContext<'_>, way: &Pointer, signs: &[char]) -> bool {
    let list = context.case.tree.at(way);
    list.is_some_and(|list| context.case.file.text[list.span.clone()].starts_with(signs))
}

/// The finding on a list, with other signs for parts of its names where each stands in the file letter for letter.
///
/// - `parts` are what is put right of a name
fn told(
    context: CaseContext<'_>,
    way: &Pointer,
    names: &[&str],
    fault: &'static str,
    parts: &dyn Fn(&str) -> Vec<Span>,
    instead: &str,
) -> Option<Finding> {
    let mut edits = Vec::new();
    let mut place = None;
    let mut is_exact = true;
    for (index, name) in names.iter().enumerate() {
        let node = named(context, &way.index(index))?;
        for part in parts(name) {
            place.get_or_insert(node.span.clone());
            match exact(context.case, node, part) {
                Some(span) => edits.push(Edit { span, text: instead.to_owned() }),
                None => is_exact = false,
            }
        }
    }
    let shown = names.iter().map(|name| mended(name, parts, "、")).collect::<Vec<_>>().join("、");
    let finding = Finding::new(Rule::FieldsAsPasted, &context.case.file, place?).on(way.clone());
    let finding = finding.with("fault", fault).with("list", shown);
    // In a list with dashes each name has a line of its own, which no edit of signs can make.
    let has_lines = begins(context, way, &['-']);
    let is_possible = is_exact && !(fault == "blanks" && has_lines);
    Some(if is_possible { finding.mended_by(Fix::edits(&context.case.file, edits, false)) } else { finding })
}

/// The name of a field: a text, or what a mapping calls so.
fn named<'a>(context: CaseContext<'a>, way: &Pointer) -> Option<&'a Node> {
    let node = context.case.tree.at(way)?;
    match &node.content {
        Content::Map(_) => node.get("name"),
        _ => Some(node),
    }
}

fn mended(name: &str, parts: &dyn Fn(&str) -> Vec<Span>, instead: &str) -> String {
    let mut text = name.to_owned();
    for part in parts(name).into_iter().rev() {
        let sign = if part.start == 0 { "" } else { instead };
        text.replace_range(part, sign);
    }
    text
}
