//! What a form asks, as data: the words of this council, the values of this file.

use serde::Serialize;
use serde_json::Value;

use crate::text::source::Pointer;

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// A text on one line.
    Text,
    /// A text of several lines.
    Lines,
    /// One of several words.
    Choice,
    /// A date, with or without its era.
    Date,
    /// A list of texts.
    List,
    /// The names of fields of information.
    Fields,
    /// The same, chosen among those that are held.
    Provided,
    /// The special clauses.
    Clauses,
    /// Fields that belong together.
    Group,
    /// A list of groups.
    Groups,
    /// The items of a meeting.
    Items,
    /// Yes, or nothing.
    Flag,
}

/// A field of a form.
#[derive(Debug, Clone, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own that the form shows")]
pub struct FormField {
    /// The way to it.
    pub at: Pointer,
    /// Its key, as this file spells it.
    pub key: String,
    /// What the form calls it.
    pub label: String,
    /// What it is for.
    pub help: String,
    /// A value as one writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// How it is filled in.
    pub kind: FieldKind,
    /// What stands there; null where nothing does.
    pub value: Value,
    /// What the case before said (前回), where it said something else; null where that is not known.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub previous: Value,
    /// Whether its key is in the file.
    pub present: bool,
    /// Whether it must have a value.
    pub required: bool,
    /// Whether it must have one and has none.
    pub missing: bool,
    /// The words that it can be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<FieldChoice>,
    /// The fields of a group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children: Option<Vec<FormField>>,
    /// The groups of a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<FormItem>>,
    /// What is added to a list of groups.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub template: Value,
    /// What can be chosen of what is held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<Vec<HeldField>>,
    /// The clauses that there are, and those that result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clauses: Option<Vec<ClauseLine>>,
    /// The lines of the file on which it stands, from 1.
    pub line: Option<[usize; 2]>,
    /// Whether the value is closed to the public.
    pub closed: bool,
    /// The ground on which it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
    /// Whether it can be closed.
    #[serde(rename = "canClose")]
    pub can_close: bool,
}

/// A word that a field can be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChoice {
    /// The value.
    pub value: String,
    /// What people read.
    pub label: String,
}

/// One group of a list.
#[derive(Debug, Clone, Serialize)]
pub struct FormItem {
    /// The way to it.
    pub at: Pointer,
    /// What tells it from the others.
    pub title: String,
    /// The same as long as it says the same.
    pub key: String,
    /// Its fields.
    pub children: Vec<FormField>,
}

/// A field of information that is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeldField {
    /// Its name.
    pub name: String,
    /// The register in which it is held.
    pub register: String,
}

/// A clause that a case can have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClauseLine {
    /// Its name.
    pub id: String,
    /// Its number on the sheet; empty where it is not on it.
    pub number: String,
    /// Its caption.
    pub title: String,
    /// Its text, as it is printed where it is on the sheet.
    pub text: String,
    /// Whether it is on the sheet.
    pub included: bool,
    /// Whether the case leaves it out; null where it cannot.
    pub omit: Option<bool>,
    /// Where it comes from: the profile, or the case.
    pub origin: &'static str,
}
