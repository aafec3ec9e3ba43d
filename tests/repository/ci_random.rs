//! A long history of pushes that nobody thought of, each held against a fresh build.

use std::collections::BTreeMap;

use crate::ci_fresh::{Found, check_branch};
use crate::ci_town::Town;
use crate::support::meetings::{case, meeting};

/// Numbers that look like chance, the same for the same seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }
}

/// What the workspace holds: the cases of each meeting, and whether one is wrong.
type Workspace = BTreeMap<String, Vec<(String, bool)>>;

const MEETINGS: [&str; 5] = ["一", "令和8年度 第2回", "三$x", "四, 五", "[六]、七"];
const CASES: [&str; 4] = ["甲", "乙 二", "丙（丁）", "戊$"];

/// Changes one thing. Returns what it was.
fn change(now: &mut Workspace, chance: &mut Chance) -> &'static str {
    let free = MEETINGS.iter().find(|name| !now.contains_key(**name)).map(|name| (*name).to_owned());
    let names: Vec<String> = now.keys().cloned().collect();
    let any = (!names.is_empty()).then(|| names[chance.below(names.len())].clone());
    match (chance.below(8), free, any) {
        (0, Some(free), _) | (_, Some(free), None) => {
            now.insert(free, vec![(CASES[chance.below(CASES.len())].to_owned(), false)]);
            "a meeting is added"
        }
        (1, _, Some(gone)) if names.len() > 1 => {
            now.remove(&gone);
            "a meeting is deleted"
        }
        (2, Some(free), Some(old)) => {
            let cases = now.remove(&old).unwrap_or_default();
            now.insert(free, cases);
            "a meeting is renamed"
        }
        (3, _, Some(name)) => {
            let cases = now.get_mut(&name).expect("it is there");
            match CASES.iter().find(|case| !cases.iter().any(|(known, _)| known == *case)) {
                Some(case) => cases.push(((*case).to_owned(), false)),
                None => cases.truncate(1),
            }
            "a case is added, or some are deleted"
        }
        (4, _, Some(name)) => {
            now.get_mut(&name).expect("it is there").reverse();
            "the order of items"
        }
        (5 | 6, _, Some(name)) => {
            let cases = now.get_mut(&name).expect("it is there");
            let at = chance.below(cases.len());
            cases[at].1 = !cases[at].1;
            "a case is broken or mended"
        }
        _ => "nothing",
    }
}

fn write(town: &Town, now: &Workspace) {
    town.remove("cases");
    for (name, cases) in now {
        let names: Vec<&str> = cases.iter().map(|(case, _)| case.as_str()).collect();
        town.write(&format!("cases/{name}/meeting.yaml"), &meeting("審議会", &names));
        for (one, is_wrong) in cases {
            let text = case("通知書");
            let text = if *is_wrong { text.replace("内線: 214", "内線:") } else { text };
            town.write(&format!("cases/{name}/{one}.yaml"), &text);
        }
    }
}

/// `PUSHES=200` of them, the history with the number `SEED`.
#[test]
#[ignore = "an hour; make ci-history"]
#[expect(clippy::disallowed_methods, reason = "how long it runs is said by a variable")]
fn any_history_of_pushes_leaves_just_its_papers() {
    let number =
        |name: &str, otherwise| std::env::var(name).map_or(otherwise, |text| text.parse().expect(name));
    let seed: u64 = number("SEED", u64::from(std::process::id()));
    println!("SEED={seed}");
    let (town, mut chance) = (Town::new(".", "papers"), Chance(seed));
    let (mut found, mut now) = (Found::default(), Workspace::new());
    for push in 0..number("PUSHES", 100) {
        let changes: Vec<&str> = (0..=chance.below(3)).map(|_| change(&mut now, &mut chance)).collect();
        write(&town, &now);
        let step = format!("SEED={seed}, push {push}: {}", changes.join(", "));
        println!("{step}");
        // Now and then nobody runs what was pushed.
        if chance.below(8) == 0 {
            town.commit("急ぎ [skip ci]");
            town.push();
            continue;
        }
        let outcome = town.pushed(&step);
        let fresh = found.check(&step, &town, &town.git(&["rev-parse", "HEAD"]), &outcome);
        check_branch(&step, &town, &fresh);
    }
}
