//! The pages and texts as a person accepted them.

use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;

use crate::support::{Bench, REAL_CASE, accepting, golden, repository, tool};

/// Resolution of the page images, in dots per inch: lines and glyphs can be told apart, files stay small.
const DPI: &str = "60";
/// Side of the squares that are compared, in pixels.
const SQUARE: usize = 8;
/// How much the mean grey of a square may differ: other versions of the renderer smooth edges in other ways.
const TOLERANCE: i64 = 24;

/// A grey image.
struct Image {
    width: usize,
    height: usize,
    grey: Vec<u8>,
}

impl Image {
    fn read(path: &Path) -> Self {
        let file = fs::File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("it fits into memory")];
        let info = reader.next_frame(&mut pixels).expect("a PNG");
        let channels = info.color_type.samples();
        let mean = |pixel: &[u8]| pixel.iter().map(|value| usize::from(*value)).sum::<usize>() / channels;
        let grey =
            pixels.chunks_exact(channels).map(|pixel| u8::try_from(mean(pixel)).expect("a mean of bytes"));
        Self { width: info.width as usize, height: info.height as usize, grey: grey.collect() }
    }

    /// Mean grey of each square.
    fn squares(&self) -> Vec<i64> {
        let (across, down) = (self.width.div_ceil(SQUARE), self.height.div_ceil(SQUARE));
        let mut sums = vec![(0_i64, 0_i64); across * down];
        for (index, grey) in self.grey.iter().enumerate() {
            let square = (index / self.width / SQUARE) * across + (index % self.width) / SQUARE;
            sums[square] = (sums[square].0 + i64::from(*grey), sums[square].1 + 1);
        }
        sums.into_iter().map(|(sum, count)| sum / count.max(1)).collect()
    }
}

/// The pages of a PDF as images in a folder.
fn render(pdf: &Path, folder: &Path) -> Vec<PathBuf> {
    let stem = folder.join("page");
    let status = tool("pdftoppm").args(["-r", DPI, "-gray", "-png"]).arg(pdf).arg(&stem).status();
    assert!(status.expect("pdftoppm starts").success());
    let mut pages: Vec<PathBuf> =
        fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("an entry").path()).collect();
    pages.sort();
    assert!(!pages.is_empty());
    pages
}

#[track_caller]
pub(crate) fn pages_must_look_like(pdf: &Path, name: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = render(pdf, folder.path());
    for (index, page) in pages.iter().enumerate() {
        let accepted = golden(&format!("{name}-{}.png", index + 1));
        if accepting() {
            fs::create_dir_all(golden("")).expect("a folder");
            fs::copy(page, &accepted).expect("the disk takes it");
        }
        let (made, wanted) = (Image::read(page), Image::read(&accepted));
        assert_eq!((made.width, made.height), (wanted.width, wanted.height), "{}", accepted.display());
        let differences =
            made.squares().iter().zip(wanted.squares()).filter(|(a, b)| (*a - b).abs() > TOLERANCE).count();
        assert_eq!(
            differences,
            0,
            "page {} of {} looks different from {}",
            index + 1,
            pdf.display(),
            accepted.display()
        );
    }
    assert!(!golden(&format!("{name}-{}.png", pages.len() + 1)).exists(), "{name} had more pages");
}

/// Every value at its shortest, and what may be left out left out.
pub(crate) const SHORT_CASE: &str = "\
件名: について
担当: { 部: 部, 課: 課, 係: 係, 担当者: 人, 内線: 1 }
事業: { 事業名: 名, 目的: 目, 対象者: 者, 事業内容: 内 }
取扱い:
  - 根拠: 第14条第1項
    保有情報: { 登録業務: 業, 媒体: 紙, 項目: 甲、乙 }
    提供情報: { 委託先: 先, 媒体: 紙, 項目: 甲 }
    理由: 理
    内容: 内
    期間: { 開始: 2008-10-01, 終了: 2009-03-31 }
    情報保護対策: { 実施機関: 施, 相手方: 守 }
特記事項: なし
確認済み: [ { 指摘: required-clause-missing, 理由: 最も短い案件 } ]
";

#[test]
fn the_real_case_looks_and_reads_as_accepted() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    for name in ["advance-report", "special-clauses"] {
        let made = bench.path().join("output").join(REAL_CASE).join(name);
        pages_must_look_like(&made.with_extension("pdf"), name);
        assert_snapshot!(name, fs::read_to_string(made.with_extension("txt")).expect("it was made"));
    }
}

#[test]
fn a_case_with_almost_nothing_looks_and_reads_as_accepted() {
    let bench = Bench::with_real_case();
    bench.write(&format!("cases/{REAL_CASE}.yaml"), SHORT_CASE);
    bench.must_run(&["build"]);
    let folder = bench.path().join("output").join(REAL_CASE);
    pages_must_look_like(&folder.join("advance-report.pdf"), "short");
    assert_snapshot!("short", fs::read_to_string(folder.join("advance-report.txt")).expect("it was made"));
    assert!(!folder.join("special-clauses.pdf").exists(), "no clauses, no sheet");
}

#[test]
fn another_page_is_seen() {
    let bench = Bench::with_real_case();
    bench.replace(&format!("cases/{REAL_CASE}.yaml"), "小倉", "大倉山");
    bench.must_run(&["build"]);
    let pdf = bench.path().join("output").join(REAL_CASE).join("advance-report.pdf");
    let looked = std::panic::catch_unwind(|| pages_must_look_like(&pdf, "advance-report"));
    assert!(accepting() || looked.is_err(), "three other letters on a page are seen");
}

#[test]
fn the_meeting_of_today_looks_and_reads_as_accepted() {
    let bench = Bench::new();
    for name in ["meeting.yaml", "子育て応援アプリ.yaml", "給付金支給事務.yaml"] {
        let path = format!("cases/2026-02/{name}");
        bench.write(&path, &fs::read_to_string(repository().join(&path)).expect("it is there"));
    }
    bench.must_run(&["build", "--deny-warnings"]);
    for (document, name) in [
        ("子育て応援アプリ/advance-report", "act-two-matters"),
        ("子育て応援アプリ/special-clauses", "act-two-matters-clauses"),
        ("給付金支給事務/advance-report", "act-individual-number"),
        ("給付金支給事務/special-clauses", "act-individual-number-clauses"),
    ] {
        assert_snapshot!(name, bench.read(&format!("output/2026-02/{document}.txt")));
    }
    let two = bench.path().join("output/2026-02/子育て応援アプリ/advance-report.pdf");
    pages_must_look_like(&two, "act-two-matters");
}
