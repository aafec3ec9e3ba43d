//! Whatever a clerk types is printed as it is: nothing is executed, nothing dropped.

use crate::reading::structure_text;
use crate::support::{Bench, NASTY, REAL_CASE};

#[test]
fn nasty_texts_come_out_of_the_pdf_unchanged() {
    let bench = Bench::with_real_case();
    let case = format!("cases/{REAL_CASE}.yaml");
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let list: String =
        NASTY.iter().map(|text| format!("\n        - {}", quoted(&format!("〔{text}〕")))).collect();
    bench.replace(&case, "[ 契約にあたり、別紙「特記事項」を付す。 ]", &list);
    bench.must_run(&["build"]);
    let text = structure_text(&bench.path().join(format!("output/{REAL_CASE}/advance-report.pdf")));
    let mut rest = text.as_str();
    for (index, nasty) in NASTY.iter().enumerate() {
        let said: String = format!("{}〔{nasty}〕", index + 1).split_whitespace().collect();
        let at = rest.find(&said).unwrap_or_else(|| panic!("{said:?} is not on the paper: {rest}"));
        rest = &rest[at + said.len()..];
    }
}
