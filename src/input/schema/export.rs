//! The schema as editors want it: the keys of one spelling, every way to write a value spelled out.

use serde_json::{Map, Value, json};

use super::canonical::{Schema, japanese};
use super::closed::{CLOSED, GROUND, VALUE};
use super::inherit::AS_BASE;
use super::{Descriptions, Spelling};

/// Name of the definition of a value that is closed to the public.
const CLOSED_VALUE: &str = "ClosedValue";

// No placeholder: the rule of `placeholder::find`.
macro_rules! not_asked {
    ($rest:literal) => {
        concat!(
            r"^(?![\s\S]*〔[^〔〕]*(?:書いて|選んで|確かめて|直して)ください〕)",
            r"(?!\s*〔[^〔〕]*ください〕)(?![\s\S]*〔[^〔〕]*ください〕\s*$)",
            $rest
        )
    };
}

/// A text that is no placeholder and has a character that can be seen.
const TEXT: &str = not_asked!(r"[\s\S]*\S");
/// A pasted list has something besides its separators.
const FIELDS: &str = not_asked!(r"[\s\S]*[^\s、]");

impl Schema {
    /// JSON Schema (Draft 7) of files with keys of one spelling, described in a language. It says yes to what the
    /// program reads without an error of shape.
    #[must_use]
    pub fn export(&self, keys: Spelling, described: Spelling) -> Value {
        let descriptions = Descriptions::load();
        let on_base = self.is_on_base();
        let closes = self.closes_values();
        let root = self.as_value();
        let exporter = Exporter { root, keys, described, descriptions: &descriptions, on_base, closes };
        let name = self.as_value()["title"].as_str().unwrap_or_default();
        let mut schema = exporter.part(self.as_value(), name);
        let mut definitions: Map<String, Value> =
            self.definitions().map(|(name, part)| (name.clone(), exporter.part(part, name))).collect();
        if closes {
            definitions.insert(CLOSED_VALUE.to_owned(), exporter.closed_value());
        }
        let object = schema.as_object_mut().expect("a file is a mapping");
        object.shift_insert(0, "$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
        if !definitions.is_empty() {
            object.insert("definitions".to_owned(), definitions.into());
        }
        schema
    }

    fn definitions(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.as_value().get("definitions").and_then(Value::as_object).into_iter().flatten()
    }
}

struct Exporter<'a> {
    root: &'a Value,
    keys: Spelling,
    described: Spelling,
    descriptions: &'a Descriptions,
    /// Whether a base may say what the file does not.
    on_base: bool,
    /// Whether values can be closed to the public.
    closes: bool,
}

impl Exporter<'_> {
    /// One part; `name` is its type where it is a mapping.
    fn part(&self, part: &Value, name: &str) -> Value {
        let whole = if let Some(reference) = reference(part) {
            json!({ "$ref": reference })
        } else if let Some(variants) = part.get("oneOf").and_then(Value::as_array) {
            self.choice(variants)
        } else {
            match part.get("type").and_then(Value::as_str) {
                Some("object") => self.object(part, name),
                Some("array") => {
                    json!({ "type": "array", "minItems": 1, "items": self.item(&part["items"]) })
                }
                Some("integer") => json!({ "type": "integer", "minimum": 0 }),
                _ => match part.get("x-words").and_then(Value::as_array) {
                    Some(variants) => json!({ "anyOf": [self.choice(variants), text(TEXT)] }),
                    None => text(TEXT),
                },
            }
        };
        let whole = match (word(part, "x-shape"), word(part, "x-scalar")) {
            (Some("fields"), _) => json!({ "anyOf": [text(FIELDS), whole] }),
            (Some(_), _) => json!({ "anyOf": [self.part(&part["items"], ""), whole] }),
            (_, Some(key)) => json!({ "anyOf": [self.part(&part["properties"][key], ""), whole] }),
            _ => whole,
        };
        let is_text = reference(part).is_none() && part.get("oneOf").is_none() && part["type"] == "string";
        if self.closes && (is_text || word(part, "x-shape") == Some("fields")) {
            return json!({ "anyOf": [whole, { "$ref": format!("#/definitions/{CLOSED_VALUE}") }] });
        }
        whole
    }

    /// A value with the words that close it to the public.
    fn closed_value(&self) -> Value {
        let words = |pair: [&'static str; 2]| self.keys.choose(pair[1], Some(pair[0]));
        let [yes, no] = [["はい", "yes"], ["いいえ", "no"]].map(words);
        let properties = [
            (VALUE, "The value itself, as the council sees it.", json!({})),
            (CLOSED, "Whether it is blacked in what is made for the public.", json!({ "enum": [yes, no] })),
            (GROUND, "The ground on which it is closed.", text(TEXT)),
        ];
        let properties = properties.map(|(pair, english, part)| {
            let property = json!({ "description": english });
            let description = self.descriptions.text(&property, CLOSED_VALUE, pair[1], self.described);
            let word = words(pair);
            let part = with(&with(&part, "title", &word), "description", &description);
            (word, part)
        });
        let required = [VALUE, CLOSED].map(words);
        json!({
            "type": "object",
            "properties": Map::from_iter(properties),
            "required": required,
            "additionalProperties": false,
        })
    }

    /// An entry of a list; on a base, also the word for the base's entries, and the name of one of them.
    fn item(&self, part: &Value) -> Value {
        let own = self.part(part, "");
        if !self.on_base {
            return own;
        }
        let target =
            reference(part).and_then(|reference| self.root.pointer(reference.trim_start_matches('#')));
        let of_base = if target.and_then(|target| word(target, "x-id")).is_some() {
            text(TEXT)
        } else {
            json!({ "enum": AS_BASE })
        };
        json!({ "anyOf": [own, of_base] })
    }

    /// One of the words of this spelling.
    fn choice(&self, variants: &[Value]) -> Value {
        json!({ "enum": variants.iter().flat_map(|variant| self.words(variant)).collect::<Vec<_>>() })
    }

    fn object(&self, part: &Value, name: &str) -> Value {
        let mut object = json!({ "type": "object" });
        if let Some(properties) = part.get("properties").and_then(Value::as_object) {
            let properties = properties.iter().flat_map(|(key, property)| {
                let described = self.described(property, name, key);
                self.spellings(key, property)
                    .into_iter()
                    .map(move |word| (word.to_owned(), with(&described, "title", word)))
            });
            object["properties"] = properties.collect::<Map<_, _>>().into();
        }
        object["additionalProperties"] = match part.get("additionalProperties") {
            Some(values @ Value::Object(_)) => self.part(values, ""),
            _ => false.into(),
        };
        if let Some(most) = part.get("maxProperties") {
            object["maxProperties"] = most.clone();
        }
        if let Some(keys) = part.get("propertyNames") {
            object["propertyNames"] = self.part(keys, "");
        }
        if !self.on_base {
            self.require(&mut object, part);
        }
        object
    }

    /// What must be there: of a key with several words, one of them.
    fn require(&self, object: &mut Value, part: &Value) {
        let required =
            part.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        let mut always = Vec::new();
        let mut either = Vec::new();
        for key in required {
            match self.spellings(key, &part["properties"][key]).as_slice() {
                [only] => always.push((*only).to_owned()),
                words => either.push(json!({ "anyOf": words.iter().map(|word| json!({ "required": [word] })).collect::<Vec<_>>() })),
            }
        }
        if !always.is_empty() {
            object["required"] = always.into();
        }
        if !either.is_empty() {
            object["allOf"] = either.into();
        }
    }

    /// A key's value, with what it is for.
    fn described(&self, property: &Value, of: &str, key: &str) -> Value {
        let text = self.descriptions.text(property, of, key, self.described);
        let mut value = self.part(property, "");
        if self.on_base {
            // A key without a value takes the base's value away.
            value = json!({ "anyOf": [value, { "type": "null" }] });
        }
        if let Some(reference) = value.as_object_mut().and_then(|object| object.remove("$ref")) {
            // Beside a bare reference, draft 7 does not read anything.
            value["allOf"] = json!([{ "$ref": reference }]);
        }
        value["title"] = Value::Null;
        value["description"] = text.into();
        let example = self.descriptions.example(property, of, key);
        if let Some(example) = example.filter(|_| self.is_text(property)) {
            value["examples"] = json!([example]);
        }
        value
    }

    /// Whether a text may stand there.
    fn is_text(&self, part: &Value) -> bool {
        if let Some(reference) = reference(part) {
            let target = self.root.pointer(reference.trim_start_matches('#'));
            return target.is_some_and(|target| self.is_text(target) && target.get("oneOf").is_none());
        }
        let text = |part: &Value| part.get("type").is_none_or(|kind| kind == "string");
        text(part)
            || word(part, "x-scalar").is_some()
            || (word(part, "x-shape").is_some() && self.is_text(&part["items"]))
    }

    /// The words of this spelling for a key.
    fn spellings<'b>(&self, key: &'b str, property: &'b Value) -> Vec<&'b str> {
        let words = japanese(property);
        if self.keys == Spelling::English || words.is_empty() { vec![key] } else { words }
    }

    /// The words of this spelling for a value.
    fn words<'b>(&self, variant: &'b Value) -> Vec<&'b str> {
        self.spellings(variant["const"].as_str().unwrap_or_default(), variant)
    }
}

/// A text; a number as typed is one too.
fn text(pattern: &str) -> Value {
    json!({ "type": ["string", "number"], "pattern": pattern })
}

fn with(value: &Value, key: &str, word: &str) -> Value {
    let mut value = value.clone();
    value[key] = word.into();
    value
}

fn word<'a>(part: &'a Value, name: &str) -> Option<&'a str> {
    part.get(name).and_then(Value::as_str)
}

/// The target of a reference, bare or wrapped for the sake of a description.
fn reference(part: &Value) -> Option<&str> {
    let wrapped = part.get("allOf").and_then(|all| all.get(0)).unwrap_or(part);
    wrapped.get("$ref").and_then(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::schema::placeholder::find;

    #[test]
    fn editors_and_the_program_know_the_same_placeholders() {
        let schema = jsonschema::validator_for(&text(TEXT)).expect("it is a schema");
        for said in [
            "〔件名を書いてください〕",
            "〔件名を書いてください〕について",
            "〔別紙〕〔件名を書いてください〕\n",
            "表に〔題を選んでください〕と",
            "期限は、〔お待ちください〕 \n",
            "　〔お待ちください〕まで",
            "封筒に〔至急開封してください〕と印字する",
            "一行目\n〔至急開封してください〕\n三行目",
            "〔別紙〕のとおり",
            "〔件名を書いてください",
            "件名",
        ] {
            assert_eq!(schema.is_valid(&said.into()), find(said).is_none(), "{said:?}");
        }
    }
}
