//! The schemas for editors: stored ones are fresh, every key is described, and a validator from outside agrees with the
//! program.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use shingikai::app::authoring::{SchemaKind, schema, schema_path};
use shingikai::diagnostic::finding::{Findings, Rule};
use shingikai::diagnostic::manual;
use shingikai::input::schema::{Schema, Spelling, load};
use shingikai::model::case::Case;
use shingikai::model::council::{ClauseSet, Council};
use shingikai::model::meeting::Meeting;
use shingikai::text::source::SourceFile;
use shingikai::workspace::profile;
use strum::IntoEnumIterator;

use crate::support::{Bench, must_be_fresh, repository, verdicts};

const PROFILE: &str = "shinjuku-2008";
const SPELLINGS: [Spelling; 2] = [Spelling::Japanese, Spelling::English];

/// Rules about the shape of a file: what a schema can see.
const OF_SHAPE: [Rule; 7] = [
    Rule::UnknownKey,
    Rule::MissingKey,
    Rule::WrongType,
    Rule::UnknownValue,
    Rule::EmptyValue,
    Rule::NullAsText,
    Rule::PlaceholderLeft,
];

fn canonical(kind: SchemaKind) -> Schema {
    schema(kind, PROFILE, &repository().join("templates")).expect("the profile is sound")
}

/// Whether the program finds no fault of shape; `None` where it cannot read the text at all.
fn program_accepts(kind: SchemaKind, schema: &Schema, text: &str) -> Option<bool> {
    let file = Arc::new(SourceFile::new("file.yaml".into(), text));
    let mut findings = Findings::new();
    let read = match kind {
        SchemaKind::Case => load::<Case>(&file, schema, &mut findings).is_some(),
        SchemaKind::Meeting => load::<Meeting>(&file, schema, &mut findings).is_some(),
        SchemaKind::Council => load::<Council>(&file, schema, &mut findings).is_some(),
        SchemaKind::Clauses => load::<ClauseSet>(&file, schema, &mut findings).is_some(),
    };
    read.then(|| !findings.iter().any(|finding| OF_SHAPE.contains(&finding.rule)))
}

/// Both must say the same of every text. How many of them they refuse.
#[track_caller]
fn must_agree(kind: SchemaKind, keys: Spelling, texts: &[String]) -> usize {
    let canonical = canonical(kind);
    let exported = canonical.export(keys, Spelling::Japanese);
    let jobs: Vec<_> = texts.iter().map(|text| (exported.clone(), text.clone())).collect();
    let mut refused = 0;
    for (text, outside) in texts.iter().zip(verdicts(&jobs)) {
        let inside = program_accepts(kind, &canonical, text);
        if let (Some(inside), Some(outside)) = (inside, outside) {
            assert_eq!(inside, outside, "the program says {inside}, the schema {outside}, of\n{text}");
            refused += usize::from(!inside);
        }
    }
    refused
}

fn read(path: &str) -> String {
    fs::read_to_string(repository().join(path)).expect("the file is there")
}

#[test]
fn the_stored_schemas_are_those_of_the_program() {
    let templates = repository().join("templates");
    let profiles = profile::names(&templates).expect("the folder can be read");
    assert!(profiles.contains(PROFILE), "{profiles:?}");
    for profile in &profiles {
        let mut stored = BTreeSet::new();
        for kind in SchemaKind::iter() {
            for keys in SPELLINGS {
                let schema = schema(kind, profile, &templates).expect("the profile is sound");
                let text = format!("{:#}\n", schema.export(keys, Spelling::Japanese));
                let path = schema_path(kind, keys, profile);
                must_be_fresh(&path, &text);
                stored.insert(repository().join(path));
            }
        }
        let folder = fs::read_dir(templates.join(profile).join("schema")).expect("it is there");
        assert_eq!(folder.map(|entry| entry.expect("an entry").path()).collect::<BTreeSet<_>>(), stored);
    }
}

#[test]
fn the_command_prints_what_is_stored() {
    let bench = Bench::new();
    for (arguments, stored) in [
        (&["schema", "--profile", PROFILE][..], "case.ja.json"),
        (&["schema", "meeting", "--keys", "en", "--profile", PROFILE], "meeting.en.json"),
        (&["schema", "clauses", "--profile", PROFILE], "clauses.ja.json"),
    ] {
        assert_eq!(bench.must_run(arguments).out(), read(&format!("templates/{PROFILE}/schema/{stored}")));
    }
    let run = bench.run(&["schema", "--profile", "nowhere"]);
    run.must_end_with(2);
    run.must_say("審議会の設定「nowhere」はありません。あるのは act-2023, shinjuku-2008 です。");
}

#[test]
fn the_examples_in_the_schemas_are_right_where_they_stand() {
    let mut jobs = Vec::new();
    for kind in SchemaKind::iter() {
        let exported = canonical(kind).export(Spelling::Japanese, Spelling::Japanese);
        gather(&exported, &exported, &mut jobs);
    }
    assert!(jobs.len() > 50, "{}", jobs.len());
    assert!(verdicts(&jobs).iter().all(|verdict| *verdict == Some(true)));
}

/// Every example, with the part of the schema that it is an example of.
fn gather(part: &Value, root: &Value, jobs: &mut Vec<(Value, String)>) {
    for example in part["examples"].as_array().into_iter().flatten() {
        let mut schema = part.clone();
        schema["definitions"] = root["definitions"].clone();
        jobs.push((schema, example.to_string()));
    }
    match part {
        Value::Object(parts) => parts.values().for_each(|part| gather(part, root, jobs)),
        Value::Array(parts) => parts.iter().for_each(|part| gather(part, root, jobs)),
        _ => {}
    }
}

#[test]
fn a_validator_from_outside_accepts_the_real_files() {
    let stored = |kind: SchemaKind, keys| -> Value {
        serde_json::from_str(&read(schema_path(kind, keys, PROFILE).to_str().expect("UTF-8"))).expect("JSON")
    };
    let twin = "tests/real-case/english/cases/2008-08";
    let jobs = [
        (stored(SchemaKind::Case, Spelling::Japanese), read("cases/2008-08/健診勧奨通知.yaml")),
        (stored(SchemaKind::Meeting, Spelling::Japanese), read("cases/2008-08/meeting.yaml")),
        (stored(SchemaKind::Case, Spelling::English), read(&format!("{twin}/健診勧奨通知.yaml"))),
        (stored(SchemaKind::Meeting, Spelling::English), read(&format!("{twin}/meeting.yaml"))),
        (stored(SchemaKind::Council, Spelling::Japanese), read(&format!("templates/{PROFILE}/council.yaml"))),
        (stored(SchemaKind::Clauses, Spelling::Japanese), read(&format!("templates/{PROFILE}/clauses.yaml"))),
    ];
    assert_eq!(verdicts(&jobs), [Some(true); 6]);
    let swapped = [(jobs[0].0.clone(), jobs[1].1.clone()), (jobs[1].0.clone(), "件名: [".to_owned())];
    assert_eq!(verdicts(&swapped), [Some(false), None], "it can say no");
}

#[test]
fn the_schema_says_of_every_example_of_the_manual_what_the_program_says() {
    let mut refused = 0;
    for kind in SchemaKind::iter() {
        let name: &str = kind.into();
        // Each schema knows one spelling; files that mix them are the program's business.
        let rules = Rule::iter().filter(|rule| *rule != Rule::MixedKeyLanguages);
        let examples = rules.filter_map(|rule| manual::entry(rule)?.example);
        let texts: Vec<String> = examples
            .filter(|example| example.file == name && example.encoding.is_none())
            .flat_map(|example| [example.wrong_file(), example.right_file()])
            .collect();
        refused += must_agree(kind, Spelling::Japanese, &texts);
    }
    let of_shape = Rule::iter().filter(|rule| OF_SHAPE.contains(rule) && manual::entry(*rule).is_some());
    assert!(refused >= of_shape.count(), "{refused}");
}

/// A file with each of its lines left out, without its value, or with another one.
fn broken(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    let mut texts = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let with = |new: &[String]| {
            let kept = |lines: &[&str]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
            kept(&lines[..index])
                + &new.iter().map(|line| format!("{line}\n")).collect::<String>()
                + &kept(&lines[index + 1..])
        };
        texts.push(with(&[]));
        if let Some((key, _)) = line.split_once(": ") {
            let values =
                ["", "null", "~", "''", "'　'", "[]", "[ '' ]", "{}", "x", "7", "[ x, y ]", "{ x: y }", "、"];
            let values = values.into_iter().chain(["〔値を書いてください〕", "[ [ x ] ]", "[ { x: y } ]"]);
            texts.extend(values.map(|value| with(&[format!("{key}: {value}")])));
            texts.push(with(&[line.replacen(key, &format!("{key}x"), 1)]));
        }
    }
    texts
}

#[test]
fn the_schema_says_of_every_broken_line_what_the_program_says() {
    let base = manual::base();
    let base = |name: &str| {
        let found = base.iter().find(|(path, _)| Path::new(path).ends_with(name));
        found.expect("it is a base file").1.clone()
    };
    let two_clauses: String = base("clauses.yaml").split_inclusive("\n\n").take(4).collect();
    let refused = must_agree(SchemaKind::Case, Spelling::Japanese, &broken(&base("case.yaml")))
        + must_agree(SchemaKind::Meeting, Spelling::Japanese, &broken(&base("meeting.yaml")))
        + must_agree(SchemaKind::Clauses, Spelling::Japanese, &broken(&two_clauses))
        + must_agree(
            SchemaKind::Case,
            Spelling::English,
            &broken(&read("tests/real-case/english/cases/2008-08/健診勧奨通知.yaml")),
        );
    assert!(refused > 500, "{refused}");
}

#[test]
fn a_profile_on_a_base_may_leave_out_what_the_base_says() {
    let bench = Bench::new();
    let council = "基本: shinjuku-2008\n区分: [ 報告, 基本のとおり ]\n用語: { 重複表現: }\n独自の行: [ { キー: a, 項目名: あ } ]\n概要: { 行: [ 基本のとおり, あ ] }\n";
    let clauses = "基本: はい\n条項: [ 監査, 基本のとおり, { 名: 公表, 必須: はい } ]\n";
    bench.write("templates/town/council.yaml", council);
    bench.write("templates/town/clauses.yaml", clauses);
    let templates = bench.path().join("templates");
    for (kind, text) in [(SchemaKind::Council, council), (SchemaKind::Clauses, clauses)] {
        let schema = schema(kind, "town", &templates).expect("it is sound");
        let schema = schema.export(Spelling::Japanese, Spelling::Japanese);
        let wrong = text.replace("基本: ", "基本名: ");
        let jobs = [(schema.clone(), text.to_owned()), (schema, wrong)];
        assert_eq!(verdicts(&jobs), [Some(true), Some(false)], "{text}");
    }
}
