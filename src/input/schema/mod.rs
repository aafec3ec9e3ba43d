//! The shape of a file: one JSON Schema, made from the types, that renames keys, finds every shape error, and fits the
//! tree to the types.
//!
//! The schema here is the *canonical* one: English keys, lists always lists. Three extensions say what a clerk may also
//! write, and [`normalise()`] brings the tree into the canonical form before the check:
//!
//! - `x-ja`: the Japanese word for a key or value (or several; the first is shown);
//! - `x-shape`: on a list, `many` (a single value stands for a list of one) or `fields` (a text with 、 is a list);
//! - `x-scalar`: on a mapping, the key that a bare text fills.
//!
//! On the whole file, `x-closed` says that its values can be closed to the public.
//!
//! More of them help to write: `x-label`, the form's label of a key; `x-unused` on a key that no sheet shows; `x-printed` on a
//! key that no paper says: `no` where it steers, `or KEY` where another one is printed in its place; `x-example` on a row of
//! the profile's own; and `x-fresh`: `one` on a list that a fresh file shows as its one entry, `each` on one that has an entry
//! of each kind, `ask` on a key that it asks for though it may be left out, `never` on a key that it does not speak of. A fresh
//! file is written with `x-known`, a value that nobody need ask for, and with `x-choices`, lines on what may be chosen.

mod canonical;
mod check;
mod closed;
mod normalise;
mod descriptions;
mod export;
mod coerce;
mod scaffold;
mod inherit;
mod placeholder;
mod spelling;

pub use canonical::{Schema, SchemaPart};
pub use closed::{BLACKED, CLOSED, ClosedValue, GROUND, VALUE};
pub use descriptions::{Description, Descriptions};
pub use normalise::{normalise, split_fields};
pub use placeholder::{find as find_request, is_open, open_place};
pub use scaffold::Scaffold;
pub use spelling::Spelling;

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::diagnostic::finding::{Finding, Findings, Rule, has_error};
use crate::input::yaml;
use crate::limits;
use crate::text::source::{Node, SourceFile, Span};

/// A file that was read: its text, its values with places, and the same values in types.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded<T> {
    /// The text.
    pub file: Arc<SourceFile>,
    /// The values with their places, keys in English, lists always lists.
    pub tree: Node,
    /// The values in types. Where a value was wrong, it is empty here; the findings name it.
    pub value: T,
    /// The spelling of the file's keys, for messages.
    pub spelling: Spelling,
    /// The parts of the text that could not be read. What is not in the tree may stand there.
    pub gaps: Vec<Span>,
    /// The values that are closed to the public, where such a file can close any.
    pub closed: Vec<ClosedValue>,
}

impl<T> Loaded<T> {
    /// Whether the whole text was read, so that what is not in the tree is missing.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.gaps.is_empty()
    }
}

/// A file that was read, keys in English, before it is held against its schema.
#[derive(Debug)]
pub struct Draft<'a> {
    file: Arc<SourceFile>,
    schema: &'a Schema,
    tree: Node,
    spelling: Spelling,
    gaps: Vec<Span>,
    closed: Vec<ClosedValue>,
}

impl<'a> Draft<'a> {
    /// Reads a file. `None` where it is no YAML at all.
    pub fn read(file: &Arc<SourceFile>, schema: &'a Schema, findings: &mut Findings) -> Option<Self> {
        let yaml::Document { root: mut tree, gaps } = yaml::read(file, schema.vocabulary(), findings)?;
        let closed = if schema.closes_values() { closed::lift(&mut tree) } else { Vec::new() };
        normalise(&mut tree, schema, &file.text);
        if tree.texts().len() > limits::VALUES {
            findings.push(Finding::new(Rule::FileTooLarge, file, 0..0).with("limit", "values"));
            return None;
        }
        normalise::refuse_twins(file, &mut tree, findings);
        let spelling = Spelling::of(&tree);
        Some(Self { file: Arc::clone(file), schema, tree, spelling, gaps, closed })
    }

    /// The text.
    #[must_use]
    pub fn file(&self) -> &Arc<SourceFile> {
        &self.file
    }

    /// The values as read.
    #[must_use]
    pub fn tree(&self) -> &Node {
        &self.tree
    }

    /// The spelling of its keys.
    #[must_use]
    pub fn spelling(&self) -> Spelling {
        self.spelling
    }

    /// The values that are closed to the public.
    #[must_use]
    pub fn closed(&self) -> &[ClosedValue] {
        &self.closed
    }

    /// The same laid over the values of its base, which stand for findings where the key `base` names it. Without a
    /// base, what only a base could give is a finding.
    #[must_use]
    pub fn over(mut self, base: Option<&Node>, findings: &mut Findings) -> Self {
        let place = self.tree.get("base").map_or(0..0, |node| node.span.clone());
        let part = Some(self.schema.top());
        self.tree = inherit::Overlay { file: &self.file, place, findings }.lay(self.tree, base, part);
        self
    }

    /// The values in types. `None` where serde does not understand them; the findings say so.
    pub fn settle<T: DeserializeOwned>(self, findings: &mut Findings) -> Option<Loaded<T>> {
        let Self { file, schema, mut tree, spelling, gaps, closed } = self;
        let placeholders = placeholder::take_out(&file, &mut tree);
        let faults = check::check(&file, &tree, schema, spelling, &gaps);
        let faults = placeholder::without_places_of(&placeholders, faults);
        let sound = !has_error(&faults) && placeholders.is_empty() && gaps.is_empty();
        findings.extend(placeholders);
        findings.extend(faults);
        locate(&file, &tree, findings);
        match serde_yaml::from_value(coerce::coerce(&tree, schema)) {
            Ok(value) => Some(Loaded { file, tree, value, spelling, gaps, closed }),
            Err(error) => {
                if sound {
                    let finding = Finding::new(Rule::NotUnderstood, &file, 0..0);
                    findings.push(finding.with("detail", error.to_string()));
                }
                None
            }
        }
    }
}

/// Says of every finding on a file which value it is about, where its place is part of one.
pub fn locate(file: &SourceFile, tree: &Node, findings: &mut [Finding]) {
    let is_open = |finding: &&mut Finding| {
        finding.file.id == file.id && finding.field.is_none() && finding.span != (0..0)
    };
    for finding in findings.iter_mut().filter(is_open) {
        // Blanks before a key belong to it.
        let rest = &file.text[finding.span.end..];
        let after = finding.span.end + (rest.len() - rest.trim_start_matches([' ', '\t', '\u{3000}']).len());
        let (here, after) = (tree.field_at(&finding.span), tree.field_at(&(after..after)));
        let is_blank = file.text[finding.span.clone()].trim().is_empty();
        finding.field = if is_blank { after.or(here) } else { here.or(after) };
    }
}

/// Reads a file into a type. `None` where it is no YAML at all.
pub fn load<T: DeserializeOwned>(
    file: &Arc<SourceFile>,
    schema: &Schema,
    findings: &mut Findings,
) -> Option<Loaded<T>> {
    Draft::read(file, schema, findings)?.settle(findings)
}
