//! Small meetings, and cases whose titles are their own.

/// A meeting with these cases.
pub(crate) fn meeting(name: &str, cases: &[&str]) -> String {
    let mut text = format!(
        "会議名: {name}\n審議会: 桜町\n開催日: 令和8年2月18日（水）\n時刻: 午後2時\n会場: 役場\n次第: [ 議事 ]\n案件:\n"
    );
    for (index, case) in cases.iter().enumerate() {
        let number = index + 1;
        text += &format!(
            "  - {{ ファイル: '{case}.yaml', 番号: 報告第{number}号, 資料番号: 資料{number}, 説明員: [ 課長 ] }}\n"
        );
    }
    text
}

/// A small case, whose title is its own.
pub(crate) fn case(title: &str) -> String {
    let sample = include_str!("../../src/app/authoring/workspace/case.yaml");
    let lines = sample.lines().filter(|line| !line.starts_with("特記事項") && !line.contains("{profile}"));
    let text: Vec<String> = lines.map(ToOwned::to_owned).collect();
    (text.join("\n") + "\n").replace("健康診査の結果通知書", title)
}
