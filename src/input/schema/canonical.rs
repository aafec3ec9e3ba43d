//! A JSON Schema made from a type, and small questions about its parts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use jsonschema::Validator;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::input::lint::Vocabulary;
use crate::locks::held;
use crate::text::source::Pointer;

/// The canonical schema of one kind of file.
#[derive(Debug, Clone)]
pub struct Schema {
    root: Value,
    /// Whether a base may say what a file does not.
    on_base: bool,
    /// Made from it at the first check; thousands of files are checked against one schema.
    pub(super) validator: OnceLock<Validator>,
    vocabulary: OnceLock<Vocabulary>,
}

/// One part of a schema, references resolved.
#[derive(Debug, Clone, Copy)]
pub struct SchemaPart<'a> {
    schema: &'a Value,
    root: &'a Value,
}

/// Where the schema of cases says what a date of a period is.
const PERIOD_DATE: &str = "/definitions/PeriodDate";

impl Schema {
    /// The schema of a type. Texts must hold something; nothing may be null.
    #[must_use]
    pub fn of<T: JsonSchema>() -> Self {
        Self::new(Self::shared::<T>().root.clone())
    }

    /// The same, made once, with all that it takes to check files against it.
    ///
    /// # Panics
    ///
    /// Never, unless the making of a schema did before.
    #[must_use]
    pub fn shared<T: JsonSchema>() -> Arc<Self> {
        static MADE: Mutex<BTreeMap<Cow<'static, str>, Arc<Schema>>> = Mutex::new(BTreeMap::new());
        let mut made = held(&MADE);
        let schema = made.entry(T::schema_id()).or_insert_with(|| {
            let generator = SchemaSettings::draft07().into_generator();
            let mut root = generator.into_root_schema_for::<T>().to_value();
            refuse_empty(&mut root);
            Arc::new(Self::new(root))
        });
        Arc::clone(schema)
    }

    fn new(root: Value) -> Self {
        Self { root, on_base: false, validator: OnceLock::new(), vocabulary: OnceLock::new() }
    }

    /// The same for editors, of files that build on a base: what they do not say is said there.
    #[must_use]
    pub fn on_base(self) -> Self {
        Self { on_base: true, ..self }
    }

    /// Whether a base may say what a file does not.
    pub(super) fn is_on_base(&self) -> bool {
        self.on_base
    }

    /// The whole schema.
    #[must_use]
    pub fn as_value(&self) -> &Value {
        &self.root
    }

    /// The schema of the mapping at a way, list items followed.
    #[must_use]
    pub fn at(&self, way: &[&str]) -> Option<SchemaPart<'_>> {
        way.iter().try_fold(self.top(), |part, key| {
            let found = part.property(key)?;
            Some(found.items().unwrap_or(found))
        })
    }

    /// Whether values of such a file can be closed to the public.
    #[must_use]
    pub fn closes_values(&self) -> bool {
        self.as_value().get("x-closed").is_some()
    }

    /// The schema of the whole file.
    #[must_use]
    pub fn top(&self) -> SchemaPart<'_> {
        SchemaPart::resolved(&self.root, &self.root)
    }

    /// Every key that a file may use, in every spelling.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get_or_init(|| {
            let (mut keys, mut name_lists) = (Vec::new(), Vec::new());
            gather_keys(&self.root, &self.root, &mut keys, &mut name_lists);
            Vocabulary::new(keys, name_lists)
        })
    }

    /// The Japanese word for a variant of a definition.
    #[must_use]
    pub fn word_of(&self, definition: &str, variant: &str) -> Option<String> {
        let part = SchemaPart {
            schema: self.root.pointer(&format!("/definitions/{definition}"))?,
            root: &self.root,
        };
        let found = part.choices().into_iter().find(|(name, _)| *name == variant)?;
        found.1.first().map(|word| (*word).to_owned())
    }

    /// Adds a text of the profile's own to the mapping at a way.
    pub fn add_row(
        &mut self,
        way: &[&str],
        key: &str,
        japanese: &str,
        description: &str,
        example: Option<&str>,
    ) {
        let mut at = String::new();
        for step in way {
            at = format!("{}/properties/{step}", self.definition_of(&at));
        }
        let target = self.definition_of(&at);
        self.forget();
        let object = self.root.pointer_mut(&target).and_then(Value::as_object_mut).expect("an object");
        let properties = object.entry("properties").or_insert_with(|| serde_json::json!({}));
        let mut row = serde_json::json!({
            "type": "string", "pattern": "\\S", "x-ja": japanese, "x-row": "yes", "description": description,
        });
        if let Some(example) = example {
            row["x-example"] = example.into();
        }
        properties.as_object_mut().expect("an object").entry(key).or_insert(row);
    }

    /// Makes keys required: each a way from the top through properties and list items.
    pub fn require(&mut self, way: &[&str]) {
        self.forget();
        let mut at = String::new();
        for key in way {
            let target = self.definition_of(&at);
            let object = self.root.pointer_mut(&target).expect("the way leads through the schema");
            let required = object
                .as_object_mut()
                .expect("an object")
                .entry("required")
                .or_insert_with(|| Value::Array(Vec::new()));
            let list = required.as_array_mut().expect("a list");
            if !list.iter().any(|known| known == key) {
                list.push(Value::from(*key));
            }
            at = format!("{target}/properties/{key}");
        }
    }

    /// What was made from an older state of it.
    fn forget(&mut self) {
        self.validator = OnceLock::new();
        self.vocabulary = OnceLock::new();
    }

    /// Says more of the key at the end of a way: `x-label`, the form's label of it; `x-unused`, that no sheet shows it.
    pub fn mark(&mut self, way: &[&str], extension: &str, mark: impl Into<Value>) {
        let Some((key, parents)) = way.split_last() else { return };
        let target = parents
            .iter()
            .fold(self.definition_of(""), |at, key| self.definition_of(&format!("{at}/properties/{key}")));
        self.forget();
        let property = self.root.pointer_mut(&format!("{target}/properties/{key}"));
        property.expect("the way leads through the schema")[extension] = mark.into();
    }

    /// Takes these words for dates of a period.
    pub fn take_for_dates(&mut self, words: &[String]) {
        self.forget();
        if let Some(date) = self.root.pointer_mut(PERIOD_DATE) {
            date["x-date-words"] = words.into();
        }
    }

    /// The words that count for dates of a period.
    pub(super) fn words_for_dates(&self) -> Vec<String> {
        let words = self.root.pointer(&format!("{PERIOD_DATE}/x-date-words")).and_then(Value::as_array);
        words.into_iter().flatten().filter_map(Value::as_str).map(ToOwned::to_owned).collect()
    }

    /// The JSON pointer of the object schema at a pointer, references and list items followed.
    fn definition_of(&self, pointer: &str) -> String {
        let mut pointer = pointer.to_owned();
        loop {
            let part = self.root.pointer(&pointer).expect("pointers come from the schema");
            if let Some(reference) = reference_of(part) {
                pointer = reference.trim_start_matches('#').to_owned();
            } else if part.get("items").is_some() {
                pointer.push_str("/items");
            } else {
                return pointer;
            }
        }
    }
}

impl<'a> SchemaPart<'a> {
    fn resolved(schema: &'a Value, root: &'a Value) -> Self {
        match reference_of(schema) {
            Some(reference) => {
                let target = root
                    .pointer(reference.trim_start_matches('#'))
                    .expect("schemars writes no dangling reference");
                Self::resolved(target, root)
            }
            None => Self { schema, root },
        }
    }

    /// The schema of a list's items.
    #[must_use]
    pub fn items(self) -> Option<Self> {
        self.schema.get("items").map(|items| Self::resolved(items, self.root))
    }

    /// The fixed keys of a mapping: English name, the words for it in Japanese, schema.
    pub fn properties(self) -> impl Iterator<Item = (&'a str, Vec<&'a str>, Self)> {
        let properties = self.schema.get("properties").and_then(Value::as_object);
        properties
            .into_iter()
            .flatten()
            .map(move |(name, schema)| (name.as_str(), japanese(schema), Self::resolved(schema, self.root)))
    }

    /// The schema of one fixed key.
    #[must_use]
    pub fn property(self, name: &str) -> Option<Self> {
        let schema = self.schema.get("properties")?.get(name)?;
        Some(Self::resolved(schema, self.root))
    }

    /// The schema at a way below.
    #[must_use]
    pub fn below(self, way: &Pointer) -> Option<Self> {
        way.steps().iter().try_fold(self, |part, step| {
            part.property(step).or_else(|| part.free_values()).or_else(|| part.items())
        })
    }

    /// A word that an extension says of one fixed key itself, not of what it holds: `x-printed`.
    #[must_use]
    pub fn word_of_key(self, name: &str, extension: &str) -> Option<&'a str> {
        self.schema.get("properties")?.get(name)?.get(extension)?.as_str()
    }

    /// The name of the type of a key's value, or of the entries of its list; empty where it has none.
    #[must_use]
    pub fn type_of_key(self, name: &str) -> &'a str {
        let property = self.whole_property(name);
        let of_list = || reference_of(property?.get("items")?);
        let reference = property.and_then(reference_of);
        let listed = reference.is_none().then(of_list).flatten();
        let named = reference.or(listed).unwrap_or_default();
        named.rsplit('/').next().unwrap_or_default()
    }

    /// One fixed key itself, with its marks.
    pub(super) fn whole_property(self, name: &str) -> Option<&'a Value> {
        self.schema.get("properties")?.get(name)
    }

    /// The schema of the values of a mapping with free keys.
    #[must_use]
    pub fn free_values(self) -> Option<Self> {
        let values = self.schema.get("additionalProperties").filter(|values| values.is_object());
        values.map(|values| Self::resolved(values, self.root))
    }

    /// The definition that names the keys of a mapping with free keys, if one does.
    #[must_use]
    pub fn key_words(self) -> Option<Self> {
        let keys = self.schema.get("propertyNames").filter(|keys| keys.is_object());
        keys.map(|keys| Self::resolved(keys, self.root))
    }

    /// The words a value may be: English word, words for it in Japanese. Empty where any text may stand.
    #[must_use]
    pub fn choices(self) -> Vec<(&'a str, Vec<&'a str>)> {
        let variants =
            self.schema.get("oneOf").or_else(|| self.schema.get("x-words")).and_then(Value::as_array);
        variants
            .into_iter()
            .flatten()
            .filter_map(|variant| Some((variant.get("const")?.as_str()?, japanese(variant))))
            .collect()
    }

    /// The keys that must be there.
    pub fn required(self) -> impl Iterator<Item = &'a str> {
        self.schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
    }

    /// A word of an extension (`x-shape`, `x-scalar`) or keyword (`type`, `format`).
    #[must_use]
    pub fn word(self, keyword: &str) -> Option<&'a str> {
        self.schema.get(keyword).and_then(Value::as_str)
    }
}

pub(super) fn japanese(schema: &Value) -> Vec<&str> {
    match schema.get("x-ja") {
        Some(Value::String(word)) => vec![word],
        Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The target of a reference; draft 7 wraps it in `allOf` where a description stands beside.
fn reference_of(schema: &Value) -> Option<&str> {
    let wrapped =
        schema.get("allOf").and_then(Value::as_array).filter(|all| all.len() == 1).map(|all| &all[0]);
    wrapped.unwrap_or(schema).get("$ref").and_then(Value::as_str)
}

/// The keys of every mapping below a schema, and those whose lists hold names.
fn gather_keys(schema: &Value, root: &Value, keys: &mut Vec<String>, name_lists: &mut Vec<String>) {
    let part = SchemaPart { schema, root };
    for (name, japanese, property) in part.properties() {
        let words = || japanese.iter().map(ToString::to_string).chain([name.to_owned()]);
        keys.extend(words());
        if property.word("x-shape") == Some("fields") {
            name_lists.extend(words());
        }
    }
    for (name, japanese) in part.key_words().map(SchemaPart::choices).unwrap_or_default() {
        keys.extend(japanese.iter().map(ToString::to_string).chain([name.to_owned()]));
    }
    match schema {
        Value::Array(parts) => parts.iter().for_each(|part| gather_keys(part, root, keys, name_lists)),
        Value::Object(object) => {
            object.values().for_each(|part| gather_keys(part, root, keys, name_lists));
        }
        _ => {}
    }
}

/// Takes null out of every type, and asks every text for a visible character and every list for an item.
fn refuse_empty(schema: &mut Value) {
    match schema {
        Value::Array(parts) => parts.iter_mut().for_each(refuse_empty),
        Value::Object(object) => {
            object.values_mut().for_each(refuse_empty);
            if let Some(Value::Array(types)) = object.get_mut("type") {
                types.retain(|kind| kind != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    object.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(branches)) = object.get_mut("anyOf") {
                branches.retain(|branch| branch.get("type").is_none_or(|kind| kind != "null"));
                if let [Value::Object(only)] = branches.as_slice() {
                    let only = only.clone();
                    object.remove("anyOf");
                    if object.is_empty() {
                        *object = only;
                    } else {
                        object.insert("allOf".to_owned(), Value::from(vec![Value::Object(only)]));
                    }
                }
            }
            let kind = object.get("type").and_then(Value::as_str).map(str::to_owned);
            match kind.as_deref() {
                Some("string") if !object.contains_key("const") && !object.contains_key("enum") => {
                    object.insert("pattern".to_owned(), "\\S".into());
                }
                Some("array") => {
                    object.insert("minItems".to_owned(), 1.into());
                }
                _ => {}
            }
        }
        _ => {}
    }
}
