//! A build makes what has to be made again, and only that; what it leaves is what a build from nothing would make.

use std::fs;
use std::path::{Path, PathBuf};

use crate::real_case::must_be_the_same;
use crate::support::{Bench, REAL_CASE, Run, repository, sha256, unix};

const CASE: &str = "cases/2026-05/がん検診の研究.yaml";

fn bench() -> Bench {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    bench
}

/// The same files, built from nothing.
#[track_caller]
fn must_be_as_from_nothing(bench: &Bench) {
    let other = Bench::new();
    for name in bench.files("cases") {
        let name = Path::new("cases").join(name);
        other.write(name.to_str().expect("UTF-8"), &bench.read(name.to_str().expect("UTF-8")));
    }
    other.must_run(&["build"]);
    must_be_the_same(bench, &other);
}

fn made(run: &Run) -> Vec<String> {
    run.out().lines().map(|line| line.trim_start_matches("output/2026-05/").to_owned()).collect()
}

#[test]
fn where_nothing_changed_nothing_is_made_and_typst_is_not_started() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    // Elsewhere a folder has no number.
    let folder = || cfg!(unix).then(|| unix::inode(&bench.path().join("output/2008-08")));
    let before = folder();
    for _ in 0..2 {
        let mut program = crate::support::command(Path::new(env!("CARGO_BIN_EXE_shingikai")));
        program.args(["build", "--typst", "no-such-typst", "--fonts"]).arg(repository().join(".tools/fonts"));
        program.current_dir(bench.path()).env("LANG", "ja_JP.UTF-8");
        crate::support::remember_in(&mut program, bench.caches());
        let run = Run::of(program);
        run.must_end_with(0);
        run.must_say("作った文書はありません（4件は前のままです）");
        // What was found is told again, accepted findings too.
        run.must_say("確認済み 2件");
        assert_eq!(folder(), before, "the folder was exchanged for an equal one");
    }
}

/// Whoever brings documents, in a commit or in a copy of the folder: this machine made none of them.
#[test]
fn what_this_machine_did_not_make_is_made_again_to_the_same_bytes() {
    let bench = bench();
    bench.must_run(&["build"]);
    let before = bench.files("output");
    let other = Bench::new();
    other.copy_from(&bench, "cases");
    other.copy_from(&bench, "output");
    // A forgery that agrees with its manifest.
    let (pdf, manifest) = ("output/2026-05/bundle.pdf", "output/2026-05/manifest.json");
    let bytes = fs::read(other.path().join(pdf)).expect("it was made");
    let forged = [&bytes[..], b"forged"].concat();
    other.write_bytes(pdf, &forged);
    other.replace(manifest, &sha256(&bytes), &sha256(&forged));
    let made = made(&other.must_run(&["build"]));
    assert_eq!(made.len(), before.iter().filter(|name| name.to_string_lossy().ends_with(".pdf")).count());
    must_be_the_same(&bench, &other);
}

/// What happens between two builds.
type Between = &'static dyn Fn(&Bench);

/// A document that was cut after it was made, and builds that do not look at it.
#[test]
fn a_cut_document_never_passes_for_whole() {
    let others: [(&str, Between); 3] = [
        ("a build of another case", &|bench| {
            bench.must_run(&["build", "cases/2026-05/窓口業務の委託.yaml"]);
        }),
        ("a build while a case is wrong", &|bench| {
            bench.replace(CASE, "件名:", "件明:");
            bench.run(&["build"]).must_end_with(1);
            bench.replace(CASE, "件明:", "件名:");
        }),
        ("a build while the meeting is wrong", &|bench| {
            bench.replace("cases/2026-05/meeting.yaml", "会議名:", "会議明:");
            bench.run(&["build"]).must_end_with(1);
            bench.replace("cases/2026-05/meeting.yaml", "会議明:", "会議名:");
        }),
    ];
    let whole = bench();
    whole.must_run(&["build"]);
    let files = ["がん検診の研究/advance-report.pdf", "がん検診の研究/advance-report.txt", "bundle.pdf"];
    for (between, run) in others {
        let bench = bench();
        bench.must_run(&["build"]);
        for file in files {
            let file = bench.path().join("output/2026-05").join(file);
            let bytes = fs::read(&file).expect("it was made");
            fs::write(&file, &bytes[..bytes.len() / 2]).expect("the disk takes it");
        }
        // Another case's paper in the place of this one's.
        let folder = bench.path().join("output/2026-05");
        fs::copy(
            folder.join("公園台帳の廃止/advance-report.pdf"),
            folder.join("高齢者見守り/advance-report.pdf"),
        )
        .expect("it was made");
        run(&bench);
        bench.must_run(&["build"]);
        assert_eq!(whole.files("output"), bench.files("output"), "{between}");
        for name in whole.files("output") {
            let read =
                |bench: &Bench| fs::read(bench.path().join("output").join(&name)).expect("it is there");
            assert!(read(&whole) == read(&bench), "{between}: {}", name.display());
        }
    }
}

/// Where nothing can be remembered, everything is made, and that is said.
#[test]
fn without_a_place_for_the_cache_everything_is_made_anew() {
    let bench = Bench::with_real_case();
    bench.write("file", "");
    for _ in 0..2 {
        let run = bench.must_run(&["build", "--cache", "file"]);
        run.must_say("4件の文書を作りました");
        run.must_say("前回の結果を覚えておく場所がありません");
    }
    bench.must_run(&["build", "--cache", "caches"]).must_say("4件の文書を作りました");
    bench.must_run(&["build", "--cache", "caches"]).must_say("作った文書はありません");
    let inside = bench.files("output");
    assert!(!inside.iter().any(|name| name.to_string_lossy().contains("cache")), "{inside:?}");
}

#[test]
fn one_changed_case_is_made_again_with_what_it_goes_into() {
    let bench = bench();
    bench.must_run(&["build"]);
    bench.replace(CASE, "市の検診の改善に資するため", "市の検診の充実に資するため");
    let run = bench.must_run(&["build"]);
    assert_eq!(
        made(&run),
        ["がん検診の研究/advance-report.pdf", "bundle.pdf", "bundle-public.pdf", "materials/資料9.pdf"]
    );
    must_be_as_from_nothing(&bench);
}

#[test]
fn what_only_the_bundle_says_changes_the_bundle() {
    let bench = bench();
    bench.must_run(&["build"]);
    bench.replace(
        "cases/2026-05/meeting.yaml",
        "会場: 市役所本庁舎 5階 大会議室",
        "会場: 市役所別館 2階 会議室",
    );
    assert_eq!(made(&bench.must_run(&["build"])), ["bundle.pdf", "bundle-public.pdf"]);
    must_be_as_from_nothing(&bench);
}

#[test]
fn a_profile_with_another_name_and_the_same_words_is_written_down() {
    let bench = bench();
    for name in ["town", "machi"] {
        bench.write(&format!("templates/{name}/council.yaml"), "基本: act-2023\n");
    }
    bench.replace("cases/2026-05/meeting.yaml", "審議会: act-2023", "審議会: town");
    bench.must_run(&["build"]);
    bench.replace("cases/2026-05/meeting.yaml", "審議会: town", "審議会: machi");
    assert_eq!(made(&bench.must_run(&["build"])), [""; 0], "not one letter changed");
    let manifest = bench.read("output/2026-05/manifest.json");
    assert!(manifest.contains("\"machi\"") && !manifest.contains("\"town\""), "{manifest}");
}

#[test]
fn another_way_of_printing_makes_the_bundles_anew() {
    let bench = bench();
    bench.must_run(&["build", "--single-sided"]);
    // The call list is the same on either; the manifest does not tell that it stayed.
    let run = bench.must_run(&["build"]);
    assert!(!run.out().contains("call-list") && run.out().contains("materials/資料9.pdf"), "{}", run.out());
    must_be_as_from_nothing(&bench);
}

#[test]
fn what_was_deleted_cut_or_changed_by_hand_is_made_again() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    let file = |ending: &str| bench.path().join(format!("output/{REAL_CASE}/advance-report.{ending}"));
    let (pdf, text) = (fs::read(file("pdf")).expect("made"), fs::read(file("txt")).expect("made"));
    let harms: [(&str, &dyn Fn()); 4] = [
        ("deleted", &|| fs::remove_file(file("pdf")).expect("it is there")),
        ("without its text", &|| fs::remove_file(file("txt")).expect("it is there")),
        ("cut", &|| fs::write(file("pdf"), &pdf[..1000]).expect("it is there")),
        ("another text", &|| fs::write(file("txt"), "別の文").expect("it is there")),
    ];
    for (harm, harmed) in harms {
        harmed();
        bench.must_run(&["build"]);
        assert!(
            fs::read(file("pdf")).expect(harm) == pdf && fs::read(file("txt")).expect(harm) == text,
            "{harm}"
        );
    }
}

/// A manifest that was lost, cut, emptied or copied from elsewhere: every document is as from nothing afterwards, and those
/// of a case that is gone are told, and removed where that is asked for.
#[test]
fn a_manifest_that_is_not_right_keeps_nothing_from_being_made_or_removed() {
    let bench = Bench::with_real_case();
    bench.copy("", "cases/2026-02");
    bench.must_run(&["build"]);
    let gone = ("cases/2026-02/給付金支給事務.yaml", "cases/2026-02/meeting.yaml");
    let (gone_text, meeting) = (bench.read(gone.0), bench.read(gone.1));
    let line =
        meeting.lines().find(|line| line.contains("給付金支給事務")).expect("it is an item").to_owned();
    let file = bench.path().join("output/2026-02/manifest.json");
    let harms: [(&str, &dyn Fn()); 5] = [
        ("lost", &|| fs::remove_file(&file).expect("it is there")),
        ("cut", &|| fs::write(&file, "{\"version\": 1, \"cas").expect("the disk takes it")),
        ("emptied", &|| fs::write(&file, "{\"version\": 1, \"cases\": {}}").expect("the disk takes it")),
        ("of another", &|| drop(fs::copy(bench.path().join("output/2008-08/manifest.json"), &file))),
        ("all lost", &|| {
            fs::remove_file(&file).expect("it is there");
            bench.forget();
        }),
    ];
    for (harm, harmed) in harms {
        let before = bench.read("output/2026-02/manifest.json");
        harmed();
        bench.must_run(&["build"]);
        assert_eq!(bench.read("output/2026-02/manifest.json"), before, "{harm}");
        harmed();
        fs::remove_file(bench.path().join(gone.0)).expect("it is there");
        bench.write(gone.1, &meeting.replace(&format!("{line}\n"), ""));
        for _ in 0..2 {
            bench
                .must_run(&["build"])
                .must_say("案件のファイルがなくなりました: output/2026-02/給付金支給事務");
        }
        bench.must_run(&["build", "--prune"]);
        must_be_as_from_nothing(&bench);
        bench.write(gone.0, &gone_text);
        bench.write(gone.1, &meeting);
        bench.must_run(&["build"]);
    }
    // A meeting that is gone, and its manifest too.
    fs::remove_dir_all(bench.path().join("cases/2008-08")).expect("it is there");
    fs::remove_file(bench.path().join("output/2008-08/manifest.json")).expect("it is there");
    for _ in 0..2 {
        bench.must_run(&["build"]).must_say("会議のフォルダが cases からなくなりました: output/2008-08");
    }
    bench.must_run(&["build", "--prune"]);
    assert!(!bench.path().join("output/2008-08").exists());
    must_be_as_from_nothing(&bench);
}

#[test]
fn a_material_whose_number_ends_like_a_file_is_looked_after_too() {
    let bench = Bench::with_real_case();
    bench.replace("cases/2008-08/meeting.yaml", "資料番号: 資料1", "資料番号: 資料1.pdf");
    bench.must_run(&["build"]);
    let file = bench.path().join("output/2008-08/materials/資料1.pdf.pdf");
    let good = fs::read(&file).expect("it was made");
    fs::write(&file, "garbage").expect("the disk takes it");
    bench.must_run(&["build"]);
    assert!(fs::read(&file).expect("it is there") == good);
}

#[test]
fn what_was_open_is_not_left_for_the_web_where_the_bundle_is_outdated() {
    let bench = bench();
    bench.must_run(&["build"]);
    let folder = bench.path().join("output/2026-05");
    let item = "番号: 報告第5号, ";
    let closed = format!("{item}公開: 非公開, 非公開の根拠: 例示市情報公開条例第7条第6号, ");
    bench.replace("cases/2026-05/meeting.yaml", item, &closed);
    bench.replace(CASE, "件名: ", "件明: ");
    let run = bench.run(&["build"]);
    run.must_end_with(1);
    run.must_say("、materials.outdated");
    assert!(!folder.join("materials").exists() && folder.join("materials.outdated/資料10.pdf").exists());
    bench.replace(CASE, "件明: ", "件名: ");
    bench.must_run(&["build"]);
    assert!(folder.join("materials").exists() && !folder.join("materials.outdated").exists());
    // What is closed comes last: it has the number of the last open one now, and that one the number before.
    assert!(
        !folder.join("materials/資料12.pdf").exists() && folder.join("materials-closed/資料12.pdf").exists()
    );
}

#[test]
fn a_change_that_keeps_size_and_time_is_seen_by_content() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    let file = bench.path().join(format!("output/{REAL_CASE}/advance-report.pdf"));
    let good = fs::read(&file).expect("it was made");
    let changed = fs::metadata(&file).and_then(|metadata| metadata.modified()).expect("it is there");
    let mut bad = good.clone();
    bad[500] ^= 1;
    fs::write(&file, &bad).expect("the disk takes it");
    let opened = fs::File::options().write(true).open(&file).expect("it is there");
    opened.set_modified(changed).expect("a time can be set");
    bench.must_run(&["build"]);
    assert!(fs::read(&file).expect("it is there") == bad, "by time alone it cannot be seen");
    bench.must_run(&["build", "--verify"]);
    assert!(fs::read(&file).expect("it is there") == good);
    let run = bench.must_run(&["build", "--force"]);
    run.must_say("4件の文書を作りました。");
}

#[test]
fn what_was_built_alone_meanwhile_does_not_pass_for_the_whole() {
    let bench = bench();
    bench.must_run(&["build"]);
    let text = bench.read(CASE);
    bench.replace(CASE, "市の検診の改善に資するため", "市の検診の充実に資するため");
    bench.must_run(&["build", CASE]);
    bench.write(CASE, &text);
    bench.must_run(&["build"]);
    must_be_as_from_nothing(&bench);
}

#[test]
fn a_mistake_in_a_profile_is_told_however_often_it_is_built() {
    let bench = Bench::with_real_case();
    bench.replace("cases/2008-08/meeting.yaml", "審議会: shinjuku-2008", "審議会: town");
    bench.write("templates/town/council.yaml", "基本: shinjuku-2008\n根拠の表記: \"{条}\"\n");
    for _ in 0..2 {
        let run = bench.run(&["build", "cases/2008-08"]);
        run.must_end_with(1);
        run.must_say("{条} は使えません");
    }
    bench.write("templates/town/council.yaml", "基本: shinjuku-2008\n");
    bench.must_run(&["build", "cases/2008-08"]);
    // A template is part of what a document is made of.
    let look =
        fs::read_to_string(repository().join("templates/shinjuku-2008/look.typ")).expect("it is there");
    bench.write("templates/town/look.typ", &look.replace("title-size = 18pt", "title-size = 17pt"));
    bench.must_run(&["build", "cases/2008-08"]).must_say("4件の文書を作りました");
}

#[test]
fn what_typst_refuses_stops_its_own_meeting_only() {
    let bench = Bench::with_real_case();
    let good: Vec<(PathBuf, String)> = ["meeting.yaml", "健診勧奨通知.yaml"]
        .map(|name| (Path::new("cases/2008-09").join(name), bench.read(&format!("cases/2008-08/{name}"))))
        .into();
    good.iter().for_each(|(path, text)| bench.write(path.to_str().expect("UTF-8"), text));
    bench.replace("cases/2008-08/meeting.yaml", "審議会: shinjuku-2008", "審議会: town");
    bench.write("templates/town/council.yaml", "基本: shinjuku-2008\n");
    let form =
        fs::read_to_string(repository().join("templates/shinjuku-2008/form.typ")).expect("it is there");
    bench.write("templates/town/form.typ", &form.replace("gap(0)", "v(17)"));
    let run = bench.run(&["build"]);
    run.must_end_with(2);
    run.must_say("templates/town/form.typ");
    assert!(bench.path().join("output/2008-09/bundle.pdf").exists());
    assert!(!bench.path().join("output/2008-08/bundle.pdf").exists());
}

#[test]
#[cfg_attr(not(unix), ignore = "a script stands in for typst")]
fn a_process_for_each_document_makes_the_same_bytes() {
    let together = bench();
    together.must_run(&["build"]);
    // A typst without bundle export.
    let alone = bench();
    let typst = repository().join(".tools/bin/typst");
    let script = format!(
        "#!/bin/sh\ncase \"$*\" in *bundle\\ --format*|*,bundle*) echo 'error: invalid feature' >&2; exit 2;; esac\nexec '{}' \"$@\"\n",
        typst.display()
    );
    alone.write("typst", &script);
    let program = alone.path().join("typst");
    unix::set_mode(&program, 0o755);
    let mut command = crate::support::command(Path::new(env!("CARGO_BIN_EXE_shingikai")));
    command.arg("build").arg("--typst").arg(&program).arg("--fonts").arg(repository().join(".tools/fonts"));
    command.current_dir(alone.path()).env("LANG", "ja_JP.UTF-8");
    Run::of(command).must_end_with(0);
    must_be_the_same(&together, &alone);
}

#[test]
fn meetings_built_apart_are_those_built_together() {
    let together = Bench::new();
    together.copy("", "cases");
    together.must_run(&["build"]);
    let apart = Bench::new();
    apart.copy("", "cases");
    for meeting in ["2026-05", "2008-08", "2026-02"] {
        apart.must_run(&["build", &format!("cases/{meeting}")]);
    }
    must_be_the_same(&together, &apart);
}

#[test]
fn documents_of_a_case_that_is_gone_are_told_and_removed_when_asked() {
    let bench = bench();
    bench.must_run(&["build"]);
    let folder = "output/2026-05/がん検診の研究";
    fs::remove_file(bench.path().join(CASE)).expect("it is there");
    let meeting = bench.read("cases/2026-05/meeting.yaml");
    let without: String =
        meeting.split_inclusive('\n').filter(|line| !line.contains("がん検診の研究")).collect();
    bench.write("cases/2026-05/meeting.yaml", &without);
    for _ in 0..2 {
        let run = bench.must_run(&["build"]);
        run.must_say(&format!(
            "案件のファイルがなくなりました: {folder}（消すときは shingikai build --prune）"
        ));
        assert!(bench.path().join(folder).join("advance-report.pdf").is_file());
    }
    bench.must_run(&["build", "--prune"]).must_say("（文書を消しました）");
    assert!(!bench.path().join(folder).exists());
    must_be_as_from_nothing(&bench);
    assert!(!bench.must_run(&["build"]).err().contains("なくなりました"));
}

#[test]
fn documents_of_a_wrong_case_are_told_and_removed_when_asked() {
    let bench = bench();
    bench.must_run(&["build", "--printed"]);
    bench.replace(CASE, "件名:", "件明:");
    let run = bench.run(&["build"]);
    run.must_end_with(1);
    run.must_say("今の案件のものではありません: output/2026-05/がん検診の研究");
    run.must_say("誤りのあるファイル 1件");
    assert!(bench.path().join("output/2026-05/がん検診の研究/advance-report.pdf").is_file());
    bench.run(&["build", "--prune"]).must_end_with(1);
    let left = bench.files("output/2026-05");
    let of_meeting = |name: &&PathBuf| name.components().count() == 1 || name.starts_with("materials");
    let of_meeting: Vec<&PathBuf> = left.iter().filter(of_meeting).collect();
    assert_eq!(of_meeting, [Path::new("manifest.json")]);
    assert!(!left.iter().any(|name| name.starts_with("がん検診の研究")));
    // The others stay, and what was printed.
    assert!(left.contains(&PathBuf::from("printed/bundle.pdf")), "{left:?}");
    assert!(left.contains(&PathBuf::from("窓口業務の委託/advance-report.pdf")), "{left:?}");
    bench.replace(CASE, "件明:", "件名:");
    bench.must_run(&["build"]);
    fs::remove_dir_all(bench.path().join("output/2026-05/printed")).expect("it is there");
    must_be_as_from_nothing(&bench);
}

#[test]
fn documents_of_a_meeting_that_is_gone_are_told_and_removed_when_asked() {
    let bench = bench();
    bench.copy("", "cases/2008-08");
    bench.must_run(&["build"]);
    bench.write("output/2008-08/覚書.txt", "事務局の覚え書き");
    fs::remove_dir_all(bench.path().join("cases/2008-08")).expect("it is there");
    // One meeting alone says nothing of the others.
    assert!(!bench.must_run(&["build", "cases/2026-05"]).err().contains("2008-08"));
    bench.must_run(&["build"]).must_say("会議のフォルダが cases からなくなりました: output/2008-08");
    assert!(bench.path().join("output/2008-08/bundle.pdf").is_file());
    bench.must_run(&["build", "--prune"]).must_say("（文書を消しました）");
    assert_eq!(bench.files("output/2008-08"), [Path::new("覚書.txt")]);
    assert!(!bench.must_run(&["build"]).err().contains("2008-08"));
}

/// Folders of others in `output/`, with files that are called like the program's.
#[test]
fn prune_removes_nothing_of_others() {
    let bench = Bench::with_real_case();
    let others = [
        ("サイト/manifest.json", "{\"name\": \"審議会\", \"icons\": []}"),
        ("サイト/materials/資料1.pdf", "%PDF-1.7"),
        ("名簿/bundle.pdf", "%PDF-1.7 /Creator(Word)"),
        ("名簿/会員/form.pdf", "%PDF-1.7"),
        (".run-私/控え.txt", "控え"),
    ];
    others.iter().for_each(|(name, text)| bench.write(&format!("output/{name}"), text));
    fs::create_dir_all(bench.path().join("output/2008-08/これから")).expect("the disk takes it");
    for options in [&["build"][..], &["build", "--prune"], &["build", "--prune", "--force"]] {
        let run = bench.must_run(options);
        assert!(!run.err().contains("なくなりました"), "{}", run.err());
        for (name, text) in others {
            assert_eq!(bench.read(&format!("output/{name}")), text, "{options:?}");
        }
        assert!(bench.path().join("output/2008-08/これから").is_dir(), "{options:?}");
    }
}

/// A meeting that is gone, of which only the documents of cases are left, and no manifest.
#[test]
fn documents_of_a_meeting_that_is_gone_are_known_by_what_they_are() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    fs::remove_dir_all(bench.path().join("cases/2008-08")).expect("it is there");
    for name in bench.files("output/2008-08").iter().filter(|name| !name.starts_with("健診勧奨通知")) {
        fs::remove_file(bench.path().join("output/2008-08").join(name)).expect("it is there");
    }
    bench.must_run(&["build"]).must_say("会議のフォルダが cases からなくなりました: output/2008-08");
    bench.must_run(&["build", "--prune"]).must_say("（文書を消しました）");
    assert_eq!(bench.files("output/2008-08"), Vec::<PathBuf>::new());
}

#[test]
#[cfg_attr(not(unix), ignore = "rights of Unix")]
fn a_folder_that_somebody_closed_stays_closed() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    let path = |name: &str| bench.path().join("output/2008-08").join(name);
    let mode = |name: &str| unix::mode(&path(name)) & 0o7777;
    let folders = [("", 0o2770), ("健診勧奨通知", 0o700)];
    for (name, mode) in folders {
        unix::set_mode(&path(name), mode);
    }
    // A folder in it that is new.
    fs::remove_dir_all(path("materials")).expect("it is there");
    bench.must_run(&["build", "--force", "--printed"]);
    for (name, expected) in folders.into_iter().chain([("materials", 0o2770), ("printed", 0o2770)]) {
        assert_eq!(mode(name), expected, "{name}: {:o}", mode(name));
    }
}

#[test]
fn quiet_says_only_what_needs_attention() {
    let bench = bench();
    let run = bench.must_run(&["build", "--quiet"]);
    assert_eq!((run.out().as_str(), run.err().contains("指摘")), ("", false), "{}", run.err());
    bench.replace(CASE, "件名:", "件明:");
    let run = bench.run(&["build", "-q"]);
    run.must_end_with(1);
    run.must_say("件明");
    run.must_say("印刷しないでください");
    assert!(!run.err().contains("件の文書を作りました"), "{}", run.err());
}
