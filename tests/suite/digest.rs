//! The digest of a meeting: what its members read first is what the files say, and no more.

use serde_json::Value;

use crate::reading::structure_text;
use crate::support::Bench;

const OUTPUT: &str = "output/2026-05";

fn built(change: impl Fn(&Bench)) -> Bench {
    let bench = Bench::new();
    bench.copy("", "cases/2026-05");
    change(&bench);
    bench.must_run(&["build"]);
    bench
}

/// The digest as its PDF says it, without blanks.
fn said(bench: &Bench) -> String {
    structure_text(&bench.path().join(OUTPUT).join("digest.pdf"))
}

/// The part of the digest on one item, from its subject to that of the next.
fn part<'a>(text: &'a str, subject: &str, next: &str) -> &'a str {
    let start = text.find(subject).unwrap_or_else(|| panic!("{subject} is not in {text}"));
    let end = text[start..].find(next).unwrap_or_else(|| panic!("{next} is not behind {subject}"));
    &text[start..start + end]
}

#[test]
fn each_item_says_what_is_done_with_how_much_of_whose_information_and_for_whom() {
    let bench = built(|_| ());
    let text = said(&bench);
    for (subject, next, expected) in [
        (
            "高齢者見守り事業における個人情報の",
            "(3)",
            "目的外利用及び外部提供について対象75歳以上の者のみの世帯に属する者のうち、見守りを拒まないもの\
             目的外利用法第129条8項目→4項目利用する課高齢福祉課\
             外部提供法第129条6項目→3項目提供先例示市民生委員児童委員協議会、見守り協力事業者",
        ),
        ("避難行動要支援者名簿に登載", "(5)", "8項目→3項目受領4項目結合先県（災害情報システム）"),
        ("市内の空き家", "(7)", "収集4項目収集先電気又は水道の事業者、郵便事業者、近隣の住民"),
        (
            "個人市民税の課税資料",
            "(9)",
            "19項目→12項目個人番号を含む委託先公募型プロポーザルにより決定再委託禁止",
        ),
        ("道路の損傷等を通報した者", "(11)", "記録項目の設定・追加法第75条保有6項目追加3項目"),
        ("市民課の窓口業務の委託", "(12)", "委託先未定（令和8年8月に選定）再委託事前承諾"),
    ] {
        let part = part(&text, subject, next);
        assert!(part.contains(expected), "{expected} is not in {part}");
    }
    // Of what was withdrawn, that its number is unused.
    assert!(text.contains("(4)諮問第26号資料4欠番") && text.contains("次回の日程について"), "{text}");
}

#[test]
fn each_material_has_the_page_on_which_it_begins() {
    let bench = built(|_| ());
    let text = said(&bench);
    let manifest: Value =
        serde_json::from_str(&bench.read(&format!("{OUTPUT}/manifest.json"))).expect("it is JSON");
    let materials = manifest["meeting"]["materials"].as_array().expect("it has some");
    let of_items = materials
        .iter()
        .filter(|material| material["number"].as_str().is_some_and(|number| !number.contains('-')));
    let mut seen = 0;
    for material in of_items {
        let number = material["number"].as_str().expect("it is a text");
        let expected = format!("{number}{}ページ", material["first_page"]);
        assert!(text.contains(&expected), "{expected} is not in {text}");
        seen += 1;
    }
    assert_eq!(seen, 12);
    assert!(manifest["meeting"]["documents"]["digest.pdf"]["pages"].is_number());
}

#[test]
fn closed_items_are_marked_and_the_head_says_for_whom_it_is() {
    let notice = "委員限り（非公開の案件を含みます。";
    let bench = built(|_| ());
    let text = said(&bench);
    assert!(text.contains("【非公開】【報告】情報システムの侵入検査業務"), "{text}");
    assert!(text.contains(notice));
    let twin = bench.read(&format!("{OUTPUT}/digest.txt"));
    assert!(twin.contains(notice) && twin.contains("(13) 報告第8号 資料13 【非公開】 【報告】"), "{twin}");
    let open = built(|bench| {
        bench.replace(
            "cases/2026-05/meeting.yaml",
            ", 公開: 非公開, 非公開の根拠: 例示市情報公開条例第7条第6号, 配布: 当日机上配布",
            "",
        );
    });
    let text = said(&open);
    assert!(!text.contains("非公開") && text.contains("情報システムの侵入検査業務"), "{text}");
}

#[test]
fn what_the_law_treats_with_care_is_named_and_clauses_of_the_cases_own_are_not_guessed_at() {
    let bench = built(|bench| {
        let case = "cases/2026-05/窓口業務の委託.yaml";
        bench.replace(case, "項目: 氏名、生年月日、性別、", "項目: 傷病名、氏名、生年月日、性別、");
        bench.replace(
            case,
            "      項目: 氏名、生年月日、住所、",
            "      項目: [ { 名称: 診断, 保有項目: [ 傷病名 ] }, 氏名, 生年月日, 住所, ",
        );
        bench.replace(
            case,
            "本籍、筆頭者、申請者の氏名、申請者の住所\n    選定",
            "本籍, 筆頭者, 申請者の氏名, 申請者の住所 ]\n    選定",
        );
        let own = "差し替える: [ { 名: 再委託, 本文: \"{受託者}は、再委託をしてはならない。\" } ]";
        bench.replace(
            case,
            "組: [ 派遣労働者がいる場合 ]",
            &format!("組: [ 派遣労働者がいる場合 ]\n  {own}"),
        );
    });
    let text = said(&bench);
    let part = part(&text, "市民課の窓口業務の委託", "(12)");
    assert!(part.contains("12項目→8項目要配慮個人情報に当たり得る項目診断委託先未定"), "{part}");
    assert!(!part.contains("再委託"), "{part}");
}

#[test]
fn a_council_that_has_no_words_for_it_has_no_digest() {
    let bench = Bench::with_real_case();
    bench.must_run(&["build"]);
    assert!(bench.files("output").iter().all(|name| !name.ends_with("digest.pdf")));
}

const BEFORE: &str = "2026-05/窓口業務の委託";

/// A meeting with a copy of a case of another one, changed.
fn with_a_copy(change: &[(&str, &str)]) -> Bench {
    let bench = Bench::new();
    for meeting in ["cases/2026-02", "cases/2026-05"] {
        bench.copy("", meeting);
    }
    let copy = "cases/2026-02/窓口業務の委託.yaml";
    let text = bench.read(&format!("cases/{BEFORE}.yaml"));
    let text = text.replacen("件名:", &format!("前回: {BEFORE}\n件名:"), 1);
    let changed = change.iter().fold(text, |text, (old, new)| {
        assert_eq!(text.matches(old).count(), 1, "{old}");
        text.replace(old, new)
    });
    bench.write(copy, &changed);
    let meeting = bench.read("cases/2026-02/meeting.yaml");
    bench.write("cases/2026-02/meeting.yaml", &format!("{meeting}\n  - 窓口業務の委託.yaml\n"));
    bench
}

#[test]
fn what_changed_since_the_case_before_stands_below_its_item() {
    let bench = with_a_copy(&[
        ("委託先: 未定（令和8年8月に選定）", "委託先: 株式会社窓口サービス"),
        ("戸籍事務, 印鑑登録事務", "印鑑登録事務"),
        ("令和11年9月30日", "令和11年3月31日"),
    ]);
    bench.must_run(&["build", "cases/2026-02"]);
    let digest = structure_text(&bench.path().join("output/2026-02/digest.pdf"));
    let expected = "前回（令和8年度第1回個人情報保護審議会）から変わったところ\
                    委託先未定（令和8年8月に選定）→株式会社窓口サービス\
                    個人情報を取り扱う事務の名称住民基本台帳事務、戸籍事務、印鑑登録事務→住民基本台帳事務、印鑑登録事務\
                    委託の期間令和8年10月1日から令和11年9月30日まで→令和8年10月1日から令和11年3月31日まで";
    assert!(digest.ends_with(expected), "{digest}");
    // The case before is another meeting's: whoever mends it there has it here.
    bench.replace(&format!("cases/{BEFORE}.yaml"), "令和11年9月30日", "令和11年3月31日");
    bench.must_run(&["build", "cases/2026-02"]);
    let digest = structure_text(&bench.path().join("output/2026-02/digest.pdf"));
    assert!(digest.ends_with("印鑑登録事務"), "{digest}");
}

#[test]
fn that_nothing_changed_is_said() {
    let bench = with_a_copy(&[]);
    bench.must_run(&["build", "cases/2026-02"]);
    let digest = structure_text(&bench.path().join("output/2026-02/digest.pdf"));
    assert!(
        digest.ends_with("前回（令和8年度第1回個人情報保護審議会）から変わったところはありません"),
        "{digest}"
    );
}

#[test]
fn a_case_before_that_cannot_be_read_is_told_where_it_is_named() {
    let bench = with_a_copy(&[]);
    let copy = "cases/2026-02/窓口業務の委託.yaml";
    for (named, said) in [
        ("2024-05/窓口業務の委託", "この案件は、ありません"),
        ("2026-05/meeting", "この案件は、ありません"),
        ("../2026-05/窓口業務の委託", "この案件は、ありません"),
        ("窓口業務の委託", "この案件は、ありません"),
        ("2026-02/窓口業務の委託", "この案件自身です"),
    ] {
        bench.replace(copy, BEFORE, named);
        let run = bench.must_run(&["check", "cases/2026-02"]);
        run.must_say("警告[previous-case]");
        run.must_say(said);
        run.must_say("窓口業務の委託.yaml:2:5");
        bench.replace(copy, &format!("前回: {named}"), &format!("前回: {BEFORE}"));
    }
    bench.replace(&format!("cases/{BEFORE}.yaml"), "期間: {", "期限: {");
    bench.must_run(&["check", "cases/2026-02"]).must_say("この案件に、誤りがあります");
}
