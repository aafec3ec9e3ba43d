//! What whoever hands out the papers looks at on every page: headings that say what a material is about, heads that head what they
//! say, blanks and brackets as wide as they are.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::ink::{Glyph, pages};
use crate::pdf::{Cell, Pdf};
use crate::reading::{read_aloud_of, squeezed};
use crate::support::Bench;

/// The papers of a meeting with every kind of item, made once.
fn built() -> &'static (Bench, PathBuf) {
    static BUILT: OnceLock<(Bench, PathBuf)> = OnceLock::new();
    BUILT.get_or_init(|| {
        let bench = Bench::new();
        bench.copy("", "cases/2026-05");
        bench.must_run(&["build"]);
        let folder = bench.path().join("output/2026-05");
        (bench, folder)
    })
}

#[test]
fn the_heading_of_a_material_holds_its_number_and_its_subject() {
    let (_, folder) = built();
    let manifest = std::fs::read_to_string(folder.join("manifest.json")).expect("it was made");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("it is JSON");
    let headings: Vec<String> = ["bundle.pdf", "bundle-on-the-day.pdf"]
        .iter()
        .flat_map(|name| read_aloud_of(&folder.join(name), "H1"))
        .map(|heading| squeezed(&heading))
        .collect();
    let materials = manifest["meeting"]["materials"].as_array().expect("a list");
    assert!(materials.len() > 10, "{materials:?}");
    for material in materials {
        // As the outline has it, which says more: that it is closed, that a paper was made elsewhere.
        let [number, title] =
            ["number", "title"].map(|key| squeezed(material[key].as_str().expect("a text")));
        let subject = title.split_once(&number).map_or(title.as_str(), |(_, subject)| subject);
        let subject = subject.split_once("（別添").map_or(subject, |(subject, _)| subject);
        let is_said = |heading: &&String| heading.starts_with(&number) && heading.contains(subject);
        assert!(headings.iter().any(|heading| is_said(&heading)), "{number} {subject}: {headings:?}");
    }
}

#[test]
fn what_goes_over_the_full_width_has_no_head_of_a_half() {
    let (_, folder) = built();
    let pdf = Pdf::open(&folder.join("bundle.pdf"));
    let cells = pdf.cells();
    let wide: Vec<_> = cells.iter().filter(|cell| cell.columns == 3).collect();
    assert!(wide.len() > 20, "{} cells of full width", wide.len());
    for cell in wide {
        let heads: Vec<&str> = cell.headed_by(&cells).map(|head| head.scope.as_str()).collect();
        assert!(!heads.is_empty() && heads.iter().all(|scope| *scope == "Row"), "{heads:?}");
    }
    // The others have both: their label, and the head of their half.
    let has_both = |cell: &&Cell| {
        let scopes: BTreeSet<&str> = cell.headed_by(&cells).map(|head| head.scope.as_str()).collect();
        cell.columns == 1 && scopes == BTreeSet::from(["Column", "Row"])
    };
    assert!(cells.iter().filter(has_both).count() > 20);
}

/// Glyphs that follow each other on a line without anything between them but a blank.
fn neighbours(glyphs: &[Glyph]) -> impl Iterator<Item = (&Glyph, &Glyph)> {
    let pairs = glyphs.windows(2).map(|pair| (&pair[0], &pair[1]));
    pairs.filter(|(one, next)| {
        let apart = (next.origin - one.origin) / one.size;
        (one.baseline - next.baseline).abs() < 0.1
            && (one.size - next.size).abs() < 0.1
            && apart > 0.0
            && apart < 3.0
    })
}

fn is_written(character: char) -> bool {
    matches!(character, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿')
}

#[test]
fn a_blank_of_a_whole_square_stays_one_where_a_line_is_set_flush() {
    let (_, folder) = built();
    let mut met = 0;
    for page in pages(&folder.join("bundle.pdf")) {
        // Each clause on terms says them and then what they are: 提供資料　業務のために…
        for (one, next) in neighbours(&page.glyphs) {
            if one.character == '料' && next.character == '業' {
                let apart = (next.origin - one.origin) / one.size;
                assert!((apart - 2.0).abs() < 0.12, "{apart} squares between {one:?} and {next:?}");
                met += 1;
            }
        }
    }
    assert!(met > 0, "no clause says it");
}

#[test]
fn brackets_and_commas_keep_their_width_inside_a_line() {
    let (_, folder) = built();
    let mut met = [0, 0];
    for page in pages(&folder.join("bundle.pdf")) {
        for (one, next) in neighbours(&page.glyphs) {
            let apart = (next.origin - one.origin) / one.size;
            if "、。）」".contains(one.character) && is_written(next.character) && apart < 1.5 {
                assert!(apart > 0.74, "{apart} squares between {one:?} and {next:?}");
                met[0] += 1;
            }
            if is_written(one.character) && "（「".contains(next.character) {
                // Its ink stands in the second half of its square.
                let ink = (next.left - one.origin) / one.size;
                assert!(ink > 1.24, "{ink} squares from {one:?} to the ink of {next:?}");
                met[1] += 1;
            }
        }
    }
    assert!(met.iter().all(|count| *count > 50), "{met:?}");
}
