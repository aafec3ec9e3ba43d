//! The workflow over a history of pushes: after each of them people find just the papers of the newest commit, and the run is
//! green exactly if no file has an error.

use serde_json::json;

use crate::ci_fresh::{Found, check_branch};
use crate::ci_town::{Outcome, Town};
use crate::support::meetings::{case, meeting};

type Step = (&'static str, fn(&Town));

/// Writes a meeting and its cases.
pub(crate) fn write_meeting(town: &Town, name: &str, cases: &[&str]) {
    town.write(&format!("cases/{name}/meeting.yaml"), &meeting("審議会", cases));
    for one in cases {
        town.write(&format!("cases/{name}/{one}.yaml"), &case(one));
    }
}

/// Runs a history on a town. Returns the town and what was found, with the number of pushes.
fn lived(town: &Town, found: &mut Found, branch: bool, steps: &[Step]) {
    for (step, change) in steps {
        change(town);
        let outcome = town.pushed(step);
        held(town, found, branch, step, &outcome);
    }
}

#[track_caller]
fn held(town: &Town, found: &mut Found, branch: bool, step: &str, outcome: &Outcome) {
    let head = town.git(&["rev-parse", "HEAD"]);
    let fresh = found.check(step, town, &head, outcome);
    if branch {
        check_branch(step, town, &fresh);
    }
}

const FIRST: &str = "cases/見本/健診結果通知の作成委託.yaml";

/// What clerks do on most days.
const EVERYDAY: [Step; 14] = [
    ("the start", |_| {}),
    ("a meeting is added", |town| write_meeting(town, "第1回", &["甲", "乙"])),
    ("README only", |town| town.bench.write("README.md", "# 別の話\n")),
    ("a case is changed", |town| town.replace("cases/第1回/甲.yaml", "町民の健康", "町民の安全")),
    ("a comment only", |town| town.replace("cases/第1回/甲.yaml", "# 見本の案件です", "# 甲の案件です")),
    ("a case is broken", |town| town.replace("cases/第1回/甲.yaml", "内線: 214", "内線:")),
    ("README only, while a case is broken", |town| town.bench.write("README.md", "# また別の話\n")),
    ("another meeting is changed, while a case is broken", |town| {
        town.replace(FIRST, "町民の健康の", "町民の");
    }),
    ("the case is mended", |town| town.replace("cases/第1回/甲.yaml", "内線:", "内線: 215")),
    ("a case is renamed", |town| {
        town.rename("cases/第1回/乙.yaml", "cases/第1回/丙.yaml");
        town.replace("cases/第1回/meeting.yaml", "'乙.yaml'", "'丙.yaml'");
    }),
    ("the order of items", |town| town.write("cases/第1回/meeting.yaml", &meeting("審議会", &["丙", "甲"]))),
    ("a case is deleted", |town| {
        town.remove("cases/第1回/丙.yaml");
        town.write("cases/第1回/meeting.yaml", &meeting("審議会", &["甲"]));
    }),
    ("a meeting is renamed", |town| town.rename("cases/第1回", "cases/第2回 臨時、$x, y [z]")),
    ("a meeting is deleted", |town| town.remove("cases/見本")),
];

/// What happens now and then.
const RARE: [Step; 16] = [
    ("the start", |town| {
        town.remove("cases/見本");
        write_meeting(town, "一", &["甲", "乙"]);
        write_meeting(town, "二", &["丙"]);
    }),
    ("a number is given twice", |town| {
        town.replace("cases/一/meeting.yaml", "報告第2号", "報告第1号");
    }),
    ("the meeting with the doubled number is renamed", |town| town.rename("cases/一", "cases/三")),
    ("the number is mended", |town| town.write("cases/三/meeting.yaml", &meeting("審議会", &["甲", "乙"]))),
    ("several at once", |town| {
        town.replace("cases/三/甲.yaml", "町民の健康", "町民の安全");
        town.replace("cases/二/丙.yaml", "町民の健康", "町民の安全");
        write_meeting(town, "四", &["丁"]);
    }),
    ("the profile is changed, and has its own look", |town| {
        town.replace("templates/桜町/council.yaml", "例示町", "桜町");
        let look = include_str!("../../templates/shinjuku-2008/look.typ");
        assert!(look.contains("bottom: 22mm"), "{look}");
        town.write("templates/桜町/look.typ", &look.replace("bottom: 22mm", "bottom: 13mm"));
    }),
    ("an item is closed", |town| {
        town.replace(
            "cases/三/meeting.yaml",
            "番号: 報告第1号",
            "番号: 報告第1号, 公開: 非公開, 非公開の根拠: 条例第7条",
        );
    }),
    ("the closed item is made public", |town| {
        town.replace("cases/三/meeting.yaml", ", 公開: 非公開, 非公開の根拠: 条例第7条", "");
    }),
    ("nothing on paper changes", |town| {
        town.replace("cases/三/甲.yaml", "町の健康診査を受けた者", "'町の健康診査を受けた者'");
    }),
    ("the profile is broken", |town| {
        town.replace("templates/桜町/council.yaml", "名称: 個人情報保護審議会", "名称:");
    }),
    ("the profile is mended", |town| {
        town.replace("templates/桜町/council.yaml", "\n名称:\n", "\n名称: 審議会\n");
    }),
    ("a reverted commit", |town| drop(town.git(&["revert", "--no-edit", "HEAD~3"]))),
    ("a folder without meeting.yaml, and one in a folder", |town| {
        town.write("cases/令和8年度/第1回/meeting.yaml", &meeting("審議会", &[]));
        town.write("cases/五/meeting.yml", &meeting("審議会", &["甲"]));
        town.write("cases/五/甲.yaml", &case("甲"));
    }),
    ("one of both is mended", |town| {
        town.remove("cases/令和8年度");
        town.rename("cases/五/meeting.yml", "cases/五/meeting.yaml");
    }),
    ("three meetings are deleted", |town| {
        town.remove("cases/五");
        town.remove("cases/三");
        town.remove("cases/四");
    }),
    ("the last meeting is deleted", |town| town.remove("cases/二")),
];

#[test]
fn without_a_branch_just_the_changed_meetings_are_made_anew() {
    let town = Town::new(".", "");
    let mut found = Found::default();
    lived(&town, &mut found, false, &EVERYDAY[..4]);
    // A case of a meeting is wrong, and the meeting is mended under another name: nothing is left over of either.
    lived(&town, &mut found, false, &[EVERYDAY[5], EVERYDAY[8], EVERYDAY[12]]);
    let all = town.run(&town.git(&["rev-parse", "HEAD"]), &json!({ "event": "workflow_dispatch" }));
    assert_eq!(all.jobs("build").len(), 2, "by hand all are made: {}", all.log());
    let after = town.pushed("nothing at all");
    assert_eq!(after.jobs("build").len(), 0, "{}", after.log());
}

#[test]
fn every_push_of_everyday_leaves_just_its_papers_on_the_branch_of_a_workspace_in_a_folder() {
    let town = Town::new("docs/council", "papers");
    lived(&town, &mut Found::default(), true, &EVERYDAY);
}

#[test]
fn every_rare_push_leaves_just_its_papers_on_the_branch() {
    let town = Town::new(".", "papers");
    lived(&town, &mut Found::default(), true, &RARE);
}

#[test]
fn pushes_that_no_run_saw_are_made_up_for_by_the_next() {
    let town = Town::new(".", "papers");
    let mut found = Found::default();
    write_meeting(&town, "一", &["甲"]);
    held(&town, &mut found, true, "the start", &town.pushed("the start"));
    // No run of a commit that says so.
    town.replace("cases/一/甲.yaml", "町民の健康", "町民の安全");
    assert_eq!(town.pushed("急ぎ [skip ci]").result, None);
    town.bench.write("README.md", "# 別の話\n");
    held(&town, &mut found, true, "after a commit without a run", &town.pushed("after"));
    // A history written anew, without the last two commits.
    town.git(&["reset", "--quiet", "--hard", "HEAD~2"]);
    town.replace(FIRST, "町民の健康の", "町民の");
    held(&town, &mut found, true, "a force push", &town.pushed("forced"));
    // Somebody deletes the branch of papers, or writes on it.
    super::ci_town::git(&town.bare(), &["update-ref", "-d", "refs/heads/papers"]);
    town.bench.write("README.md", "# 後の話\n");
    held(&town, &mut found, true, "the branch is gone", &town.pushed("anew"));
    // The older run ends after the newer one.
    town.replace("cases/一/甲.yaml", "町民の健康", "町民の命");
    let older = town.commit("older");
    town.push();
    let (reached, released) = (town.note("reached"), town.note("released"));
    let hold = json!({ "hold": { "job": "publish", "reached": reached, "released": released } });
    let running = town.start(&older, &hold);
    while !reached.exists() {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    town.replace("cases/一/甲.yaml", "町民の命", "町民の一生");
    let newer = town.pushed("newer");
    held(&town, &mut found, true, "the newer run", &newer);
    std::fs::write(&released, "").expect("the disk takes it");
    let output = running.wait_with_output().expect("it ends");
    let late: Outcome = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(late.is_green(), "{}", late.log());
    held(&town, &mut found, true, "after the older run", &newer);
}
