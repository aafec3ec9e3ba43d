//! The same inputs make the same bytes.

use std::fs;

use crate::real_case::must_be_the_same;
use crate::support::{Bench, repository};

/// A workspace with the large sample, and its documents.
fn built() -> Bench {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    bench.must_run(&["build"]);
    bench
}

#[test]
fn two_builds_are_equal_byte_for_byte() {
    let (one, other) = (Bench::with_real_case(), Bench::with_real_case());
    one.must_run(&["build"]);
    other.must_run(&["build"]);
    must_be_the_same(&one, &other);
    other.must_run(&["build"]);
    must_be_the_same(&one, &other);
}

#[test]
fn the_time_zone_and_the_environment_do_not_reach_the_paper() {
    let (one, other) = (Bench::with_real_case(), Bench::with_real_case());
    one.must_run(&["build"]);
    let mut program = other.program(&["build", "--lang", "en"]);
    program.env("TZ", "Pacific/Kiritimati").env("LANG", "tr_TR.UTF-8").env("SOURCE_DATE_EPOCH", "1");
    program.env("TYPST_FONT_PATHS", "/nowhere").env("TYPST_ROOT", "/nowhere");
    assert!(program.status().expect("the program starts").success());
    must_be_the_same(&one, &other);
}

#[test]
fn the_number_of_processors_and_the_size_of_chunks_do_not_reach_the_paper() {
    let one = built();
    for threads in ["1", "7"] {
        let other = Bench::new();
        other.copy("", "cases/2026-05");
        // Chunks are sized for the processors: with one, all forms go into one; with seven, four into each.
        let mut program = other.program(&["build", "--quiet"]);
        program.env("RAYON_NUM_THREADS", threads);
        assert!(program.status().expect("the program starts").success());
        must_be_the_same(&one, &other);
    }
}

#[test]
fn the_order_of_files_on_the_disk_does_not_reach_the_paper() {
    let (one, other) = (built(), Bench::new());
    let folder = repository().join("cases/2026-05");
    let mut names: Vec<_> = fs::read_dir(&folder)
        .expect("it is there")
        .map(|entry| entry.expect("it is there").file_name())
        .collect();
    names.sort();
    for name in names.iter().rev() {
        let name = format!("cases/2026-05/{}", name.display());
        other.write(&name, &fs::read_to_string(repository().join(&name)).expect("it is there"));
    }
    other.must_run(&["build"]);
    must_be_the_same(&one, &other);
}

#[test]
fn the_folder_of_the_workspace_does_not_reach_the_paper() {
    let (one, other) = (built(), Bench::new());
    let inner = other.path().join("個人情報 保護審議会/令和8年度/a'b \"c\" $HOME;#");
    fs::create_dir_all(inner.join("cases")).expect("the disk takes it");
    let folder = repository().join("cases/2026-05");
    fs::create_dir(inner.join("cases/2026-05")).expect("the disk takes it");
    for entry in fs::read_dir(&folder).expect("it is there") {
        let file = entry.expect("it is there").path();
        fs::copy(&file, inner.join("cases/2026-05").join(file.file_name().expect("a file"))).expect("copied");
    }
    let mut program = other.program(&["build"]);
    program.arg("--workspace").arg(&inner);
    assert!(program.status().expect("the program starts").success());
    fs::rename(inner.join("output"), other.path().join("output")).expect("the same disk");
    must_be_the_same(&one, &other);
}
