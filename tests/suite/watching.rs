//! `watch` builds again on every save, however an editor saves, and goes on whatever is wrong.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{Bench, REAL_CASE, repository, unix};

const CASE: &str = "cases/2008-08/健診勧奨通知.yaml";
/// So long a build may take on a machine that does much else.
const PATIENCE: Duration = Duration::from_mins(2);

/// A running `watch`, and what it says.
struct Watch {
    process: Child,
    said: Receiver<String>,
}

impl Watch {
    fn start(bench: &Bench, arguments: &[&str]) -> Self {
        Self::of(bench.program(&[&["watch"], arguments].concat()))
    }

    fn of(mut program: Command) -> Self {
        let mut process =
            program.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let (sender, said) = channel();
        let lines = BufReader::new(process.stderr.take().expect("it is piped")).lines();
        thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { process, said }
    }

    /// Waits until it says something like this; comes back with all that it said until then.
    #[track_caller]
    fn must_say(&self, text: &str) -> String {
        let (begun, mut all) = (Instant::now(), String::new());
        while !all.contains(text) {
            let left = PATIENCE.saturating_sub(begun.elapsed());
            let line = self.said.recv_timeout(left);
            let line = line.unwrap_or_else(|_| panic!("{text:?} is not said:\n{all}"));
            all += &(line + "\n");
        }
        all
    }

    /// Ends it as Ctrl-C does; where a test can send none, it is killed.
    #[track_caller]
    fn must_end(mut self) {
        if cfg!(unix) {
            assert!(self.process.try_wait().expect("it can be asked").is_none(), "it runs");
            unix::interrupt(&self.process);
            assert_eq!(self.process.wait().expect("it ends").code(), Some(130));
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.process.kill();
    }
}

fn twin(bench: &Bench) -> String {
    bench.read(&format!("output/{REAL_CASE}/advance-report.txt"))
}

#[test]
fn every_save_is_built_and_a_broken_file_does_not_end_it() {
    let bench = Bench::with_real_case();
    let watch = Watch::start(&bench, &[]);
    watch.must_say("4件の文書を作りました");

    // A plain save: the case at once, then its bundle.
    bench.replace(CASE, "受診率向上のため", "受診率改善のため");
    watch.must_say("2件の文書を作りました。");
    assert!(twin(&bench).contains("受診率改善のため"));
    watch.must_say("2件の文書を作りました（2件は前のままです）");
    assert!(bench.read("output/2008-08/bundle.txt").contains("受診率改善のため"));

    // A broken file keeps its documents.
    let good = bench.read(CASE);
    bench.write(CASE, &good.replace("件名:", "件明:"));
    watch.must_say("件明");
    watch.must_say("今の案件のものではありません");
    assert!(twin(&bench).contains("受診率改善のため"));

    // An editor that writes beside and then exchanges.
    bench.write("cases/2008-08/.健診勧奨通知.yaml.swp", "途中");
    bench.write("cases/2008-08/健診勧奨通知.yaml~", &good.replace("受診率改善のため", "受診率増進のため"));
    fs::rename(bench.path().join("cases/2008-08/健診勧奨通知.yaml~"), bench.path().join(CASE))
        .expect("renamed");
    watch.must_say("2件の文書を作りました。");
    assert!(twin(&bench).contains("受診率増進のため"));
    watch.must_end();
}

#[test]
fn a_case_that_is_renamed_is_built_under_its_new_name() {
    let bench = Bench::with_real_case();
    bench.replace("cases/2008-08/meeting.yaml", "ファイル: 健診勧奨通知.yaml", "ファイル: 勧奨.yaml");
    fs::rename(bench.path().join(CASE), bench.path().join("cases/2008-08/勧奨通知.yaml")).expect("renamed");
    let watch = Watch::start(&bench, &[]);
    watch.must_say("誤りのあるファイル");
    fs::rename(
        bench.path().join("cases/2008-08/勧奨通知.yaml"),
        bench.path().join("cases/2008-08/勧奨.yaml"),
    )
    .expect("renamed");
    watch.must_say("会議資料 2008-08");
    assert!(bench.path().join("output/2008-08/勧奨/advance-report.pdf").is_file());
    watch.must_end();
}

#[test]
fn one_case_alone_is_watched_alone() {
    let bench = Bench::with_real_case();
    let watch = Watch::start(&bench, &[CASE]);
    watch.must_say("2件の文書を作りました。");
    bench.write("cases/2008-08/ほか.yaml", "件名: 未完\n");
    bench.replace(CASE, "受診率向上のため", "受診率改善のため");
    let said = watch.must_say("2件の文書を作りました。");
    assert!(!said.contains("cases/2008-08/ほか.yaml"), "{said}");
    // The profile belongs to every case.
    let look = include_str!("../../templates/shinjuku-2008/look.typ");
    bench.write("templates/shinjuku-2008/look.typ", &format!("{look}\n// 別の日\n"));
    watch.must_say("2件の文書を作りました。");
    assert!(!bench.path().join("output/2008-08/bundle.pdf").exists());
    watch.must_end();
}

#[test]
#[cfg_attr(not(unix), ignore = "a script stands in for typst")]
fn typst_is_asked_for_its_version_once_and_again_when_it_is_exchanged() {
    let bench = Bench::with_real_case();
    let (typst, log) = (bench.path().join("typst"), bench.path().join("asked"));
    let exchange = |version: &str| {
        let script = format!(
            "#!/bin/bash\n[ \"$1\" = --version ] && echo asked >> {} && {version}\nexec {} \"$@\"\n",
            log.display(),
            repository().join(".tools/bin/typst").display(),
        );
        let beside = typst.with_extension("new");
        fs::write(&beside, script).expect("the disk takes it");
        unix::set_mode(&beside, 0o755);
        fs::rename(&beside, &typst).expect("renamed");
    };
    exchange("true");
    let mut program = crate::support::command(Path::new(env!("CARGO_BIN_EXE_shingikai")));
    program.arg("watch").arg("--fonts").arg(repository().join(".tools/fonts")).arg("--typst").arg(&typst);
    program.current_dir(bench.path()).env("LANG", "ja_JP.UTF-8").env_remove("LC_ALL");
    let watch = Watch::of(program);
    watch.must_say("4件の文書を作りました");
    bench.replace(CASE, "受診率向上のため", "受診率改善のため");
    watch.must_say("2件の文書を作りました。");
    watch.must_say("2件の文書を作りました（2件は前のままです）");
    assert_eq!(bench.read("asked"), "asked\n");

    exchange("echo typst 0.99.0 && exit");
    bench.replace(CASE, "受診率改善のため", "受診率増進のため");
    watch.must_say("「typst 0.99.0」です");
    exchange("true");
    bench.replace(CASE, "受診率増進のため", "受診率向上のため");
    watch.must_say("2件の文書を作りました。");
    watch.must_end();
}
