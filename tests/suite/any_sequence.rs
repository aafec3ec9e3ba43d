//! Whatever is done to cases and papers between builds: the next build leaves what a build from nothing leaves.

use std::fs;
use std::path::PathBuf;

use crate::support::Bench;

const MEETING: &str = "2026-05";
const CASES: [&str; 3] = ["公園台帳の廃止", "窓口業務の委託", "課税資料データ入力"];

/// Numbers that look random and are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("it is short") % bound
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// A meeting whose items are its case files, on a profile of its own.
fn bench() -> Bench {
    let bench = Bench::new();
    for case in CASES {
        bench.copy("", &format!("cases/{MEETING}/{case}.yaml"));
    }
    bench.write("templates/town/council.yaml", "基本: act-2023\n");
    bench.write(
        &meeting(),
        "会議名: 令和8年度第1回\n審議会: town\n開催日: 令和8年5月20日（水）\n時刻: 午後2時\n会場: 市役所\n出席者: [会長]\n次第: [開会, 閉会]\n",
    );
    bench
}

fn meeting() -> String {
    format!("cases/{MEETING}/meeting.yaml")
}

fn case(name: &str) -> String {
    format!("cases/{MEETING}/{name}.yaml")
}

/// What lies in `cases/`, by name.
fn cases(bench: &Bench) -> Vec<String> {
    let names = bench.files(&format!("cases/{MEETING}"));
    let names = names.iter().filter_map(|name| name.to_str()?.strip_suffix(".yaml").map(str::to_owned));
    names.filter(|name| name != "meeting").collect()
}

/// What people do to cases, meetings and profiles.
fn edit(bench: &Bench, dice: &mut Dice, step: usize) -> String {
    let there = cases(bench);
    let name = dice.one(&there).clone();
    let path = case(&name);
    let text = bench.read(&path);
    match dice.below(7) {
        0 => {
            let marked = text.replacen("件名: ", &format!("件名: 第{step}回の"), 1);
            bench.write(&path, &marked);
            format!("subject of {name}")
        }
        1 => {
            bench.write(&path, &text.replacen("件名: ", "件明: ", 1));
            format!("{name} broken")
        }
        2 if there.len() > 1 => {
            fs::remove_file(bench.path().join(&path)).expect("it is there");
            format!("{name} deleted")
        }
        3 => {
            fs::rename(bench.path().join(&path), bench.path().join(case(&format!("改{step}"))))
                .expect("it is there");
            format!("{name} renamed")
        }
        4 => {
            let meeting = bench.read(&meeting());
            bench.write(
                &self::meeting(),
                &meeting.replace("会場: 市役所", &format!("会場: 第{step}庁舎の市役所")),
            );
            "place".to_owned()
        }
        5 => {
            bench.write("templates/town/council.yaml", &format!("基本: act-2023\n# {step}\n"));
            "a comment in the profile".to_owned()
        }
        _ => {
            bench.write(&path, &format!("{text}# {step}\n"));
            format!("a comment in {name}")
        }
    }
}

/// What happens to papers: power cuts, copies, other machines.
fn harm(bench: &Bench, dice: &mut Dice) -> String {
    let output = bench.path().join("output");
    let files: Vec<PathBuf> = bench.files("output").into_iter().map(|name| output.join(name)).collect();
    if files.is_empty() {
        return "nothing there".to_owned();
    }
    let (one, other) = (dice.one(&files).clone(), dice.one(&files).clone());
    let shown = one.display().to_string();
    let bytes = fs::read(&one).expect("it is there");
    match dice.below(8) {
        0 => fs::write(&one, &bytes[..bytes.len() / 2]).expect("the disk takes it"),
        1 => fs::remove_file(&one).expect("it is there"),
        2 => drop(fs::copy(&other, &one).expect("the disk takes it")),
        3 => fs::rename(&other, &one).expect("it is there"),
        4 => fs::write(&one, [bytes.as_slice(), b"\n"].concat()).expect("the disk takes it"),
        5 => {
            bench.forget();
            return "another machine".to_owned();
        }
        6 => {
            let folder = output.join(MEETING);
            let place = folder.join(dice.one(&["bundle.outdated.pdf", "call-list.txt", "bundle-public.pdf"]));
            if folder.is_dir() {
                fs::write(place, &bytes).expect("the disk takes it");
            }
        }
        _ => {
            let folder = one.parent().expect("a folder");
            drop(fs::copy(&one, folder.join("copy.pdf")));
            drop(fs::remove_file(folder.join("copy.pdf")));
        }
    }
    shown
}

/// A build of some kind; a wrong case is told, and nothing else goes wrong.
fn build(bench: &Bench, dice: &mut Dice) -> String {
    let there = cases(bench);
    let one = case(dice.one::<String>(&there));
    let kinds: [&[&str]; 6] = [
        &["build"],
        &["build", "--single-sided"],
        &["build", "--verify"],
        &["build", "--prune"],
        &["build", &one],
        &["build", "--force", "cases/2026-05"],
    ];
    let arguments = *dice.one(&kinds);
    let run = bench.run(arguments);
    assert!([0, 1].contains(&run.status()), "{arguments:?}: {}", run.err());
    format!("{arguments:?}")
}

fn any_sequence(seed: u64) {
    let bench = bench();
    let mut dice = Dice(seed);
    let mut done = Vec::new();
    for step in 0..8 {
        let what = match dice.below(5) {
            0 | 1 => edit(&bench, &mut dice, step),
            2 => harm(&bench, &mut dice),
            _ => build(&bench, &mut dice),
        };
        done.push(what);
    }
    let sides: &[&str] = if dice.below(2) == 0 { &["--single-sided"] } else { &[] };
    // What is wrong has no papers in a build from nothing, and none after `--prune`.
    let last = bench.run(&[&["build", "--prune"], sides].concat());
    let fresh = Bench::new();
    fresh.copy_from(&bench, "cases");
    fresh.copy_from(&bench, "templates");
    let first = fresh.run(&[&["build", "--force"], sides].concat());
    assert_eq!(last.status(), first.status(), "{seed}: {done:#?}\n{}", last.err());
    assert_eq!(bench.files("output"), fresh.files("output"), "{seed}: {done:#?}");
    for name in fresh.files("output") {
        let read = |bench: &Bench| fs::read(bench.path().join("output").join(&name)).expect("it is there");
        assert!(read(&bench) == read(&fresh), "{seed}: {}: {done:#?}", name.display());
    }
}

#[test]
fn after_any_sequence_of_changes_a_build_leaves_what_a_build_from_nothing_leaves() {
    (0..6).for_each(any_sequence);
}

/// `SEQUENCES=200` such sequences, from the one with the number `FIRST` on.
#[test]
#[ignore = "hours; make sequences"]
#[expect(clippy::disallowed_methods, reason = "how long it runs is said by a variable")]
fn after_a_thousand_sequences_too() {
    let number =
        |name: &str, otherwise| std::env::var(name).map_or(otherwise, |text| text.parse().expect(name));
    let first: u64 = number("FIRST", 1_000);
    for seed in first..first + number("SEQUENCES", 100) {
        any_sequence(seed);
        println!("sequence {seed}: the same");
    }
}
