//! The bundle of a meeting: what its pages, its outline, its links and its list say is where the materials really are.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use lopdf::{Dictionary, Document, Object, ObjectId};
use serde_json::Value;

use crate::golden::pages_must_look_like;
use crate::ink::{self, Page};
use crate::layout::must_be_tidy;
use crate::reading::structure_text;
use crate::support::{Bench, Run, tool, unix};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;
const OUTPUT: &str = "output/2026-05";

/// The sample meeting, built.
fn built(arguments: &[&str]) -> (Bench, Run) {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    let run = bench.must_run(&[&["build"], arguments].concat());
    (bench, run)
}

/// The meeting of today, of a town whose profile stands on the one of today.
///
/// - `words` are what that profile says besides its base
pub(crate) fn meeting_of_town(words: &str) -> Bench {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    bench.replace("cases/2026-05/meeting.yaml", "審議会: act-2023", "審議会: machi");
    bench.write("templates/machi/council.yaml", &format!("基本: act-2023\n{words}"));
    bench
}

fn path(bench: &Bench, name: &str) -> PathBuf {
    bench.path().join(OUTPUT).join(name)
}

fn manifest(bench: &Bench) -> Value {
    serde_json::from_str(&bench.read(&format!("{OUTPUT}/manifest.json"))).expect("it is JSON")
}

/// A bundle as a reader of PDFs sees it.
pub(crate) struct Bundle {
    pdf: Document,
    ids: Vec<ObjectId>,
    pages: Vec<Page>,
}

impl Bundle {
    pub(crate) fn open(path: &Path) -> Self {
        let pdf = Document::load(path).expect("it is a PDF");
        let ids: Vec<ObjectId> = pdf.get_pages().into_values().collect();
        let pages = ink::pages(path);
        assert_eq!(ids.len(), pages.len());
        Self { pdf, ids, pages }
    }

    fn dictionary<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        self.pdf.dereference(object).expect("it is there").1.as_dict().expect("a dictionary")
    }

    /// The label of every page.
    pub(crate) fn labels(&self) -> Vec<String> {
        let catalog = self.pdf.catalog().expect("a catalog");
        let tree = self.dictionary(catalog.get(b"PageLabels").expect("pages have labels"));
        let numbers = tree.get(b"Nums").expect("one leaf").as_array().expect("a list");
        let mut labels = Vec::new();
        for (at, pair) in numbers.chunks(2).enumerate() {
            let from = usize::try_from(pair[0].as_i64().expect("a page")).expect("a page");
            let until = numbers.get(2 * at + 2).map_or(self.ids.len(), |next| {
                usize::try_from(next.as_i64().expect("a page")).expect("a page")
            });
            let label = self.dictionary(&pair[1]);
            assert_eq!(label.get(b"S").expect("a style").as_name().expect("a name"), b"D");
            let start = label.get(b"St").map_or(1, |start| start.as_i64().expect("a number"));
            labels.extend(
                (0..i64::try_from(until - from).expect("few")).map(|offset| (start + offset).to_string()),
            );
        }
        labels
    }

    /// The index of the page to which a destination leads.
    fn page_of(&self, destination: &Object) -> usize {
        let mut place = self.pdf.dereference(destination).expect("it is there").1;
        if let Ok(name) = place.as_str() {
            let catalog = self.pdf.catalog().expect("a catalog");
            let names = self.dictionary(catalog.get(b"Names").expect("there are names"));
            let tree = self.dictionary(names.get(b"Dests").expect("of places"));
            let found = self.named(tree, name).expect("the name is known");
            place = self.pdf.dereference(found).expect("it is there").1;
            if let Ok(with) = place.as_dict() {
                place = self.pdf.dereference(with.get(b"D").expect("a place")).expect("it is there").1;
            }
        }
        let id = place.as_array().expect("a place")[0].as_reference().expect("a page");
        self.ids.iter().position(|page| *page == id).expect("a page of this document")
    }

    fn named<'a>(&'a self, tree: &'a Dictionary, name: &[u8]) -> Option<&'a Object> {
        if let Ok(names) = tree.get(b"Names").and_then(Object::as_array) {
            return names
                .chunks(2)
                .find(|pair| pair[0].as_str().is_ok_and(|text| text == name))
                .map(|pair| &pair[1]);
        }
        let kids = tree.get(b"Kids").and_then(Object::as_array).ok()?;
        kids.iter().find_map(|kid| self.named(self.dictionary(kid), name))
    }

    /// The first level of the outline: titles and pages.
    fn chapters(&self) -> Vec<(String, usize)> {
        let catalog = self.pdf.catalog().expect("a catalog");
        let mut next = self.dictionary(catalog.get(b"Outlines").expect("an outline")).get(b"First").ok();
        let mut chapters = Vec::new();
        while let Some(line) = next {
            let line = self.dictionary(line);
            let title = lopdf::decode_text_string(line.get(b"Title").expect("a title")).expect("text");
            chapters.push((title, self.page_of(line.get(b"Dest").expect("a place"))));
            next = line.get(b"Next").ok();
        }
        chapters
    }

    /// The links of a page: what stands under each, and where it leads.
    fn links(&self, page: usize) -> Vec<(String, usize)> {
        let dictionary = self.pdf.get_dictionary(self.ids[page]).expect("a page");
        let Ok(annotations) = dictionary.get(b"Annots") else { return Vec::new() };
        let annotations =
            self.pdf.dereference(annotations).expect("it is there").1.as_array().expect("a list");
        let height = self.pages[page].height;
        annotations
            .iter()
            .map(|link| {
                let link = self.dictionary(link);
                let rect: Vec<f32> = link
                    .get(b"Rect")
                    .and_then(Object::as_array)
                    .expect("a place")
                    .iter()
                    .map(|number| number.as_float().expect("a number"))
                    .collect();
                let inside = self.pages[page].glyphs.iter().filter(|glyph| {
                    let (x, y) = (
                        f32::midpoint(glyph.left, glyph.right),
                        height - f32::midpoint(glyph.top, glyph.bottom),
                    );
                    x > rect[0] && x < rect[2] && y > rect[1] && y < rect[3]
                });
                let target = link
                    .get(b"Dest")
                    .or_else(|_| self.dictionary(link.get(b"A").expect("a link leads somewhere")).get(b"D"));
                (inside.map(|glyph| glyph.character).collect(), self.page_of(target.expect("a place")))
            })
            .collect()
    }

    /// What stands in a part of a page, in millimetres from the top left corner.
    fn within(&self, page: usize, x: std::ops::Range<f32>, y: std::ops::Range<f32>) -> String {
        let inside = self.pages[page]
            .glyphs
            .iter()
            .filter(|glyph| x.contains(&(glyph.left / MM)) && y.contains(&(glyph.top / MM)));
        inside.map(|glyph| glyph.character).collect()
    }

    /// The number in the box at the top right.
    fn box_of(&self, page: usize) -> String {
        let said = self.within(page, 95.0..210.0, 10.0..17.6);
        let closed = said.split_once("会議終了後回収No.非公開").map(|(_, number)| number.to_owned());
        // What stands at the left is the subject; on the first page of a material it comes behind the number.
        let number = |said: &str| {
            said.rfind("資料").map(|at| {
                let shared = if said[..at].ends_with("共通") { "共通".len() } else { 0 };
                let digits = said[at..].char_indices().skip(2);
                let end = digits.take_while(|(_, it)| it.is_ascii_digit() || *it == '-').last();
                let end = end.map_or(said.len(), |(index, it)| at + index + it.len_utf8());
                said[at - shared..end].to_owned()
            })
        };
        closed.or_else(|| number(&said)).unwrap_or(said)
    }

    /// What the foot says: left, middle, right.
    fn foot(&self, page: usize) -> [String; 3] {
        let y = || 275.0..297.0;
        [
            self.within(page, 0.0..90.0, y()),
            self.within(page, 95.0..120.0, y()),
            self.within(page, 130.0..210.0, y()),
        ]
    }

    fn text(&self, page: usize) -> String {
        self.pages[page].glyphs.iter().map(|glyph| glyph.character).collect()
    }
}

/// What the list of the sample meeting is to say: number of the material and, of what is sent in advance, of its subject.
fn materials(manifest: &Value) -> Vec<(String, String, String, usize, usize)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
    let all = manifest["meeting"]["materials"].as_array().expect("a list");
    all.iter()
        .map(|one| {
            (
                text(&one["number"]),
                text(&one["title"]),
                text(&one["document"]),
                number(&one["first_page"]),
                number(&one["pages"]),
            )
        })
        .collect()
}

#[test]
fn every_material_is_where_outline_labels_list_and_manifest_say() {
    let (bench, _) = built(&[]);
    let manifest = manifest(&bench);
    let mut counted = 0;
    for name in ["bundle.pdf", "bundle-on-the-day.pdf"] {
        let bundle = Bundle::open(&path(&bench, name));
        let labels = bundle.labels();
        let chapters = bundle.chapters();
        let mine: Vec<_> = materials(&manifest).into_iter().filter(|material| material.2 == name).collect();
        assert!(!mine.is_empty());
        let list = chapters.iter().position(|(title, _)| title == "諮問・報告事項一覧").expect("the list");
        let first_part = chapters[list + 1].1;
        let links: Vec<(String, usize)> =
            (chapters[list].1..first_part).flat_map(|page| bundle.links(page)).collect();
        for (number, title, _, first_page, pages) in &mine {
            // Where the box at the top right names it: that is where it really is.
            let real: Vec<usize> =
                (0..bundle.pages.len()).filter(|page| bundle.box_of(*page) == *number).collect();
            assert_eq!(real.len(), *pages, "{number} of {name}");
            assert_eq!(real[0] % 2, 0, "{number} starts on a right-hand page");
            assert_eq!(real, (real[0]..real[0] + pages).collect::<Vec<_>>(), "{number} stands together");
            assert_eq!(labels[real[0]], first_page.to_string(), "{number}");
            let chapter = chapters.iter().find(|(line, _)| line == title).expect("it is in the outline");
            assert_eq!(chapter.1, real[0], "{title}");
            // The list links to it, by its subject and by its page.
            let to_it: Vec<&String> =
                links.iter().filter(|(_, target)| *target == real[0]).map(|(text, _)| text).collect();
            let page_numbers: Vec<&&String> =
                to_it.iter().filter(|text| text.chars().all(|digit| digit.is_ascii_digit())).collect();
            assert_eq!(page_numbers, [&&first_page.to_string()], "{number}: {to_it:?}");
            assert!(to_it.len() >= 2, "{number}: {to_it:?}");
            for (at, page) in real.iter().enumerate() {
                let [left, middle, _] = bundle.foot(*page);
                let meeting = "令和8年度第1回個人情報保護審議会";
                assert_eq!(left, format!("{number}{}/{pages}{meeting}", at + 1));
                assert_eq!(middle, labels[*page]);
            }
            counted += 1;
        }
        // Nothing but these, the cover, the list and blank pages.
        for page in first_part..bundle.pages.len() {
            let boxed = bundle.box_of(page);
            let text = bundle.text(page);
            assert!(
                mine.iter().any(|material| material.0 == boxed)
                    || text == "余白"
                    || text.starts_with("非公開"),
                "page {page} of {name}: {text}"
            );
        }
    }
    assert_eq!(counted, 14, "every material of the sample");
}

#[test]
fn the_pages_of_the_day_go_on_from_those_sent_in_advance() {
    let (bench, _) = built(&[]);
    let advance = Bundle::open(&path(&bench, "bundle.pdf"));
    let day = Bundle::open(&path(&bench, "bundle-on-the-day.pdf"));
    let last = advance.ids.len().next_multiple_of(2);
    assert_eq!(day.labels()[0], (last + 1).to_string());
    assert_eq!(day.labels().len(), day.ids.len());
    let single = built(&["--single-sided"]).0;
    let [advance, day] =
        ["bundle.pdf", "bundle-on-the-day.pdf"].map(|name| Bundle::open(&path(&single, name)));
    assert_eq!(day.labels()[0], (advance.ids.len() + 1).to_string());
    for bundle in [&advance, &day] {
        assert!((0..bundle.pages.len()).all(|page| bundle.text(page) != "余白"), "no page is left blank");
    }
}

#[test]
fn the_margins_of_two_sides_change_and_those_of_one_side_do_not() {
    for (arguments, right_hand_only) in [(&[][..], false), (&["--single-sided"], true)] {
        let (bench, _) = built(arguments);
        let bundle = Bundle::open(&path(&bench, "bundle.pdf"));
        for (index, page) in bundle.pages.iter().enumerate().filter(|(_, page)| page.glyphs.len() > 50) {
            let rules: Vec<f32> = page
                .rules
                .iter()
                .filter(|rule| rule.vertical && rule.width > 1.0)
                .map(|rule| rule.at / MM)
                .collect();
            let Some(left) = rules.iter().copied().reduce(f32::min).filter(|left| *left < 30.0) else {
                continue;
            };
            let expected = if index % 2 == 0 || right_hand_only { 22.0 } else { 15.0 };
            assert!((left - expected).abs() < 0.5, "page {}: {left}", index + 1);
        }
    }
}

#[test]
fn the_list_says_everything_of_every_item() {
    let (bench, run) = built(&[]);
    run.must_say("会議資料 2026-05: 53ページ、27枚（当日配布は別に5枚）。差し込む別添は3件");
    let text = bench.read(&format!("{OUTPUT}/bundle.txt"));
    assert_snapshot!("list", text.split("■ ").nth(1).expect("the list"));
    let list = structure_text(&path(&bench, "bundle.pdf"));
    for said in [
        "諮問第24号高齢者見守り事業における個人情報の目的外利用及び外部提供について",
        "【諮問】法第129条高齢福祉課、市民課資料2",
        "別添見守り活動の流れ図（2ページ）",
        "諮問第26号欠番資料4",
        "【非公開】情報システムの侵入検査業務の委託について",
        "非公開の根拠例示市情報公開条例第7条第6号資料13当日配布",
        "次回の日程について",
    ] {
        assert!(list.contains(said), "{said:?} is not in {list}");
    }
    let front = Bundle::open(&path(&bench, "bundle.pdf")).text(0);
    for said in ["令和8年5月20日（水）午後1時30分", "会長髙栁誠一", "﨑山", "瀨戸", "2前回の議事録の確認"]
    {
        assert!(front.contains(said), "{said:?} is not in {front}");
    }
}

/// The items of the sample, each on its line, without the blanks before it: those whose lines have a word, and the others.
fn items_with(meeting: &str, word: &str) -> (Vec<String>, Vec<String>) {
    let items = meeting.split_once("案件:\n").expect("it lists its items").1;
    items.lines().map(|line| line.trim().to_owned()).partition(|line| line.contains(word))
}

#[test]
fn items_stand_in_groups_with_headings_and_a_group_can_be_one_material() {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    let meeting = "cases/2026-05/meeting.yaml";
    let text = bench.read(meeting);
    let (reports, others) = items_with(&text, "報告第");
    let list = format!(
        "案件:\n  - 見出し: 諮問事項など\n    案件:\n      {}\n  - 見出し: 報告事項\n    まとめ: はい\n    案件:\n      {}\n",
        others.join("\n      "),
        reports.join("\n      "),
    );
    let head = text.split("案件:").next().expect("its head");
    bench.write(meeting, &format!("{head}説明員: [ 情報公開課長 ]\n{list}"));
    bench.must_run(&["build"]).must_say("指摘はありません");
    let made = materials(&manifest(&bench));
    let numbers: Vec<&str> = made.iter().map(|one| one.0.as_str()).collect();
    let table = numbers.iter().position(|number| *number == "資料6").expect("the table has a number");
    assert_eq!(numbers[table + 1], "資料6-1", "{numbers:?}");
    assert_eq!(made[table].1, "資料6\u{3000}報告事項");
    let bundle = Bundle::open(&path(&bench, "bundle.pdf"));
    let page = made[table].3 - 1;
    let sheet = bundle.text(page);
    assert_eq!(bundle.box_of(page), "資料6");
    for (number, subject) in [("資料6-1", "空き家"), ("資料6-7", "公園使用許可台帳"), ("資料6-8", "侵入検査")]
    {
        assert!(sheet.contains(number) && sheet.contains(subject), "{number} {subject}: {sheet}");
    }
    let text = bench.read(&format!("{OUTPUT}/bundle.txt"));
    assert!(text.contains("□ 諮問事項など") && text.contains("■ 資料6　報告事項"), "{text}");
    let call_list = bench.read(&format!("{OUTPUT}/call-list.txt"));
    assert!(call_list.contains("会議全体") && call_list.contains("情報公開課長"), "{call_list}");
    public_pages_must_agree(&bench, &["資料6-8"]);
}

#[test]
fn items_can_stand_below_the_agenda_and_say_that_they_are_given_up() {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    let meeting = "cases/2026-05/meeting.yaml";
    let text = bench.read(meeting);
    let (reports, others) = items_with(&text, "報告第");
    let head = text.split("次第:").next().expect("its head");
    let agenda = format!(
        "次第:\n  - 開会\n  - 見出し: 諮問事項\n    案件:\n      {}\n  - 見出し: 報告事項\n    案件:\n      {}\n      - {{ 件名: 意識調査について, 区分: 報告, 状態: 廃止 }}\n  - 閉会\n",
        others.join("\n      "),
        reports.join("\n      "),
    );
    bench.write(meeting, &format!("{head}{agenda}"));
    bench.must_run(&["build"]).must_say("指摘はありません");
    let front = Bundle::open(&path(&bench, "bundle.pdf")).text(0);
    for said in ["3報告事項", "報告第1号空き家の所有者", "報告第8号情報システム", "4閉会"]
    {
        assert!(front.contains(said), "{said:?} is not in {front}");
    }
    assert!(!front.contains("諮問第26号"), "what was withdrawn is not dealt with: {front}");
    let list = structure_text(&path(&bench, "bundle.pdf"));
    assert!(list.contains("意識調査について【報告】【廃止】"), "{list}");
    // The same as 取下げ: はい.
    bench.replace(meeting, "取下げ: はい", "状態: 取下げ");
    bench.must_run(&["build"]);
    assert!(bench.read(&format!("{OUTPUT}/bundle.txt")).contains("欠番"));
}

#[test]
fn the_pages_look_as_accepted() {
    let (bench, _) = built(&[]);
    for name in
        ["bundle.pdf", "bundle-on-the-day.pdf", "bundle-public.pdf", "call-list.pdf", "materials/資料8.pdf"]
    {
        must_be_tidy(&path(&bench, name));
    }
    let short = path(&bench, "front.pdf");
    let status = tool("qpdf")
        .arg(path(&bench, "bundle.pdf"))
        .args(["--pages", ".", "1-3,5", "--"])
        .arg(&short)
        .status()
        .expect("qpdf starts");
    assert!(status.success());
    pages_must_look_like(&short, "bundle");
    pages_must_look_like(&path(&bench, "call-list.pdf"), "call-list");
}

#[test]
fn a_public_edition_says_what_is_closed_and_why_and_nothing_more() {
    let (bench, _) = built(&[]);
    let public = structure_text(&path(&bench, "bundle-public.pdf"));
    let twin = bench.read(&format!("{OUTPUT}/bundle-public.txt"));
    let whole = structure_text(&path(&bench, "bundle-on-the-day.pdf"));
    for closed in ["外部の専門家", "情報セキュリティ対策事業", "神﨑", "情報システムの弱点を見つけ"]
    {
        assert!(whole.contains(closed), "{closed:?} is in the closed papers");
        assert!(!public.contains(closed) && !twin.contains(closed), "{closed:?} is published");
    }
    let notice = "資料13は、例示市情報公開条例第7条第6号により、非公開です。";
    assert!(public.contains(notice) && twin.contains(notice), "{twin}");
    for said in ["報告第8号", "情報システムの侵入検査業務の委託について", "非公開の根拠"]
    {
        assert!(public.contains(said) && twin.contains(said), "{said:?} is known to all");
    }
    // Neither its matching number nor the kind of its matter is told.
    let manifest = manifest(&bench);
    let of_closed = manifest["meeting"]["materials"].as_array().expect("a list").iter();
    let mut numbers = of_closed
        .filter(|one| one["number"] == "資料13")
        .map(|one| one["matching_number"].as_str().expect("a text").to_owned());
    let number = numbers.next().expect("it has one");
    assert!(number.len() == 8 && !public.contains(&number) && !twin.contains(&number), "{number}");
}

/// Holds the pages of a public edition against those of the council's sets.
///
/// - `closed` are the numbers of the closed materials; clauses of closed items alone have no leaf
fn public_pages_must_agree(bench: &Bench, closed: &[&str]) {
    let public = Bundle::open(&path(bench, "bundle-public.pdf"));
    let labels = public.labels();
    let mut met = 0;
    for (number, _, _, first_page, pages) in materials(&manifest(bench)) {
        let mine: Vec<usize> =
            (0..public.pages.len()).filter(|page| public.box_of(*page) == number).collect();
        let is_closed = closed.contains(&number.as_str());
        let leaf = usize::from(!number.starts_with("共通"));
        let count = if is_closed { leaf } else { pages };
        assert_eq!(mine.len(), count, "{number}: of a closed one, one leaf");
        let said: Vec<String> = mine.iter().map(|page| public.foot(*page)[1].clone()).collect();
        let expected: Vec<String> = (first_page..first_page + count).map(|page| page.to_string()).collect();
        assert_eq!(said, expected, "{number}");
        let labelled: Vec<&String> = mine.iter().map(|page| &labels[*page]).collect();
        assert_eq!(labelled, said.iter().collect::<Vec<_>>(), "{number}");
        met += 1;
    }
    assert!(met > 10, "{met}");
}

#[test]
fn every_edition_has_the_pages_of_the_councils_set() {
    for arguments in [&[][..], &["--single-sided"]] {
        let (bench, _) = built(arguments);
        public_pages_must_agree(&bench, &["資料13"]);
    }
}

/// The meeting of today with two cases that others have the clauses of, of each pair one or both closed; of a profile of its own.
///
/// - `words` are what that profile says besides its base
fn with_copies(words: &str) -> Bench {
    let bench = meeting_of_town(words);
    let closed = "公開: 非公開, 非公開の根拠: 例示市情報公開条例第7条第6号";
    let meeting = "cases/2026-05/meeting.yaml";
    let copies = [("窓口業務の委託", "市民課の"), ("給食費データ入力", "学校給食費の")];
    for (case, start) in copies {
        let text = bench.read(&format!("cases/2026-05/{case}.yaml"));
        let copy = text.replacen(&format!("件名: {start}"), &format!("件名: 二つ目の{start}"), 1);
        bench.write(&format!("cases/2026-05/{case}その2.yaml"), &copy);
        let item =
            format!("  - {{ 件名: 次回の日程について }}\n  - {{ ファイル: {case}その2.yaml, {closed} }}\n");
        bench.replace(meeting, "  - { 件名: 次回の日程について }\n", &item);
    }
    bench.replace(meeting, "給食費データ入力.yaml, ", &format!("給食費データ入力.yaml, {closed}, "));
    bench
}

#[test]
fn also_where_a_closed_item_shares_its_clauses_with_open_ones() {
    let bench = with_copies("会議資料: { 特記事項: 一括 }\n");
    for arguments in [&["build"][..], &["build", "--single-sided"]] {
        bench.must_run(arguments);
        let made = materials(&manifest(&bench));
        let mut withheld: Vec<&str> =
            made.iter().filter(|one| one.1.starts_with("【非公開】")).map(|one| one.0.as_str()).collect();
        assert_eq!(withheld.len(), 4, "{made:?}");
        // What only closed items share is not printed for all.
        let shared: Vec<&str> =
            made.iter().map(|one| one.0.as_str()).filter(|number| number.starts_with("共通")).collect();
        assert_eq!(shared, ["共通資料1", "共通資料2"]);
        let public = Bundle::open(&path(&bench, "bundle-public.pdf"));
        let has = |number: &str| (0..public.pages.len()).any(|page| public.box_of(page) == number);
        assert!(has("共通資料1") && !has("共通資料2"));
        withheld.push("共通資料2");
        public_pages_must_agree(&bench, &withheld);
    }
}

#[test]
fn each_page_of_a_closed_material_says_so() {
    let (bench, _) = built(&[]);
    for name in ["bundle-on-the-day.pdf", "materials-closed/資料13.pdf"] {
        let bundle = Bundle::open(&path(&bench, name));
        let pages: Vec<usize> =
            (0..bundle.pages.len()).filter(|page| bundle.box_of(*page) == "資料13").collect();
        assert_eq!(pages.len(), 5, "{name}");
        for page in pages {
            let head = bundle.within(page, 95.0..210.0, 10.0..17.6);
            assert!(head.ends_with("会議終了後回収No.非公開資料13"), "page {page} of {name}: {head}");
        }
    }
    let advance = Bundle::open(&path(&bench, "bundle.pdf"));
    assert!((0..advance.pages.len()).all(|page| !advance.text(page).contains("会議終了後回収")));
    assert!(bench.read(&format!("{OUTPUT}/bundle-on-the-day.txt")).contains("■ 【非公開】資料13"));
}

#[test]
fn each_material_is_also_made_alone_with_its_number() {
    let (bench, _) = built(&[]);
    for (number, title, document, _, pages) in materials(&manifest(&bench)) {
        // What is closed lies apart from what may go to the web.
        let folder = if number == "資料13" { "materials-closed" } else { "materials" };
        let alone = path(&bench, &format!("{folder}/{number}.pdf"));
        if document == "bundle.pdf" && (number.contains('-') || number == "資料1") {
            assert!(!alone.exists(), "{number} was made elsewhere");
            continue;
        }
        let material = Bundle::open(&alone);
        assert_eq!(material.ids.len(), pages, "{number}");
        assert_eq!(material.chapters(), [(title.clone(), 0)]);
        for page in 0..pages {
            assert_eq!(material.box_of(page), number);
            assert_eq!(material.foot(page)[1].replace(' ', ""), format!("{}/{pages}", page + 1));
        }
    }
}

/// Runs in a meeting of two copies of the real case.
fn pair() -> Bench {
    let bench = Bench::with_real_case();
    let text = bench.read("cases/2008-08/健診勧奨通知.yaml");
    bench.write("cases/2008-08/二つ目.yaml", &text.replace("件名: 特定", "件名: 続・特定"));
    let meeting = bench.read("cases/2008-08/meeting.yaml");
    bench.write("cases/2008-08/meeting.yaml", meeting.split("案件:").next().expect("the head of the file"));
    bench
}

#[test]
fn clauses_that_could_be_printed_once_are_told_with_the_leaves_that_it_saves() {
    let bench = with_copies("");
    let leaves = |run: &Run| -> usize {
        let said = run.err();
        let line =
            said.lines().find(|line| line.starts_with("会議資料 2026-05:")).expect("it is told").to_owned();
        let before = line.split_once("枚").expect("leaves").0.to_owned();
        before.rsplit('、').next().expect("a number").parse().expect("a number")
    };
    let run = bench.must_run(&["build", "--single-sided"]);
    let said = run.err();
    let (_, told) = said.split_once("一部あたり").expect("it is proposed");
    let told: usize = told.split_once("枚以上").expect("leaves").0.parse().expect("a number");
    let council = "templates/machi/council.yaml";
    bench.write(council, &(bench.read(council) + "会議資料: { 特記事項: 一括 }\n"));
    let shared = bench.must_run(&["build", "--single-sided"]);
    assert!(told > 0 && leaves(&run) - leaves(&shared) >= told, "{told}: {}", shared.err());
    assert!(!shared.err().contains("一部あたり"), "{}", shared.err());
    // On both sides, the clauses of the real case stand on the back of a leaf that is there anyway.
    let run = pair().must_run(&["build"]);
    assert!(!run.err().contains("一部あたり"), "{}", run.err());
}

#[test]
fn the_leaves_that_the_setting_saves_are_those_that_it_would_need_otherwise() {
    let bench = meeting_of_town("");
    let pages = |bench: &Bench| {
        let made = materials(&manifest(bench)).into_iter();
        made.map(|(number, _, _, _, pages)| (number, pages)).collect::<Vec<_>>()
    };
    let run = bench.must_run(&["build"]);
    run.must_say("長い欄を全幅に組むなどして、1枚減らしました");
    let (set, told) = (pages(&bench), manifest(&bench)["meeting"]["materials"].clone());
    let told =
        told.as_array().expect("a list").iter().map(|one| one["saved_pages"].as_u64().unwrap_or_default());
    let told: Vec<usize> = told.map(|saved| usize::try_from(saved).expect("small")).collect();
    let of_today = include_str!("../../templates/act-2023/measures.typ");
    let beside = of_today.replace("#let stack-from = 55mm", "#let stack-from = none");
    assert_ne!(beside, of_today, "what is set over the full width is not said there");
    bench.write("templates/machi/measures.typ", &beside);
    let run = bench.must_run(&["build"]);
    assert!(!run.err().contains("全幅に組む"), "{}", run.err());
    let plain = pages(&bench);
    let more: Vec<usize> = plain.iter().zip(&set).map(|(plain, set)| plain.1 - set.1).collect();
    assert_eq!((more, plain.len()), (told.clone(), set.len()));
    assert_eq!(told.iter().sum::<usize>(), 1);
}

#[test]
fn one_wrong_case_stops_the_bundle_and_marks_the_old_one() {
    let bench = pair();
    bench.must_run(&["build"]);
    let file = |name: &str| bench.path().join("output/2008-08").join(name);
    let (old, old_text) =
        (fs::read(file("bundle.pdf")).expect("made"), fs::read(file("bundle.txt")).expect("made"));
    bench.replace("cases/2008-08/二つ目.yaml", "  目的: ", "  目的地: ");
    let run = bench.run(&["build"]);
    run.must_end_with(1);
    run.must_say("cases/2008-08/二つ目.yaml");
    run.must_say(
        "output/2008-08 にある前のものの名前を変えました（bundle.outdated.pdf、materials.outdated）。\
         印刷しないでください。",
    );
    assert!(!file("bundle.pdf").exists() && !file("bundle.txt").exists());
    assert_eq!(fs::read(file("bundle.outdated.pdf")).expect("it is kept"), old);
    assert_eq!(fs::read(file("bundle.outdated.txt")).expect("it is kept"), old_text);
    assert!(file("二つ目/advance-report.pdf").exists(), "the case keeps its old documents");
    let said: Value = serde_json::from_str(&bench.read("output/2008-08/manifest.json")).expect("JSON");
    assert_eq!(said["meeting"]["outdated"], true);
    // Once more: there is nothing left to mark.
    assert!(!bench.run(&["build"]).err().contains("outdated"));
    bench.replace("cases/2008-08/二つ目.yaml", "  目的地: ", "  目的: ");
    bench.must_run(&["build"]);
    assert_eq!(fs::read(file("bundle.pdf")).expect("made again"), old);
    assert!(!file("bundle.outdated.pdf").exists() && !file("bundle.outdated.txt").exists());
}

#[test]
fn a_case_alone_makes_no_bundle_and_leaves_the_one_that_is_there() {
    let bench = pair();
    bench.must_run(&["build", "cases/2008-08/二つ目.yaml"]);
    assert!(!bench.path().join("output/2008-08/bundle.pdf").exists());
    bench.must_run(&["build"]);
    let before = bench.files("output");
    bench.must_run(&["build", "cases/2008-08/二つ目.yaml"]);
    assert_eq!(bench.files("output"), before);
}

#[test]
fn what_others_put_beside_the_documents_stays() {
    let bench = pair();
    bench.write("output/2008-08/メモ.txt", "事務局の覚え書き");
    bench.write("output/2008-08/印刷所/控え.txt", "控え");
    bench.must_run(&["build"]);
    assert_eq!(bench.read("output/2008-08/メモ.txt"), "事務局の覚え書き");
    assert_eq!(bench.read("output/2008-08/印刷所/控え.txt"), "控え");
    // Also within folders of the program, whatever becomes of its own files there.
    let others = [
        "二つ目/決裁.docx",
        "二つ目/別添.pdf",
        "materials/公開用の目次.txt",
        "materials/下書き/資料1.pdf",
        "printed/送り状.pdf",
        "replacement/送り状.pdf",
    ];
    others.iter().for_each(|name| bench.write(&format!("output/2008-08/{name}"), name));
    let must_stay = |what: &str| {
        for name in others {
            assert_eq!(bench.read(&format!("output/2008-08/{name}")), name, "{what}");
        }
    };
    let case = "cases/2008-08/二つ目.yaml";
    let text = bench.read(case);
    bench.must_run(&["build", "--printed"]);
    must_stay("printed");
    bench.replace(case, "  目的: ", "  目的: 別に");
    bench.must_run(&["build"]);
    must_stay("changed");
    bench.must_run(&["replace", "2008-08"]);
    must_stay("replaced");
    bench.write(case, &text);
    bench.must_run(&["replace", "2008-08"]);
    must_stay("nothing to replace");
    bench.must_run(&["build", "--printed", "--reprint"]);
    bench.replace(case, "  目的: ", "  目的地: ");
    bench.run(&["build"]).must_end_with(1);
    must_stay("outdated");
    assert!(bench.path().join("output/2008-08/materials.outdated/資料1.pdf").exists());
    bench.run(&["build", "--prune"]).must_end_with(1);
    must_stay("pruned");
    let made = |bench: &Bench| {
        let mine = |name: &PathBuf| !others.iter().any(|other| name.ends_with(other));
        let names = bench.files("output/2008-08").into_iter().filter(mine);
        names.map(|name| name.display().to_string()).collect::<Vec<_>>()
    };
    assert!(
        !made(&bench).iter().any(|name| name.contains("二つ目") || name.contains("資料")),
        "{:?}",
        made(&bench)
    );
    bench.write(case, &text);
    bench.must_run(&["build"]);
    must_stay("made again");
    fs::remove_dir_all(bench.path().join("cases/2008-08")).expect("it is there");
    bench.must_run(&["build", "--prune"]);
    must_stay("the meeting is gone");
    let collected = [
        "printed/collected/1/bundle.pdf",
        "printed/collected/1/printed.json",
        "printed/collected/1/送り状.pdf",
    ];
    let printed = [&["printed/bundle.pdf"], &collected[..], &["printed/printed.json"]].concat();
    assert_eq!(made(&bench), [&printed[..], &["メモ.txt", "印刷所/控え.txt"]].concat());
}

/// The papers sent in advance and those of the day have common clauses each, and other ones.
fn two_sets() -> Bench {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    bench.write("templates/town/council.yaml", "基本: act-2023\n会議資料: { 特記事項: 一括 }\n");
    let (one, other) = ("cases/2026-05/窓口業務の委託.yaml", "cases/2026-05/侵入検査の委託.yaml");
    for (name, text) in [("a", one), ("b", one), ("c", other), ("d", other)] {
        let subject = |text: &str| text.replacen("件名: ", &format!("件名: {name}："), 1);
        bench.write(&format!("cases/x/{name}.yaml"), &subject(&bench.read(text)));
    }
    let day = "配布: 当日机上配布";
    bench.write(
        "cases/x/meeting.yaml",
        &format!(
            "会議名: 令和8年度第2回\n審議会: town\n開催日: 令和8年6月17日（水）\n案件:\n\
             \u{20} - {{ ファイル: a.yaml }}\n  - {{ ファイル: b.yaml }}\n\
             \u{20} - {{ ファイル: c.yaml, {day} }}\n  - {{ ファイル: d.yaml, {day} }}\n"
        ),
    );
    fs::remove_dir_all(bench.path().join("cases/2026-05")).expect("it is there");
    bench
}

#[test]
fn common_clauses_have_one_number_throughout_a_meeting() {
    let bench = two_sets();
    bench.must_run(&["build"]);
    let shared = |name: &str| {
        let bundle = Bundle::open(&bench.path().join("output/x").join(name));
        let titles = bundle.chapters().into_iter().map(|(title, ..)| title);
        titles.filter(|title| title.contains("共通資料")).collect::<Vec<_>>()
    };
    let title = "　個人情報の取扱いに関する特記事項";
    let [first, second] = [1, 2].map(|number| format!("共通資料{number}{title}"));
    assert_eq!(shared("bundle.pdf"), [first]);
    assert_eq!(shared("bundle-on-the-day.pdf"), [second]);
    // Nor does an item take such a number.
    bench.replace(
        "cases/x/meeting.yaml",
        "{ ファイル: b.yaml }",
        "{ ファイル: b.yaml, 資料番号: 共通資料1 }",
    );
    let run = bench.run(&["build"]);
    run.must_end_with(1);
    run.must_say("エラー[meeting-contradictory]: 資料番号「共通資料1」が、ほかの資料と重なります");
    // Some systems would take these for one file.
    bench.replace("cases/x/meeting.yaml", "資料番号: 共通資料1 }", "資料番号: 資料A }");
    bench.replace("cases/x/meeting.yaml", "{ ファイル: a.yaml }", "{ ファイル: a.yaml, 資料番号: 資料a }");
    bench.run(&["build"]).must_say("資料番号「資料A」が、ほかの資料と重なります");
}

#[test]
fn a_clause_that_is_added_for_the_day_is_what_the_errata_say() {
    let bench = two_sets();
    bench.must_run(&["build", "--printed"]);
    for name in ["c", "d"] {
        let case = format!("cases/x/{name}.yaml");
        bench.replace(&case, "\n特記事項:\n", "\n特記事項:\n  組: [ 派遣労働者がいる場合 ]\n");
    }
    bench.must_run(&["replace", "x"]);
    let errata = bench.read("output/x/replacement/errata-on-the-day.txt");
    assert!(errata.contains("派遣労働者"), "{errata}");
}

#[test]
fn clauses_that_are_the_same_are_printed_once_if_the_council_wants_it() {
    let bench = pair();
    bench.replace("cases/2008-08/meeting.yaml", "審議会: shinjuku-2008", "審議会: town");
    bench.write("templates/town/council.yaml", "基本: shinjuku-2008\n会議資料: { 特記事項: 一括 }\n");
    bench.must_run(&["build"]);
    let bundle = Bundle::open(&bench.path().join("output/2008-08/bundle.pdf"));
    let chapters = bundle.chapters();
    assert_eq!(chapters.last().expect("an end").0, "共通資料1　特記事項");
    let text: Vec<String> = (0..bundle.pages.len()).map(|page| bundle.text(page)).collect();
    assert_eq!(text.iter().filter(|text| text.contains("(損害の賠償)")).count(), 1, "once");
    let starts =
        |number: &str| (0..text.len()).find(|page| bundle.box_of(*page) == number).expect("it is there");
    for number in ["資料1", "資料2"] {
        let head = bundle.within(starts(number), 0.0..110.0, 10.0..20.0);
        assert!(head.ends_with("特記事項は、共通資料1のとおり"), "below the subject: {head}");
    }
    assert!(text[starts("共通資料1")].contains("次の資料に共通する特記事項です。資料1、資料2"));
    let alone = structure_text(&bench.path().join("output/2008-08/materials/資料2.pdf"));
    assert!(alone.contains("(損害の賠償)"), "alone, a material has its own clauses");
}

#[test]
fn marks_numbers_and_blank_pages_are_as_the_council_wants_them() {
    let bench = pair();
    bench.replace("cases/2008-08/meeting.yaml", "審議会: shinjuku-2008", "審議会: town");
    bench.write(
        "templates/town/council.yaml",
        "基本: shinjuku-2008\n会議資料: { 項番: \"案件{①}\", 資料番号: \"審議資料 NO.{1}\", 余白: }\n",
    );
    bench.must_run(&["build"]);
    let bundle = Bundle::open(&bench.path().join("output/2008-08/bundle.pdf"));
    assert!(bundle.text(1).contains("案件①") && bundle.text(1).contains("案件②"), "{}", bundle.text(1));
    let names: BTreeMap<String, usize> = bundle.chapters().into_iter().collect();
    assert!(names.keys().any(|title| title.starts_with("審議資料 NO.1　続・特定")), "{names:?}");
    let blank = (0..bundle.pages.len()).filter(|page| bundle.pages[*page].glyphs.is_empty()).count();
    assert_eq!(blank, 0, "the real case fills both sides: {:?}", bundle.chapters());
    assert!(bench.path().join("output/2008-08/materials/審議資料 NO.1.pdf").exists());
}

#[test]
fn what_does_not_go_together_is_told_at_its_place() {
    for (items, place, said) in [
        ("  - { ファイル: 健診勧奨通知.yaml, 件名: 健診 }\n", "5:30", "「ファイル」と「件名」の両方"),
        ("  - 健診勧奨通知.yaml\n  - { 番号: 報告第2号 }\n", "6:5", "「ファイル」も「件名」もありません"),
        ("  - { ファイル: 健診勧奨通知.yaml, 非公開の根拠: 条例第7条 }\n", "5:34", "公開の案件に"),
        (
            "  - { ファイル: 健診勧奨通知.yaml, 番号: 報告第1号 }\n  - { 件名: その他, 番号: 報告第1号 }\n",
            "6:20",
            "「報告第1号」が2回使われています",
        ),
        ("  - 健診勧奨通知\n  - 健診勧奨通知.yaml\n", "6:5", "「健診勧奨通知.yaml」が2回使われています"),
        (
            "  - { 件名: 案, 資料番号: 資料Ａ, 別添: [ { 件名: 図, ページ数: 1, 資料番号: 資料Ｂ } ] }\n  - 健診勧奨通知.yaml\n",
            "5:55",
            "一つの資料に、資料番号が二つ書かれています（「資料Ａ」とここ）",
        ),
        ("  - { ファイル: 健診勧奨通知.yaml, 資料番号: 資料1/2 }\n", "5:32", "ファイルの名前にできません"),
        (
            "  - { ファイル: 健診勧奨通知.yaml, 配布: 郵送 }\n",
            "5:30",
            "事前送付、当日机上配布、追加資料、参考資料",
        ),
        (
            "  - { 件名: その他, 資料番号: 資料2 }\n  - 健診勧奨通知.yaml\n",
            "6:5",
            "資料番号「資料2」が、ほかの資料と重なります",
        ),
    ] {
        let bench = Bench::with_real_case();
        let head = "会議名: 平成20年度第2回\n審議会: shinjuku-2008\n開催日: 平成20年8月27日（水）\n案件:\n";
        bench.write("cases/2008-08/meeting.yaml", &format!("{head}{items}"));
        let run = bench.run(&["check"]);
        run.must_end_with(1);
        run.must_say(said);
        run.must_say(&format!("cases/2008-08/meeting.yaml:{place}\n"));
    }
    let bench = Bench::with_real_case();
    let text = bench.read("cases/2008-08/健診勧奨通知.yaml");
    for name in ["Materials", "materials.outdated", "bundle.outdated.pdf", "manifest.json", "Bundle.TXT"] {
        bench.write(&format!("cases/2008-08/{name}.yaml"), &text);
        let run = bench.run(&["check"]);
        run.must_end_with(1);
        run.must_say(&format!("「{name}」は、案件のファイルの名前にできません"));
    }
}

#[test]
#[cfg_attr(not(unix), ignore = "names of Windows are Unicode")]
fn a_file_whose_name_is_not_utf_8_is_told() {
    let bench = Bench::with_real_case();
    let folder = bench.path().join("cases/2008-08");
    for name in [&b"\x82\xa0.yaml"[..], b"\x82\xa2.yaml"] {
        fs::copy(folder.join("健診勧奨通知.yaml"), folder.join(unix::name(name))).expect("the disk takes it");
    }
    let run = bench.run(&["build"]);
    run.must_end_with(1);
    run.must_say("エラー[file-not-read]: 「\u{FFFD}\u{FFFD}.yaml」は読み込まれません");
    run.must_say("名前の文字コードが UTF-8 ではありません");
    assert!(!bench.path().join("output/2008-08/bundle.pdf").exists());
}

#[test]
#[cfg_attr(not(unix), ignore = "names of Windows are Unicode")]
fn a_meeting_whose_name_is_not_utf_8_is_told_and_not_taken_for_another() {
    let bench = Bench::with_real_case();
    let folder = bench.path().join("cases");
    for name in [&b"\x82\xa0"[..], b"\x82\xa2"] {
        let other = folder.join(unix::name(name));
        fs::create_dir(&other).expect("the disk takes it");
        for file in ["健診勧奨通知.yaml", "meeting.yaml"] {
            fs::copy(folder.join("2008-08").join(file), other.join(file)).expect("the disk takes it");
        }
    }
    let run = bench.run(&["build"]);
    run.must_end_with(1);
    assert_eq!(run.err().matches("エラー[file-not-read]: 「\u{FFFD}\u{FFFD}」は読み込まれません").count(), 2);
    run.must_say("名前の文字コードが UTF-8 ではありません");
    let out = run.out();
    let made: Vec<&str> = out.lines().collect();
    assert!(made.len() == 4 && made.iter().all(|line| line.starts_with("output/2008-08/")), "{made:?}");
    // Where the workspace itself has such a name, its meetings are read.
    let other = Bench::new();
    let root = other.path().join(unix::name(b"\x82\xa0"));
    fs::create_dir_all(root.join("cases")).expect("the disk takes it");
    fs::rename(folder.join("2008-08"), root.join("cases/2008-08")).expect("the disk takes it");
    let mut program = crate::support::command(Path::new(env!("CARGO_BIN_EXE_shingikai")));
    program.args(["check", "--fonts"]).arg(crate::support::repository().join(".tools/fonts"));
    program.current_dir(&root).env("LANG", "ja_JP.UTF-8");
    let run = crate::support::Run::of(program);
    run.must_end_with(0);
    run.must_say("確認済み 2件");
}

#[test]
fn a_material_under_another_heading_is_missed() {
    let bench = pair();
    bench.replace("cases/2008-08/meeting.yaml", "審議会: shinjuku-2008", "審議会: town");
    bench.write("templates/town/council.yaml", "基本: shinjuku-2008\n");
    let library = fs::read_to_string(crate::support::repository().join("templates/shinjuku-2008/form.typ"))
        .expect("it is there");
    let without =
        library.replace("heading(depth: 1, offset: 0, bookmark)", "heading(depth: 1, offset: 0, number)");
    assert_ne!(library, without);
    bench.write("templates/town/form.typ", &without);
    let run = bench.run(&["build"]);
    run.must_end_with(2);
    run.must_say("会議資料の目次が、入るはずの資料と合いません");
    assert!(!bench.path().join("output/2008-08/bundle.pdf").exists());
}

#[test]
fn whoever_collates_is_told_what_lies_where_and_what_is_put_in() {
    let (bench, _) = built(&[]);
    let sheet = structure_text(&path(&bench, "collating.pdf"));
    for said in ["丁合表", "次第、諮問・報告事項一覧", "色紙に印刷する。", "非公開の資料の部番と返却資料13"]
    {
        assert!(sheet.contains(said), "{said:?} is not in {sheet}");
    }
    for (number, title, _, first, pages) in materials(&manifest(&bench)) {
        let leaves = pages.div_ceil(2);
        let last = first + pages - 1;
        let span = if pages == 1 { first.to_string() } else { format!("{first}–{last}") };
        let subject = title.split_once('　').expect("number and subject").1;
        let row = format!("{number}{subject}{span}{leaves}");
        assert!(sheet.contains(&row.split_whitespace().collect::<String>()), "{row:?} is not in {sheet}");
    }
    for said in
        ["この後に、別添（12ページ）を入れる。", "この後に、別添（86ページ）を入れる。", "計5327", "計95"]
    {
        assert!(sheet.contains(said), "{said:?} is not in {sheet}");
    }
    // A meeting that says how many sets there are has so many numbers.
    let with_copies = Bench::new();
    with_copies.copy("", "cases/2026-05");
    with_copies.replace("cases/2026-05/meeting.yaml", "次第: ", "部数: 3\n次第: ");
    with_copies.must_run(&["build"]);
    let sheet = structure_text(&path(&with_copies, "collating.pdf"));
    assert!(sheet.contains("部数3") && sheet.ends_with("部番配布先返却123"), "{sheet}");
    with_copies.replace("cases/2026-05/meeting.yaml", "部数: 3\n", "部数: 1001\n");
    let run = with_copies.run(&["check"]);
    run.must_end_with(1);
    run.must_say("部数が多すぎます");
    let text = with_copies.read(&format!("{OUTPUT}/collating.txt"));
    assert!(
        text.contains(
            "資料5-1 特定個人情報保護評価書（全項目評価書）\n　この後に、別添（86ページ）を入れる。"
        ),
        "{text}"
    );
}

#[test]
fn a_closed_value_is_blacked_for_the_public_and_is_nowhere_in_its_files() {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    let case = "cases/2026-05/窓口業務の委託.yaml";
    let text = bench.read(case);
    let closed = ["サクラ総合サービス", "サクラ総合サービスに頼む訳"];
    let value = |text: &str| format!("{{ 値: {text}, 非公開: はい, 根拠: 例示市情報公開条例第7条第2号 }}");
    let line =
        |key: &str| text.lines().find(|line| line.trim().starts_with(key)).expect("it is there").trim();
    bench.replace(case, line("委託先:"), &format!("委託先: {}", value(closed[0])));
    bench.replace(case, line("理由:"), &format!("理由: {}", value(closed[1])));
    bench.must_run(&["build"]).must_say("指摘はありません");
    let said = |name: &str| {
        structure_text(&path(&bench, name))
            + &bench.read(&format!("{OUTPUT}/{}", name.replace(".pdf", ".txt")))
    };
    let council = said("bundle.pdf");
    assert!(closed.iter().all(|text| council.contains(text)) && !council.contains("（非公開）"), "{council}");
    let number =
        materials(&manifest(&bench)).into_iter().find(|one| one.1.contains("窓口業務")).expect("one").0;
    let alone = format!("materials/{number}.pdf");
    for name in ["bundle-public.pdf", &alone] {
        let public = said(name);
        assert!(closed.iter().all(|text| !public.contains(text)), "{name}: {public}");
        assert!(public.matches("（非公開）").count() >= 4, "{name}: {public}");
        assert!(public.contains("例示市情報公開条例第7条第2号により、非公開です"), "{name}: {public}");
        // Not in its streams either, and nothing that was made from it.
        let open = bench.path().join("open.pdf");
        let status = tool("qpdf")
            .arg("--qdf")
            .arg("--stream-data=uncompress")
            .arg(path(&bench, name))
            .arg(&open)
            .status();
        assert!(status.expect("qpdf starts").success());
        let bytes = fs::read(&open).expect("it is written");
        let of_council =
            manifest(&bench)["cases"]["窓口業務の委託"]["matching_number"].as_str().map(ToOwned::to_owned);
        for secret in of_council.iter().map(String::as_str).chain(closed) {
            let utf16: Vec<u8> = secret.encode_utf16().flat_map(u16::to_be_bytes).collect();
            let is_in = |needle: &[u8]| bytes.windows(needle.len()).any(|part| part == needle);
            assert!(!is_in(secret.as_bytes()) && !is_in(&utf16), "{secret} is in {name}");
        }
    }
    // Each of its pages has a number that it has for the council; one that is not needed stays unused.
    let public = Bundle::open(&path(&bench, "bundle-public.pdf"));
    let (_, _, _, first_page, pages) =
        materials(&manifest(&bench)).into_iter().find(|one| one.0 == number).expect("it is there");
    let mine = (0..public.pages.len())
        .filter(|page| public.within(*page, 160.0..210.0, 0.0..25.0).ends_with(&number));
    let said: Vec<String> = mine.map(|page| public.foot(page)[1].clone()).collect();
    let expected = (first_page..first_page + pages).map(|page| page.to_string()).take(said.len());
    assert_eq!(said, expected.collect::<Vec<_>>());
    assert!(said.len() > 3, "{said:?}");
    // However long it is, the paper for all is the same, to the byte.
    let before = fs::read(path(&bench, &alone)).expect("made");
    bench.replace(case, &format!("値: {},", closed[0]), "値: い,");
    bench.must_run(&["build"]);
    assert_eq!(fs::read(path(&bench, &alone)).expect("made"), before);
    let list = bench.must_run(&["list", "--public", "--format", "json"]).out();
    assert!(!list.contains("\"い\""), "{list}");
    // One that is not closed after all is an ordinary value.
    let is_closed = "値: い, 非公開: はい, 根拠: 例示市情報公開条例第7条第2号 }";
    bench.replace(case, is_closed, "値: い, 非公開: いいえ }");
    bench.must_run(&["build"]);
    assert!(structure_text(&path(&bench, &alone)).contains("（非公開）"), "the reason is closed still");
}

#[test]
fn officers_are_named_to_the_council_and_not_to_all_where_it_wants_so() {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    bench.replace("cases/2026-05/meeting.yaml", "審議会: act-2023", "審議会: machi");
    bench.write(
        "templates/machi/council.yaml",
        "基本: act-2023\n会議資料: { 公開版: { 担当者名: いいえ } }\n",
    );
    bench.must_run(&["build"]);
    let said = |name: &str| {
        structure_text(&path(&bench, name))
            + &bench.read(&format!("{OUTPUT}/{}", name.replace(".pdf", ".txt")))
    };
    for officer in ["内線3142", "山﨑"] {
        let squeezed = |text: String| text.split_whitespace().collect::<String>();
        assert!(squeezed(said("bundle.pdf")).contains(officer), "{officer}");
        for name in ["bundle-public.pdf", "materials/資料8.pdf"] {
            let text = squeezed(said(name));
            assert!(text.contains("個人市民税係") && text.contains("市民税課"), "{name}: {text}");
            assert!(!text.contains(officer), "{officer} is in {name}");
        }
    }
    // A closed material is for the council.
    assert!(said("materials-closed/資料13.pdf").contains("神﨑"));
}

#[test]
fn an_item_without_a_case_says_what_an_item_of_a_case_says() {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    let meeting = "cases/2026-05/meeting.yaml";
    bench.replace(
        meeting,
        "  - { 件名: 次回の日程について }\n",
        "  - { 件名: 個人情報ファイル簿の廃止について, 区分: 報告, 種類: 業務の登録・変更・廃止, 番号: 報告第9号, 根拠: 施行条例第5条, 担当: { 部: 財務部, 課: 納税課 }, 説明員: 納税課長 }\n  - その他\n",
    );
    bench.must_run(&["build", "--deny-warnings"]);
    let list = structure_text(&path(&bench, "bundle.pdf"));
    for said in ["報告第9号個人情報ファイル簿の廃止について【報告】施行条例第5条納税課", "(15)その他"]
    {
        assert!(list.contains(said), "{said:?} is not in {list}");
    }
    assert!(structure_text(&path(&bench, "call-list.pdf")).contains("納税課長財務部納税課"));
    let ledger = bench.must_run(&["list", "--kind", "報告", "--division", "納税", "--format", "json"]);
    assert!(ledger.out().contains("個人情報ファイル簿の廃止について"), "{}", ledger.out());
    assert!(ledger.out().contains("施行条例第5条"), "{}", ledger.out());
    let typed = bench.must_run(&["list", "--type", "業務の登録・変更・廃止", "--format", "json"]);
    assert!(typed.out().contains("個人情報ファイル簿の廃止について"), "{}", typed.out());
    // A word that is like the name of a case is that name, mistyped; a kind is one of the council's.
    bench.replace(meeting, "  - その他\n", "  - がん検診の研究会\n");
    bench.run(&["check"]).must_say("エラー[item-without-file]");
    bench.replace(meeting, "  - がん検診の研究会\n", "  - { ファイル: がん検診の研究.yaml, 区分: 報告 }\n");
    bench.run(&["check"]).must_say("警告[value-without-effect]");
    bench.replace(meeting, "区分: 報告, 種類", "区分: 報告書, 種類");
    bench.run(&["check"]).must_say("「区分」に「報告書」は使えません");
}
