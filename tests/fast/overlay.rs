//! Texts that lie on no disk are checked like those that do.

use std::path::Path;

use shingikai::check::rules;
use shingikai::diagnostic::finding::{Finding, Rule};
use shingikai::diagnostic::manual;
use shingikai::text::source::Sources;
use shingikai::workspace::Workspace;

use crate::support::{Bench, FONTS};

const CASE: &str = "cases/2008-08/健診勧奨通知.yaml";

fn workspace(root: &Path) -> Workspace {
    Workspace::new(root.to_owned(), FONTS.clone())
}

fn check(workspace: &Workspace, sources: &Sources) -> Vec<Finding> {
    let read = workspace.read_from(sources, &[], |_| None).expect("the machine is sound");
    rules::check(read).1
}

#[test]
fn a_workspace_without_a_disk_has_the_findings_of_one_on_the_disk() {
    let bench = Bench::new();
    let nowhere = workspace(Path::new("no-such-folder"));
    let laid = Sources::disk(&nowhere.root);
    for (path, text) in manual::base() {
        let text = text.replace("内線: 4221", "内線:");
        bench.write(&path, &text);
        laid.lay(Path::new(&path), text);
    }
    let on_disk = workspace(bench.path());
    let found = check(&on_disk, &Sources::disk(&on_disk.root));
    assert!(found.iter().any(|finding| finding.rule == Rule::EmptyValue), "{found:#?}");
    assert_eq!(check(&nowhere, &laid), found, "findings of two runs can be compared");
}

#[test]
fn an_unsaved_text_is_checked_in_the_place_of_the_saved_one() {
    let bench = Bench::with_real_case();
    let workspace = workspace(bench.path());
    let sources = Sources::disk(&workspace.root);
    let before = check(&workspace, &sources);
    let text = bench.read(CASE).replace("内線: 4221", "内線:");
    sources.lay(Path::new(CASE), text);
    let unsaved = check(&workspace, &sources);
    assert!(unsaved.iter().any(|finding| finding.rule == Rule::EmptyValue), "{unsaved:#?}");
    assert_ne!(unsaved, before);
    sources.lay(Path::new("cases/2008-08/新しい.yaml"), "件名：あ\n");
    let with_new = check(&workspace, &sources);
    assert!(with_new.iter().any(|finding| finding.rule == Rule::FullWidthSyntax), "{with_new:#?}");
    let read =
        workspace.read_from(&sources, &["cases/2008-08/新しい.yaml".into()], |_| None).expect("it is laid");
    assert_eq!(read.meetings[0].cases.len(), 1, "it can be asked for alone");
    sources.lift(Path::new("cases/2008-08/新しい.yaml"));
    sources.lift(Path::new(CASE));
    assert_eq!(check(&workspace, &sources), before);
}
