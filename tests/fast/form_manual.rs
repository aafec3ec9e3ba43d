//! The form owner's manual lists every key and every name that there is. `make accept TESTS=form_manual` writes the list of
//! keys anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use shingikai::input::schema::{Schema, Spelling};
use shingikai::model::council::{ClauseSet, Council};
use shingikai::papers::view::coverage_samples;
use shingikai::workspace::profile::Profiles;

use crate::support::{FONTS, must_be_fresh, repository};

const BEGIN: &str = "<!-- keys -->\n";
const END: &str = "<!-- /keys -->\n";

/// The mappings of a file, each with its keys: Japanese, English, what it is for.
fn mappings(schema: &Schema) -> Vec<(String, Vec<[String; 3]>)> {
    let [japanese, english] =
        [Spelling::Japanese, Spelling::English].map(|keys| schema.export(keys, Spelling::Japanese));
    let parts = |whole: &Value| {
        let mut parts = vec![(String::new(), whole.clone())];
        let definitions = whole["definitions"].as_object().into_iter().flatten();
        parts.extend(definitions.map(|(name, part)| (name.clone(), part.clone())));
        parts
    };
    let object = |part: &Value| {
        let choices = part["anyOf"].as_array().into_iter().flatten();
        let found = std::iter::once(part).chain(choices).find(|part| part["properties"].is_object());
        found.map(|part| part["properties"].as_object().expect("it is one").clone())
    };
    let mut found = Vec::new();
    for ((name, one), (_, other)) in parts(&japanese).into_iter().zip(parts(&english)) {
        let (Some(one), Some(other)) = (object(&one), object(&other)) else { continue };
        assert_eq!(one.len(), other.len(), "{name}");
        let row = |((word, part), key): ((&String, &Value), &String)| {
            let text = part["description"].as_str().unwrap_or_default().replace('|', "\\|");
            [word.clone(), key.clone(), text]
        };
        found.push((name, one.iter().zip(other.keys()).map(row).collect()));
    }
    found
}

/// Where the mapping of a definition stands: the first key that leads to it.
fn way(schema: &Value, definition: &str) -> String {
    let mut wanted = definition.to_owned();
    let mut way = Vec::new();
    'up: for _ in 0..8 {
        let target = format!("\"#/definitions/{wanted}\"");
        let definitions = schema["definitions"].as_object().into_iter().flatten();
        let owners =
            std::iter::once(("", schema)).chain(definitions.map(|(name, part)| (name.as_str(), part)));
        for (owner, part) in owners.filter(|(owner, _)| *owner != wanted) {
            let choices = part["anyOf"].as_array().into_iter().flatten();
            for properties in
                std::iter::once(part).chain(choices).filter_map(|part| part["properties"].as_object())
            {
                for (word, value) in properties {
                    if value.to_string().contains(&target) {
                        way.push(word.clone());
                        if owner.is_empty() {
                            break 'up;
                        }
                        owner.clone_into(&mut wanted);
                        continue 'up;
                    }
                }
            }
        }
        break;
    }
    way.reverse();
    way.join(" ＞ ")
}

fn tables() -> String {
    let mut text = String::new();
    for (file, schema) in
        [("council.yaml", Schema::of::<Council>()), ("clauses.yaml", Schema::of::<ClauseSet>())]
    {
        text += &format!("### {file}\n\n");
        let exported = schema.export(Spelling::Japanese, Spelling::Japanese);
        for (name, rows) in mappings(&schema) {
            if !name.is_empty() {
                text += &format!("**{}**\n\n", way(&exported, &name));
            }
            text += "| 項目 | key | 説明 |\n|---|---|---|\n";
            for [word, key, said] in rows {
                text += &format!("| {word} | `{key}` | {said} |\n");
            }
            text += "\n";
        }
    }
    text
}

fn manual() -> String {
    fs::read_to_string(repository().join("templates/README.md")).expect("it is there")
}

#[test]
fn the_manual_lists_every_key() {
    let text = manual();
    let (before, rest) = text.split_once(BEGIN).expect("the list begins");
    let (_, after) = rest.split_once(END).expect("the list ends");
    let wanted = tables();
    assert!(wanted.matches("| `").count() > 100, "{wanted}");
    must_be_fresh(Path::new("templates/README.md"), &[before, BEGIN, &wanted, END, after].concat());
}

#[test]
fn the_manual_lists_every_name_that_templates_can_use() {
    let mut profiles = Profiles::new(repository().join("templates"), FONTS.clone());
    let profile =
        profiles.get("act-2023", &mut Vec::new()).expect("the machine is sound").expect("it is sound");
    let mut names = BTreeSet::new();
    for sample in coverage_samples(&profile) {
        gather(&serde_json::to_value(&sample.view.content).expect("it holds texts"), &mut names);
    }
    assert!(names.len() > 20, "{names:?}");
    let text = manual();
    for name in names {
        assert!(text.contains(&format!("`{name}`")), "templates/README.md does not name {name}");
    }
}

fn gather(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(name, value)| {
            names.insert(name.clone());
            gather(value, names);
        }),
        Value::Array(items) => items.iter().for_each(|item| gather(item, names)),
        _ => {}
    }
}

#[test]
fn the_yaml_that_the_manual_shows_can_be_used() {
    let text = manual();
    let yaml: Vec<String> = text
        .split("```yaml\n")
        .skip(1)
        .filter_map(|rest| {
            Some(rest.split("```").next()?.lines().map(|line| line.strip_prefix("  ").unwrap_or(line)))
        })
        .map(|lines| lines.map(|line| format!("{line}\n")).collect())
        .collect();
    assert_eq!(yaml.len(), 4);
    for (index, part) in yaml.iter().enumerate() {
        let bench = crate::support::Bench::new();
        // The first and second are indented below a list of the manual, the others are not.
        let part = if index < 2 {
            part.clone()
        } else {
            text.split("```yaml\n")
                .nth(index + 1)
                .expect("it is there")
                .split("```")
                .next()
                .expect("it ends")
                .to_owned()
        };
        let head = if part.contains("基本: act-2023") { "" } else { "基本: act-2023\n" };
        bench.write("templates/town/council.yaml", &format!("{head}{part}"));
        bench.must_run(&["check", "--deny-warnings", "templates/town"]);
    }
}
