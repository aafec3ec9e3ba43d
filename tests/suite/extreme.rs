//! Meetings that are as long as can be: what is in no sample still fits its cells and pages.

use std::path::PathBuf;

use crate::layout::must_be_tidy;
use crate::reading::structure_text;
use crate::support::Bench;

fn built(meeting: &str) -> Bench {
    let bench = Bench::new();
    bench.copy("tests/extreme", "templates");
    bench.copy("tests/extreme", &format!("cases/{meeting}"));
    bench.must_run(&["build"]);
    bench
}

fn pdfs(bench: &Bench) -> Vec<PathBuf> {
    let is_pdf = |name: &PathBuf| name.extension().is_some_and(|ending| ending == "pdf");
    let names = bench.files("output").into_iter().filter(is_pdf);
    names.map(|name| bench.path().join("output").join(name)).collect()
}

#[test]
fn a_case_of_long_texts_keeps_within_its_pages() {
    let bench = built("2026-11");
    let made = pdfs(&bench);
    assert!(made.len() >= 7, "{made:?}");
    // Lists of the secretariat and the digest have margins of their own.
    let has_form = |path: &&PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        !name.starts_with("digest") && !name.starts_with("collating")
    };
    made.iter().filter(has_form).for_each(|path| must_be_tidy(path));
    let bundle = structure_text(&bench.path().join("output/2026-11/bundle.pdf"));
    for said in ["◇施行条例第39条", "担当部課町民部町民課", "辻󠄀三郎", "備考", "内線4221", "（87項目）"]
    {
        assert!(bundle.replace(' ', "").contains(said), "{said:?} is not in {bundle}");
    }
}

#[test]
fn forty_items_take_three_pages_of_the_list() {
    let bench = built("2026-12");
    made_in(&bench);
    let text = bench.read("output/2026-12/bundle.txt");
    assert_eq!(text.matches("非公開の根拠").count(), 3, "{text}");
    let manifest: serde_json::Value =
        serde_json::from_str(&bench.read("output/2026-12/manifest.json")).expect("it is JSON");
    let first = manifest["meeting"]["materials"][0]["first_page"].as_u64().expect("a number");
    assert!(first <= 1 + 3 + 1, "the first material begins on page {first}");
    // Closed items are listed for the public, with their ground and nothing of their papers.
    let public = bench.read("output/2026-12/bundle-public.txt");
    assert_eq!(
        public.matches("例示町情報公開条例第7条第6号により、非公開です").count(),
        1,
        "one has papers: {public}"
    );
}

fn made_in(bench: &Bench) {
    for path in
        pdfs(bench).iter().filter(|path| path.ends_with("bundle.pdf") || path.ends_with("bundle-public.pdf"))
    {
        must_be_tidy(path);
    }
}
