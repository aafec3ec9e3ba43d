//! No glyph of a meeting has two writings: in a PDF it has one text, and many readers read the one writing for the other.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::diagnostic::finding::{Finding, Findings, Relation, Rule};
use crate::input::schema::Loaded;
use crate::model::case::Case;
use crate::text::characters::disguised;
use crate::text::source::{SourceFile, Span};
use crate::workspace::ReadMeeting;
use crate::workspace::fonts::{Drawn, Gate, Writing, writings};

use super::context::{Texts, within};

/// A writing, and where it came first.
#[derive(Clone)]
struct First {
    writing: Writing,
    file: Arc<SourceFile>,
    span: Span,
}

/// What was drawn so far.
struct Glyphs<'a> {
    gate: Gate<'a>,
    first: HashMap<Drawn, First>,
    /// Every writing that came, with the one whose glyph it has.
    known: BTreeMap<Writing, Option<First>>,
}

/// Of two writings with one glyph in a meeting's file and its cases, the one that comes later is reported. Nothing is
/// offered instead: which of them is meant only the clerk knows.
pub(super) fn glyphs_have_one_writing(read: &ReadMeeting, cases: &[&Loaded<Case>], findings: &mut Findings) {
    // Which glyphs there are is known once every font is there: what is missing is reported at the profile.
    if !read.profile.fonts.is_complete() {
        return;
    }
    let gate = read.profile.fonts.gate();
    let mut glyphs = Glyphs { gate, first: HashMap::new(), known: BTreeMap::new() };
    glyphs.look_at(&read.meeting, findings);
    cases.iter().for_each(|case| glyphs.look_at(case, findings));
}

impl Glyphs<'_> {
    fn look_at<T>(&mut self, loaded: &Loaded<T>, findings: &mut Findings) {
        for (_, node) in Texts::of(loaded).printed() {
            for (part, writing) in writings(node.text().unwrap_or_default()) {
                if !self.known.contains_key(&writing) {
                    let finding = within(loaded, Rule::SharedGlyph, node, part.clone());
                    let other = self.add(writing, &finding);
                    self.known.insert(writing, other);
                }
                if let Some(other) = &self.known[&writing] {
                    let finding = within(loaded, Rule::SharedGlyph, node, part);
                    findings.push(told(finding, writing, other));
                }
            }
        }
    }

    /// The other writing of its glyph, if that came before.
    fn add(&mut self, writing: Writing, here: &Finding) -> Option<First> {
        let mut other = None;
        if !disguised(&text(writing)).is_empty() {
            // It is refused anyway, and shares its glyph with nobody.
            return None;
        }
        for (drawn, writing) in self.gate.drawn(writing) {
            let first = self.first.entry(drawn).or_insert_with(|| First {
                writing,
                file: Arc::clone(&here.file),
                span: here.span.clone(),
            });
            if first.writing != writing {
                other = Some(first.clone());
            }
        }
        other
    }
}

fn told(finding: Finding, writing: Writing, other: &First) -> Finding {
    finding
        .with("code", code(writing))
        .with("other", text(other.writing))
        .with("number", code(other.writing))
        .beside(Relation::Other, &other.file, other.span.clone())
}

fn text((character, selector): Writing) -> String {
    std::iter::once(character).chain(selector).collect()
}

/// The numbers of a writing in Unicode.
fn code((character, selector): Writing) -> String {
    let numbers = std::iter::once(character).chain(selector);
    numbers.map(|letter| format!("U+{:04X}", u32::from(letter))).collect::<Vec<_>>().join(" ")
}
