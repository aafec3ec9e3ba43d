//! Every fix of what is found in files that a machine made wrong: made alone, its finding is gone, no other comes, and it is made
//! once.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use rayon::prelude::*;

use shingikai::app::session::Session;
use shingikai::diagnostic::finding::{Finding, Severity};
use shingikai::diagnostic::fix::{Change, Fix};
use shingikai::text::source::{Edit, apply};

use crate::fixes::moved;
use crate::mistakes::{CASE, file, found, session};
use crate::mutations::mutated;

/// The edits of a fix that changes the case alone.
fn edits_of(fix: &Fix) -> Option<Vec<Edit>> {
    let Change::Edits(edits) = &fix.change else { return None };
    let is_here = edits.iter().all(|edit| edit.file.path == Path::new(CASE));
    is_here.then(|| edits.iter().map(|edit| edit.edit.clone()).collect())
}

/// Rules that hold back what is found behind them: once their part can be read, it shows.
const HIDING: [&str; 3] = ["folded-line", "fields-as-pasted", "ground-unknown"];

/// How many findings are errors.
fn errors(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

/// What is wrong with a fix.
fn fault(
    session: &Session,
    text: &str,
    before: &[Finding],
    finding: &Finding,
    edits: &[Edit],
) -> Option<String> {
    let Some(mended) = apply(text, edits) else { return Some("it does not fit".to_owned()) };
    let after = found(session, &mended);
    let place = moved(finding.span.start, edits);
    let stays = after
        .iter()
        .any(|other| other.rule == finding.rule && other.words == finding.words && other.span.start == place);
    if stays {
        return Some("its finding stays".to_owned());
    }
    // Of several readings a person chooses one.
    let may_bring = finding.fixes.len() > 1 || HIDING.contains(&finding.rule.id());
    (errors(&after) > errors(before) && !may_bring).then(|| {
        let new = after
            .iter()
            .filter(|other| !before.iter().any(|old| old.rule == other.rule && old.words == other.words));
        let new: Vec<&str> = new.map(|finding| finding.rule.id()).collect();
        format!("it brings {}", new.join(" "))
    })
}

/// Makes every fix of what is found in such files. Returns how many there were, by rule, and what was wrong.
fn try_fixes(seeds: Range<u64>) -> (BTreeMap<&'static str, usize>, Vec<String>) {
    let texts = [file("base-ja.yaml"), file("base-en.yaml")];
    let of_seed = |session: &mut Session, seed: u64| {
        let text = mutated(&texts[usize::try_from(seed % 2).expect("one of two")], seed);
        let before = found(session, &text);
        let mut made = Vec::new();
        for finding in &before {
            for edits in finding.fixes.iter().filter_map(edits_of) {
                let fault = fault(session, &before[0].file.text, &before, finding, &edits);
                let fault = fault.map(|fault| {
                    let mended = apply(&before[0].file.text, &edits).unwrap_or_default();
                    let lines = shingikai::report::unified(Path::new(CASE), Path::new(CASE), &text, &mended);
                    format!("{seed} {} {:?}: {fault}\n{lines}", finding.rule.id(), finding.words)
                });
                made.push((finding.rule.id(), fault));
            }
        }
        made
    };
    let made: Vec<_> = seeds.into_par_iter().map_init(session, of_seed).flatten().collect();
    let mut counts = BTreeMap::new();
    for (rule, _) in &made {
        *counts.entry(*rule).or_insert(0) += 1;
    }
    (counts, made.into_iter().filter_map(|(_, fault)| fault).collect())
}

#[track_caller]
fn must_mend(seeds: Range<u64>, least: usize) {
    let (counts, faults) = try_fixes(seeds);
    let count: usize = counts.values().sum();
    println!("{count} fixes of {} rules: {counts:?}", counts.len());
    assert!(faults.is_empty(), "{} of {count}:\n{}", faults.len(), faults.join("\n"));
    assert!(count >= least, "{counts:?}");
}

#[test]
fn each_fix_of_a_mutated_case_mends_it() {
    must_mend(0..150, 200);
}

#[test]
#[ignore = "some minutes: make exhaustive"]
fn each_fix_of_many_mutated_cases_mends_it() {
    must_mend(150..3_000, 4_000);
}
