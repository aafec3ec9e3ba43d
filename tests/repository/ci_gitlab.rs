//! The pipeline over a history of pushes, with the child pipeline that it starts.

use crate::ci_fresh::{Found, check_branch};
use crate::ci_history::write_meeting;
use crate::ci_town::Town;
use crate::support::meetings::meeting;

type Step = (&'static str, fn(&Town));

const STEPS: [Step; 10] = [
    ("the start", |town| write_meeting(town, "一 $x", &["甲", "乙"])),
    ("README only", |town| town.bench.write("README.md", "# 別の話\n")),
    ("a case is changed", |town| town.replace("cases/一 $x/甲.yaml", "町民の健康", "町民の安全")),
    ("a case is broken", |town| town.replace("cases/一 $x/甲.yaml", "内線: 214", "内線:")),
    ("another meeting is added meanwhile", |town| write_meeting(town, "二", &["丙"])),
    ("the case is mended", |town| town.replace("cases/一 $x/甲.yaml", "内線:", "内線: 215")),
    ("a meeting is renamed", |town| town.rename("cases/一 $x", "cases/三、[四], 五")),
    ("a case is deleted", |town| {
        town.remove("cases/三、[四], 五/乙.yaml");
        town.write("cases/三、[四], 五/meeting.yaml", &meeting("審議会", &["甲"]));
    }),
    ("the profile is changed", |town| town.replace("templates/桜町/council.yaml", "例示町", "桜町")),
    ("a meeting is deleted", |town| town.remove("cases/見本")),
];

#[test]
fn every_push_leaves_just_its_papers_and_a_merge_request_leaves_none() {
    let town = Town::new("docs/council", "papers");
    let mut found = Found::default();
    for (step, change) in STEPS {
        change(&town);
        let commit = town.commit(step);
        town.push();
        let outcome = town.pipeline(&commit, None);
        let fresh = found.check(step, &town, &commit, &outcome);
        check_branch(step, &town, &fresh);
    }
    let base = town.git(&["rev-parse", "HEAD"]);
    let before = town.branch("papers");
    town.replace("cases/二/丙.yaml", "町民の健康", "町民の安全");
    let head = town.commit("a proposal");
    town.git(&["push", "--quiet", &town.bare().display().to_string(), "HEAD:refs/heads/proposal"]);
    let proposed = town.pipeline(&head, Some(&base));
    assert!(proposed.is_green(), "{}", proposed.log());
    assert!(proposed.log().contains("丙/advance-report"), "{}", proposed.log());
    assert!(proposed.artifacts.join("変わったページ-all/二/丙").is_dir(), "{}", proposed.log());
    assert!(town.branch("papers") == before, "nothing of a proposal is handed out");
}
