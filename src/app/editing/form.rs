//! The form of a file, made of its schema, its values and the council's words. Nothing of it is written anywhere.

use serde_json::{Value, json};

use crate::cache::fingerprint::checksum;
use crate::input::schema::{Descriptions, Draft, SchemaPart, open_place};
use crate::text::source::{Content, Node, Pointer};

use super::choices::{choices_of, kind_of};
use super::context::FormContext;
use super::field::{FieldChoice, FieldKind, FormField, FormItem, HeldField};
use super::value::of_node;

/// Keys whose values steer what is made, so that they cannot be closed.
const STEERING: [&str; 8] =
    ["draft", "previous", "allow", "type", "kind", "ground", "special_clauses", "from"];

/// Keys of which it says nothing what the case before said.
const OF_ITS_TIME: [&str; 3] = ["draft", "previous", "allow"];

/// The fields of a file, in the order of its schema.
#[must_use]
pub fn form(draft: &Draft<'_>, context: FormContext<'_>) -> Vec<FormField> {
    let writer = FormWriter { draft, context, descriptions: Descriptions::shared() };
    let of = context.schema.as_value()["title"].as_str().unwrap_or_default();
    let top = Place {
        part: context.schema.top(),
        of,
        node: Some(draft.tree()),
        previous: context.previous,
        at: Pointer::root(),
    };
    writer.fields(&top, &Held::default(), false)
}

/// A mapping of the file, there or not.
struct Place<'a> {
    part: SchemaPart<'a>,
    /// The name of its type.
    of: &'a str,
    node: Option<&'a Node>,
    /// The same of the case before.
    previous: Option<&'a Node>,
    at: Pointer,
}

/// What is held by the matter around.
#[derive(Debug, Default, Clone)]
struct Held(Vec<HeldField>);

struct FormWriter<'a> {
    draft: &'a Draft<'a>,
    context: FormContext<'a>,
    descriptions: &'a Descriptions,
}

impl FormWriter<'_> {
    /// - `steers` is whether something around them cannot be closed
    fn fields(&self, place: &Place<'_>, held: &Held, steers: bool) -> Vec<FormField> {
        let held = if place.of == "Matter" { &held_of(place.node) } else { held };
        let keys: Vec<&str> = place.part.properties().map(|(name, ..)| name).collect();
        let shown = |name: &&str| {
            let is_there = place.node.and_then(|node| node.get(name)).is_some();
            is_there || is_asked(place.part, name)
        };
        keys.into_iter().filter(shown).map(|name| self.field(place, name, held, steers)).collect()
    }

    fn field(&self, place: &Place<'_>, name: &str, held: &Held, steers: bool) -> FormField {
        let part = place.part.property(name).expect("it is a key of the mapping");
        let type_name = place.part.type_of_key(name);
        let node = place.node.and_then(|node| node.get(name));
        let at = place.at.key(name);
        let value = node.map_or(Value::Null, |node| of_node(node, Some(part)));
        let is_bare = value.as_array().is_none_or(|items| items.iter().all(|item| !item.is_object()));
        let previous = place.previous.and_then(|node| node.get(name));
        let kind = kind_of(part, place.of, name, type_name, is_bare);
        let kind = if place.part.word_of_key(name, "x-row").is_some() { FieldKind::Lines } else { kind };
        let steers = steers || STEERING.contains(&name) || !self.context.schema.closes_values();
        let required = place.part.required().any(|key| key == name);
        let (meaning, example) = self.descriptions.of_key(place.part, place.of, name, self.context.language);
        let entry = node.and(place.node).and_then(|around| around.entry(name));
        let spelled = entry.filter(|entry| !entry.key.span.is_empty()).map(|entry| &entry.key.typed);
        let key = spelled.cloned().unwrap_or_else(|| self.draft.spelling().key(place.part, name));
        let label = place.part.word_of_key(name, "x-label");
        let label = label.map_or_else(|| self.context.language.key(place.part, name), ToOwned::to_owned);
        let choices = choices_of(part, (place.of, name), &value, &self.context);
        let kind = match kind {
            FieldKind::Text if !choices.is_empty() => FieldKind::Choice,
            FieldKind::Fields if !choices.is_empty() => FieldKind::List,
            kind => kind,
        };
        let closed = node.and_then(|node| self.draft.closed().iter().find(|closed| closed.span == node.span));
        let can_close = !steers
            && matches!(
                kind,
                FieldKind::Text
                    | FieldKind::Lines
                    | FieldKind::List
                    | FieldKind::Fields
                    | FieldKind::Provided
            );
        let inner = Place { part, of: type_name, node, previous, at: at.clone() };
        let is_group = matches!(kind, FieldKind::Group | FieldKind::Clauses);
        let is_list = matches!(kind, FieldKind::Groups | FieldKind::Items);
        let said_before = previous.filter(|_| !is_group && !is_list && !OF_ITS_TIME.contains(&name));
        let said_before = said_before.map_or(Value::Null, |node| of_node(node, Some(part)));
        FormField {
            children: is_group.then(|| self.children(&inner, held, steers)),
            items: is_list.then(|| self.items(&inner, held, steers)),
            template: if is_list { template(part, type_name) } else { Value::Null },
            held: (kind == FieldKind::Provided).then(|| held.0.clone()),
            clauses: None,
            line: node.map(|_| self.lines(place.node, name)),
            present: node.is_some(),
            missing: required && value.is_null(),
            closed: closed.is_some(),
            ground: closed.and_then(|closed| closed.ground.clone()),
            previous: if said_before == value { Value::Null } else { said_before },
            value: if is_list || is_group { Value::Null } else { value },
            at,
            key,
            label,
            help: without_syntax(&meaning),
            example: example.filter(|_| choices.is_empty()).as_deref().map(bare_example),
            kind,
            required,
            choices,
            can_close,
        }
    }

    fn children(&self, place: &Place<'_>, held: &Held, steers: bool) -> Vec<FormField> {
        let mut fields = self.fields(place, held, steers);
        let is_settings =
            |field: &&mut FormField| field.at.steps().last().is_some_and(|key| key == "settings");
        if let Some(field) = fields.iter_mut().find(is_settings).filter(|_| place.of == "ClauseChoice") {
            field.children = Some(self.settings(place.node.and_then(|node| node.get("settings")), &field.at));
        }
        fields
    }

    /// What can be chosen about the text of clauses, a field each.
    fn settings(&self, node: Option<&Node>, at: &Pointer) -> Vec<FormField> {
        let Some(profile) = self.context.profile else { return Vec::new() };
        let field = |setting: &crate::model::council::Setting| {
            let there = node.and_then(|node| node.get(&setting.id));
            let plain = |text: &String| FieldChoice { value: text.clone(), label: text.clone() };
            FormField {
                at: at.key(&setting.id),
                key: setting.id.clone(),
                label: setting.id.clone(),
                help: String::new(),
                example: Some(setting.default.clone()),
                kind: FieldKind::Choice,
                value: there.map_or(Value::Null, |node| of_node(node, None)),
                previous: Value::Null,
                present: there.is_some(),
                required: false,
                missing: false,
                choices: setting.choices.iter().map(plain).collect(),
                children: None,
                items: None,
                template: Value::Null,
                held: None,
                clauses: None,
                line: there.map(|there| self.lines_of(there.span.start, there.span.end)),
                closed: false,
                ground: None,
                can_close: false,
            }
        };
        profile.clauses().value.settings.iter().map(field).collect()
    }

    fn items(&self, place: &Place<'_>, held: &Held, steers: bool) -> Vec<FormItem> {
        let (Some(part), Some(Content::List(items))) =
            (place.part.items(), place.node.map(|node| &node.content))
        else {
            return Vec::new();
        };
        let before = match place.previous.map(|node| &node.content) {
            Some(Content::List(items)) => items.as_slice(),
            _ => &[],
        };
        let item = |(index, node): (usize, &Node)| {
            let value = of_node(node, Some(part));
            let at = place.at.index(index);
            let previous = before.get(index);
            let place = Place { part, of: place.of, node: Some(node), previous, at: at.clone() };
            FormItem {
                at,
                title: title(&value),
                key: checksum(value.to_string().as_bytes())[..12].to_owned(),
                children: self.fields(&place, held, steers),
            }
        };
        items.iter().enumerate().map(item).collect()
    }

    fn lines(&self, around: Option<&Node>, name: &str) -> [usize; 2] {
        let Some(entry) = around.and_then(|around| around.entry(name)) else { return [1, 1] };
        let start = entry.key.span.start.min(entry.value.span.start);
        self.lines_of(start, entry.value.span.end.max(entry.key.span.end))
    }

    fn lines_of(&self, start: usize, end: usize) -> [usize; 2] {
        let file = self.draft.file();
        let typed = file.text.get(start..end).map_or(start, |typed| start + typed.trim_end().len());
        [file.position(start).line, file.position(typed).line]
    }
}

/// What a key is for, without the sentences that say how its file is typed: the form types it.
fn without_syntax(help: &str) -> String {
    let of_file = ["「- 」", "{", "この行", "一覧にし", "一覧でも", "「、」で区切", "templates", "消すまで"];
    let help = help.replace("「はい」と書きます", "選びます");
    help.split_inclusive('。')
        .filter(|sentence| !of_file.iter().any(|sign| sentence.contains(sign)))
        .collect()
}

/// An example without the signs with which a file holds a list together.
fn bare_example(example: &str) -> String {
    let of = |signs: [char; 2]| example.strip_prefix(signs[0]).and_then(|rest| rest.strip_suffix(signs[1]));
    let list = of(['[', ']']).or_else(|| of(['{', '}']));
    list.map_or_else(|| example.to_owned(), |entries| entries.trim().replace(", ", "、"))
}

/// Whether a sheet of the council shows a key, or one of those under it.
fn is_asked(part: SchemaPart<'_>, name: &str) -> bool {
    let is_shown = |part: SchemaPart<'_>, name: &str| part.word_of_key(name, "x-unused").is_none();
    let Some(below) = part.property(name) else { return false };
    let below = below.items().unwrap_or(below);
    let mut keys = below.properties().map(|(name, ..)| name).peekable();
    is_shown(part, name) && (keys.peek().is_none() || keys.any(|key| is_shown(below, key)))
}

/// What is added to a list of mappings: its first key, left open.
fn template(part: SchemaPart<'_>, of: &str) -> Value {
    let Some(item) = part.items() else { return Value::Null };
    let of_kind = match of {
        "Item" => Some("subject"),
        _ => item.required().next().or_else(|| item.word("x-scalar")),
    };
    let first = of_kind.or_else(|| item.properties().map(|(name, ..)| name).next());
    let Some(first) = first else { return Value::Null };
    let words = item.properties().find(|(name, ..)| *name == first).map(|(_, words, _)| words);
    let word = words.and_then(|words| words.first().copied()).unwrap_or(first);
    json!({ first: open_place(word) })
}

/// What a matter holds, each name once, with its register where there is one alone.
fn held_of(matter: Option<&Node>) -> Held {
    let held = matter.and_then(|matter| matter.get("held"));
    let texts = |node: Option<&Node>| -> Vec<String> {
        let texts = node.map(Node::texts).unwrap_or_default();
        texts.into_iter().filter_map(|(_, node)| node.text().map(ToOwned::to_owned)).collect()
    };
    let registers = texts(held.and_then(|held| held.get("register")));
    let register = registers.first().filter(|_| registers.len() == 1).cloned().unwrap_or_default();
    let mut known: Vec<HeldField> = Vec::new();
    for name in texts(held.and_then(|held| held.get("fields"))) {
        if known.iter().all(|field| field.name != name) {
            known.push(HeldField { name, register: register.clone() });
        }
    }
    Held(known)
}

/// What tells an entry of a list from the others: its first text.
fn title(value: &Value) -> String {
    let first = match value {
        Value::String(text) => Some(text.as_str()),
        Value::Object(entries) => {
            let named = ["subject", "heading", "case", "name", "division", "caption", "id"];
            let named = named.iter().find_map(|key| entries.get(*key)?.as_str());
            named.or_else(|| entries.values().find_map(first_text))
        }
        _ => None,
    };
    first.unwrap_or_default().lines().next().unwrap_or_default().to_owned()
}

fn first_text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Array(items) => items.iter().find_map(first_text),
        Value::Object(entries) => entries.values().find_map(first_text),
        _ => None,
    }
}
