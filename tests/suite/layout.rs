//! Nothing runs out of its cell or off the page, whatever is typed; labels are spread evenly.

use std::fmt::Write;
use std::path::Path;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::ink::{Glyph, Page, pages};
use crate::support::{Bench, REAL_CASE, repository};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;
/// What rounding and the width of a rule may take.
const SLACK: f32 = 0.6;

/// Every glyph of a page that crosses a rule or leaves the page's margins; on a left-hand page they change sides.
fn strays(page: &Page, is_left_hand: bool) -> Vec<String> {
    let (left, right) = if is_left_hand { (13.0, 20.0) } else { (20.0, 13.0) };
    let crosses = |glyph: &Glyph| {
        page.rules.iter().find(|rule| {
            let ((near, far), (start, end)) = if rule.vertical {
                ((glyph.left, glyph.right), (glyph.top, glyph.bottom))
            } else {
                ((glyph.top, glyph.bottom), (glyph.left, glyph.right))
            };
            near + SLACK < rule.at && rule.at < far - SLACK && start < rule.to && end > rule.from
        })
    };
    let mut found = Vec::new();
    for glyph in &page.glyphs {
        if let Some(rule) = crosses(glyph) {
            found.push(format!("{glyph:?} crosses {rule:?}"));
        }
        let inside = glyph.left > left * MM - SLACK
            && glyph.right < page.width - right * MM + SLACK
            && glyph.top > 10.0 * MM - SLACK
            // A name of a meeting may take two lines at the foot.
            && glyph.bottom < page.height - 7.0 * MM + SLACK;
        if !inside {
            found.push(format!("{glyph:?} stands in the margin"));
        }
    }
    found
}

/// Glyphs of one page that lie on each other.
fn collisions(page: &Page) -> Vec<String> {
    let mut glyphs: Vec<&Glyph> = page.glyphs.iter().collect();
    glyphs.sort_by(|a, b| a.top.total_cmp(&b.top));
    let mut found = Vec::new();
    for (index, one) in glyphs.iter().enumerate() {
        for other in glyphs[index + 1..].iter().take_while(|other| other.top < one.bottom) {
            let wide = one.right.min(other.right) - one.left.max(other.left);
            let high = one.bottom.min(other.bottom) - one.top.max(other.top);
            let marks = |glyph: &Glyph| matches!(glyph.character, 'ﾞ' | 'ﾟ');
            if wide > 1.6 && high > 1.6 && !marks(one) && !marks(other) {
                found.push(format!("{one:?} lies on {other:?}"));
            }
        }
    }
    found
}

#[track_caller]
pub(crate) fn must_be_tidy(pdf: &Path) {
    let shown = pdf.display().to_string();
    let is_bound = shown.contains("/bundle") || shown.contains("/materials");
    for (number, page) in pages(pdf).iter().enumerate() {
        assert!(!page.glyphs.is_empty(), "page {} of {} has text", number + 1, pdf.display());
        let wrong: Vec<String> =
            strays(page, is_bound && number % 2 == 1).into_iter().chain(collisions(page)).collect();
        assert!(
            wrong.is_empty(),
            "page {} of {}: {:#?}",
            number + 1,
            pdf.display(),
            &wrong[..wrong.len().min(8)]
        );
    }
}

fn documents(bench: &Bench) -> Vec<std::path::PathBuf> {
    let output = bench.path().join("output");
    let pdfs: Vec<_> = bench
        .files("output")
        .into_iter()
        .filter(|name| name.extension().is_some_and(|ending| ending == "pdf"))
        .collect();
    assert!(!pdfs.is_empty());
    pdfs.into_iter().map(|name| output.join(name)).collect()
}

#[test]
fn the_real_case_is_tidy() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    documents(&bench).iter().for_each(|pdf| must_be_tidy(pdf));
}

/// Texts without a place to break: mail addresses, long numbers, rows of marks, and all of them mixed.
pub(crate) fn stubborn() -> impl Strategy<Value = String> {
    let row = |set: &'static str| prop::sample::select(set.chars().collect::<Vec<_>>()).boxed();
    let run = move |set: &'static str, longest: usize| {
        prop::collection::vec(row(set), 1..longest).prop_map(|run| run.into_iter().collect::<String>())
    };
    let repeated = (row("…（」ーぁ・。、—／％￥！？〜々◇□①㈱((」))/.-_"), 3_usize..50)
        .prop_map(|(character, times)| character.to_string().repeat(times));
    let piece = prop_oneof![
        run("個人情報保護審議会諮問報告事項健診結果", 40),
        run("あいうえおかきくけこ、。「」（）", 40),
        run("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ", 60),
        run("0123456789", 60),
        run("ｱｲｳｴｵｶｷﾊﾋﾌ", 40),
        run("ァィゥェォッャュョヵヶーァ", 30),
        run("!?.,;:-/\\()[]{}#$%&*+<=>@^_`|~", 30),
        Just("tokubetsu.kojin-joho_hogo@kenkou.city.shinjuku.example.lg.jp".to_owned()),
        Just("https://www.city.example.lg.jp/kojin/joho/hogo/index.html?page=1&lang=ja".to_owned()),
        Just("1,234,567.89円".repeat(5)),
        Just("（ ".repeat(20)),
        Just("あ\" ".repeat(15)),
        repeated,
    ];
    prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat())
}

/// A case file with such a text in every place.
fn stubborn_case(runner: &mut TestRunner) -> String {
    let mut text = || {
        let text = stubborn().new_tree(runner).expect("a text").current();
        format!("'{}'", text.replace('\'', "''"))
    };
    let mut yaml = String::new();
    let mut line = |line: String| writeln!(yaml, "{line}").expect("a String takes everything");
    line(format!("件名: {}", text()));
    line(format!(
        "担当: {{ 部: {}, 課: {}, 係: {}, 担当者: {}, 内線: {} }}",
        text(),
        text(),
        text(),
        text(),
        text()
    ));
    line("事業:".to_owned());
    for key in ["事業名", "目的", "対象者", "事業内容"] {
        line(format!("  {key}: {}", text()));
    }
    let fields = [text(), text(), text()].join(", ");
    line("取扱い:\n  - 根拠: 第14条第1項".to_owned());
    line(format!("    保有情報: {{ 登録業務: {}, 媒体: {}, 項目: [{fields}] }}", text(), text()));
    line(format!("    提供情報: {{ 委託先: {}, 媒体: {}, 項目: [{fields}] }}", text(), text()));
    for key in ["理由", "内容", "期間"] {
        line(format!("    {key}: {}", text()));
    }
    let nested =
        format!("{{ 本文: {}, 内訳: [ {{ 本文: {}, 内訳: [ {} ] }}, {} ] }}", text(), text(), text(), text());
    line(format!(
        "    情報保護対策: {{ 実施機関: [ {}, {nested} ], 相手方: [ {}, {} ] }}",
        text(),
        text(),
        text()
    ));
    yaml
}

#[test]
fn nothing_runs_out_of_its_cell_whatever_is_typed() {
    let bench = Bench::with_real_case();
    let mut runner = TestRunner::deterministic();
    for number in 0..40 {
        bench.write(&format!("cases/2008-08/{number}.yaml"), &stubborn_case(&mut runner));
    }
    let meeting = bench.read("cases/2008-08/meeting.yaml");
    let listless = meeting.split("案件:").next().expect("the head of the file");
    bench.write("cases/2008-08/meeting.yaml", listless);
    // What is read back by the program itself is as it is here.
    let run = bench.must_run(&["build"]);
    assert!(!run.err().contains("paper-layout"), "{}", run.err());
    let pdfs = documents(&bench);
    // Two documents and a material of each, and the bundle of them all.
    assert_eq!(pdfs.len(), 3 * 41 + 1);
    pdfs.iter().for_each(|pdf| must_be_tidy(pdf));
}

/// The real case, each text five times as long.
fn long_case(bench: &Bench) {
    let case = format!("cases/{REAL_CASE}.yaml");
    let mut text = bench.read(&case);
    for sentence in [
        "特定健康診査の対象者に健康診査票を送付したが、一定期間経過しても未受診の者に対して送付する健診勧奨通知の封入封緘を委託する。",
        "未受診の対象者が約4万人が見込まれ大量の発送となるため、保険者の事務の効率化から、封入封緘業務の外部委託が必要である。",
        "健診勧奨通知を他の封入物(チラシなど)とともに封入封緘し、郵便局へ持ち込む。",
        "健診結果、問診結果、保健指導結果、受診券整理番号、利用券整理番号、",
    ] {
        assert!(text.contains(sentence), "{sentence}");
        text = text.replace(sentence, &sentence.repeat(40));
    }
    bench.write(&case, &text);
}

#[test]
fn a_value_longer_than_a_page_keeps_its_heads_and_its_label() {
    let bench = Bench::with_real_case();
    long_case(&bench);
    bench.must_run(&["build"]);
    let pdf = bench.path().join(format!("output/{REAL_CASE}/advance-report.pdf"));
    must_be_tidy(&pdf);
    let pages = pages(&pdf);
    assert!(pages.len() > 5, "{} pages", pages.len());
    let said = |page: &Page| page.glyphs.iter().map(|glyph| glyph.character).collect::<String>();
    let sheet: Vec<&Page> = pages.iter().filter(|page| said(page).contains("区保有情報")).collect();
    assert!(sheet.len() > 2, "the sheet goes on for {} pages", sheet.len());
    let continued = sheet.iter().filter(|page| said(page).contains("つづき")).count();
    assert!(continued >= sheet.len() - 2, "{continued} of {} pages say what goes on", sheet.len());
}

#[test]
fn short_labels_are_spread_evenly_over_their_cell() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    let pages = pages(&bench.path().join(format!("output/{REAL_CASE}/advance-report.pdf")));
    for (page, label) in [
        (1, "目的"),
        (1, "対象者"),
        (1, "事業名"),
        (1, "事業内容"),
        (2, "委託先"),
        (2, "委託内容"),
        (2, "委託の理由"),
    ] {
        let glyphs = find(&pages[page], label);
        let gaps: Vec<f32> = glyphs.windows(2).map(|pair| pair[1].origin - pair[0].origin).collect();
        let (least, most) =
            gaps.iter().fold((f32::MAX, 0.0_f32), |(least, most), gap| (least.min(*gap), most.max(*gap)));
        assert!(least > glyphs[0].size * 1.1, "{label} is spread: {gaps:?}");
        assert!(most - least < 0.05, "{label} is even: {gaps:?}");
    }
}

/// The glyphs of a text on one line.
#[track_caller]
fn find<'a>(page: &'a Page, text: &str) -> Vec<&'a Glyph> {
    let wanted: Vec<char> = text.chars().collect();
    let found = page.glyphs.windows(wanted.len()).find(|glyphs| {
        let same = glyphs.iter().zip(&wanted).all(|(glyph, character)| glyph.character == *character);
        let spread = glyphs.windows(2).all(|pair| pair[1].origin > pair[0].origin);
        same && spread && (glyphs[0].baseline - glyphs[wanted.len() - 1].baseline).abs() < 0.1
    });
    found.unwrap_or_else(|| panic!("{text} stands on one line")).iter().collect()
}

#[test]
fn a_text_that_runs_out_is_seen() {
    let strays_with = |addition: &str| {
        let bench = Bench::with_real_case();
        let template = std::fs::read_to_string(
            crate::support::repository().join("templates/shinjuku-2008/special-clauses.tera.typ"),
        );
        let template = template.expect("the template is there") + addition;
        bench.write("templates/shinjuku-2008/special-clauses.tera.typ", &template);
        bench.must_run(&["build"]);
        let pages = pages(&bench.path().join(format!("output/{REAL_CASE}/special-clauses.pdf")));
        (pages.iter().flat_map(|page| strays(page, false)).count(), pages.iter().flat_map(collisions).count())
    };
    assert_eq!(strays_with(""), (0, 0));
    assert!(strays_with("\n#place(top + left, dx: -10mm)[外]").0 > 0, "a glyph in the margin");
    assert!(
        strays_with(
            "\n#place(bottom + left)[線線線]#place(bottom + left, dx: 1.5em, line(angle: 90deg, length: 20mm))"
        )
        .0 > 0,
        "a glyph under a rule"
    );
    assert!(
        strays_with("\n#place(top + left)[字]#place(top + left, dx: 2pt)[字]").1 > 0,
        "a glyph on a glyph"
    );
}

#[test]
fn the_frame_is_stronger_than_the_rules_inside() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    let pages = pages(&bench.path().join(format!("output/{REAL_CASE}/advance-report.pdf")));
    for page in &pages {
        let verticals: Vec<_> = page.rules.iter().filter(|rule| rule.vertical).collect();
        let (left, right) = verticals
            .iter()
            .fold((f32::MAX, 0.0_f32), |(left, right), rule| (left.min(rule.at), right.max(rule.at)));
        let on_frame = |at: f32| (at - left).abs() < 1.0 || (at - right).abs() < 1.0;
        let frame =
            verticals.iter().filter(|rule| on_frame(rule.at)).map(|rule| rule.width).fold(f32::MAX, f32::min);
        let inside =
            verticals.iter().filter(|rule| !on_frame(rule.at)).map(|rule| rule.width).fold(0.0, f32::max);
        assert!(inside > 0.0 && frame > inside * 1.8, "frame {frame} pt, inside {inside} pt");
    }
}

/// What a build says of the papers of the real case once a measure of the look is another one.
fn said_with(changes: &[(&str, &str, &str)]) -> String {
    let bench = Bench::with_real_case();
    for (file, old, new) in changes {
        let text = std::fs::read_to_string(repository().join("templates/shinjuku-2008").join(file));
        let text = text.expect("it is there");
        assert_eq!(text.matches(old).count(), 1, "{old:?} in {file}");
        bench.write(&format!("templates/shinjuku-2008/{file}"), &text.replace(old, new));
    }
    let made = bench.run(&["build"]);
    made.must_end_with(0);
    // What stays as it is is told again.
    let again = bench.run(&["build"]);
    let told = |said: &str| -> Vec<String> {
        said.lines().filter(|line| line.contains("[paper-layout]")).map(ToOwned::to_owned).collect()
    };
    assert_eq!(told(&made.err()), told(&again.err()));
    made.err()
}

#[test]
fn ink_that_cannot_be_read_where_it_stands_is_told_with_its_page() {
    assert!(!said_with(&[]).contains("paper-layout"));
    for (file, old, new, told) in [
        ("look.typ", "right: 15mm", "right: 2mm", "紙の端にかかっています"),
        ("look.typ", "#let small-size = 9pt", "#let small-size = 7pt", "読めないほど小さい字です"),
        (
            "form.typ",
            "      set text(size: small-size)\n",
            "      set text(size: small-size)\n      place(dy: 0.4em, std.line(length: 100%))\n",
            "罫線にかかっています",
        ),
        (
            "form.typ",
            "      set text(size: small-size)\n",
            "      set text(size: small-size)\n      place(dy: -4mm, dx: 82mm, [照])\n      place(dy: -4mm, dx: 82mm, [合])\n",
            "ほかの字と重なっています",
        ),
    ] {
        let said = said_with(&[(file, old, new)]);
        assert!(said.contains("警告[paper-layout]") && said.contains(told), "{old}: {said}");
        assert!(said.contains("output/2008-08/健診勧奨通知/"), "{said}");
    }
}

#[test]
fn the_doctor_tells_what_of_a_look_cannot_be_read() {
    let bench = Bench::new();
    let look = repository().join("templates/shinjuku-2008/look.typ");
    let look = std::fs::read_to_string(look).expect("it is there");
    bench.write("templates/shinjuku-2008/look.typ", &look.replace("right: 15mm", "right: 2mm"));
    let run = bench.run(&["doctor", "shinjuku-2008"]);
    run.must_end_with(1);
    assert!(
        run.out().contains("[不良] 「shinjuku-2008」の紙面の字が、読めるところにあること"),
        "{}",
        run.out()
    );
    assert!(run.out().contains("紙の端にかかっています"), "{}", run.out());
}

/// How much of the height between header and footer is used, by page.
fn filled(page: &Page) -> f32 {
    let (head, foot) = (20.0 * MM, page.height - 22.0 * MM);
    let inside = page.glyphs.iter().filter(|glyph| glyph.top > head && glyph.bottom < foot);
    inside.map(|glyph| (glyph.bottom - head) / (foot - head)).fold(0.0, f32::max)
}

#[test]
fn no_page_of_a_material_but_its_last_holds_less_than_a_fifth() {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    bench.copy("tests/extreme", "templates");
    bench.copy("tests/extreme", "cases/2026-11");
    bench.must_run(&["build"]);
    let mut seen = 0;
    for meeting in ["2026-05", "2026-11"] {
        let read = |file: &str| bench.path().join("output").join(meeting).join(file);
        let manifest = std::fs::read_to_string(read("manifest.json")).expect("it was made");
        let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("it is JSON");
        let pages = pages(&read("bundle.pdf"));
        for material in manifest["meeting"]["materials"].as_array().expect("a list") {
            if material["document"] != "bundle.pdf" {
                continue;
            }
            let number = |key: &str| usize::try_from(material[key].as_u64().expect("a number")).expect("few");
            let first = number("first_page") - 1;
            // All but the last one.
            let own = pages.iter().enumerate().skip(first).take(number("pages").saturating_sub(1));
            for (at, page) in own {
                let filled = filled(page);
                assert!(filled >= 0.2, "page {} of {meeting}, {material}: {filled}", at + 1);
                seen += 1;
            }
        }
    }
    assert!(seen > 30, "{seen} pages");
}
