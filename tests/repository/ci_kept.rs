//! What a run keeps for the next one: no papers in caches, in each artifact its own meeting, on the branch what was asked for.

use crate::ci_history::write_meeting;
use crate::ci_town::{Outcome, Town, WORKFLOW, files_of, git};

#[test]
fn caches_hold_no_papers_and_each_artifact_holds_its_own_meeting() {
    let town = Town::new(".", "");
    write_meeting(&town, "一", &["甲"]);
    write_meeting(&town, "二", &["乙"]);
    let start = town.pushed("the start");
    assert!(start.is_green(), "{}", start.log());
    town.replace("cases/二/乙.yaml", "町民の健康", "町民の安全");
    assert!(town.pushed("a change").is_green());
    for meeting in ["一", "二", "見本"] {
        let files = files_of(&start.artifacts.join(format!("文書-{meeting}")));
        assert!(files.contains_key(&format!("{meeting}/bundle.pdf")), "{:?}", files.keys());
        assert!(files.keys().all(|name| name.starts_with(&format!("{meeting}/"))), "{:?}", files.keys());
    }
    // The program with its fonts, and the record of what was made.
    let kept = files_of(&town.note("state"));
    let kept: Vec<&String> = kept.keys().filter(|name| name.starts_with("cache-")).collect();
    let records = kept.iter().filter(|name| name.ends_with("/papers.json")).count();
    assert_eq!(records, 2, "one of each run: {kept:?}");
    let is_known = |name: &String| {
        ["/papers.json", "/archive.tar.gz"].iter().any(|end| name.ends_with(end))
            || name.contains("/shingikai")
    };
    assert!(kept.iter().all(|name| is_known(name) && !name.contains(".pdf")), "{kept:?}");
}

#[test]
fn the_branch_of_papers_keeps_its_history_or_not_as_the_settings_say() {
    let town = Town::new(".", "papers");
    let commits = || git(&town.bare(), &["rev-list", "--count", "papers"]);
    assert!(town.pushed("the start").is_green());
    write_meeting(&town, "一", &["甲"]);
    assert!(town.pushed("a meeting").is_green());
    assert_eq!(commits(), "2");
    town.bench.replace(WORKFLOW, "SHINGIKAI_PAPERS_HISTORY: \"keep\"", "SHINGIKAI_PAPERS_HISTORY: \"short\"");
    town.replace("cases/一/甲.yaml", "町民の健康", "町民の安全");
    assert!(town.pushed("another").is_green());
    assert_eq!(commits(), "1");
    assert!(town.branch("papers").is_some_and(|files| files.contains_key("一/bundle.pdf")));
}

#[test]
fn as_many_jobs_are_started_as_the_manual_says() {
    let manual = include_str!("../../.github/CI.md");
    assert!(
        manual.contains("GitHub の push で4つ") && manual.contains("README だけの push は3つ"),
        "{manual}"
    );
    let town = Town::new(".", "papers");
    for number in 1..=3 {
        write_meeting(&town, &format!("第{number}回"), &["甲", "乙"]);
    }
    let all = town.pushed("the start").started;
    assert_eq!(all.len(), 3 + 4, "one of each meeting");
    town.replace("cases/第2回/甲.yaml", "町民の健康", "町民の安全");
    let ids = |outcome: &Outcome| outcome.started.iter().map(|job| job.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&town.pushed("a case")), ["plan", "build", "publish", "result"]);
    town.bench.write("README.md", "# 別の話\n");
    assert_eq!(ids(&town.pushed("README only")), ["plan", "publish", "result"]);
    town.replace("cases/第2回/甲.yaml", "町民の安全", "町民の命");
    assert_eq!(ids(&town.proposed("a proposal")), ["plan", "build", "result"]);
}
