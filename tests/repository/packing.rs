//! The packed folder: it runs where it is unpacked, with nothing set and without a network.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use shingikai::typeset::typst;
use tempfile::TempDir;

use crate::support::{Bench, Run, command, repository};

/// The platform that the tests pack for.
const PLATFORM: &str = "linux-x86_64";

/// A packed program, and the checksum of its archive.
pub(crate) struct Packed {
    /// The archive.
    pub archive: PathBuf,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
}

/// The program under test, packed once for all tests.
pub(crate) fn packed() -> &'static Packed {
    static PACKED: OnceLock<Packed> = OnceLock::new();
    PACKED.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("packed");
        let (program, tools) = (Path::new(env!("CARGO_BIN_EXE_shingikai")), repository().join(".tools"));
        let run = Run::of(pack(program, &tools.join("bin/typst"), &tools.join("fonts"), PLATFORM, &folder));
        run.must_end_with(0);
        let archive = PathBuf::from(run.out().trim_end());
        Packed { sha256: sha256(&archive), archive }
    })
}

/// `.ci/pack`, with the python of the test tools.
fn pack(program: &Path, typst: &Path, fonts: &Path, platform: &str, folder: &Path) -> Command {
    let mut pack = command(Path::new("bash"));
    pack.arg(repository().join(".ci/pack")).args([program, typst, fonts]).arg(platform).arg(folder);
    pack.env("PATH", path_with(&[Path::new(env!("CARGO")).parent().expect("cargo lies in a folder")]));
    pack
}

/// PATH with some folders and the test tools before it.
#[expect(clippy::disallowed_methods, reason = "shell steps find their tools by PATH, as on a machine of CI")]
pub(crate) fn path_with(folders: &[&Path]) -> std::ffi::OsString {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let tools = repository().join(".tools/bin");
    let before = folders.iter().map(PathBuf::from).chain([tools]);
    std::env::join_paths(before.chain(std::env::split_paths(&old))).expect("no folder holds a colon")
}

pub(crate) fn sha256(path: &Path) -> String {
    use sha2::{Digest, Sha256};
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The archive unpacked into a folder with a blank and Japanese in its name.
pub(crate) fn unpacked() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut tar = command(Path::new("tar"));
    tar.arg("-xzf").arg(&packed().archive).arg("-C").arg(folder.path());
    Run::of(tar).must_end_with(0);
    let name = format!("shingikai-{}-{PLATFORM}", env!("CARGO_PKG_VERSION"));
    let place = folder.path().join("置き場 所");
    fs::rename(folder.path().join(name), &place).expect("the archive holds this one folder");
    (folder, place)
}

/// A command without any variable, PATH included, and without a network where this machine lets us take it away.
fn bare(program: &Path) -> Command {
    let alone = ["unshare", "--net", "--map-root-user", "--"];
    let mut trial = command(Path::new(alone[0]));
    trial.args(&alone[1..]).arg("true");
    let mut words: Vec<&str> =
        if trial.output().is_ok_and(|output| output.status.success()) { alone.to_vec() } else { Vec::new() };
    words.extend(["env", "-i"]);
    let mut bare = command(Path::new(words[0]));
    bare.args(&words[1..]).arg(program);
    bare
}

#[test]
fn the_packed_folder_makes_the_sample_with_nothing_around_it() {
    let (_folder, place) = unpacked();
    let bench = Bench::new();
    bench.copy("", "cases");
    let mut build = bare(&place.join("shingikai"));
    build.arg("build").current_dir(bench.path());
    Run::of(build).must_end_with(0);
    let made = bench.files("output/2008-08");
    assert!(made.len() > 4, "{made:?}");
    let sample = repository().join("output/2008-08");
    for name in &made {
        let (ours, theirs) = (bench.path().join("output/2008-08").join(name), sample.join(name));
        assert_eq!(sha256(&ours), sha256(&theirs), "{}", name.display());
    }
    let committed = Bench::new();
    committed.copy("", "output/2008-08");
    assert_eq!(made, committed.files("output/2008-08"));
}

#[test]
fn what_lies_beside_the_program_is_what_it_uses() {
    let (_folder, place) = unpacked();
    let bench = Bench::with_real_case();
    for (taken, lacks) in [("typst", "typst が見つかりません"), ("fonts", "BIZUD")] {
        fs::rename(place.join(taken), place.join("elsewhere")).expect("it is there");
        let mut build = bare(&place.join("shingikai"));
        build.arg("build").current_dir(bench.path());
        let run = Run::of(build);
        run.must_end_with(2);
        run.must_say(lacks);
        fs::rename(place.join("elsewhere"), place.join(taken)).expect("it is there");
    }
}

#[test]
fn the_checksums_name_every_file_of_the_packed_folder() {
    let (_folder, place) = unpacked();
    let sums = fs::read_to_string(place.join("SHA256SUMS")).expect("it is there");
    let lines: Vec<(&str, &str)> =
        sums.lines().map(|line| line.split_once("  ").expect("a checksum and a name")).collect();
    let mut names: Vec<&str> = lines.iter().map(|(_, name)| *name).collect();
    for (sum, name) in &lines {
        assert_eq!(*sum, sha256(&place.join(name)), "{name}");
    }
    names.push("SHA256SUMS");
    names.sort_unstable();
    let mut found = Vec::new();
    for folder in ["", "fonts", "LICENSES"] {
        let entries = fs::read_dir(place.join(folder)).expect("it is there");
        let files = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file());
        found.extend(files.map(|path| path.strip_prefix(&place).expect("below").display().to_string()));
    }
    found.sort_unstable();
    assert_eq!(names, found);
    for licence in ["shingikai-MIT", "typst-Apache-2.0", "typst-NOTICE", "BIZ-UD-fonts-OFL-1.1", "crates"] {
        assert!(found.contains(&format!("LICENSES/{licence}.txt")), "{licence}: {found:?}");
    }
}

#[test]
fn the_starter_opens_the_folder_of_cases_and_says_where_there_is_none() {
    use std::io::{BufRead, BufReader};
    let (_folder, place) = unpacked();
    let starter = place.join("審議会資料をひらく.sh");
    let run = Run::of(bare(&starter));
    run.must_end_with(2);
    run.must_say("cases のフォルダがありません");
    let bench = Bench::with_real_case();
    for folder in [Some(bench.path()), None] {
        if folder.is_none() {
            fs::create_dir(place.join("cases")).expect("a folder");
        }
        // Each takes the place of the one before, so that what is killed is the server.
        let mut start = command(Path::new("env"));
        start.arg("-i").arg(&starter).args(folder).stdout(std::process::Stdio::piped());
        let mut server = start.stderr(std::process::Stdio::null()).spawn().expect("it starts");
        let mut line = String::new();
        let said = server.stdout.take().expect("it is piped");
        BufReader::new(said).read_line(&mut line).expect("it says something");
        server.kill().expect("it runs");
        server.wait().expect("it ends");
        assert!(line.starts_with("http://127.0.0.1:"), "{line}");
    }
}

/// A program that says its version, and nothing else.
fn stand_in(folder: &Path, name: &str, says: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.join(name);
    fs::write(&path, format!("#!/bin/sh\necho '{says}'\n")).expect("the disk takes it");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it is ours");
    path
}

#[test]
fn packing_twice_makes_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = stand_in(folder.path(), "program", "shingikai 9.9.9");
    let setter = stand_in(folder.path(), "setter", &format!("typst {}", typst::VERSION));
    for (platform, archive) in [
        ("linux-x86_64", "shingikai-9.9.9-linux-x86_64.tar.gz"),
        ("windows-x86_64", "shingikai-9.9.9-windows-x86_64.zip"),
    ] {
        let sums = ["one", "other"].map(|place| {
            let place = folder.path().join(place);
            let run = Run::of(pack(&program, &setter, &repository().join(".tools/fonts"), platform, &place));
            run.must_end_with(0);
            assert!(run.out().ends_with(&format!("{archive}\n")), "{}", run.out());
            // The second is packed at another time: the archive must not tell.
            std::thread::sleep(std::time::Duration::from_millis(1100));
            sha256(&place.join(archive))
        });
        assert_eq!(sums[0], sums[1], "{archive}");
    }
    let windows = folder.path().join("one/shingikai-9.9.9-windows-x86_64");
    assert!(windows.join("shingikai.exe").is_file() && windows.join("typst.exe").is_file());
    assert!(fs::read_to_string(windows.join("README.md")).expect("it is there").contains("shingikai.exe"));
    let starter = fs::read(windows.join("審議会資料をひらく.cmd")).expect("it is there");
    assert!(starter.is_ascii() && starter.ends_with(b"pause\r\n"), "any console reads it");
    let guide = fs::read_to_string(windows.join("お読みください.txt")).expect("it is there");
    assert!(guide.starts_with('\u{feff}') && guide.lines().count() > 20, "{guide}");
    assert_eq!(guide.matches('\n').count(), guide.matches("\r\n").count(), "line ends of Windows");
}

#[test]
fn another_typst_or_another_font_is_not_packed() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = stand_in(folder.path(), "program", "shingikai 9.9.9");
    let known = stand_in(folder.path(), "known", &format!("typst {}", typst::VERSION));
    let other = stand_in(folder.path(), "other", &format!("typst {}0", typst::VERSION));
    let fonts = repository().join(".tools/fonts");
    let made = folder.path().join("made");
    let run = Run::of(pack(&program, &other, &fonts, PLATFORM, &made));
    run.must_end_with(1);
    run.must_say("is not typst");
    let changed = folder.path().join("fonts");
    fs::create_dir(&changed).expect("a folder");
    for entry in fs::read_dir(&fonts).expect("it is there") {
        let path = entry.expect("an entry").path();
        fs::copy(&path, changed.join(path.file_name().expect("a name"))).expect("the disk takes it");
    }
    fs::write(changed.join("BIZUDMincho-Regular.ttf"), b"another").expect("the disk takes it");
    let run = Run::of(pack(&program, &known, &changed, PLATFORM, &made));
    run.must_end_with(1);
    run.must_say("not the known ones");
    assert!(fs::read_dir(&made).expect("it is there").all(|entry| entry.expect("an entry").path().is_dir()));
}
