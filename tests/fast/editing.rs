//! A form says what its file says, and every change of a field reaches the file, or is refused: never anything else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Value, json};
use shingikai::app::editing::{
    ChangeAction, ChangeFault, EditedFile, FieldChange, FieldKind, FormContext, FormField, KeptCopies,
    OpenedFile, ReadOnlyReason, WriteOutcome, change_text, find_file, form, open, write_changes,
};
use shingikai::app::session::Session;
use shingikai::diagnostic::finding::Findings;
use shingikai::disk::real_path;
use shingikai::input::schema::{Draft, Schema, Spelling};
use shingikai::model::case::Case;
use shingikai::model::meeting::Meeting;
use shingikai::text::source::{Node, Pointer, SourceFile};
use shingikai::workspace::Workspace;

use crate::support::{Bench, FONTS, REAL_CASE_FILE, REAL_MEETING_FILE, files};

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 29).expect("a day");

fn source(text: &str) -> Arc<SourceFile> {
    Arc::new(SourceFile::new("a.yaml".into(), text))
}

/// The form of a text without a council's own words.
fn form_of(text: &str, schema: &Schema) -> Vec<FormField> {
    let file = source(text);
    let draft = Draft::read(&file, schema, &mut Findings::new()).expect("it can be read");
    form(&draft, context(schema, None))
}

fn context<'a>(schema: &'a Schema, previous: Option<&'a Node>) -> FormContext<'a> {
    FormContext { schema, profile: None, councils: &[], previous, language: Spelling::Japanese }
}

/// Every field with a value of its own, by its way.
fn leaves(fields: &[FormField]) -> BTreeMap<String, &FormField> {
    let mut found = BTreeMap::new();
    gather(fields, &mut found);
    found
}

fn gather<'a>(fields: &'a [FormField], found: &mut BTreeMap<String, &'a FormField>) {
    for field in fields {
        for children in field.children.iter().chain(field.items.iter().flatten().map(|item| &item.children)) {
            gather(children, found);
        }
        if field.children.is_none() && field.items.is_none() {
            found.insert(field.at.to_string(), field);
        }
    }
}

/// What stands in each field that has a value.
fn values(text: &str, schema: &Schema) -> BTreeMap<String, Value> {
    let form = form_of(text, schema);
    let all = leaves(&form).into_iter().map(|(at, field)| (at, field.value.clone()));
    all.filter(|(_, value)| !value.is_null()).collect()
}

/// Another value for a field.
fn other_value(field: &FormField) -> Value {
    match field.kind {
        FieldKind::Text => json!("新しい値"),
        FieldKind::Lines => json!("一行目\n二行目: # 三"),
        FieldKind::Date => json!("令和8年4月1日"),
        FieldKind::Choice | FieldKind::Flag => {
            let other = field.choices.iter().find(|choice| field.value != choice.value.as_str());
            other.or(field.choices.first()).map_or_else(|| json!("語"), |choice| json!(choice.value))
        }
        FieldKind::List => json!(["甲", "乙: い"]),
        FieldKind::Fields => json!(["氏名", "住所（町名、番地）"]),
        FieldKind::Provided => json!(["氏名", { "name": "住所", "from": ["漢字住所", "漢字方書"] }]),
        FieldKind::Clauses | FieldKind::Group | FieldKind::Groups | FieldKind::Items => Value::Null,
    }
}

fn set(at: &Pointer, was: &Value, to: Value) -> FieldChange {
    FieldChange { at: at.clone(), was: Some(was.clone()), to: ChangeAction::Set(to) }
}

#[track_caller]
fn change(text: &str, schema: &Schema, changes: &[FieldChange]) -> (String, Vec<FieldChange>) {
    let made = change_text(&source(text), schema, changes);
    let made = made.unwrap_or_else(|fault| panic!("{changes:?}: {fault:?}\n{text}"));
    (made.text, made.inverse)
}

/// Sets every field of a text to another value and back, and returns the ways without the numbers of entries.
fn try_every_field(text: &str, schema: &Schema) -> BTreeSet<String> {
    let before = values(text, schema);
    let form = form_of(text, schema);
    let mut seen = BTreeSet::new();
    for (at, field) in leaves(&form) {
        let steps = field.at.steps().iter().filter(|step| step.parse::<usize>().is_err());
        seen.insert(steps.cloned().collect::<Vec<_>>().join("/"));
        let wanted = other_value(field);
        let (changed, inverse) = change(text, schema, &[set(&field.at, &field.value, wanted.clone())]);
        let mut expected = before.clone();
        expected.insert(at.clone(), wanted);
        let after = values(&changed, schema);
        // What is under a list that was a text has ways of its own now.
        assert_eq!(after.get(&at), expected.get(&at), "{at}\n{changed}");
        let others = |values: &BTreeMap<String, Value>| {
            let mut values = values.clone();
            values.retain(|known, _| *known != at);
            values
        };
        assert_eq!(others(&after), others(&expected), "{at}\n{changed}");
        let (back, _) = change(&changed, schema, &inverse);
        assert_eq!(values(&back, schema), before, "{at}\n{back}");
    }
    seen
}

/// Every file of the sample workspaces that is a case or a meeting.
fn samples() -> Vec<(String, String, bool)> {
    let of = |folder: &str| files(folder, ".yaml");
    let all = [of("cases"), of("tests/other-town/cases"), of("tests/attachments/cases")].concat();
    let sample = |(path, text): (std::path::PathBuf, String)| {
        let is_meeting = path.ends_with("meeting.yaml");
        (path.to_string_lossy().into_owned(), text, is_meeting)
    };
    all.into_iter().map(sample).collect()
}

fn schema(is_meeting: bool) -> Arc<Schema> {
    if is_meeting { Schema::shared::<Meeting>() } else { Schema::shared::<Case>() }
}

#[test]
fn what_the_case_before_said_stands_beside_what_is_other_now() {
    let before = "件名: 令和7年度の委託\n事業:\n  目的: 健診のため\n  対象者: 区民\n下書き: いいえ\n取扱い:\n  - 根拠: 法第66条\n    理由: |\n      一\n      二\n    保有情報:\n      項目: 氏名、住所\n";
    let now = "件名: 令和8年度の委託\n前回: 2025-08/委託\n下書き: はい\n事業:\n  目的: 健診のため\n  対象者:\n取扱い:\n  - 根拠: 法第66条\n    理由: 一\n    保有情報:\n      項目: 氏名\n  - 根拠: 法第69条\n    理由: 三\n";
    let schema = Schema::of::<Case>();
    let (before, now) = (source(before), source(now));
    let read = |file| Draft::read(file, &schema, &mut Findings::new()).expect("it can be read");
    let (before, now) = (read(&before), read(&now));
    let form = form(&now, context(&schema, Some(before.tree())));
    let said: BTreeMap<String, Value> = leaves(&form)
        .into_iter()
        .filter(|(_, field)| !field.previous.is_null())
        .map(|(at, field)| (at, field.previous.clone()))
        .collect();
    let expected = [
        ("/matters/0/held/fields", json!(["氏名", "住所"])),
        ("/matters/0/reason", json!("一\n二")),
        ("/project/target", json!("区民")),
        ("/subject", json!("令和7年度の委託")),
    ];
    assert_eq!(said, expected.map(|(at, value)| (at.to_owned(), value)).into());
}

#[test]
fn every_field_of_every_sample_can_be_set_and_set_back() {
    let samples = samples();
    assert!(samples.len() > 10, "{}", samples.len());
    for (path, text, is_meeting) in &samples {
        if text.len() < 2_100 {
            let seen = try_every_field(text, &schema(*is_meeting));
            assert!(seen.len() > 5, "{path}");
        }
    }
}

/// A text to which every group was added that a form offers, each once.
fn with_every_group(mut text: String, schema: &Schema, depth: usize) -> String {
    for _ in 0..depth {
        let form = form_of(&text, schema);
        let mut open = Vec::new();
        groups(&form, &mut open);
        for (at, template) in open {
            let add = FieldChange { at, was: None, to: ChangeAction::Add(template, 0) };
            text = change(&text, schema, &[add]).0;
        }
    }
    text
}

/// The lists of groups in which there is nothing.
fn groups(fields: &[FormField], open: &mut Vec<(Pointer, Value)>) {
    for field in fields {
        for children in field.children.iter().chain(field.items.iter().flatten().map(|item| &item.children)) {
            groups(children, open);
        }
        if field.items.as_ref().is_some_and(Vec::is_empty) {
            open.push((field.at.clone(), field.template.clone()));
        }
    }
}

#[test]
fn every_key_of_a_case_and_of_a_meeting_can_be_said_in_the_form() {
    for (file, is_meeting, own) in [
        (REAL_CASE_FILE, false, &["special_clauses/replace/caption", "allow/place", "draft"][..]),
        (REAL_MEETING_FILE, true, &["items/attachments/paper", "items/result/condition", "copies"][..]),
    ] {
        let schema = schema(is_meeting);
        let text = std::fs::read_to_string(crate::support::repository().join(file)).expect("it is there");
        let seen = try_every_field(&with_every_group(text, &schema, 2), &schema);
        assert!(seen.len() > 40, "{}", seen.len());
        for key in own {
            assert!(seen.contains(*key), "{key} of {seen:?}");
        }
    }
}

#[test]
fn hostile_values_are_written_as_they_are_or_refused() {
    let text = "件名: あ\n担当: { 課: い, 係: う }\n取扱い:\n  - 理由: え # 注\n    内容: |\n      お\n      か\n    保有情報:\n      項目: 氏名、住所\n";
    let schema = Schema::shared::<Case>();
    let long = "長".repeat(4_000);
    let hostile = [
        "a: b",
        "案件 #1",
        "- 印",
        "[かっこ",
        "{かっこ",
        "「引用」",
        "'",
        "\"",
        "\\",
        "0421",
        "null",
        "~",
        "true",
        "はい",
        " 前後 ",
        "一\n\n二",
        "一\n",
        "\n一",
        "\t",
        "：",
        "・印",
        "|",
        ">",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a",
        "? a",
        "---",
        "...",
        "a\\nb",
        "<<<<<<< HEAD",
        "名、前",
        "\u{3000}",
        "𠮷野",
        "葛\u{e0100}飾",
        "a\tb",
        "# 注",
        ",",
        "a, b",
        "a]b",
        &long,
    ];
    let fields = ["/subject", "/contact/0/division", "/matters/0/reason", "/matters/0/description"];
    let (mut written, mut refused) = (0, 0);
    for way in fields {
        let at = Pointer::parse(way);
        let form = form_of(text, &schema);
        let was = leaves(&form)[way].value.clone();
        for value in hostile {
            match change_text(&source(text), &schema, &[set(&at, &was, json!(value))]) {
                Ok(changed) => {
                    written += 1;
                    let now = values(&changed.text, &schema);
                    let stands = now.get(way).cloned().unwrap_or_default();
                    assert_eq!(
                        stands.as_str().unwrap_or_default(),
                        value.trim_end_matches('\n'),
                        "{way}\n{}",
                        changed.text
                    );
                }
                Err(ChangeFault::Refused(_)) => refused += 1,
                Err(fault) => panic!("{way} {value:?}: {fault:?}"),
            }
        }
    }
    assert!(written > 150 && refused < 20, "{written} written, {refused} refused");
    for character in ['\0', '\u{1b}', '\u{7f}'] {
        let change = set(&Pointer::of(&["subject"]), &json!("あ"), json!(format!("a{character}")));
        let fault = change_text(&source(text), &schema, &[change]);
        assert!(matches!(fault, Err(ChangeFault::Refused(_))), "{character:?}");
    }
}

#[test]
fn what_stands_around_a_value_stays_byte_for_byte() {
    let text =
        "\u{feff}# 頭\r\n件名:   あ   # 注\r\n担当: { 課: い }\r\n事業:\r\n    事業名: 'う'\r\n    目的: え";
    let schema = Schema::shared::<Case>();
    let file = source(text);
    for (way, was, to, old, new) in [
        ("/subject", "あ", "か", "あ   #", "か   #"),
        ("/project/name", "う", "き", "'う'", "'き'"),
        ("/project/purpose", "え", "く", "目的: え", "目的: く"),
    ] {
        let changed = change_text(&file, &schema, &[set(&Pointer::parse(way), &json!(was), json!(to))]);
        let expected = file.text.replace(old, new);
        assert_eq!(changed.expect("it can be proven").text, expected, "{way}");
    }
}

#[test]
fn a_value_that_is_emptied_leaves_its_place_open_with_what_is_said_of_it() {
    let schema = schema(false);
    let text = "件名: 甲について # 仮\n取扱い:\n  # 条項です。\n  - 根拠: [ 法第66条 ]\n    # 種類です。\n    #種類: 委託\n    理由: 乙\n";
    for (way, was, open) in [
        ("/subject", json!("甲について"), "件名: 〔件名を書いてください〕 # 仮\n"),
        ("/matters/0/ground", json!(["法第66条"]), "  - 根拠: 〔根拠を書いてください〕\n    # 種類です。\n"),
    ] {
        let (emptied, inverse) = change(text, &schema, &[set(&Pointer::parse(way), &was, json!(""))]);
        assert!(emptied.contains(open), "{emptied}");
        let (back, _) = change(&emptied, &schema, &inverse);
        assert_eq!(values(&back, &schema), values(text, &schema), "{back}");
    }
}

#[test]
fn a_field_that_somebody_else_changed_is_a_conflict_and_another_one_is_not() {
    let text = "件名: い\n担当: { 課: う }\n";
    let schema = Schema::shared::<Case>();
    let subject = set(&Pointer::of(&["subject"]), &json!("あ"), json!("か"));
    let Err(ChangeFault::Conflicts(found)) = change_text(&source(text), &schema, &[subject]) else {
        panic!("somebody wrote い");
    };
    assert_eq!((&found[0].was, &found[0].here, &found[0].there), (&json!("あ"), &json!("か"), &json!("い")));
    let both_typed_it = set(&Pointer::of(&["subject"]), &json!("あ"), json!("い"));
    assert_eq!(change(text, &schema, &[both_typed_it]).0, text);
    let division = set(&Pointer::parse("/contact/0/division"), &json!("う"), json!("え"));
    assert_eq!(change(text, &schema, &[division]).0, "件名: い\n担当: { 課: え }\n");
}

#[test]
fn lists_change_entry_by_entry_and_keep_their_shape_and_comments() {
    let schema = Schema::shared::<Case>();
    let at = Pointer::parse("/matters/0/held/fields");
    let was = json!(["氏名", "住所", "電話"]);
    for (text, to, expected) in [
        (
            "取扱い:\n  - 保有情報:\n      項目: 氏名、住所、電話\n",
            json!(["氏名", "住所", "電話", "生年月日"]),
            "取扱い:\n  - 保有情報:\n      項目: 氏名、住所、電話、生年月日\n",
        ),
        (
            "取扱い:\n  - 保有情報:\n      項目:\n        - 氏名 # 一\n        - 住所\n        - 電話 # 三\n",
            json!(["氏名", "電話"]),
            "取扱い:\n  - 保有情報:\n      項目:\n        - 氏名 # 一\n        - 電話 # 三\n",
        ),
        (
            "取扱い:\n  - 保有情報:\n      項目: [氏名, 住所, 電話]\n",
            json!(["氏名", "居所", "電話"]),
            "取扱い:\n  - 保有情報:\n      項目: [氏名, 居所, 電話]\n",
        ),
    ] {
        let (changed, inverse) = change(text, &schema, &[set(&at, &was, to)]);
        assert_eq!(changed, expected);
        assert_eq!(values(&change(&changed, &schema, &inverse).0, &schema), values(text, &schema));
    }
}

fn session(bench: &Bench) -> Session {
    let root = real_path(bench.path()).expect("it is there");
    Session::without_typst(Workspace::new(root, FONTS.clone())).of_several_rounds()
}

fn real_case() -> EditedFile {
    EditedFile { meeting: "2008-08".to_owned(), file: "健診勧奨通知.yaml".to_owned() }
}

#[track_caller]
fn opened(session: &Session, file: &EditedFile) -> OpenedFile {
    open(session, file, Spelling::Japanese).expect("the disk can be read").expect("it is there")
}

fn try_to_write(session: &Session, way: &str, was: &Value, to: &str) -> WriteOutcome {
    let change = set(&Pointer::parse(way), was, json!(to));
    let kept = (&KeptCopies::default(), DAY);
    write_changes(session, &real_case(), &[change], kept).expect("the disk takes it")
}

#[test]
fn opening_a_file_changes_nothing() {
    let bench = Bench::with_real_case();
    let before = bench.read(REAL_CASE_FILE);
    let session = session(&bench);
    for file in [real_case(), EditedFile { file: "meeting.yaml".to_owned(), ..real_case() }] {
        let opened = opened(&session, &file);
        assert_eq!(opened.read_only, None);
        assert!(opened.form.len() > 5);
    }
    assert_eq!(bench.read(REAL_CASE_FILE), before);
    assert_eq!(bench.files("cases").len(), 2);
}

#[test]
fn labels_are_those_of_the_council_and_rows_that_no_sheet_shows_are_not_asked() {
    let bench = Bench::with_real_case();
    let opened = opened(&session(&bench), &real_case());
    let fields = leaves(&opened.form);
    assert_eq!(fields["/matters/0/reason"].label, "委託の理由");
    assert!(!fields.contains_key("/matters/0/received/medium"), "the council has no sheet for it");
    assert!(fields["/matters/0/provided/fields"].held.as_ref().is_some_and(|held| held.len() > 20));
    assert!(fields["/matters/0/ground"].choices.iter().any(|choice| choice.value == "第14条第1項"));
}

#[test]
fn two_who_write_at_once_lose_nothing() {
    let bench = Bench::with_real_case();
    let bench = &bench;
    let write = |way: &'static str, first: &'static str| {
        let session = session(bench);
        let mut was = json!(first);
        for count in 0..12 {
            let to = format!("{first} {count}");
            let written = try_to_write(&session, way, &was, &to);
            assert!(matches!(written, WriteOutcome::Done { step: Some(_), .. }), "{way}: {written:?}");
            was = json!(to);
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| write("/contact/0/officer", "小倉"));
        scope.spawn(|| write("/contact/0/department", "健康部"));
    });
    let text = bench.read(REAL_CASE_FILE);
    assert!(text.contains("小倉 11") && text.contains("健康部 11"), "{text}");
}

#[test]
fn the_last_copy_is_what_stood_there_before_the_first_change_of_a_day() {
    let bench = Bench::with_real_case();
    let (session, before) = (session(&bench), bench.read(REAL_CASE_FILE));
    let kept = KeptCopies::of(Some(bench.caches()), bench.path());
    let day = |day: u32| NaiveDate::from_ymd_opt(2026, 10, day).expect("a day");
    let write = |was: &str, to: &str, today: NaiveDate| {
        let change = set(&Pointer::parse("/contact/0/officer"), &json!(was), json!(to));
        write_changes(&session, &real_case(), &[change], (&kept, today)).expect("the disk takes it");
    };
    write("小倉", "大倉", day(1));
    write("大倉", "中倉", day(1));
    let copy = kept.last(&real_case()).expect("it can be read").expect("it is kept");
    let new = EditedFile { file: "新しい案件.yaml".to_owned(), ..real_case() };
    kept.begin(&new, day(1)).expect("the disk takes it");
    kept.keep(&new, b"a", day(1)).expect("the disk takes it");
    assert_eq!(
        kept.last(&new).expect("it can be read"),
        None,
        "of the day it was made there is nothing of before"
    );
    kept.keep(&new, b"b", day(2)).expect("the disk takes it");
    assert_eq!(kept.last(&new).expect("it can be read").map(|copy| copy.bytes), Some(b"b".to_vec()));
    assert_eq!((copy.day, copy.bytes), (day(1), before.clone().into_bytes()));
    write("中倉", "新倉", DAY);
    let copy = kept.last(&real_case()).expect("it can be read").expect("it is kept");
    assert_eq!(String::from_utf8_lossy(&copy.bytes), before.replace("小倉", "中倉"));
    let folder = real_case();
    let names = shingikai::disk::names_if_there(&copies(bench.caches(), &folder)).expect("it can be read");
    assert_eq!(names.len(), 1, "what is older than thirty days goes: {names:?}");
}

/// The folder in which copies of a file lie.
fn copies(caches: &Path, file: &EditedFile) -> std::path::PathBuf {
    let below = caches.join("shingikai-kept");
    let names = shingikai::disk::names(&below).expect("there is one");
    below.join(&names[0]).join(&file.meeting).join(&file.file)
}

#[test]
fn what_cannot_be_written_says_why_and_stays_as_it_is() {
    let conflict = "<<<<<<< HEAD\n件名: あ\n=======\n件名: い\n>>>>>>> other\n";
    let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode("件名: あ\n担当: { 課: い }\n");
    for (bytes, reason, can_mend) in [
        (conflict.as_bytes().to_vec(), ReadOnlyReason::ConflictMarks, false),
        (sjis.into_owned(), ReadOnlyReason::Encoding, true),
        ("件名：あ\n担当:\n\t課: い\n".as_bytes().to_vec(), ReadOnlyReason::Mistakes, true),
    ] {
        let bench = Bench::with_real_case();
        bench.write_bytes(REAL_CASE_FILE, &bytes);
        let session = session(&bench);
        let read_only =
            opened(&session, &real_case()).read_only.expect("it cannot be changed field by field");
        assert_eq!((read_only.reason, read_only.can_mend), (reason, can_mend));
        let written = try_to_write(&session, "/subject", &json!("あ"), "か");
        assert!(matches!(written, WriteOutcome::ReadOnly(found) if found == reason), "{written:?}");
        assert_eq!(std::fs::read(bench.path().join(REAL_CASE_FILE)).expect("it is there"), bytes);
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_nobody_is_to_write_into_stays_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::with_real_case();
    let rights = std::fs::Permissions::from_mode(0o444);
    std::fs::set_permissions(bench.path().join(REAL_CASE_FILE), rights).expect("it takes them");
    let written = try_to_write(&session(&bench), "/contact/0/officer", &json!("小倉"), "大倉");
    assert!(matches!(written, WriteOutcome::ReadOnly(ReadOnlyReason::Rights)), "{written:?}");
}

#[test]
fn a_file_is_found_by_the_names_in_its_folder_alone() {
    let bench = Bench::with_real_case();
    bench.write("secret.yaml", "件名: あ\n");
    bench.write("cases/2008-08/.hidden.yaml", "件名: あ\n");
    let find = |meeting: &str, file: &str| find_file(bench.path(), meeting, file).expect("it can be read");
    assert!(find("2008-08", "meeting.yaml").is_some());
    for (meeting, file) in [
        ("2008-08", "../../secret.yaml"),
        ("..", "secret.yaml"),
        ("../cases/2008-08", "meeting.yaml"),
        ("2008-08/", "meeting.yaml"),
        ("2008-08", "./meeting.yaml"),
        ("2008-08", ".hidden.yaml"),
        ("2008-08", "none.yaml"),
        ("", "meeting.yaml"),
        ("2008-08", ""),
    ] {
        assert_eq!(find(meeting, file), None, "{meeting}/{file}");
    }
}
