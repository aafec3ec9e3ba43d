//! What the workflow tells a reviewer, what it starts, and what it does where the server refuses.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::json;

use crate::ci_fresh::{Found, check_branch};
use crate::ci_history::write_meeting;
use crate::ci_town::{Outcome, Town, WORKFLOW};
use crate::support::meetings::meeting;

const CASE: &str = "cases/一/甲.yaml";

/// A town with a meeting of two cases, whose papers were made.
fn town(folder: &str, branch: &str) -> Town {
    let town = Town::new(folder, branch);
    town.remove("cases/見本");
    write_meeting(&town, "一", &["甲", "乙"]);
    let start = town.pushed("the start");
    assert!(start.is_green(), "{}", start.log());
    town
}

/// The summary of the jobs that show what changed.
#[track_caller]
fn differences(outcome: &Outcome) -> String {
    let told: String = outcome.jobs("build").iter().map(|job| job.summary.as_str()).collect();
    told
}

#[test]
fn a_reviewer_is_told_what_changes_on_paper() {
    let town = town("docs/council", "");
    let told = |change: &dyn Fn(), green: bool| {
        change();
        let outcome = town.proposed("a proposal");
        assert_eq!(outcome.is_green(), green, "{}", outcome.log());
        assert!(
            outcome.jobs("record").is_empty() && outcome.jobs("publish").is_empty(),
            "nothing is handed out"
        );
        (outcome.summary(), differences(&outcome), outcome)
    };
    // Nothing that is printed: no job at all.
    let (_, _, none) = told(&|| town.bench.write("README.md", "# 別の話\n"), true);
    assert!(none.jobs("build").is_empty(), "{}", none.log());
    // One page of a case, in a workspace that is not the repository's root, with its picture.
    let (_, changed, outcome) = told(&|| town.replace(CASE, "町民の健康", "町民の安全"), true);
    assert!(changed.contains("甲/advance-report") && !changed.contains("乙/advance-report"), "{changed}");
    let pictures = outcome.artifacts.join("変わったページ-一");
    assert!(pictures.join("一/甲").is_dir() && !pictures.join("一/乙").exists(), "{changed}");
    // A wrong case is no case that went.
    let (all, wrong, outcome) = told(&|| town.replace(CASE, "内線: 214", "内線:"), false);
    assert!(wrong.contains("作れな") && !wrong.contains("なくなった"), "{wrong}");
    assert!(outcome.log().contains(&format!("::error file=docs/council/{CASE},line=")), "{}", outcome.log());
    assert!(all.contains("(empty-value)"), "{all}");
    // A meeting that goes is named, also where no other is made.
    let (all, ..) = told(&|| town.remove("cases/一"), true);
    assert!(all.contains("なくなった会議") || all.contains("なくなる会議"), "{all}");
    // A meeting under another name is the same meeting.
    let (all, renamed, _) = told(&|| town.rename("cases/一", "cases/二"), true);
    assert!(!renamed.contains("新しい文書"), "{all}");
    // Folders that are no meetings are told at a file of theirs, and the rest is checked.
    let lost = || {
        town.write("cases/令和8年度/第1回/meeting.yaml", &meeting("審議会", &[]));
        town.write("cases/二/meeting.yml", &meeting("審議会", &[]));
        town.write("cases/三/甲.yaml", "");
        town.replace(CASE, "内線: 214", "内線:");
    };
    let (.., outcome) = told(&lost, false);
    let lines: Vec<String> = outcome.log().lines().map(ToOwned::to_owned).collect();
    for file in ["令和8年度/第1回/meeting.yaml", "二/meeting.yml", "三/甲.yaml", "一/甲.yaml"] {
        let start = format!("::error file=docs/council/cases/{file},line=");
        assert!(lines.iter().any(|line| line.starts_with(&start)), "{file}: {}", outcome.log());
    }
    // An item that the public gets to see: its edition, and the material that moves there.
    let closed = "番号: 報告第1号, 公開: 非公開, 非公開の根拠: 条例第7条";
    town.write("templates/桜町/look.typ", "");
    town.remove("templates/桜町/look.typ");
    town.replace("cases/一/meeting.yaml", "番号: 報告第1号", closed);
    assert!(town.pushed("an item is closed").is_green());
    let (_, opened, _) = told(&|| town.replace("cases/一/meeting.yaml", closed, "番号: 報告第1号"), true);
    assert!(opened.matches("bundle").count() >= 2 && opened.contains("materials"), "{opened}");
}

#[test]
fn names_are_no_marks_in_a_summary() {
    let town = town(".", "papers");
    // What Windows cannot keep in a name is an error of its own.
    let name = "[x](y) ##[error]`a_b$c$ &lt;";
    town.rename("cases/一", &format!("cases/{name}"));
    let outcome = town.pushed("a name that is mark and command");
    assert!(outcome.started.iter().all(|job| !job.log.contains("\n##[error]")), "{}", outcome.log());
    let summary = outcome.summary();
    let shown = r"\[x\](y) \#\\u\{23\}\[error\]\`a\_b\$c\$ &amp;lt;";
    assert!(!summary.contains("[x](y)") && summary.contains(shown), "{summary}");
}

#[test]
fn one_changed_case_of_sixty_starts_one_job_and_a_thousand_are_planned_in_groups() {
    let town = Town::new(".", "");
    town.remove("cases/見本");
    let names = |count: usize| (1..=count).map(|number| format!("件{number}")).collect::<Vec<_>>();
    for number in 1..=6 {
        let cases = names(10);
        write_meeting(&town, &format!("第{number}回"), &cases.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let base = town.commit("the start");
    town.replace("cases/第3回/件4.yaml", "町民の健康", "町民の安全");
    town.commit("one case");
    let plan = |base: &str, jobs: &str| {
        let run = town.bench.must_run(&["ci", "plan", "--base", base, "--jobs", jobs]);
        serde_json::from_str::<serde_json::Value>(&run.out()).expect("JSON")
    };
    assert_eq!(plan(&base, "20")["groups"], json!([{ "name": "第3回", "meetings": ["第3回"] }]));
    for number in 1..=20 {
        let cases = names(50);
        write_meeting(&town, &format!("大{number}"), &cases.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let base = town.commit("a thousand");
    town.replace("cases/大7/件44.yaml", "町民の健康", "町民の安全");
    town.commit("one of a thousand");
    assert_eq!(plan(&base, "20")["groups"].as_array().map(Vec::len), Some(1));
    for number in 1..=300 {
        town.write(&format!("cases/多{number:03}/meeting.yaml"), &meeting("審議会", &[]));
    }
    town.commit("many meetings");
    let all = plan(&base, "20");
    let groups = all["groups"].as_array().expect("groups");
    assert_eq!(groups.len(), 20);
    let planned: usize = groups.iter().map(|group| group["meetings"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!(planned, 301);
}

#[test]
fn a_server_that_refuses_is_told_in_red() {
    let mut town = town(".", "papers");
    town.replace(CASE, "町民の健康", "町民の安全");
    let commit = town.commit("a change");
    town.push();
    // The token does not open the server: nothing is planned as if there were no papers yet.
    town.asked = json!({ "refuses": true });
    let refused = town.run(&commit, &json!({}));
    assert!(!refused.is_green() && refused.log().contains("Authentication failed"), "{}", refused.log());
    assert!(refused.jobs("build").is_empty() && refused.jobs("publish").is_empty());
    town.asked = json!({});
    // The branch is protected against everybody.
    let hook = town.bare().join("hooks/pre-receive");
    let script = "#!/bin/sh\necho 'GH006: Protected branch update failed' >&2\nexit 1\n";
    fs::write(&hook, script).expect("the disk takes it");
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("it is ours");
    let protected = town.run(&commit, &json!({}));
    assert!(!protected.is_green() && protected.log().contains("Protected branch"), "{}", protected.log());
    fs::remove_file(&hook).expect("it is there");
    // Afterwards nothing is lost.
    let again = town.run(&commit, &json!({}));
    let fresh = Found::default().check("again", &town, &commit, &again);
    check_branch("again", &town, &fresh);
}

#[test]
fn two_councils_in_one_repository_have_their_own_runs_on_a_checkout_with_other_line_ends() {
    let mut town = Town::new("docs/one", "papers");
    town.bench.must_run(&["init", "docs/two, 次", "--profile", "梅町"]);
    let mut files = Vec::new();
    for entry in fs::read_dir(town.bench.path().join(".github/workflows")).expect("it is there") {
        files.push(format!(".github/workflows/{}", entry.expect("an entry").file_name().to_string_lossy()));
    }
    let other = files.iter().find(|name| *name != WORKFLOW).expect("a second workflow").clone();
    town.set(&other, "papers-two");
    town.asked = json!({ "autocrlf": true });
    let commit = town.commit("two councils");
    town.push();
    let first = town.run(&commit, &json!({}));
    let fresh = Found::default().check("the first", &town, &commit, &first);
    check_branch("the first", &town, &fresh);
    town.workflow = other;
    town.folder = "docs/two, 次/".to_owned();
    let second = town.run(&commit, &json!({}));
    Found::default().check("the second", &town, &commit, &second);
    assert!(town.branch("papers-two").is_some_and(|files| files.contains_key("papers.json")));
}
