//! What `new` writes: a file that asks for everything, and passes once it is filled in.

use std::sync::Arc;

use shingikai::app::authoring::{SchemaKind, schema};
use shingikai::app::check::check;
use shingikai::app::session::Session;
use shingikai::diagnostic::finding::{Finding, Findings, Rule};
use shingikai::input::schema::load;
use shingikai::model::case::Case;
use shingikai::model::meeting::Meeting;
use shingikai::text::source::SourceFile;
use shingikai::workspace::Workspace;
use shingikai::workspace::fonts::FontStore;

use crate::support::{Bench, REAL_CASE_FILE, repository};

const MEETING: &str = "cases/2008-09/meeting.yaml";
const CASE: &str = "cases/2008-09/健診 勧奨.yaml";

pub(crate) fn findings(bench: &Bench) -> Vec<Finding> {
    let fonts = FontStore::new(repository().join(".tools/fonts"));
    let session = Session::without_typst(Workspace::new(bench.path().to_owned(), fonts));
    check(&session, &[]).expect("the machine is sound").findings
}

/// A workspace with a fresh meeting and a fresh case.
fn fresh(arguments: &[&str]) -> Bench {
    let bench = Bench::new();
    let run =
        bench.must_run(&[&["new", "2008-09/健診 勧奨", "--profile", "shinjuku-2008"], arguments].concat());
    assert_eq!(run.out(), format!("{CASE}\n{MEETING}\n"));
    bench
}

/// The file with the example of each line before a placeholder in its place.
pub(crate) fn filled(text: &str, lead: &str) -> String {
    let mut example = String::new();
    let mut filled = String::new();
    // It is done: no draft any more.
    for line in text.lines().filter(|line| !["下書き: はい", "draft: yes"].contains(line)) {
        let explains = line.trim_start().starts_with("# ") && !line.trim_start().starts_with("# - ");
        if let Some((_, found)) = line.split_once(lead).filter(|_| explains) {
            found.clone_into(&mut example);
        }
        match line.split_once('〔').filter(|_| !line.starts_with('#')) {
            Some((before, _)) => filled += &format!("{before}{example}\n"),
            None => filled += &format!("{line}\n"),
        }
    }
    filled
}

#[test]
fn a_fresh_file_asks_for_what_is_missing_and_for_nothing_else() {
    for arguments in [&[][..], &["--keys", "en"], &["--lang", "en"], &["--keys", "en", "--lang", "en"]] {
        let found = findings(&fresh(arguments));
        assert!(found.len() > 20, "{found:#?}");
        let drafts = found.iter().filter(|finding| finding.rule == Rule::DraftCase).count();
        assert_eq!(drafts, 1, "{found:#?}");
        let is_asked = |finding: &Finding| [Rule::PlaceholderLeft, Rule::DraftCase].contains(&finding.rule);
        assert!(found.iter().all(is_asked), "{found:#?}");
    }
}

#[test]
fn filled_in_it_passes() {
    for (arguments, lead) in [(&[][..], "例: "), (&["--keys", "en", "--lang", "en"], "Example: ")] {
        let bench = fresh(arguments);
        for file in [MEETING, CASE] {
            bench.write(file, &filled(&bench.read(file), lead));
        }
        let found = findings(&bench);
        assert!(found.is_empty(), "{found:#?}\n{}", bench.read(CASE));
    }
}

/// Types of which a fresh case shows an example, not every key; types that no sheet of the profile shows.
const CASE_ABSENT: [&str; 10] = [
    "ProvidedField",
    "Safeguard",
    "Received",
    "Collected",
    "Added",
    "ClauseChoice",
    "ClauseInsertion",
    "ClauseReplacement",
    "Paragraph",
    "ClauseItem",
];

#[test]
fn every_key_is_there_as_a_line_or_in_a_comment() {
    let bench = fresh(&[]);
    for (kind, file, absent) in
        [(SchemaKind::Case, CASE, &CASE_ABSENT[..]), (SchemaKind::Meeting, MEETING, &[])]
    {
        let text = bench.read(file);
        let schema = schema(kind, "shinjuku-2008", bench.path()).expect("the profile is sound");
        let root = schema.as_value();
        let definitions = root["definitions"].as_object().expect("there are some").iter();
        let parts = definitions.filter(|(name, _)| !absent.contains(&name.as_str())).map(|(_, part)| part);
        for part in parts.chain([root]) {
            let properties = part["properties"].as_object().into_iter().flatten();
            // A point of the agenda is a word, and so is a result.
            if ["heading", "outcome"].iter().any(|key| part["x-scalar"] == *key) {
                continue;
            }
            let is_absent = |property: &serde_json::Value| {
                let of = property["allOf"][0]["$ref"].as_str().unwrap_or_default();
                // Headings over items are for whoever has many.
                property["x-fresh"] == "never" || absent.iter().any(|name| of.ends_with(&format!("/{name}")))
            };
            for property in properties.map(|(_, property)| property).filter(|property| !is_absent(property)) {
                let word =
                    property["x-ja"].as_str().or_else(|| property["x-ja"][0].as_str()).expect("a word");
                assert!(text.contains(&format!("{word}:")), "{word} is not in\n{text}");
            }
        }
    }
}

/// The file with everything in it that stands in a comment.
fn uncommented(text: &str) -> String {
    let line = |line: &str| {
        let indent = line.len() - line.trim_start().len();
        let explains = |rest: &str| rest.starts_with(' ') && !rest.starts_with("  ");
        match line[indent..].strip_prefix('#').filter(|rest| !explains(rest)) {
            Some(rest) => format!("{}{rest}\n", &line[..indent]),
            None => format!("{line}\n"),
        }
    };
    text.lines().map(line).collect()
}

#[test]
fn what_stands_in_comments_has_the_right_shape() {
    for keys in ["ja", "en"] {
        let bench = fresh(&["--keys", keys]);
        for (kind, file) in [(SchemaKind::Case, CASE), (SchemaKind::Meeting, MEETING)] {
            let text = uncommented(&bench.read(file));
            let source = Arc::new(SourceFile::new(file.into(), &text));
            let schema = schema(kind, "shinjuku-2008", bench.path()).expect("the profile is sound");
            let mut found = Findings::new();
            let read = match kind {
                SchemaKind::Case => load::<Case>(&source, &schema, &mut found).is_some(),
                _ => load::<Meeting>(&source, &schema, &mut found).is_some(),
            };
            found.retain(|finding| finding.rule != Rule::PlaceholderLeft);
            assert!(read && found.is_empty(), "{found:#?}\n{text}");
            assert!(text.lines().count() > 20 && !text.contains("\n#確"), "{text}");
        }
    }
}

#[test]
fn the_first_line_names_a_schema_that_is_there() {
    let bench = fresh(&["--keys", "en"]);
    for file in [CASE, MEETING] {
        let text = bench.read(file);
        let first = text.lines().next().expect("a line");
        let named = first.strip_prefix("# yaml-language-server: $schema=").expect("a modeline");
        let path = bench.path().join(file).parent().expect("a folder").join(named);
        assert!(path.is_file(), "{}", path.display());
        assert!(named.ends_with(".en.json"), "{named}");
    }
    let stored = "templates/shinjuku-2008/schema/case.en.json";
    let of_repository = std::fs::read_to_string(repository().join(stored)).expect("it is stored");
    assert_eq!(bench.read(stored), of_repository);
}

#[test]
fn nothing_is_ever_overwritten() {
    let bench = fresh(&[]);
    bench.write(CASE, "書いたもの\n");
    let run = bench.run(&["new", "2008-09/健診 勧奨"]);
    run.must_end_with(2);
    run.must_say("はもうあります");
    assert_eq!(bench.read(CASE), "書いたもの\n");
    bench.run(&["new", "2008-09"]).must_end_with(2);
    bench.must_run(&["new", "cases/2008-09/二件目.yaml"]);
}

#[test]
fn a_place_outside_the_cases_is_refused() {
    let bench = Bench::new();
    for place in ["../x", "/tmp/x", "a/b/c", ".git", "a/.b", ""] {
        bench.run(&["new", place]).must_end_with(2);
    }
    assert!(bench.files("cases").is_empty());
}

#[test]
fn a_copy_marks_what_belongs_to_the_old_case() {
    let bench = Bench::with_real_case();
    let old = "cases/2008-08/健診勧奨通知.yaml";
    bench.must_run(&["new", "2009-08/健診勧奨通知", "--from", old]);
    let text = bench.read("cases/2009-08/健診勧奨通知.yaml");
    for part in [
        "# 前回の担当者: 小倉\n",
        "担当者: 〔担当者を書いてください〕, 内線: 〔内線を書いてください〕",
        "    # 前回の開始: 平成20年10月\n",
        "期間: { 開始: 〔開始を書いてください〕, 継続: はい, 表記: 〔表記を書いてください〕 }",
        "約〔「4」を確かめてください〕万人",
        "件名: 〔「特定健康診査の未受診者に対する健診勧奨通知の封入封緘委託について」を確かめてください〕\n",
        "根拠: 第14条第1項\n",
        "{ 指摘: redundant-wording, 箇所: 期間, 理由: 〔「原文どおり」を確かめてください〕 }",
    ] {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
    let of_copy: Vec<Finding> = findings(&bench)
        .into_iter()
        .filter(|finding| finding.file.path.starts_with("cases/2009-08") && finding.allowed.is_none())
        .filter(|finding| finding.rule != Rule::AllowUnused)
        .collect();
    assert_eq!(of_copy.len(), 11, "{of_copy:#?}");
    let is_asked = |finding: &Finding| [Rule::PlaceholderLeft, Rule::DraftCase].contains(&finding.rule);
    assert!(of_copy.iter().all(is_asked), "{of_copy:#?}");
    assert_eq!(bench.read(old), std::fs::read_to_string(repository().join(old)).expect("it is there"));
}

#[test]
fn values_that_need_quotes_are_copied_with_them() {
    for subject in [
        "'業務 #2 の委託について'",
        "\"甲: 乙について\"",
        "'[案] 委託について'",
        "'（''当課''）の委託について'",
    ] {
        let bench = Bench::with_real_case();
        let plain = "件名: 特定健康診査の未受診者に対する健診勧奨通知の封入封緘委託について";
        bench.replace(REAL_CASE_FILE, plain, &format!("件名: {subject}"));
        bench.must_run(&["new", "2008-08/写し", "--from", "2008-08/健診勧奨通知"]);
        let told = bench.run(&["check", "cases/2008-08/写し.yaml"]);
        let is_right = !told.err().contains("yaml-syntax") && told.err().contains("placeholder-left");
        assert!(is_right, "{subject}: {}", told.err());
    }
}

#[test]
fn the_case_to_copy_is_named_by_its_path_or_by_meeting_and_case() {
    let bench = Bench::with_real_case();
    let ways = ["cases/2008-08/健診勧奨通知.yaml", "2008-08/健診勧奨通知", "2008-08/健診勧奨通知.yaml"];
    for (number, from) in ways.into_iter().enumerate() {
        bench.must_run(&["new", &format!("2009-08/{number}"), "--from", from]);
        assert_eq!(bench.read(&format!("cases/2009-08/{number}.yaml")), bench.read("cases/2009-08/0.yaml"));
    }
    let run = bench.run(&["new", "2009-08/4", "--from", "2008-08/ない案件"]);
    run.must_end_with(2);
    run.must_say("2008-08/ない案件 という案件はありません");
}

#[test]
fn a_copy_of_a_fresh_case_has_one_modeline_and_keeps_the_spelling() {
    let bench = fresh(&["--keys", "en"]);
    bench.write(CASE, &filled(&bench.read(CASE), "例: "));
    bench.must_run(&["new", "2009-09/二", "--from", CASE]);
    let text = bench.read("cases/2009-09/二.yaml");
    assert_eq!(text.matches("yaml-language-server").count(), 1, "{text}");
    assert!(text.contains("case.en.json") && text.contains("officer: 〔officer"), "{text}");
}

#[test]
fn a_copy_of_what_is_no_case_is_refused() {
    let bench = Bench::new();
    bench.write("cases/a/b.yaml", "件名: [\n");
    let run = bench.run(&["new", "c/d", "--from", "cases/a/b.yaml", "--profile", "shinjuku-2008"]);
    run.must_end_with(2);
    run.must_say("案件のファイルとして読めません");
    bench.run(&["new", "c", "--from", "cases/a/b.yaml"]).must_end_with(2);
    assert_eq!(bench.files("cases").len(), 1);
}

#[test]
fn a_row_of_the_profile_s_own_is_asked_for_and_explained_as_the_profile_says() {
    let bench = Bench::new();
    let council = "templates/shinjuku-2008/council.yaml";
    bench.write(council, &std::fs::read_to_string(repository().join(council)).expect("it is there"));
    let own = "独自の行:\n  - { キー: selection, 項目名: 選定方法, 説明: 相手方の選び方です。, 例: 指名競争入札による }\n  - { キー: notes, 項目名: 備考, 例: 特になし }\n";
    bench.replace(council, "取扱い票:\n", &format!("{own}\n取扱い票:\n"));
    bench.replace(
        council,
        "      - [ 理由 ]\n",
        "      - [ 理由 ]\n      - [ 選定方法 ]\n      - [ 備考 ]\n",
    );
    bench.must_run(&["new", "2008-09/健診 勧奨", "--profile", "shinjuku-2008"]);
    let text = bench.read(CASE);
    assert!(
        text.contains(
            "    # 相手方の選び方です。例: 指名競争入札による\n    #選定方法: 指名競争入札による\n"
        ),
        "{text}"
    );
    assert!(text.contains("    # 備考 例: 特になし\n    #備考: 特になし\n"), "{text}");
    let schema = bench.read("templates/shinjuku-2008/schema/case.ja.json");
    assert!(schema.contains("\"選定方法\": {") && schema.contains("\"相手方の選び方です。\""), "{schema}");
}

#[test]
fn what_no_sheet_of_the_council_shows_is_not_offered() {
    let text = fresh(&[]).read(CASE);
    assert!(!text.contains("収集情報") && !text.contains("受領情報"), "{text}");
}

#[test]
fn without_a_name_the_council_of_the_last_meeting_is_meant() {
    let bench = Bench::new();
    let run = bench.run(&["new", "2026-05/一"]);
    run.must_end_with(2);
    run.must_say("--profile");
    bench.write("cases/2008-08/meeting.yaml", "会議名: あ\n審議会: shinjuku-2008\n開催日: 平成20年8月27日\n");
    bench.write("cases/2026-02/meeting.yaml", "会議名: い\n審議会: act-2023\n開催日: 令和8年2月18日\n");
    bench.must_run(&["new", "2026-05/一"]);
    assert!(bench.read("cases/2026-05/meeting.yaml").contains("審議会: act-2023"));
    // A meeting that is there knows its council.
    bench.must_run(&["new", "2008-08/二"]);
    assert!(bench.read("cases/2008-08/二.yaml").contains("templates/shinjuku-2008/schema"));
}

#[test]
fn a_name_that_not_every_system_keeps_is_refused_and_one_in_pieces_put_together() {
    let bench = Bench::new();
    for place in [
        "aux",
        "2008-09/nul",
        "2008-09/con.yaml",
        "a:b",
        "2008-09/x.",
        "a/x ",
        "a\u{1b}b/c",
        "a\nb",
        "a/.yaml",
    ] {
        bench.run(&["new", place, "--profile", "act-2023"]).must_end_with(2);
    }
    assert!(bench.files("cases").is_empty());
    bench.must_run(&["new", "2008-09/か\u{3099}ん検診", "--profile", "act-2023"]);
    bench.read("cases/2008-09/がん検診.yaml");
}

#[test]
#[cfg_attr(not(unix), ignore = "bash keeps files small")]
fn a_disk_that_is_full_midway_leaves_no_file_and_no_folder() {
    for (place, kilobytes) in [("2008-09/健診", 0), ("2008-09/健診", 1), ("2008-09", 0), ("2008-09", 1)] {
        for on_limit in ["trap '' XFSZ", "true"] {
            let bench = Bench::new();
            // The schemas are there already: only the files to fill in are too large.
            bench.must_run(&["new", "2008-08/別", "--profile", "act-2023"]);
            let before = bench.files("cases");
            let mut bash = crate::support::command(std::path::Path::new("bash"));
            let script = format!("{on_limit}; ulimit -f {kilobytes}; exec \"$@\"");
            bash.args(["-c", &script, "bash", env!("CARGO_BIN_EXE_shingikai"), "new", place]);
            bash.args(["--profile", "act-2023"]).current_dir(bench.path());
            let run = crate::support::Run::of(bash);
            assert_eq!(run.status, (on_limit != "true").then_some(2), "{}", run.err());
            let hidden = |name: &std::path::PathBuf| name.to_string_lossy().contains(".shingikai-new-");
            let after: Vec<_> = bench.files("cases").into_iter().filter(|name| !hidden(name)).collect();
            assert_eq!(after, before);
            assert!(!bench.path().join("cases/2008-09").exists());
            bench.must_run(&["new", place, "--profile", "act-2023"]);
        }
    }
}
