//! Every printed text knows the values that it was made of, and every value that is to be printed arrives.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

use shingikai::check::rules;
use shingikai::diagnostic::finding::{Finding, Severity};
use shingikai::papers::document_id::{BundleSet, DocumentKind};
use shingikai::papers::view::{
    DocumentContent, Line, Origin, OriginFile, Printed, Sides, Value, View, views,
};
use shingikai::text::placeholder::{Piece, PlaceholderTemplate};
use shingikai::text::source::{Node, Pointer, Sources};
use shingikai::workspace::Workspace;

use crate::shared::special_clauses;
use crate::support::{Bench, FONTS, REAL_CASE, repository};

/// What of a case only steers the program, or is compared with other values: it need not be printed. `*` is any step, `**`
/// any steps.
const STEERING_OF_CASES: &[&str] = &[
    "/allow/**",
    "/matters/*/type",
    "/matters/*/provided/fields/*/from/*",
    "**/special_clauses/base",
    "**/special_clauses/omit/*",
    "**/special_clauses/sets/*",
    "**/special_clauses/settings/*",
    "**/special_clauses/insert/*/clause",
    "**/special_clauses/insert/*/binds",
    "**/special_clauses/insert/*/before",
    "**/special_clauses/insert/*/after",
    "**/special_clauses/**/id",
];

/// The same of a meeting. The day of a replacement stands on the papers of one only.
const STEERING_OF_MEETINGS: &[&str] =
    &["/council", "/order", "/replacement_date", "/items/*/case", "/items/*/withdrawn"];

/// What is printed in other words than it is typed.
const IN_OTHER_WORDS: &[&str] = &[
    "/date",
    "/items/*/open",
    "/items/*/distribution",
    "/matters/*/period/from",
    "/matters/*/period/to",
    "/matters/*/period/ongoing",
    // The mark of the kind that they make is printed, too.
    "/matters/*/ground/*",
    "/matters/*/kind",
];

/// The values of a meeting's files.
type Trees = BTreeMap<OriginFile, Node>;

/// What was read and made of a workspace.
struct Made {
    /// The values of the files, by meeting.
    trees: BTreeMap<String, Trees>,
    views: Vec<View>,
}

impl Made {
    /// Reads a workspace and makes its documents. Nothing in it may be wrong.
    #[track_caller]
    fn of(root: &Path) -> Self {
        let workspace = Workspace::new(root.to_owned(), FONTS.clone());
        let read = workspace.read_from(&Sources::disk(root), &[], |_| None).expect("the machine is sound");
        let trees = read.meetings.iter().map(|read| {
            let files = [
                (OriginFile::Meeting, read.meeting.tree.clone()),
                (OriginFile::Council, read.profile.council().tree.clone()),
                (OriginFile::Clauses, read.profile.clauses().tree.clone()),
            ];
            let cases = read.cases.iter();
            let cases = cases.filter_map(|read| {
                Some((OriginFile::Case(read.name.clone()), read.file.loaded.as_ref()?.tree.clone()))
            });
            (read.name.clone(), cases.chain(files).collect())
        });
        let trees = trees.collect();
        let (checked, findings) = rules::check(read);
        let is_wrong = |finding: &&Finding| finding.is_open(Severity::Error);
        let wrong: Vec<&Finding> = findings.iter().filter(is_wrong).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        Self { trees, views: views(checked.iter().map(Arc::as_ref), Sides::Both) }
    }

    /// The printed texts of some documents of a meeting.
    fn printed(&self, meeting: &str, of: impl Fn(&DocumentKind) -> bool) -> Vec<&Printed> {
        let documents = self.views.iter().filter(|view| view.id.meeting == meeting && of(&view.id.kind));
        documents.flat_map(|view| view.content.printed()).collect()
    }
}

/// The workspaces that the repository keeps, and one with clauses of every kind that two cases have in common.
fn workspaces() -> Vec<Made> {
    let kept = ["", "tests/old-workspace", "tests/other-town"];
    let kept = kept.map(|folder| Made::of(&repository().join(folder)));
    let english = Bench::new();
    english.copy("tests/real-case/english", "cases");
    let benches = [english, with_common_clauses()];
    kept.into_iter().chain(benches.iter().map(|bench| Made::of(bench.path()))).collect()
}

/// Two cases with the same choice of clauses, one of which makes it twice.
fn with_common_clauses() -> Bench {
    let own = "加える: [ { 名: 独自, 見出し: （独自）, 義務者: 受託者, 後: 届出, 項: [ { 本文: '{受託者}は、次による。', 号: [ { 本文: 一の号, 内訳: [ 細目 ] }, 二の号 ] }, '{前項}に同じ。' ] } ], 差し替える: [ { 名: 損害賠償, 本文: 賠償する。, 号: [ 損害 ] } ]";
    let choice = format!("{{ {own} }}");
    let bench = special_clauses::with(&format!(
        "{{ 省く: [ 基本的事項 ], 組: [ 派遣労働者がいる場合 ], 選択: {{ 再委託: 事前承諾 }}, {own} }}"
    ));
    let case = format!("cases/{REAL_CASE}.yaml");
    bench.replace(&case, "    理由: ", &format!("    特記事項: {choice}\n    理由: "));
    bench.replace("templates/machi/council.yaml", "  特記事項: 案件ごと", "  特記事項: 一括");
    bench.write("cases/2008-08/二.yaml", &bench.read(&case));
    bench.replace(
        "cases/2008-08/meeting.yaml",
        "案件:\n",
        "案件:\n  - { ファイル: 二.yaml, 番号: 報告第2号, 資料番号: 資料2, 配布: 参考資料, 別添: [ { 件名: 流れ図, ページ数: 2, 資料番号: 別図 } ] }\n",
    );
    bench
}

/// Whether a way is one of these.
fn is_one_of(patterns: &[&str], way: &Pointer) -> bool {
    fn fits(pattern: &[&str], steps: &[String]) -> bool {
        match (pattern.split_first(), steps.split_first()) {
            (None, None) => true,
            (Some((&"**", rest)), _) => (0..=steps.len()).any(|count| fits(rest, &steps[count..])),
            (Some((wanted, rest)), Some((step, steps))) => {
                (*wanted == "*" || wanted == step) && fits(rest, steps)
            }
            _ => false,
        }
    }
    let fits = |pattern: &&str| {
        let pattern: Vec<&str> = pattern.split('/').filter(|step| !step.is_empty()).collect();
        fits(&pattern, way.steps())
    };
    patterns.iter().any(fits)
}

/// The values of a file that are to be printed.
fn to_print(file: &OriginFile, tree: &Node) -> BTreeSet<Pointer> {
    let patterns = if *file == OriginFile::Meeting { STEERING_OF_MEETINGS } else { STEERING_OF_CASES };
    let has = |way: &Pointer, depth: usize, key: &str| {
        tree.at(&Pointer::of(&way.steps()[..depth]).key(key)).is_some()
    };
    let is_silent = |way: &Pointer| {
        // A period with a text is printed as that says; of an item that was withdrawn only its number is told.
        let in_period = is_one_of(&["/matters/*/period/*"], way) && has(way, 3, "text");
        let withdrawn = is_one_of(&["/items/*/subject"], way) && has(way, 2, "withdrawn");
        (in_period && !is_one_of(&["**/text"], way)) || withdrawn
    };
    let texts = tree.texts().into_iter().filter(|(_, node)| !node.is_null());
    texts.map(|(way, _)| way).filter(|way| !is_one_of(patterns, way) && !is_silent(way)).collect()
}

/// The values of a file from which some texts were made.
fn arrived(printed: &[&Printed], file: &OriginFile) -> BTreeSet<Pointer> {
    let origins = printed.iter().flat_map(|text| text.origins()).filter(|origin| origin.file == *file);
    origins.map(|origin| origin.pointer.clone()).collect()
}

#[track_caller]
fn must_arrive(printed: &[&Printed], file: &OriginFile, tree: &Node) -> usize {
    let (wanted, arrived) = (to_print(file, tree), arrived(printed, file));
    let lost: Vec<String> = wanted.difference(&arrived).map(ToString::to_string).collect();
    assert!(lost.is_empty(), "{file:?}: {lost:#?} arrive nowhere");
    wanted.len()
}

#[test]
fn every_value_arrives_on_the_papers_of_its_case_and_in_the_bundle() {
    let mut count = 0;
    for made in workspaces() {
        for (meeting, trees) in &made.trees {
            let of_meeting = made.printed(meeting, |kind| {
                let bundles = BundleSet::PRINTED.map(DocumentKind::Bundle);
                bundles.contains(kind) || *kind == DocumentKind::CallList
            });
            for (file, tree) in trees {
                match file {
                    OriginFile::Case(name) => {
                        let own = made.printed(meeting, |kind| match kind {
                            DocumentKind::AdvanceReport { case } | DocumentKind::SpecialClauses { case } => {
                                case == name
                            }
                            _ => false,
                        });
                        count += must_arrive(&own, file, tree) + must_arrive(&of_meeting, file, tree);
                    }
                    OriginFile::Meeting => count += must_arrive(&of_meeting, file, tree),
                    OriginFile::Council | OriginFile::Clauses => {}
                }
            }
        }
    }
    assert!(count > 2000, "{count}");
}

/// The pieces of a value that stand on paper as they are typed.
fn as_typed(origin: &Origin, typed: &str) -> Vec<String> {
    let typed = typed.trim_end();
    let is_clause =
        origin.file == OriginFile::Clauses || is_one_of(&["**/special_clauses/**"], &origin.pointer);
    if !is_clause {
        return vec![typed.to_owned()];
    }
    let phrase = PlaceholderTemplate::parse(typed);
    let plain = phrase.pieces().iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text.clone()),
        Piece::Blank(..) => None,
    });
    plain.collect()
}

#[test]
fn every_origin_is_a_value_of_its_file_and_stands_in_the_text() {
    let (mut count, mut files) = (0, HashSet::new());
    for made in workspaces() {
        for view in &made.views {
            for printed in view.content.printed() {
                for origin in printed.origins() {
                    let tree = &made.trees[&view.id.meeting][&origin.file];
                    let typed = tree.at(&origin.pointer).and_then(Node::text);
                    let typed = typed.unwrap_or_else(|| panic!("{origin:?} of {printed} is not there"));
                    if is_one_of(IN_OTHER_WORDS, &origin.pointer) {
                        continue;
                    }
                    for piece in as_typed(origin, typed) {
                        assert!(printed.contains(&piece), "{origin:?}: {piece} is not in {printed}");
                    }
                    count += 1;
                    files.insert(std::mem::discriminant(&origin.file));
                }
            }
        }
    }
    assert!(count > 5000 && files.len() == 4, "{count}");
}

/// The line on the sheets of a case that reads so.
#[track_caller]
fn line(bench: &Bench, text: &str) -> Printed {
    let made = Made::of(bench.path());
    let reports = made.views.iter().filter_map(|view| match &view.content {
        DocumentContent::AdvanceReport(report) => Some(report),
        _ => None,
    });
    let sheets = reports.flat_map(|report| &report.sheets).flat_map(|sheet| &sheet.rows);
    let mut lines = sheets.flat_map(|row| &row.cells).flat_map(|cell| &cell.lines);
    let found: Option<&Line> = lines.find(|line| line.text.text() == text);
    found.unwrap_or_else(|| panic!("{text} is not there")).text.clone()
}

#[track_caller]
fn must_come_from(printed: &Printed, ways: &[&str]) {
    let of_case = printed.origins().iter().map(|origin| {
        assert_eq!(origin.file, OriginFile::Case("健診勧奨通知".to_owned()));
        origin.pointer.to_string()
    });
    assert_eq!(of_case.collect::<Vec<_>>(), ways, "{printed}");
}

#[test]
fn a_division_that_stands_for_another_comes_from_the_contact() {
    let bench = Bench::with_real_case();
    let case = format!("cases/{REAL_CASE}.yaml");
    must_come_from(&line(&bench, "医療保険年金課"), &["/contact/0/division"]);
    bench.replace(&case, "    保有情報:\n", "    保有情報:\n      保有課: [ 健康推進課, 税務課 ]\n");
    let ways = ["/matters/0/held/division/0", "/matters/0/held/division/1"];
    must_come_from(&line(&bench, "健康推進課、税務課"), &ways);
}

#[test]
fn a_period_comes_from_its_text_or_from_its_dates() {
    let bench = Bench::with_real_case();
    let case = format!("cases/{REAL_CASE}.yaml");
    must_come_from(&line(&bench, "平成20年10月から以降継続"), &["/matters/0/period/text"]);
    bench.replace(&case, ", 表記: 平成20年10月から以降継続 }", " }");
    bench.replace(&case, "  - { 指摘: redundant-wording, 箇所: 期間, 理由: 原文どおり }\n", "");
    let ways = ["/matters/0/period/from", "/matters/0/period/ongoing"];
    must_come_from(&line(&bench, "平成20年10月から継続"), &ways);
}

#[test]
fn a_record_of_what_was_printed_keeps_the_origins_and_one_without_them_is_read() {
    let made = Made::of(Bench::with_real_case().path());
    let mut bundles = made.views.iter().filter_map(|view| match &view.content {
        DocumentContent::Bundle(bundle) if bundle.layout.running => Some(bundle),
        _ => None,
    });
    let values = bundles.next().expect("there is a bundle").values("bundle");
    let value = values.iter().find(|value| value.material == "資料1" && value.place == "件名");
    let value = value.expect("the subject is on the cover");
    assert_eq!(value.origins, [Origin::case("健診勧奨通知").key("subject")]);
    let mut record = serde_json::to_value(value).expect("they are texts");
    let read =
        |record: &serde_json::Value| serde_json::from_value::<Value>(record.clone()).expect("it is one");
    assert_eq!(read(&record), *value);
    record.as_object_mut().expect("a mapping").remove("origins");
    assert_eq!(read(&record), Value { origins: Vec::new(), ..value.clone() });
}
