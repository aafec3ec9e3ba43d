//! The schemas for editors: stored ones are fresh, every key is described, and a validator from outside agrees with the
//! program.

use std::collections::BTreeSet;

use serde_json::Value;
use shingikai::app::authoring::{SchemaKind, schema};
use shingikai::input::schema::{Descriptions, Schema, Spelling};
use strum::IntoEnumIterator;

use crate::support::repository;

const PROFILE: &str = "shinjuku-2008";

fn canonical(kind: SchemaKind) -> Schema {
    schema(kind, PROFILE, &repository().join("templates")).expect("the profile is sound")
}

#[test]
fn every_key_is_described_in_both_languages_and_every_description_has_its_key() {
    let descriptions = Descriptions::load();
    let mut keys = BTreeSet::new();
    for kind in SchemaKind::iter() {
        let schema = canonical(kind);
        let root = schema.as_value();
        let definitions = root["definitions"].as_object().into_iter().flatten();
        let top = root["title"].as_str().expect("the type's name");
        for (of, part) in definitions.map(|(name, part)| (name.as_str(), part)).chain([(top, root)]) {
            for (key, property) in part["properties"].as_object().into_iter().flatten() {
                let english = property["description"].as_str().unwrap_or_default();
                assert!(english.ends_with(['.', ')']), "{of}.{key}: {english:?}");
                let japanese =
                    descriptions.get(of, key).unwrap_or_else(|| panic!("{of}.{key} is not described"));
                assert!(japanese.text.ends_with('。'), "{of}.{key}: {}", japanese.text);
                keys.insert((of.to_owned(), key.clone()));
            }
        }
    }
    // What closes a value can stand in the place of any, and is no type of its own.
    keys.extend(["value", "closed", "ground"].map(|key| ("ClosedValue".to_owned(), key.to_owned())));
    let described: BTreeSet<_> =
        descriptions.keys().map(|(of, key)| (of.to_owned(), key.to_owned())).collect();
    assert_eq!(described, keys);
}

#[test]
fn every_key_has_a_japanese_title_and_description() {
    fn look(schema: &Value, seen: &mut usize) {
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            assert_eq!(property["title"].as_str(), Some(key.as_str()));
            assert!(property["description"].as_str().is_some_and(|text| !text.is_ascii()), "{key}");
            *seen += 1;
        }
        match schema {
            Value::Object(parts) => parts.values().for_each(|part| look(part, seen)),
            Value::Array(parts) => parts.iter().for_each(|part| look(part, seen)),
            _ => {}
        }
    }
    let mut seen = 0;
    look(&canonical(SchemaKind::Case).export(Spelling::Japanese, Spelling::Japanese), &mut seen);
    assert!(seen > 30, "{seen}");
}
