//! What is said to mend a finding mends it, and changes nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use shingikai::check::rules;
use shingikai::diagnostic::finding::{Finding, Findings, Rule};
use shingikai::diagnostic::fix::{Change, Fix};
use shingikai::diagnostic::manual::{self, Encoding};
use shingikai::input::schema::{Schema, load};
use shingikai::input::yaml;
use shingikai::model::case::Case;
use shingikai::model::council::{ClauseSet, Council};
use shingikai::model::meeting::Meeting;
use shingikai::text::source::{Content, Edit, Node, SourceFile, Sources, apply};
use shingikai::workspace::Workspace;
use strum::IntoEnumIterator;

use crate::shared::WRONG;
use crate::support::FONTS;

/// What was read of a text, without its places.
fn read(text: &str, schema: &Schema) -> (Option<String>, Findings, Arc<SourceFile>) {
    let file = Arc::new(SourceFile::new("a.yaml".into(), text));
    let mut findings = Findings::new();
    let document = yaml::read(&file, schema.vocabulary(), &mut findings);
    (document.map(|document| shape(&document.root)), findings, file)
}

fn shape(node: &Node) -> String {
    match &node.content {
        Content::Scalar { text, .. } => format!("{text:?}"),
        Content::List(items) => format!("[{}]", items.iter().map(shape).collect::<Vec<_>>().join(", ")),
        Content::Map(entries) => {
            let pair = |entry: &shingikai::text::source::Entry| {
                format!("{:?}: {}", entry.key.typed, shape(&entry.value))
            };
            format!("{{{}}}", entries.iter().map(pair).collect::<Vec<_>>().join(", "))
        }
    }
}

fn edits_of(fix: &Fix) -> Option<Vec<Edit>> {
    match &fix.change {
        Change::Edits(edits) => Some(edits.iter().map(|edit| edit.edit.clone()).collect()),
        Change::ToUtf8(_) | Change::Rename { .. } => None,
    }
}

/// A finding, and the lines that its fix changes.
fn told(finding: &Finding, text: &str, mended: &str) -> String {
    let others = |text: &str, other: &str| {
        let lines = text.lines().filter(|line| !other.lines().any(|known| known == *line));
        lines.map(|line| format!("{line:?}\n")).collect::<String>()
    };
    let (gone, new) = (others(text, mended), others(mended, text));
    format!("{:?} {:?} at {}\n{gone}=>\n{new}\nin\n{text}", finding.rule, finding.words, finding.span.start)
}

/// Where a place of a text is once it is edited.
pub(crate) fn moved(place: usize, edits: &[Edit]) -> usize {
    let before = || edits.iter().filter(|edit| edit.span.end <= place);
    let gone: usize = before().map(|edit| edit.span.len()).sum();
    place + before().map(|edit| edit.text.len()).sum::<usize>() - gone
}

/// Proves every fix of a text: made alone, what was read is read again, and its finding is gone. Says of which rules.
#[track_caller]
fn prove(text: &str, schema: &Schema) -> Vec<Rule> {
    let (tree, findings, file) = read(text, schema);
    let mut proven = Vec::new();
    for finding in &findings {
        for (way, edits) in finding.fixes.iter().filter_map(edits_of).enumerate() {
            let mended = apply(&file.text, &edits).unwrap_or_else(|| panic!("{}", told(finding, text, "")));
            let (again, left, _) = read(&mended, schema);
            // A folded line has a blank that must go, a typed number must go too; of two values a person chooses one.
            let changes_text =
                matches!(finding.rule, Rule::FoldedLine | Rule::TypedListNumber | Rule::DuplicateKey);
            // Behind the first way stand other readings.
            assert!(again == tree || changes_text || way > 0, "{}", told(finding, text, &mended));
            let place = moved(finding.span.start, &edits);
            let is_same = |other: &&Finding| {
                other.rule == finding.rule && other.words == finding.words && other.span.start == place
            };
            assert!(!left.iter().any(|other| is_same(&other)), "{}", told(finding, text, &mended));
            proven.push(finding.rule);
        }
    }
    proven
}

fn schema_of(path: &str) -> Schema {
    match path.rsplit('/').next() {
        Some("meeting.yaml") => Schema::of::<Meeting>(),
        Some("council.yaml") => Schema::of::<Council>(),
        Some("clauses.yaml") => Schema::of::<ClauseSet>(),
        _ => Schema::of::<Case>(),
    }
}

#[test]
fn every_wrong_example_is_mended_as_it_was_read() {
    let mut proven = BTreeMap::new();
    for rule in Rule::iter() {
        let Some(example) = manual::entry(rule).and_then(|entry| entry.example) else { continue };
        let rules = prove(&example.wrong_file(), &schema_of(&example.path()));
        proven.insert(rule.id(), rules.contains(&rule));
    }
    let mended: Vec<&str> =
        proven.into_iter().filter(|(_, is_mended)| *is_mended).map(|(id, _)| id).collect();
    for id in
        ["full-width-syntax", "tab-indent", "missing-space-after-colon", "folded-line", "typed-list-number"]
    {
        assert!(mended.contains(&id), "{mended:?}");
    }
}

#[test]
fn twenty_mistakes_in_one_file_are_mended_one_by_one() {
    let proven = prove(WRONG, &Schema::of::<Case>());
    assert!(proven.len() > 12, "{proven:?}");
}

/// What a clerk may make of a line.
fn mistyped(line: &str) -> Vec<String> {
    let indent = line.len() - line.trim_start().len();
    let (blanks, rest) = line.split_at(indent);
    let value = |new: &dyn Fn(&str) -> String| match rest.split_once(": ") {
        Some((key, value)) => format!("{blanks}{key}: {}", new(value)),
        None => format!("{blanks}- {}", new(rest.trim_start_matches("- "))),
    };
    let mut lines = vec![
        line.replacen(": ", "：", 1),
        line.replacen(": ", ":", 1),
        line.replacen(": ", ":　", 1),
        line.replacen(':', " :", 1),
        line.replacen(": ", "　: ", 1),
        line.replacen(':', "", 1),
        line.replacen("- ", "-", 1),
        line.replacen("- ", "・", 1),
        line.replacen("- ", "－　", 1),
        line.replacen("- ", "* ", 1),
        format!("{}{rest}", "　".repeat(indent / 2)),
        format!("{}{rest}", "\t".repeat(indent / 2)),
        format!("{blanks} {rest}"),
        value(&|value| format!("@{value}")),
        value(&|value| format!("&a {value}")),
        value(&|value| format!("{value}: '値'")),
        value(&|value| format!("{value} #1")),
        value(&|value| format!("{value} ＃ 注記")),
        value(&|value| format!("“{value}”")),
        value(&|value| format!("\"{value}\"ほか")),
        value(&|value| format!("\"{value}\\q\"")),
        value(&|value| format!("［{value}、二］")),
        value(&|value| format!("{{ 名称：{value}, 保有項目:［{value}，二］ }}")),
        value(&|value| format!("[{value}、二, \"三\"四]")),
        value(&|value| format!("[ {value}, 二")),
        value(&|value| format!("\"{value}")),
        value(&|value| format!("{value}\u{7}")),
        value(&|value| format!("{value}\n{blanks}    続き")),
        format!("{line}\n　"),
        format!("{blanks}＃ 注記\n{line}"),
    ];
    lines.retain(|new| new != line);
    lines
}

#[test]
fn every_mistake_on_every_line_is_mended_as_it_was_read() {
    let schema = Schema::of::<Case>();
    let (_, text) =
        manual::base().into_iter().find(|(path, _)| path.ends_with("case.yaml")).expect("it is there");
    let lines: Vec<&str> = text.lines().collect();
    let mut proven = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        for (kind, new) in mistyped(line).into_iter().enumerate() {
            let mut changed = lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
            changed[at] = new;
            // A second mistake on the line below.
            let mut both = changed.clone();
            let below = lines.get(at + 1).map(|line| mistyped(line)).unwrap_or_default();
            if let Some(new) = below.get(kind * 7 % below.len().max(1)) {
                both[at + 1].clone_from(new);
            }
            let texts = if at % 3 == 0 { vec![changed, both] } else { vec![changed] };
            for text in texts.iter().zip(["\r\n", "\n"]).map(|(lines, end)| lines.join(end) + end) {
                for rule in prove(&text, &schema) {
                    *proven.entry(rule).or_insert(0) += 1;
                }
            }
        }
    }
    assert!(proven.len() >= 9 && proven.values().sum::<usize>() > 500, "{proven:?}");
}

#[test]
fn a_text_with_thousands_of_mistakes_does_not_repeat_its_edits_at_each() {
    let text = "件名: あ\n担当:\n".to_owned() + &"\t部: い\n".repeat(20_000);
    let (_, findings, _) = read(&text, &Schema::of::<Case>());
    let edits =
        |finding: &Finding| finding.fixes.iter().filter_map(edits_of).map(|edits| edits.len()).sum::<usize>();
    let sum: usize = findings.iter().map(edits).sum();
    assert!((20_000..200_000).contains(&sum), "{sum}");
}

/// Makes a fix in files that lie on no disk.
fn make(fix: &Fix, sources: &Sources) {
    let bytes = |path: &Path| sources.read(path).expect("it is laid").bytes;
    match &fix.change {
        Change::Edits(edits) => {
            let edited = edits_of(fix).expect("these are edits");
            assert!(
                edits.iter().all(|edit| edit.file == edits[0].file),
                "the fixes of today change one file"
            );
            sources.lay(&edits[0].file.path, apply(&edits[0].file.text, &edited).expect("they fit"));
        }
        Change::ToUtf8(file) => sources.lay(&file.path, file.text.clone()),
        Change::Rename { from, to } => {
            sources.lay(to, bytes(from));
            sources.lift(from);
        }
    }
}

#[test]
fn every_fix_of_a_wrong_example_makes_its_finding_go_away_and_brings_no_other() {
    let fonts = FONTS.clone();
    let workspace = Workspace::new("no-such-folder".into(), fonts);
    let check = |sources: &Sources| {
        rules::check(workspace.read_from(sources, &[], |_| None).expect("the machine is sound")).1
    };
    let ids = |findings: &Findings| {
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        findings.iter().for_each(|finding| *count.entry(finding.rule.id()).or_default() += 1);
        count
    };
    let mut mended = BTreeSet::new();
    for rule in Rule::iter() {
        let Some(example) = manual::entry(rule).and_then(|entry| entry.example) else { continue };
        let lay = || {
            let sources = Sources::disk(&workspace.root);
            manual::base().iter().for_each(|(path, text)| sources.lay(Path::new(path), text.as_str()));
            let wrong = example.wrong_file();
            let bytes = match example.encoding {
                None => wrong.into_bytes(),
                Some(Encoding::ShiftJis) => encoding_rs::SHIFT_JIS.encode(&wrong).0.into_owned(),
            };
            sources.lay(Path::new(&example.path()), bytes);
            sources
        };
        let found = check(&lay());
        for (finding, fix) in
            found.iter().flat_map(|finding| finding.fixes.iter().map(move |fix| (finding, fix)))
        {
            let sources = lay();
            make(fix, &sources);
            let (before, after) = (ids(&found), ids(&check(&sources)));
            let is_fewer = |id: &&str| after.get(*id).unwrap_or(&0) < &before[*id];
            assert!(is_fewer(&finding.rule.id()), "{}: {fix:#?}\n{after:?}", finding.rule.id());
            assert!(after.keys().all(|id| before.contains_key(id)), "{}: {after:?}", finding.rule.id());
            mended.insert(finding.rule.id());
        }
    }
    let expected = [
        "allow-unused",
        "anchor-or-tag",
        "case-not-listed",
        "clause-unknown",
        "colon-in-value",
        "comma-in-field",
        "comment-cuts-value",
        "copied-word",
        "council-name",
        "council-unknown",
        "decomposed-character",
        "department-spelling",
        "department-unknown",
        "duplicate-field",
        "duplicate-key",
        "era-missing",
        "era-out-of-range",
        "fields-as-pasted",
        "fiscal-year-mismatch",
        "folded-line",
        "from-not-held",
        "full-width-syntax",
        "ground-unknown",
        "half-width-katakana",
        "invisible-character",
        "machine-dependent-character",
        "meeting-day-missing",
        "missing-space-after-colon",
        "missing-space-after-dash",
        "mixed-digit-width",
        "mixed-key-languages",
        "mixed-wording",
        "not-utf8",
        "provided-not-held",
        "repeated-word",
        "short-date",
        "special-first-character",
        "subject-form",
        "tab-indent",
        "text-after-quote",
        "type-mismatch",
        "typed-list-number",
        "typed-party",
        "typed-reference",
        "typo",
        "uneven-full-stops",
        "unknown-value",
        "weekday-mismatch",
        "yaml-syntax",
    ];
    assert_eq!(mended.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn a_finding_on_a_value_names_its_field() {
    let text = WRONG.replace("期間", "期限");
    let (_, _, file) = read(&text, &Schema::of::<Case>());
    let mut findings = Findings::new();
    load::<Case>(&file, &Schema::of::<Case>(), &mut findings).expect("it is a mapping");
    let field = |line: usize, rule: Rule| {
        let here =
            |finding: &&Finding| file.position(finding.span.start).line == line && finding.rule == rule;
        findings.iter().find(here).and_then(|finding| finding.field.as_ref()).map(ToString::to_string)
    };
    for (line, rule, expected) in [
        (2, Rule::FullWidthSyntax, "/subject"),
        (4, Rule::FullWidthSyntax, "/contact/0/department"),
        (5, Rule::MissingSpaceAfterColon, "/contact/0/division"),
        (9, Rule::CommentCutsValue, "/contact/0/extension"),
        (21, Rule::FullWidthSyntax, "/matters/0/held/fields"),
        (30, Rule::UnknownKey, "/matters/0/期限"),
        (33, Rule::TypedListNumber, "/matters/0/safeguards/municipality/0/text"),
    ] {
        assert_eq!(field(line, rule).as_deref(), Some(expected), "line {line}");
    }
}

#[test]
fn a_slip_in_a_name_is_mended_by_the_name_that_is_meant() {
    let sources = Sources::disk("no-such-folder");
    for (path, text) in manual::base() {
        sources.lay(Path::new(&path), text.replace("  対象者:", "  対象:"));
    }
    sources.lay(Path::new("cases/2008-08/別の案件.yml"), "件名: あ\n");
    let fonts = FONTS.clone();
    let workspace = Workspace::new("no-such-folder".into(), fonts);
    let found = rules::check(workspace.read_from(&sources, &[], |_| None).expect("the machine is sound")).1;
    let fix = |rule: Rule| {
        let finding = found.iter().find(|finding| finding.rule == rule).expect("it is found");
        &finding.fixes[0]
    };
    let Change::Edits(edits) = &fix(Rule::UnknownKey).change else { panic!("a key is edited") };
    assert_eq!((edits[0].old(), edits[0].edit.text.as_str(), edits.len()), ("対象", "対象者", 1));
    let (from, to) = ("cases/2008-08/別の案件.yml".into(), "cases/2008-08/別の案件.yaml".into());
    assert_eq!(fix(Rule::FileNotRead).change, Change::Rename { from, to });
}

#[test]
fn half_width_katakana_with_marks_are_mended_by_full_width_letters() {
    let fonts = FONTS.clone();
    let workspace = Workspace::new("no-such-folder".into(), fonts);
    for (typed, run, right) in [("旧ﾃﾞｰﾀ用", "ﾃﾞｰﾀ", "データ"), ("ワﾞ", "ワﾞ", "ヷ")]
    {
        let sources = Sources::disk("no-such-folder");
        for (path, text) in manual::base() {
            sources.lay(Path::new(&path), text.replace("  目的: ", &format!("  目的: {typed}")));
        }
        let found =
            rules::check(workspace.read_from(&sources, &[], |_| None).expect("the machine is sound")).1;
        let finding = found.iter().find(|finding| finding.rule == Rule::MarkUponLetter).expect("it is found");
        let Change::Edits(edits) = &finding.fixes[0].change else { panic!("letters are edited") };
        assert_eq!((edits[0].old(), edits[0].edit.text.as_str()), (run, right));
    }
}
