//! The clerk's manual lists every key, and what it shows can be used. `make accept TESTS=clerk_manual` writes the list of
//! keys anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;
use shingikai::app::authoring::new_workspace;
use shingikai::app::check::check;
use shingikai::app::session::Session;
use shingikai::diagnostic::finding::{Rule, Severity};
use shingikai::input::schema::{Descriptions, Schema, SchemaPart};
use shingikai::model::case::Case;
use shingikai::model::matter_type::MatterType;
use shingikai::model::meeting::Meeting;
use shingikai::workspace::Workspace;
use strum::IntoEnumIterator;

use crate::support::{Bench, FONTS, must_be_fresh, repository};

const BEGIN: &str = "<!-- keys -->\n";
const END: &str = "<!-- /keys -->\n";

fn manual() -> String {
    fs::read_to_string(repository().join("cases/README.md")).expect("it is there")
}

/// The tables of a file's keys, each mapping below the one that leads to it.
fn tables(schema: &Schema, heading: &str) -> String {
    let mut text = format!("### {heading}\n\n");
    let top = schema.as_value()["title"].as_str().expect("a type");
    let (mut seen, mut next) = (BTreeSet::new(), vec![(top.to_owned(), String::new())]);
    let descriptions = Descriptions::load();
    while !next.is_empty() {
        let (of, way) = next.remove(0);
        if !seen.insert(of.clone()) {
            continue;
        }
        if !way.is_empty() {
            write!(text, "**{way}**\n\n").expect("a text takes it");
        }
        text += "| 項目 | key | 説明 | 例 |\n|---|---|---|---|\n";
        let root = schema.as_value();
        let part = if of == top { root } else { &root["definitions"][&of] };
        let mut below = Vec::new();
        for (key, property) in part["properties"].as_object().expect("a mapping") {
            let words = match &property["x-ja"] {
                Value::Array(words) => words.iter().filter_map(Value::as_str).collect(),
                word => vec![word.as_str().expect("every key has a word")],
            };
            let described = descriptions.get(&of, key).expect("every key is described");
            let mapping = target(property).filter(|name| root["definitions"][name]["properties"].is_object());
            let place = match &mapping {
                Some(name) if *name == of => "（この表と同じ）",
                Some(name) if seen.contains(name) => "（上の表）",
                _ => "（下の表）",
            };
            let example =
                described.example.map_or(place.to_owned(), |example| format!("`{}`", escaped(example)));
            let said = escaped(described.text) + &choices(schema, target(property));
            // What stands at the top too is explained there.
            if let Some(name) = mapping.filter(|name| next.iter().all(|(other, _)| other != name)) {
                let way =
                    if way.is_empty() { words[0].to_owned() } else { format!("{way} ＞ {}", words[0]) };
                below.push((name, way));
            }
            writeln!(text, "| {} | `{key}` | {said} | {example} |", words.join("、")).expect("it takes it");
        }
        text += "\n";
        next.splice(0..0, below);
    }
    text
}

fn escaped(text: &str) -> String {
    text.replace('|', "\\|")
}

/// The definition that a property, or each entry of it, is of.
fn target(property: &Value) -> Option<String> {
    let items = &property["items"];
    let places = [property, &property["allOf"][0], items, &items["allOf"][0]];
    let reference = places.into_iter().find_map(|place| place["$ref"].as_str())?;
    reference.rsplit('/').next().map(ToOwned::to_owned)
}

/// The words that a value may be.
fn choices(schema: &Schema, definition: Option<String>) -> String {
    let words = schema.as_value()["definitions"][definition.unwrap_or_default()]["oneOf"]
        .as_array()
        .into_iter()
        .flatten();
    let words: Vec<&str> = words.filter_map(|word| word["x-ja"].as_str()).collect();
    if words.is_empty() { String::new() } else { format!("書ける言葉: {}。", words.join("、")) }
}

#[test]
fn the_manual_lists_every_key_with_an_example() {
    let text = manual();
    let (before, rest) = text.split_once(BEGIN).expect("the list begins");
    let (_, after) = rest.split_once(END).expect("the list ends");
    let [case, meeting] = [Schema::of::<Case>(), Schema::of::<Meeting>()];
    let wanted = tables(&case, "案件のファイル") + &tables(&meeting, "会議のファイル（meeting.yaml）");
    for part in [case.as_value(), meeting.as_value()] {
        for key in keys(part) {
            assert!(wanted.contains(&format!("| `{key}` |")), "{key} is not in\n{wanted}");
        }
    }
    must_be_fresh(Path::new("cases/README.md"), &[before, BEGIN, &wanted, END, after].concat());
    // The chapters before the list speak of them too.
    for schema in [&case, &meeting] {
        must_name(before, schema.top());
    }
    let types = Schema::of::<Case>();
    for kind in MatterType::iter() {
        let word = serde_json::to_value(kind).expect("a word");
        let word = word.as_str().expect("a word");
        let japanese = types.word_of("MatterType", word).expect("it has one");
        assert!(before.contains(&format!("| {japanese} | `{word}` |")), "{japanese}");
    }
}

fn keys(part: &Value) -> BTreeSet<String> {
    match part {
        Value::Object(object) => {
            let own = object.get("properties").and_then(Value::as_object).into_iter().flatten();
            let own = own.map(|(key, _)| key.clone());
            own.chain(object.values().flat_map(keys)).collect()
        }
        Value::Array(parts) => parts.iter().flat_map(keys).collect(),
        _ => BTreeSet::new(),
    }
}

/// The chapters name each of the keys of a mapping, and those of the mappings in it.
fn must_name(chapters: &str, part: SchemaPart<'_>) {
    for (_, words, below) in part.properties() {
        assert!(words.iter().all(|word| chapters.contains(word)), "{words:?}");
        // What stands within itself is named once.
        let within = ["内訳", "項", "号"].iter().any(|word| words == [*word]);
        let is_of_item = part.property("closed_ground").is_some() && words == ["案件"];
        if let Some(part) = below.items().or(Some(below)).filter(|_| !within && !is_of_item) {
            must_name(chapters, part);
        }
    }
}

/// The pieces of YAML that the manual shows.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(indent) = line.strip_suffix("```yaml") {
            let piece = lines.by_ref().take_while(|line| line.trim_start() != "```");
            let piece = piece.map(|line| line.strip_prefix(indent).unwrap_or(line).to_owned() + "\n");
            pieces.push(piece.collect());
        }
    }
    pieces
}

/// A file with the entries of a piece in place of those of the same keys, wherever they stand; others come last.
fn with(file: &str, piece: &str) -> String {
    let mut text = file.to_owned();
    let mut blocks: Vec<String> = Vec::new();
    for line in piece.lines() {
        match blocks.last_mut().filter(|_| line.starts_with(' ') || line.is_empty()) {
            Some(block) => *block += &format!("{line}\n"),
            None => blocks.push(format!("{line}\n")),
        }
    }
    for block in blocks {
        let key = format!("{}: ", block.split(':').next().expect("a key"));
        let lines: Vec<&str> = text.lines().collect();
        let is_key = |line: &&str| format!("{} ", line.trim_start()).starts_with(&key);
        let Some(start) = lines.iter().position(is_key) else {
            text += &block;
            continue;
        };
        let indent = lines[start].len() - lines[start].trim_start().len();
        let is_below = |line: &&str| line.len() - line.trim_start().len() > indent || line.is_empty();
        let end = start + 1 + lines[start + 1..].iter().take_while(|line| is_below(line)).count();
        let block: Vec<String> = block.lines().map(|line| " ".repeat(indent) + line).collect();
        let new: Vec<&str> = lines[..start]
            .iter()
            .copied()
            .chain(block.iter().map(String::as_str))
            .chain(lines[end..].iter().copied())
            .collect();
        text = new.join("\n") + "\n";
    }
    text
}

#[test]
fn the_yaml_that_the_manual_shows_can_be_used_in_a_new_workspace() {
    let pieces = pieces(&manual());
    let whole = |key: &str| {
        let found = pieces.iter().filter(|piece| piece.starts_with(key)).max_by_key(|piece| piece.len());
        found.expect("it shows a whole one").clone()
    };
    let (case, meeting) = (whole("件名"), whole("会議名"));
    assert!(pieces.len() > 15, "{}", pieces.len());
    for piece in &pieces {
        let bench = Bench::new();
        fs::remove_dir(bench.path().join("cases")).expect("it is empty");
        new_workspace(bench.path(), "桜町", "act-2023").expect("it can be written");
        let is_of_meeting = ["会議名", "出席者", "案件", "説明員"].iter().any(|key| piece.starts_with(key));
        // Where items stand below the agenda, there is no list of them.
        let is_agenda = piece.contains("\n次第:") && !piece.contains("\n案件:");
        let meeting = if is_agenda { meeting.split("案件:").next().unwrap_or_default() } else { &meeting };
        let (case, meeting) = if is_of_meeting {
            (case.clone(), with(meeting, piece))
        } else {
            (with(&case, piece), meeting.to_owned())
        };
        bench.write("cases/2026-05/窓口業務の委託.yaml", &case);
        bench.write("cases/2026-05/meeting.yaml", &meeting);
        let attached = meeting.match_indices(".pdf").map(|(end, ending)| {
            let start = meeting[..end].rfind(' ').expect("a blank before the name") + 1;
            &meeting[start..end + ending.len()]
        });
        let pdf = fs::read(repository().join("tests/attachments/no-edit.pdf")).expect("it is there");
        attached.for_each(|name| bench.write_bytes(&format!("cases/2026-05/{name}"), &pdf));
        let session = Session::without_typst(Workspace::new(bench.path().to_owned(), FONTS.clone()));
        let found = check(&session, &[]).expect("the machine is sound").findings;
        let wrong: Vec<_> = found
            .iter()
            .filter(|finding| finding.severity != Severity::Note && finding.allowed.is_none())
            // The case before, of the last year, is in no new workspace.
            .filter(|finding| {
                !matches!(finding.rule, Rule::AllowUnused | Rule::EmptyCell | Rule::PreviousCase)
            })
            .map(|finding| (finding.rule, &finding.words, finding.file.path.clone()))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}\n{case}\n{meeting}");
    }
}
