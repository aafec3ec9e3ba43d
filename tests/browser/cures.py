"""Mistakes of clerks are cured by pressing what the page offers."""

from harness import REAL, expect

# What is wrong, in the text of the real case; what the press says.
MISTAKES = [
    ("件名: 特", "件名：特", "「：」を「:」に直す"),
    ("  事業名: ", "\t事業名: ", "空白を半角にそろえる"),
    ("  目的: ", "  目てき: ", "「目てき」を「目的」に直す"),
    ("第14条第1項", "第14条1項", "「第14条1項」を「第14条第1項」に直す"),
    ("        - 郵便番号", "        ・郵便番号", "「・」を「-」に直す"),
    ("特記事項: 標準", "特記事項: 標準的", "「標準的」を「標準」に直す"),
    ("継続: はい", "継続: ハイ", "案1：「ハイ」を「はい」に直す"),
    ("  対象者: 特定", '  対象者: "特定', "「\"」を入れる"),
    ("    提供情報:\n", "    提供情報:\n      媒体: 紙\n", "「媒体: 紙」を消す"),
    ("内線: 4221", "内線: ４２２１", "「４２２１」を「4221」に直す"),
    ("郵便番号、漢字住所", "郵便番号、郵便番号、漢字住所", "「郵便番号、」を消す"),
]


def test_eleven_mistakes_are_cured_by_pressing(world):
    right = world.text()
    desk = world.page(*REAL)
    for before, after, press in MISTAKES:
        assert right.count(before) >= 1, before
        world.path().write_text(right.replace(before, after, 1), encoding="utf-8")
        offer = desk.page.locator(".finding").get_by_role("button", name=press, exact=True).first
        expect(offer).to_be_visible()
        offer.click()
        expect(desk.findings()).to_contain_text("指摘はありません")
        cured = world.text()
        assert cured in (right, right.replace(before, after.replace("\t", "  "), 1)) or press == "「媒体: 紙」を消す" or '"' in press, (press, cured)
        expect(desk.control("/subject")).to_be_editable()


def test_a_finding_is_accepted_with_a_reason_and_not_without(world):
    world.path().write_text(world.text().replace("  - { 指摘: uneven-full-stops, 箇所: 情報保護対策, 理由: 原文どおり }\n", ""), encoding="utf-8")
    desk = world.page(*REAL)
    finding = desk.page.locator(".form .finding[data-rule='uneven-full-stops']")
    expect(finding).to_have_count(1)
    finding.locator("summary").click()
    finding.get_by_role("button", name="確認済みにする").click()
    expect(finding).to_contain_text("理由を書いてください")
    assert "uneven-full-stops" not in world.text()
    finding.locator("input").fill("原文どおり")
    finding.get_by_role("button", name="確認済みにする").click()
    expect(desk.findings()).to_contain_text("指摘はありません")
    assert "uneven-full-stops" in world.text() and "原文どおり" in world.text()


def test_findings_stand_at_the_field_and_above_and_move_nothing(world):
    desk = world.page(*REAL)
    control = desk.control("/matters/0/period/text")
    control.click()
    control.press("Control+a")
    desk.page.keyboard.insert_text("平成20年13月から")
    desk.settle()
    purpose = desk.control("/project/purpose")
    purpose.fill("")
    desk.settle()
    expect(purpose).to_have_attribute("aria-invalid", "true")
    assert purpose.evaluate("element => element === document.activeElement"), "the focus moved"
    told = desk.field("/project/purpose").locator(".findings").inner_text()
    message = desk.field("/project/purpose").locator(".finding-message").inner_text().split(maxsplit=1)[1]
    described = purpose.get_attribute("aria-describedby").split()
    assert any(desk.page.locator(f"#{name}").inner_text() == told for name in described)
    assert message == "まだ書き込まれていないところがあります"
    entry = desk.findings().get_by_role("link", name="事業 › 目的")
    expect(entry).to_be_visible()
    entry.click()
    assert purpose.evaluate("element => element === document.activeElement"), "the link does not lead to the field"
    expect(desk.page.locator("#polite")).to_contain_text("エラー")


def test_a_press_at_a_finding_is_meant_for_that_one_alone(world):
    from entries import with_matters
    desk, path = with_matters(world, "一つ目", "二つ目", "三つ目")
    found = desk.page.locator(".form .finding[data-rule='empty-cell']")
    expect(found).to_have_count(3)
    second = desk.page.locator("section[data-at='/matters/1'] .finding[data-rule='empty-cell']")
    second.evaluate("one => { for (let at = one; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true; }")
    second.locator("summary").click()
    reason = second.get_by_role("textbox")
    reason.fill("選定方法は後日決める")
    # Another finding comes before it, and one goes: what was typed stays, and the press is meant for what it stands at.
    desk.write("/project/purpose", "健診を受ける人をを増やすため")
    expect(desk.field("/project/purpose").locator(".finding")).to_be_visible()
    expect(reason).to_have_value("選定方法は後日決める")
    second.get_by_role("button", name="確認済みにする").click()
    expect(found).to_have_count(2)
    expect(second).to_have_count(0)
    desk.settle()
    text = path.read_text(encoding="utf-8")
    assert "指摘: empty-cell" in text and "箇所: 取扱い 2" in text and "理由: 選定方法は後日決める" in text, text
