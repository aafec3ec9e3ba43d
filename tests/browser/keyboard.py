"""Everything without a mouse."""

from harness import REAL, expect


def focused(desk):
    return desk.page.evaluate("() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent")


def tab_to(desk, wanted, limit=400, key="Tab"):
    for _ in range(limit):
        desk.page.keyboard.press(key)
        if wanted(desk):
            return
    raise AssertionError("the tab key never came there")


def test_from_the_list_to_a_saved_value_by_keys_alone(world):
    desk = world.page()
    keys = desk.page.keyboard
    keys.press("Tab")
    assert focused(desk) == "本文へ"
    tab_to(desk, lambda desk: "平成20年度第2回" in focused(desk))
    keys.press("Enter")
    expect(desk.page.locator(".form .field").first).to_be_visible()
    tab_to(desk, lambda desk: focused(desk).startswith("特定健康診査の未受診者"))
    keys.press("Enter")
    expect(desk.page.locator('[data-at="/project/purpose"]')).to_be_visible()
    purpose = desk.control("/project/purpose")
    tab_to(desk, lambda desk: purpose.evaluate("element => element === document.activeElement"))
    keys.press("Control+End")
    keys.type("!")
    desk.settle()
    assert "受診率向上のため!" in world.text()
    keys.press("Control+s")
    expect(desk.page.locator("#state")).to_contain_text("保存済みです")
    tab_to(desk, lambda desk: focused(desk) == "元に戻す", key="Shift+Tab")
    keys.press("Enter")
    expect(purpose).to_have_value("特定健康診査の受診率向上のため")


def test_the_tab_key_goes_through_the_whole_form_and_out_of_it(world):
    desk = world.page(*REAL)
    every = desk.page.evaluate("""() => [...document.querySelectorAll("a[href], button:not(:disabled), input:not(:disabled), textarea, select, summary")]
        .filter(element => element.checkVisibility() && element.tabIndex >= 0 && !element.closest("svg")).length""")
    assert every > 60
    desk.page.evaluate("() => { window.seen = new Set(); document.getElementById('main').focus(); }")
    for _ in range(every + 20):
        desk.page.keyboard.press("Tab")
        # The browser's own controls come after the last one: then nothing of the page has the focus.
        if desk.page.evaluate("() => { const at = document.activeElement; if (at === document.body) return true; window.seen.add(at); return false; }"):
            break
    reached = desk.page.evaluate("() => window.seen.size")
    assert reached >= every - 6, f"{reached} of {every}"


def test_items_move_by_keys_and_the_focus_goes_with_them(world):
    desk = world.page("2026-05")
    second = desk.page.get_by_role("button", name="案件 2 を下へ")
    second.focus()
    desk.page.keyboard.press("Enter")
    desk.settle()
    assert focused(desk) == "案件 3 を下へ"
    desk.page.keyboard.press("Enter")
    desk.settle()
    assert focused(desk) == "案件 4 を下へ"
    lines = [line for line in world.text("2026-05", "meeting.yaml").split("\n") if line.startswith("  - {")]
    assert "高齢者見守り" in lines[3], lines


def test_a_dialog_keeps_the_focus_and_gives_it_back(world):
    desk = world.page()
    opener = desk.page.get_by_role("button", name="会議を新しく作る")
    opener.focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_role("dialog")).to_be_visible()
    for _ in range(12):
        desk.page.keyboard.press("Tab")
        inside = desk.page.evaluate("() => document.activeElement === document.body || document.querySelector('dialog').contains(document.activeElement)")
        assert inside, focused(desk)
    desk.page.keyboard.press("Escape")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    assert opener.evaluate("element => element === document.activeElement")


def test_a_list_that_is_told_anew_leaves_the_focus_at_its_link(world):
    desk = world.page()
    link = desk.page.get_by_role("link", name="平成20年度第2回")
    expect(desk.page.get_by_text("点検中")).to_have_count(0)
    link.focus()
    world.path("2026-02", "meeting.yaml").write_text(world.text("2026-02", "meeting.yaml").replace("会議名: 令和7年度第4回", "会議名: 令和7年度臨時"), encoding="utf-8")
    expect(desk.page.get_by_role("link", name="令和7年度臨時")).to_be_visible()
    expect(link).to_be_focused()
