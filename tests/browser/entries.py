"""Entries of lists: a press is meant for the entry that was seen, and what was typed in one is never lost with it."""

import re

from harness import REAL, expect

FIRST = "  - { 部: 健康部, 課: 医療保険年金課, 係: 特定健診保健指導係, 担当者: 小倉, 内線: 4221 }"
SECOND = "  - { 部: 健康部, 課: 健康推進課, 係: 予防係, 担当者: 田中, 内線: 4300 }"
THIRD = "  - { 部: 福祉部, 課: 福祉課, 係: 福祉係, 担当者: 佐藤, 内線: 4400 }"


def contacts(world, *rows):
    text = world.text()
    begin, end = text.index("担当:"), text.index("\n\n事業:")
    world.path().write_text(text[:begin] + "担当:\n" + "\n".join(rows) + text[end:], encoding="utf-8")


def officers(world):
    return re.findall("担当者: ([^,]+),", world.text())


def writes_before(desk, write):
    """Somebody else writes the file while a change is on its way."""
    def handle(route):
        write()
        route.continue_()
    desk.page.route("**/api/change", handle, times=1)


def test_a_double_click_takes_one_entry_away(world):
    contacts(world, FIRST, SECOND, THIRD)
    desk = world.page(*REAL)
    desk.field("/contact/2")
    desk.page.get_by_role("button", name="担当 1 を削除", exact=True).first.dblclick(delay=20)
    desk.settle()
    assert officers(world) == ["田中", "佐藤"]
    rows = desk.field("/matters/0/provided/fields").locator(".rows > li")
    before = rows.count()
    rows.first.get_by_role("button", name=re.compile("を削除")).dblclick(delay=20)
    desk.settle()
    expect(rows).to_have_count(before - 1)
    safeguards = desk.field("/matters/0/safeguards/recipient").locator(".rows > li")
    safeguards.first.get_by_role("button", name=re.compile("を削除")).dblclick(delay=20)
    desk.settle()
    expect(safeguards).to_have_count(1)
    expect(desk.page.locator("#bar")).to_be_hidden()
    assert "相手方: [ 提供された情報は施錠できる金庫に保管する。 ]" in world.text()


def test_two_pages_that_take_the_same_entry_away_take_one(world):
    contacts(world, FIRST, SECOND, THIRD)
    one, other = world.page(*REAL), world.page(*REAL)
    for desk in (one, other):
        desk.field("/contact/2")
    writes_before(one, lambda: (other.press("担当 1 を削除"), other.settle()))
    one.press("担当 1 を削除")
    one.settle()
    assert officers(world) == ["田中", "佐藤"]


def test_a_press_follows_its_entry_to_another_place(world):
    contacts(world, FIRST, SECOND)
    desk = world.page(*REAL)
    desk.field("/contact/1")
    writes_before(desk, lambda: contacts(world, THIRD, FIRST, SECOND))
    desk.press("担当 2 を削除")
    desk.settle()
    assert officers(world) == ["佐藤", "小倉"]
    writes_before(desk, lambda: contacts(world, SECOND, THIRD, FIRST))
    desk.press("担当 2 を上へ")
    desk.settle()
    assert officers(world) == ["田中", "小倉", "佐藤"]


def test_what_is_typed_goes_with_its_entry_to_another_place(world):
    contacts(world, FIRST, SECOND)
    desk = world.page(*REAL)
    control = desk.control("/contact/1/department")
    control.click()
    control.press("End")
    contacts(world, SECOND, FIRST)
    expect(desk.control("/contact/0/officer")).to_have_value("田中")
    # Nobody took it away from whoever is in it.
    assert desk.page.evaluate("() => document.activeElement.closest('.field').dataset.at") == "/contact/0/department"
    desk.page.keyboard.insert_text("別館")
    desk.settle()
    assert SECOND.replace("健康部", "健康部別館") in world.text() and FIRST in world.text()


def test_what_was_typed_in_an_entry_that_somebody_took_away_is_told(world):
    contacts(world, FIRST, SECOND, THIRD)
    desk = world.page(*REAL)
    control = desk.control("/contact/1/officer")
    control.click()
    control.press("Control+a")
    writes_before(desk, lambda: contacts(world, FIRST, THIRD))
    desk.page.keyboard.insert_text("甲乙丙丁")
    expect(desk.page.locator("#bar")).to_contain_text("甲乙丙丁")
    desk.saved()
    assert officers(world) == ["小倉", "佐藤"]
    desk.write("/project/purpose", "後の目的")
    assert "目的: 後の目的\n" in world.text()


def test_looking_into_a_field_changes_nothing(world):
    text = world.text()
    held = re.search("項目: 健診結果、.*", text)[0]
    for old, new in (("件名: 特定健康診査の未受診者に対する健診勧奨通知の封入封緘委託について", "件名: |\n  一行目の件名\n  二行目の件名"),
                     ("担当者: 小倉", '担当者: "小倉\\n大倉"'), ("相手方: [ 取扱責任者及び取扱うものをあらかじめ指定する,", '相手方: [ "一行目\\n二行目",'),
                     ("        - 郵便番号\n", '        - "郵便番号、電話番号"\n'), (held, '項目: [ 健診結果, "問診結果、所見" ]')):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    world.path().write_text(text, encoding="utf-8")
    desk = world.page(*REAL)
    for at in ("/subject", "/contact/0/officer", "/matters/0/safeguards/recipient/0", "/matters/0/held/fields", "/matters/0/provided/fields"):
        control = desk.field(at).locator("input[type=text], textarea").first
        control.click()
        control.press("Home")
        control.evaluate("control => control.blur()")
        desk.settle()
        assert world.text() == text, at
    # The lines of a text stay lines when something is typed in it.
    control = desk.control("/subject")
    control.click()
    control.press("Control+End")
    desk.page.keyboard.insert_text("続き")
    desk.settle()
    assert "  一行目の件名\n  二行目の件名" in world.text() and "続き" in world.text()


def test_what_is_held_is_offered_by_its_name_of_now(world):
    desk = world.page(*REAL)
    room = desk.field("/matters/0/provided/fields")
    room.locator(".rows > li > input").first.click()
    world.path().write_text(world.text().replace("生年月日、", "誕生日、"), encoding="utf-8")
    expect(desk.control("/matters/0/held/fields")).to_have_value(re.compile("誕生日"))
    desk.control("/project/purpose").click()
    expect(room.locator('[data-held="誕生日"]')).to_have_count(1)
    expect(room.locator('[data-held="生年月日"]')).to_have_count(0)


def test_of_several_lines_that_are_pasted_each_becomes_an_entry(world):
    desk = world.page(*REAL)
    control = desk.field("/matters/0/safeguards/recipient").locator("textarea").first
    control.click()
    control.press("Control+a")
    control.evaluate("""control => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", "名簿を出す。\\n鍵をかける。\\n");
        control.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }""")
    desk.settle()
    expect(desk.field("/matters/0/safeguards/recipient").locator("textarea")).to_have_count(3)
    assert "相手方: [ 名簿を出す。, 鍵をかける。, 提供された情報は施錠できる金庫に保管する。 ]" in world.text()


def test_yesterdays_content_takes_nothing_away_that_nobody_saw(world):
    desk = world.page(*REAL)
    desk.write("/project/purpose", "きょうの目的")
    desk.press("きのうの内容")
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    world.path().write_text(world.text().replace("担当者: 小倉", "担当者: 大倉"), encoding="utf-8")
    dialog.get_by_role("button", name="この内容に戻す").click()
    expect(desk.page.locator("#bar")).to_contain_text("書き換えられていました")
    assert "担当者: 大倉" in world.text() and "きょうの目的" in world.text()
    expect(desk.control("/contact/0/officer")).to_have_value("大倉")


MATTERS = """  - 根拠: 法第66条
    保有情報: { 登録業務: 甲, 媒体: 紙, 項目: 氏名、住所 }
    提供情報: { 委託先: 乙社, 媒体: 紙, 項目: 氏名 }
    理由: 同じ理由
    内容: REPLACED
    期間: { 開始: 令和9年2月1日, 終了: 令和9年3月31日 }
    情報保護対策:
      実施機関: [ 契約に当たり、別紙「特記事項」を付す。 ]
      相手方: [ 鍵をかける。 ]
"""


def with_matters(world, *contents):
    """A case of several matters that differ in little."""
    path = world.path("2026-05", "窓口業務の委託.yaml")
    head = path.read_text(encoding="utf-8").split("取扱い:\n")[0]
    path.write_text(head + "取扱い:\n" + "".join(MATTERS.replace("REPLACED", content) for content in contents), encoding="utf-8")
    return world.page("2026-05", "窓口業務の委託.yaml"), path


def meanwhile(desk, path, change):
    """Somebody else writes at the very moment of the next press."""
    def write(route):
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        route.continue_()
    desk.page.route("**/api/change", write, times=1)


def test_what_is_typed_is_not_written_into_another_entry_that_says_the_same(world):
    desk, path = with_matters(world, "一つ目", "二つ目")
    new = MATTERS.replace("REPLACED", "割り込み")
    meanwhile(desk, path, lambda text: text.replace("取扱い:\n", "取扱い:\n" + new, 1))
    control = desk.control("/matters/0/reason")
    control.click()
    control.press("Control+End")
    desk.page.keyboard.insert_text("、追記")
    desk.settle()
    text = path.read_text(encoding="utf-8")
    assert text.count("、追記") == 1 and "理由: 同じ理由、追記\n    内容: 一つ目" in text, text
    expect(desk.control("/matters/0/reason")).to_have_value("同じ理由")
    expect(desk.control("/matters/1/reason")).to_have_value("同じ理由、追記")


def test_an_entry_into_which_somebody_wrote_is_not_taken_away_unseen(world):
    desk, path = with_matters(world, "一つ目", "二つ目", "三つ目")
    meanwhile(desk, path, lambda text: text.replace("二つ目", "二つ目とその先"))
    desk.press("取扱い 2 を削除")
    expect(desk.page.locator("#bar")).to_contain_text("もう一度押してください")
    assert path.read_text(encoding="utf-8").count("理由: 同じ理由") == 3
    expect(desk.control("/matters/1/description")).to_have_value("二つ目とその先")
    desk.press("取扱い 2 を削除")
    expect(desk.control("/matters/1/description")).to_have_value("三つ目")
    desk.settle()
    assert "二つ目" not in path.read_text(encoding="utf-8")


def test_a_closed_value_that_is_another_one_meanwhile_is_not_opened_unseen(world):
    desk, path = with_matters(world, "一つ目")
    path.write_text(path.read_text(encoding="utf-8").replace("理由: 同じ理由", "理由: { 値: 住所を知らせるため, 非公開: はい }"), encoding="utf-8")
    expect(desk.control("/matters/0/reason")).to_have_value("住所を知らせるため")
    meanwhile(desk, path, lambda text: text.replace("住所を知らせるため", "避難先を知らせるため"))
    desk.field("/matters/0/reason").get_by_role("button", name="公開に戻す").click()
    expect(desk.page.locator("#bar")).to_contain_text("もう一度押してください")
    assert "理由: { 値: 避難先を知らせるため, 非公開: はい }" in path.read_text(encoding="utf-8")


def test_two_clauses_are_ticked_one_right_after_the_other(world):
    desk = world.page("2026-05", "窓口業務の委託.yaml")
    room = desk.field("/special_clauses")
    room.locator("details", has=desk.page.locator(".clauses")).evaluate("one => { one.open = true; }")
    boxes = room.locator(".clauses input[type=checkbox]:checked")
    before = boxes.count()
    assert before > 2
    desk.page.evaluate("""() => {
        for (const box of [...document.querySelectorAll(".clauses input[type=checkbox]:checked")].slice(0, 2)) box.click();
    }""")
    desk.settle()
    expect(boxes).to_have_count(before - 2)
    expect(desk.page.locator("#bar")).to_be_hidden()
