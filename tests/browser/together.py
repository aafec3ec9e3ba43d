"""Two pages and an editor on one file: nothing is lost, and where two say different things somebody is asked."""

import time

from harness import REAL, expect


def test_two_pages_and_an_editor_are_merged_field_by_field(world):
    one = world.page(*REAL)
    other = world.page(*REAL)
    one.write("/project/purpose", "一人目の目的")
    expect(other.control("/project/purpose")).to_have_value("一人目の目的")
    other.write("/project/target", "二人目の対象者")
    expect(one.control("/project/target")).to_have_value("二人目の対象者")
    one.control("/project/name").click()
    one.page.keyboard.press("Control+End")
    one.page.keyboard.insert_text("（一）")
    world.path().write_text(world.text().replace("内線: 4221 }", "内線: 4229 } # 編集"), encoding="utf-8")
    one.settle()
    expect(one.control("/contact/0/extension")).to_have_value("4229")
    expect(other.control("/contact/0/extension")).to_have_value("4229")
    text = world.text()
    for line in ("目的: 一人目の目的", "対象者: 二人目の対象者", "事業名: 特定健診・保健指導（一）", "内線: 4229 } # 編集"):
        assert line in text, text


def test_two_pages_on_one_file_both_show_the_paper_of_now(world):
    desks = [world.page(*REAL) for _ in range(2)]
    sheets = [desk.page.locator(".sheet").first for desk in desks]
    for sheet in sheets:
        expect(sheet.locator("svg")).to_be_visible()
    before = sheets[0].get_attribute("data-sha")
    for extension in ("4291", "4292", "4293"):
        desks[0].write("/contact/0/extension", extension)
    for sheet in sheets:
        expect(sheet).not_to_have_attribute("data-sha", before)
        expect(sheet.locator(".page-words")).to_contain_text("内線（4293）")
    assert len({sheet.get_attribute("data-sha") for sheet in sheets}) == 1
    for desk in desks:
        expect(desk.page.locator(".paper.working, .paper.stale")).to_have_count(0)


def collide(world, mine, theirs):
    """Somebody is in the field while the file changes."""
    desk = world.page(*REAL)
    control = desk.control("/project/purpose")
    control.click()
    world.path().write_text(world.text().replace("特定健康診査の受診率向上のため", theirs), encoding="utf-8")
    expect(desk.page.locator(".file-lines summary")).to_be_visible()
    time.sleep(1)
    expect(control).to_have_value("特定健康診査の受診率向上のため")
    control.press("Control+a")
    desk.page.keyboard.insert_text(mine)
    conflict = desk.field("/project/purpose").locator(".conflict")
    expect(conflict).to_contain_text(mine)
    expect(conflict).to_contain_text(theirs)
    expect(desk.page.locator("#state")).to_have_attribute("data-state", "failed")
    assert f"目的: {theirs}\n" in world.text(), "the other one's words were overwritten"
    return desk, control


def test_of_two_values_of_one_field_the_own_one_can_be_taken(world):
    desk, control = collide(world, "自分の目的", "ほかの人の目的")
    desk.press("自分の入力にする")
    desk.settle()
    expect(desk.page.locator(".conflict")).to_have_count(0)
    assert "目的: 自分の目的\n" in world.text()


def test_of_two_values_of_one_field_the_other_can_be_taken(world):
    desk, control = collide(world, "自分の目的", "ほかの人の目的")
    desk.press("ファイルの値にする")
    desk.settle()
    expect(control).to_have_value("ほかの人の目的")
    assert "目的: ほかの人の目的\n" in world.text()


def test_what_is_typed_while_nobody_answers_is_sent_when_somebody_does(world):
    desk = world.page(*REAL)
    context = desk.page.context
    context.set_offline(True)
    control = desk.control("/project/purpose")
    control.click()
    control.press("Control+a")
    desk.page.keyboard.insert_text("つながらない間の目的")
    expect(desk.page.locator("#bar")).to_be_visible()
    expect(desk.page.locator("#state")).to_have_attribute("data-state", "failed")
    desk.control("/project/target").click()
    desk.page.keyboard.press("Control+a")
    desk.page.keyboard.insert_text("つながらない間の対象者")
    world.path().write_text(world.text().replace("小倉", "大倉"), encoding="utf-8")
    context.set_offline(False)
    expect(desk.page.locator("#bar")).to_be_hidden()
    desk.settle()
    text = world.text()
    assert "目的: つながらない間の目的\n" in text and "対象者: つながらない間の対象者\n" in text and "大倉" in text
    expect(desk.control("/contact/0/officer")).to_have_value("大倉")


def test_undo_takes_back_what_was_changed_here_and_nothing_else(world):
    desk = world.page(*REAL)
    before = world.text()
    desk.write("/project/purpose", "一つ目")
    desk.write("/project/target", "二つ目")
    world.path().write_text(world.text().replace("小倉", "大倉"), encoding="utf-8")
    expect(desk.control("/contact/0/officer")).to_have_value("大倉")
    for at, value in (("/project/target", "特定健康診査の対象者で未受診の者"), ("/project/purpose", "特定健康診査の受診率向上のため")):
        desk.press("元に戻す")
        expect(desk.control(at)).to_have_value(value)
    assert world.text() == before.replace("小倉", "大倉")


def test_whoever_stands_in_a_field_is_told_what_the_file_says_meanwhile(world):
    desk = world.page(*REAL)
    control = desk.control("/project/purpose")
    control.click()
    world.path().write_text(world.text().replace("特定健康診査の受診率向上のため", "編集した目的"), encoding="utf-8")
    told = desk.field("/project/purpose").get_by_text("ファイルは、いま「編集した目的」です")
    expect(told).to_be_visible()
    expect(control).to_have_value("特定健康診査の受診率向上のため")
    desk.leave()
    expect(control).to_have_value("編集した目的")
    expect(told).to_have_count(0)
    assert "目的: 編集した目的\n" in world.text()


def test_an_undo_that_would_take_somebody_elses_words_says_so_and_takes_nothing(world):
    desk = world.page(*REAL)
    desk.write("/project/purpose", "一人目の目的")
    world.path().write_text(world.text().replace("一人目の目的", "二人目の目的"), encoding="utf-8")
    desk.leave()
    expect(desk.control("/project/purpose")).to_have_value("二人目の目的")
    desk.press("元に戻す")
    expect(desk.page.locator("#bar")).to_contain_text("同じところを書き換えています")
    assert "目的: 二人目の目的\n" in world.text()
