//! Names of letters and digits for what is published: the same papers, each made once.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::bundle::meeting_of_town;
use crate::support::Bench;

const OUTPUT: &str = "output/2026-05";
const MATERIALS: &str = "output/2026-05/materials";

fn workspace(words: &str) -> Bench {
    let bench = meeting_of_town(words);
    bench.must_run(&["build"]);
    bench
}

const ASKED: &str = "会議資料: { 公開版: { 英数字の名: はい } }\n";

fn names(bench: &Bench) -> BTreeSet<String> {
    bench.files(MATERIALS).iter().map(|name| name.to_string_lossy().into_owned()).collect()
}

fn bytes(bench: &Bench, name: &str) -> Vec<u8> {
    fs::read(bench.path().join(MATERIALS).join(name)).expect("it is there")
}

#[test]
fn each_open_material_lies_there_under_a_name_for_the_web_too() {
    let bench = workspace(ASKED);
    let names = names(&bench);
    for number in ["2", "3", "5", "6", "7", "8", "9", "10", "11", "12"] {
        for ending in ["pdf", "txt"] {
            let (usual, web) = (format!("資料{number}.{ending}"), format!("2026-05-m{number:0>2}.{ending}"));
            assert!(names.contains(&usual) && names.contains(&web), "{web} is not in {names:?}");
            assert_eq!(bytes(&bench, &usual), bytes(&bench, &web));
        }
    }
    assert_eq!(names.len(), 40);
    // What is closed is not for the web.
    assert!(
        bench
            .files(&format!("{OUTPUT}/materials-closed"))
            .iter()
            .all(|name| name != Path::new("2026-05-m13.pdf"))
    );
    let manifest: Value =
        serde_json::from_str(&bench.read(&format!("{OUTPUT}/manifest.json"))).expect("it is JSON");
    let documents = &manifest["meeting"]["documents"];
    assert_eq!(documents["materials/2026-05-m08.pdf"]["sha256"], documents["materials/資料8.pdf"]["sha256"]);
}

#[test]
fn names_for_the_web_stay_change_and_go_with_their_materials() {
    let bench = workspace(ASKED);
    let before = bytes(&bench, "2026-05-m11.pdf");
    bench.must_run(&["build"]).must_say("作った文書はありません");
    bench.replace("cases/2026-05/窓口業務の委託.yaml", "窓口の待ち時間を短くし", "窓口の待ち時間を減らし");
    bench.must_run(&["build"]);
    assert_ne!(bytes(&bench, "2026-05-m11.pdf"), before);
    assert_eq!(bytes(&bench, "2026-05-m11.pdf"), bytes(&bench, "資料11.pdf"));
    // Of one that is lost, the other is no reason to make it again.
    fs::remove_file(bench.path().join(MATERIALS).join("2026-05-m08.txt")).expect("it is there");
    bench.must_run(&["build"]);
    assert_eq!(bytes(&bench, "2026-05-m08.txt"), bytes(&bench, "資料8.txt"));
    bench.write("templates/machi/council.yaml", "基本: act-2023\n");
    bench.must_run(&["build"]);
    assert!(names(&bench).iter().all(|name| name.starts_with("資料")), "{:?}", names(&bench));
}
