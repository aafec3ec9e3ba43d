//! Every value of every document is what the file says, letter by letter, over all that the fonts can print: the sample cases,
//! each free text of them exchanged for a made-up one between marks that tell which it is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use regex::Regex;
use serde_yaml::{Mapping, Value};
use shingikai::text::characters::disguised;

use crate::gate;
use crate::reading::{read_aloud, strings};
use crate::support::{Bench, repository};

/// Items of a list of fields.
const FIELDS: usize = 270;
/// Items of a list of safeguards.
const SAFEGUARDS: usize = 100;

/// Values that are free: words of the form's own language are not.
pub(crate) const FREE: &[&str] = &[
    "件名",
    "部",
    "課",
    "係",
    "担当者",
    "内線",
    "事業名",
    "根拠法令",
    "目的",
    "対象者",
    "事業内容",
    "登録業務",
    "媒体",
    "委託先",
    "提供先",
    "結合先",
    "収集先",
    "選定方法",
    "理由",
    "内容",
    "期間",
    "本人への通知",
    "結合の方法",
    "結合の方式",
    "廃棄の方法",
    "変更の内容",
    "評価書の名称",
    "しきい値判断の結果",
    "意見聴取の結果",
    "本文",
    "会場",
    "出席者",
    "次第",
    "説明員",
];
/// Those that may have several lines.
const LONG: &[&str] = &["理由", "内容", "事業内容"];

/// Everything that the fonts can print, drawn like cards: no text comes twice before each came once.
struct Deck {
    pieces: Vec<String>,
    next: usize,
    /// How many texts were made: they have different lengths.
    texts: usize,
}

impl Deck {
    fn new() -> Self {
        let all = gate::printable();
        assert!(all.len() > 60_000, "{}", all.len());
        // Marks are no text, nor are blanks in braces.
        let pieces =
            all.into_iter().filter(|piece| !["〔", "〕", "{", "}"].contains(&piece.as_str())).collect();
        let mut runner = TestRunner::deterministic();
        let pieces: Vec<String> =
            Just(pieces).prop_shuffle().new_tree(&mut runner).expect("an order").current();
        Self { pieces, next: 0, texts: 0 }
    }

    /// A text, now and then with a blank in it. What would not be taken for two characters beside each other is passed over.
    fn text(&mut self) -> String {
        self.texts += 1;
        let length = 1 + self.texts % 15;
        let mut text = String::new();
        for place in 0..length {
            let piece = &self.pieces[self.next % self.pieces.len()];
            self.next += 1;
            if disguised(&(text.clone() + piece)).is_empty() {
                text.push_str(piece);
            }
            if place == 3 && self.next.is_multiple_of(5) {
                text.push(if self.next.is_multiple_of(2) { ' ' } else { '\u{3000}' });
            }
        }
        text
    }
}

/// The made-up values, by the number in their marks.
struct Values {
    deck: Deck,
    texts: Vec<String>,
    /// Whether the profile prints the captions of clauses; one does not.
    captions: bool,
}

impl Values {
    fn marked(&mut self) -> String {
        let text = self.deck.text();
        let marked = format!("〔{}〕{text}〔了〕", self.texts.len());
        self.texts.push(text);
        marked
    }

    fn next(&mut self, key: &str) -> Value {
        let times = if LONG.contains(&key) { 3 } else { 1 };
        Value::String((0..times).map(|_| self.marked()).collect::<Vec<_>>().join("\n"))
    }

    fn list(&mut self, length: usize) -> Value {
        Value::Sequence((0..length).map(|_| Value::String(self.marked())).collect())
    }

    /// A file with a made-up text in every free place.
    fn exchange(&mut self, key: &str, value: &Value) -> Value {
        match value {
            Value::String(_) if FREE.contains(&key) => self.next(key),
            Value::Mapping(entries) => {
                let entries: Mapping = entries
                    .clone()
                    .into_iter()
                    .filter(|(name, _)| name.as_str() != Some("確認済み"))
                    .collect();
                let new = entries.iter().map(|(name, value)| {
                    let key = name.as_str().expect("a key is a text");
                    let new = match key {
                        "提供情報" | "利用情報" => value.clone(),
                        "項目" => self.list(FIELDS),
                        "実施機関" | "相手方" => self.list(SAFEGUARDS),
                        // Which clauses a case has is chosen in the profile's own words.
                        "特記事項" => self.clauses(value),
                        key => self.exchange(key, value),
                    };
                    (name.clone(), new)
                });
                let mut new: Mapping = new.collect();
                for provided in ["提供情報", "利用情報"] {
                    if let Some(value) = entries.get(provided) {
                        let fields = new.get("保有情報").and_then(|held| held.get("項目")).cloned();
                        let part = self.provided(value, fields.as_ref());
                        new.insert(provided.into(), part);
                    }
                }
                Value::Mapping(new)
            }
            Value::Sequence(items) => {
                Value::Sequence(items.iter().map(|item| self.exchange(key, item)).collect())
            }
            other => other.clone(),
        }
    }

    /// What is provided: some of the fields that are held, one of them under another name.
    fn provided(&mut self, value: &Value, held: Option<&Value>) -> Value {
        let Value::Mapping(entries) = value else { panic!("{value:?} is what is provided") };
        let held = held.and_then(Value::as_sequence).expect("there are fields");
        let entries = entries.iter().map(|(name, value)| {
            let new = if name.as_str() == Some("項目") {
                let mut fields: Vec<Value> = held.iter().step_by(3).skip(1).cloned().collect();
                let named = [("名称", Value::String(self.marked())), ("保有項目", held[0].clone())];
                fields.push(Value::Mapping(
                    named.into_iter().map(|(key, value)| (key.into(), value)).collect(),
                ));
                Value::Sequence(fields)
            } else {
                self.exchange(name.as_str().expect("a text"), value)
            };
            (name.clone(), new)
        });
        Value::Mapping(entries.collect())
    }

    /// The choice of a case, with a clause of its own.
    fn clauses(&mut self, value: &Value) -> Value {
        if value.as_str() == Some("なし") {
            return value.clone();
        }
        let mut choice = value.as_mapping().cloned().unwrap_or_default();
        let paragraphs = (0..4).map(|_| {
            let items = self.list(6);
            Value::Mapping(
                [("本文", Value::String(self.marked())), ("号", items)]
                    .map(|(k, v)| (k.into(), v))
                    .into_iter()
                    .collect(),
            )
        });
        let paragraphs = Value::Sequence(paragraphs.collect());
        let caption = self.captions.then(|| ("見出し", Value::String(format!("（{}）", self.marked()))));
        let clause =
            [("名", Value::from("試し")), ("義務者", Value::from("受託者")), ("項", paragraphs)].into_iter();
        let clause = clause.chain(caption).map(|(key, value)| (key.into(), value)).collect();
        choice.insert("加える".into(), Value::Sequence(vec![Value::Mapping(clause)]));
        Value::Mapping(choice)
    }
}

static MARKED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("〔([0-9]+)〕([^〔〕]*)〔了〕").expect("it is a pattern"));

/// The numbers of the values that a text holds. Every one of them must be as it was made up.
fn found(text: &str, values: &[String]) -> Result<BTreeMap<usize, usize>, String> {
    let mut found = BTreeMap::new();
    for marked in MARKED.captures_iter(text) {
        let number: usize = marked[1].parse().expect("digits");
        let typed = values.get(number).ok_or_else(|| format!("nobody wrote value {number}"))?;
        if marked[2] != *typed {
            return Err(format!("value {number} is {typed:?} and reads {:?}", &marked[2]));
        }
        *found.entry(number).or_default() += 1;
    }
    let all: usize = found.values().sum();
    let begun = text.matches('〔').count();
    if begun != 2 * all {
        return Err(format!("{begun} marks around {all} values"));
    }
    Ok(found)
}

fn numbers(yaml: &str) -> BTreeSet<usize> {
    MARKED.captures_iter(yaml).map(|marked| marked[1].parse().expect("digits")).collect()
}

/// A meeting with its cases, every free text exchanged; under another name, so that there can be several of it.
fn copy(from: &Path, bench: &Bench, folder: &str, values: &mut Values) {
    for entry in fs::read_dir(from).expect("the sample is there") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_str().expect("UTF-8").to_owned();
        let file: Value =
            serde_yaml::from_str(&fs::read_to_string(&path).expect("it can be read")).expect("it is YAML");
        let text = serde_yaml::to_string(&values.exchange("", &file)).expect("it is YAML");
        bench.write(&format!("cases/{folder}/{name}"), &text);
    }
}

/// What a text has of these values.
#[track_caller]
fn read(document: &Path, text: &str, values: &[String]) -> BTreeMap<usize, usize> {
    found(text, values).unwrap_or_else(|wrong| panic!("{}: {wrong}", document.display()))
}

#[test]
fn every_value_of_every_document_is_what_the_file_says() {
    values_are_as_written(10_000);
}

#[test]
#[ignore = "ten minutes: `make values`"]
fn a_hundred_thousand_values_are_what_the_files_say() {
    values_are_as_written(100_000);
}

/// Reads back at least so many values, in every document that holds them.
fn values_are_as_written(least: usize) {
    let mut values = Values { deck: Deck::new(), texts: Vec::new(), captions: true };
    let mut read_back = 0;
    while values.texts.len() < least {
        let bench = Bench::new();
        bench.copy("tests/other-town", "templates");
        // Digits of both widths are a matter of taste here.
        bench.replace("templates/mizutori-2019/council.yaml", "mixed-digit-width: エラー, ", "");
        let mut meetings = Vec::new();
        for (workspace, folder) in
            [("", "2008-08"), ("", "2026-02"), ("", "2026-05"), ("tests/other-town", "2019-02")]
        {
            values.captions = workspace.is_empty();
            copy(&repository().join(workspace).join("cases").join(folder), &bench, folder, &mut values);
            meetings.push(folder);
        }
        bench.must_run(&["build", "--quiet"]);
        for meeting in meetings {
            read_back += meeting_is_as_written(&bench, meeting, &values.texts);
        }
    }
    let (drawn, all) = (values.deck.next, values.deck.pieces.len());
    assert!(drawn > all, "every character came: {drawn} of {all}");
    println!("{} values, read {read_back} times", values.texts.len());
    assert!(read_back > 3 * least, "{read_back}");
}

/// The same values on both sides.
#[track_caller]
fn must_hold(read: &BTreeSet<usize>, written: &BTreeSet<usize>, what: &str) {
    let missing: Vec<&usize> = written.difference(read).take(10).collect();
    let more: Vec<&usize> = read.difference(written).take(10).collect();
    assert!(missing.is_empty() && more.is_empty(), "{what} lacks {missing:?} and has {more:?} beside");
}

/// Reads every document of a meeting. Comes back with how many values were read.
fn meeting_is_as_written(bench: &Bench, meeting: &str, values: &[String]) -> usize {
    let output = bench.path().join("output").join(meeting);
    let mut count = 0;
    let mut read_from = |name: &str| {
        let pdf = output.join(name);
        let said = read(&pdf, &read_aloud(&pdf), values);
        let twin = pdf.with_extension("txt");
        if twin.is_file() {
            let typed = read(&twin, &fs::read_to_string(&twin).expect("it can be read"), values);
            assert!(typed.keys().eq(said.keys()), "{}", twin.display());
        }
        count += said.values().sum::<usize>();
        said.into_keys().collect::<BTreeSet<usize>>()
    };
    let (mut all, mut closed) = (BTreeSet::new(), BTreeSet::new());
    let mut agenda: Value =
        serde_yaml::from_str(&bench.read(&format!("cases/{meeting}/meeting.yaml"))).expect("YAML");
    let is_closed = |name: &str, agenda: &Value| {
        agenda["案件"].as_sequence().expect("items").iter().any(|item| {
            item.get("ファイル").and_then(Value::as_str) == Some(name) && item.get("公開").is_some()
        })
    };
    for file in bench.files(&format!("cases/{meeting}")) {
        let name = file.to_str().expect("UTF-8");
        let Some(case) = name.strip_suffix(".yaml").filter(|name| *name != "meeting") else { continue };
        let yaml = bench.read(&format!("cases/{meeting}/{name}"));
        let whole: Value = serde_yaml::from_str(&yaml).expect("YAML");
        let clauses =
            whole.get("特記事項").map(|choice| numbers(&serde_yaml::to_string(choice).expect("YAML")));
        let clauses = clauses.unwrap_or_default();
        let form: BTreeSet<usize> = numbers(&yaml).difference(&clauses).copied().collect();
        assert!(form.len() > 40, "{name} has values");
        // The form, and the sheet of clauses if there are any; each town has its own names for them.
        let own = bench.files(&format!("output/{meeting}/{case}"));
        let pdfs = own.iter().filter(|name| name.extension().is_some_and(|ending| ending == "pdf"));
        let mut papers: Vec<BTreeSet<usize>> =
            pdfs.map(|name| read_from(&format!("{case}/{}", name.display()))).collect();
        papers.sort_by_key(BTreeSet::len);
        must_hold(&papers.pop().expect("there is a form"), &form, name);
        must_hold(&papers.pop().unwrap_or_default(), &clauses, name);
        assert!(papers.is_empty(), "{name} has more papers");
        let written: Vec<usize> = form.union(&clauses).copied().collect();
        if is_closed(name, &agenda) {
            // Its subject is on the agenda, which is published.
            let subject = numbers(&serde_yaml::to_string(&whole["件名"]).expect("YAML"));
            closed.extend(written.iter().copied().filter(|number| !subject.contains(number)));
        }
        all.extend(written);
    }
    let names: Vec<String> = bench
        .files(&format!("output/{meeting}"))
        .iter()
        .map(|name| name.to_str().expect("UTF-8").to_owned())
        .collect();
    let mut of = |wanted: &dyn Fn(&str) -> bool| {
        let is_pdf = |name: &&String| Path::new(name).extension().is_some_and(|ending| ending == "pdf");
        let pdfs = names.iter().filter(is_pdf).filter(|name| wanted(name));
        pdfs.flat_map(|name| read_from(name)).collect::<BTreeSet<usize>>()
    };
    // Who explains stands on a list of its own; withdrawn items and papers made elsewhere are of the meeting.
    let mut explaining = BTreeSet::new();
    for item in agenda["案件"].as_sequence_mut().expect("items") {
        if let Some(people) = item.as_mapping_mut().expect("an item").remove("説明員") {
            explaining.extend(numbers(&serde_yaml::to_string(&people).expect("YAML")));
        }
        // Of an item that was taken back, only its number is told.
        if item.get("取下げ").is_some() {
            item.as_mapping_mut().expect("an item").remove("件名");
        }
    }
    let of_meeting = numbers(&serde_yaml::to_string(&agenda).expect("YAML"));
    assert_eq!(of(&|name| name == "call-list.pdf").is_empty(), explaining.is_empty());
    assert!(of(&|name| name == "call-list.pdf").is_superset(&explaining));
    let materials = of(&|name| name.starts_with("materials"));
    assert!(materials.is_superset(&all), "{meeting}: every material");
    let bundles = of(&|name| ["bundle.pdf", "bundle-on-the-day.pdf"].contains(&name));
    must_hold(&bundles, &all.union(&of_meeting).copied().collect(), meeting);
    let public = of(&|name| name == "bundle-public.pdf");
    assert_eq!(public.is_empty(), closed.is_empty());
    assert!(public.is_disjoint(&closed) || closed.is_empty(), "{meeting}: what is closed is not for all");
    count
}

/// A change of the operation at a place.
type Change<'a> = &'a dyn Fn(&mut Vec<Operation>, usize);

/// A document of which one operation was changed: the first on the last page that shows the mark of a value.
fn changed(pdf: &Path, to: &Path, change: Change<'_>) {
    let mut document = Document::load(pdf).expect("it is a PDF");
    let page = document.page_iter().last().expect("a page");
    let mut operations =
        Content::decode(&document.get_page_content(page)).expect("it can be read").operations;
    let fonts = document.get_page_fonts(page).expect("a page has fonts");
    let mut map = None;
    let marked = operations.iter().position(|operation| match &operation.operands[..] {
        [Object::Name(name), _] if operation.operator == "Tf" => {
            map = Some(fonts[name].get_font_encoding(&document).expect("a font has a map"));
            false
        }
        shown if ["Tj", "TJ"].contains(&operation.operator.as_str()) => strings(shown).any(|glyphs| {
            let map = map.as_ref().expect("a font is chosen");
            Document::decode_text(map, glyphs).expect("its glyphs are mapped").contains('〔')
        }),
        _ => false,
    });
    change(&mut operations, marked.expect("the page has values"));
    let content = Content { operations }.encode().expect("it is content");
    document.change_page_content(page, content).expect("a page");
    document.save(to).expect("the disk takes it");
}

#[test]
fn a_document_that_says_something_else_is_refused() {
    let mut values = Values { deck: Deck::new(), texts: Vec::new(), captions: true };
    let bench = Bench::new();
    copy(&repository().join("cases/2008-08"), &bench, "2008-08", &mut values);
    bench.must_run(&["build", "--quiet"]);
    let pdf = bench.path().join("output/2008-08/健診勧奨通知/advance-report.pdf");
    let canary = bench.path().join("canary.pdf");
    let whole = found(&read_aloud(&pdf), &values.texts).expect("it is as written");
    changed(&pdf, &canary, &|_, _| ());
    assert_eq!(
        found(&read_aloud(&canary), &values.texts),
        Ok(whole.clone()),
        "written anew it says the same"
    );
    let changes: [(&str, Change<'_>); 3] = [
        ("a text that is left out", &|operations, at| drop(operations.remove(at))),
        ("a text that comes twice", &|operations, at| operations.insert(at, operations[at].clone())),
        ("a glyph for another", &|operations, at| {
            let glyphs = match &mut operations[at].operands[0] {
                Object::Array(parts) => parts.iter_mut().find(|part| part.as_str().is_ok()).expect("glyphs"),
                glyphs => glyphs,
            };
            let Object::String(glyphs, _) = glyphs else { panic!("{glyphs:?} shows something") };
            glyphs[1] ^= 1;
        }),
    ];
    for (what, change) in changes {
        changed(&pdf, &canary, change);
        let verdict = found(&read_aloud(&canary), &values.texts);
        assert_ne!(verdict, Ok(whole.clone()), "{what} is let through");
    }
}
