"""What a file may say can be said in the form, and taken back: one key of each kind."""

import re

from ruamel.yaml import YAML

from harness import REAL, expect


def values(text):
    return YAML(typ="safe").load(text)


def same(world, before, what):
    assert world.text() == before, f"{what} leaves something behind:\n{world.text()}"


def test_texts_lines_dates_choices_and_flags_are_set_and_unset(world):
    desk = world.page(*REAL)
    before = world.text()
    for at, value, line in (("/contact/0/extension", "4233", "内線: 4233"), ("/project/purpose", "a: b # c", None), ("/matters/0/period/from", "H20.11.1", "開始: H20.11.1"),
                            ("/matters/0/reason", "一つ目\n二つ目", None)):
        old = desk.control(at).input_value()
        desk.write(at, value)
        expect(desk.control(at)).to_have_value(value)
        assert world.text() != before and (line is None or line in world.text()), at
        desk.write(at, old)
        desk.leave()
        assert values(world.text()) == values(before), (at, world.text())
    before = world.text()
    desk.choose("/matters/0/type", "委託")
    assert "種類: 委託" in world.text()
    desk.choose("/matters/0/type", "選んでください")
    same(world, before, "a choice")
    desk.tick("/matters/0/period/ongoing", False)
    assert "継続: " not in world.text()
    desk.tick("/matters/0/period/ongoing")
    assert values(world.text()) == values(before)


def test_an_optional_text_is_added_and_taken_away(world):
    desk = world.page(*REAL)
    before = world.text()
    desk.write("/matters/0/period/to", "平成21年3月31日")
    assert "終了: 平成21年3月31日" in world.text()
    desk.control("/matters/0/period/to").fill("")
    desk.leave()
    same(world, before, "a text")


def test_entries_of_lists_are_added_moved_and_removed(world):
    desk = world.page(*REAL)
    before = world.text()
    at = "/matters/0/safeguards/recipient"
    desk.add_line(at, "名簿を届け出る。")
    assert re.search(r"保管する。, 名簿を届け出る。 \]", world.text())
    desk.press(re.compile("3 を上へ"), exact=False, within=desk.field(at))
    desk.settle()
    assert re.search(r"指定する, 名簿を届け出る。, 提供", world.text()), world.text()
    assert desk.page.evaluate("() => document.activeElement.tagName") in ("BUTTON", "TEXTAREA")
    desk.press(re.compile("2 を削除"), exact=False, within=desk.field(at))
    desk.settle()
    same(world, before, "an entry")


def test_fields_are_written_and_a_copied_column_is_shown_first(world):
    desk = world.page(*REAL)
    at = "/matters/0/held/fields"
    control = desk.control(at)
    control.click()
    control.press("Control+End")
    control.evaluate("""area => { const data = new DataTransfer(); data.setData("text/plain", "1 年齢\\r\\n・勤務先\\r\\n\\"職業\\n（現在）\\"\\r\\n");
        area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); }""")
    expect(desk.field(at).locator(".pasted li")).to_have_text(["年齢", "勤務先", "職業 （現在）"])
    assert "勤務先" not in world.text()
    desk.press("項目として入れる")
    desk.settle()
    assert "旧記号番号有効日、年齢、勤務先、職業 （現在）\n" in world.text()
    assert control.evaluate("element => element === document.activeElement")
    desk.press("元に戻す")
    expect(control).not_to_have_value(re.compile("勤務先"))


def test_provided_fields_are_ticked_renamed_mapped_and_ordered(world):
    desk = world.page(*REAL)
    before = world.text()
    room = desk.field("/matters/0/provided/fields")
    expect(room.locator("[data-held='漢字住所']")).to_be_checked()
    room.locator("[data-held='生年月日']").check()
    desk.settle()
    expect(room.locator(".rows > li")).to_have_count(5)
    assert "- 生年月日\n" in world.text()
    place = [one.input_value() for one in room.locator(".rows > li > input").all()].index("生年月日")
    row = room.locator(".rows > li").nth(place)
    row.locator("summary").click()
    row.get_by_label("性別", exact=True).check()
    row.get_by_label("生年月日", exact=True).check()
    row.locator("> input").fill("属性")
    desk.settle()
    assert re.search(r"名称: 属性, 保有項目: \[ ?性別, 生年月日 ?\]", world.text()), world.text()
    room.locator("[data-held='性別']").uncheck()
    desk.settle()
    room.locator("[data-held='生年月日']").uncheck()
    desk.settle()
    same(world, before, "a provided field")


def test_groups_are_added_filled_moved_and_removed(world):
    desk = world.page(*REAL)
    before = world.text()
    desk.add_entry("/contact")
    assert desk.page.evaluate("() => document.activeElement.closest('[data-at]').dataset.at").startswith("/contact/1")
    for key, value in (("department", "福祉部"), ("division", "福祉課"), ("section", "管理係"), ("officer", "大倉"), ("extension", "5000")):
        desk.write(f"/contact/1/{key}", value)
    assert "福祉課" in world.text()
    desk.press("担当 2 を上へ")
    expect(desk.control("/contact/0/division")).to_have_value("福祉課")
    desk.settle()
    assert world.text().index("福祉課") < world.text().index("医療保険年金課")
    desk.press("担当 1 を削除")
    expect(desk.page.locator('[data-at="/contact/1"]')).to_have_count(0)
    desk.settle()
    assert "福祉課" not in world.text() and "医療保険年金課" in world.text()
    for _ in range(12):
        if world.text() == before:
            break
        desk.press("元に戻す")
        desk.settle()
    same(world, before, "undo of everything")


def test_clauses_are_chosen_and_the_text_that_results_is_shown(world):
    desk = world.page("2026-02", "子育て応援アプリ.yaml")
    text = world.text("2026-02", "子育て応援アプリ.yaml")
    desk.choose("/special_clauses/base", "標準")
    assert "基本: 標準" in world.text("2026-02", "子育て応援アプリ.yaml")
    desk.choose("/special_clauses/base", "選んでください")
    assert world.text("2026-02", "子育て応援アプリ.yaml") == text
    sets = desk.field("/special_clauses/sets")
    sets.get_by_label("派遣労働者がいる場合").check()
    desk.settle()
    assert "派遣労働者がいる場合" in world.text("2026-02", "子育て応援アプリ.yaml")
    sets.get_by_label("派遣労働者がいる場合").uncheck()
    desk.settle()
    assert world.text("2026-02", "子育て応援アプリ.yaml") == text


def test_a_value_is_closed_with_a_ground_and_opened_again(world):
    desk = world.page(*REAL)
    before = world.text()
    desk.press("値を非公開にする")
    room = desk.field("/contact/0/officer")
    room.locator(".closing summary").click()
    room.locator(".closing input").fill("情報公開条例第7条第2号")
    room.locator(".closing").get_by_role("button", name="非公開にする").click()
    desk.settle()
    assert re.search(r"値: 小倉, 非公開: はい, 根拠: 情報公開条例第7条第2号", world.text()), world.text()
    expect(room.locator(".closing .mark")).to_have_text("非公開")
    expect(desk.control("/contact/0/officer")).to_have_value("小倉")
    room.locator(".closing").get_by_role("button").click()
    desk.settle()
    same(world, before, "a closed value")
