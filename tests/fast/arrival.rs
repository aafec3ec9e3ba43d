//! What is written and reaches no paper is found; each key is printed somewhere, or its schema says that it steers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use shingikai::app::session::Session;
use shingikai::diagnostic::finding::{Finding, Rule};
use shingikai::input::schema::{Schema, SchemaPart};
use shingikai::model::case::Case;
use shingikai::model::meeting::Meeting;
use shingikai::papers::arrival::{Written, unprinted};
use shingikai::papers::view::{OriginFile, Printed, Sides, views};
use shingikai::text::source::Pointer;
use shingikai::workspace::Workspace;

use crate::support::{Bench, FONTS, repository};

/// The ways to values without the indices of lists.
fn way(pointer: &Pointer) -> String {
    let keys = pointer.steps().iter().filter(|step| step.parse::<usize>().is_err());
    one_level(&keys.map(String::as_str).collect::<Vec<_>>().join("/"))
}

/// Lists in lists are of one kind, items are the same wherever they stand, and the clauses of a matter are as those of a case.
fn one_level(way: &str) -> String {
    let mut way = way
        .strip_prefix("matters/")
        .filter(|way| way.starts_with("special_clauses"))
        .unwrap_or(way)
        .to_owned();
    // An item below the agenda is as one of the list.
    way = way.replacen("agenda/items", "items", 1);
    while way.contains("items/items") {
        way = way.replace("items/items", "items");
    }
    way
}

/// What the papers of all meetings of a workspace say, by kind of file.
fn printed(root: &Path, found: &mut BTreeMap<&'static str, BTreeSet<String>>) {
    let session = Session::without_typst(Workspace::new(root.to_owned(), FONTS.clone()));
    let checked = session.check(&[]).expect("the machine is sound");
    let gone = checked.findings.iter().filter(|finding| finding.rule == Rule::ValueNotPrinted);
    let gone: Vec<_> = gone.map(|finding| (&finding.file.path, &finding.field)).collect();
    assert!(gone.is_empty(), "{}: {gone:#?}", root.display());
    for view in views(checked.meetings.iter().map(AsRef::as_ref), Sides::Both) {
        for origin in view.content.printed().flat_map(Printed::origins) {
            let kind = match origin.file {
                OriginFile::Case(_) => "case",
                OriginFile::Meeting => "meeting",
                OriginFile::Council | OriginFile::Clauses => continue,
            };
            found.entry(kind).or_default().insert(way(&origin.pointer));
        }
    }
}

/// The keys of a schema under which values stand that are to be printed.
fn keys(part: SchemaPart<'_>, at: &str, depth: usize, found: &mut BTreeSet<String>) {
    let part = std::iter::successors(Some(part), |part| part.items()).last().expect("it is the first one");
    let mut is_leaf = true;
    for (name, _, below) in part.properties() {
        is_leaf = false;
        let word = part.word_of_key(name, "x-printed");
        assert!(word.is_none_or(|word| word == "no" || word.starts_with("or ")), "{at}/{name}: {word:?}");
        if word != Some("no") && depth > 0 {
            let at = if at.is_empty() { name.to_owned() } else { format!("{at}/{name}") };
            keys(below, &at, depth - 1, found);
        }
    }
    if is_leaf {
        found.insert(one_level(at));
    }
}

#[test]
fn every_key_is_printed_somewhere_or_steers() {
    let mut found = BTreeMap::new();
    for root in ["", "tests/other-town", "tests/right-cases"] {
        printed(&repository().join(root), &mut found);
    }
    for (kind, schema) in [("case", Schema::of::<Case>()), ("meeting", Schema::of::<Meeting>())] {
        let mut known = BTreeSet::new();
        keys(schema.top(), "", 8, &mut known);
        let printed = &found[kind];
        let is_printed = |key: &&String| {
            printed.iter().any(|way| {
                way == *key || way.starts_with(&format!("{key}/")) || key.starts_with(&format!("{way}/"))
            })
        };
        let never: Vec<&String> = known.iter().filter(|key| !is_printed(key)).collect();
        assert!(never.is_empty(), "{kind}: {never:#?}");
    }
}

#[test]
fn what_no_paper_says_is_reported_at_its_place_and_once() {
    let bench = Bench::with_real_case();
    let session = Session::without_typst(Workspace::new(bench.path().to_owned(), FONTS.clone()));
    let read = session.workspace.read_from(&session.sources(), &[], |_| None).expect("it is there");
    let (meeting, case) =
        (Arc::clone(&read.meetings[0].meeting), read.meetings[0].cases[0].file.loaded.clone());
    let case = case.expect("it is read");
    let schema = read.meetings[0].profile.case_schema.clone();
    let checked = session.check_read(read, &session.sources()).expect("it is there");
    let all = views(checked.meetings.iter().map(AsRef::as_ref), Sides::Both);
    let origin = OriginFile::Case(checked.meetings[0].cases()[0].name().to_owned());
    let written = Written { origin: &origin, file: &case.file, tree: &case.tree, schema: &schema };
    assert_eq!(unprinted(&all, &[written], &[]), []);
    let nothing = unprinted(&[], &[written], &[]);
    let key = |finding: &Finding| finding.words["key"].clone();
    assert!(nothing.len() > 20 && nothing.iter().all(|finding| finding.rule == Rule::ValueNotPrinted));
    assert_eq!(
        (key(&nothing[0]), nothing[0].field.as_ref()),
        ("件名".into(), Some(&Pointer::of(&["subject"])))
    );
    // What is told already is not told again.
    let told = unprinted(&[], &[written], &nothing[..1]);
    assert_eq!(told.len(), nothing.len() - 1);
    // Without the papers of the meeting its own values are gone.
    let of_cases: Vec<_> = all.into_iter().filter(|view| view.id.case().is_some()).collect();
    let file = Written {
        origin: &OriginFile::Meeting,
        file: &meeting.file,
        tree: &meeting.tree,
        schema: &Schema::of::<Meeting>(),
    };
    let gone = unprinted(&of_cases, &[file, written], &[]);
    assert!(!gone.is_empty() && gone.iter().all(|finding| finding.file == meeting.file), "{gone:#?}");
}
