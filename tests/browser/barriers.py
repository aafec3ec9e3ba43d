"""axe finds nothing on any view, light, dark and in forced colours; and at 400 % nothing has to be scrolled sideways."""

import json

from harness import REAL, TOOLS, expect

AXE = (TOOLS / "browser" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def look(desk, view):
    """What axe has against the page as it is."""
    session = desk.page.context.new_cdp_session(desk.page)
    session.send("Runtime.evaluate", {"expression": AXE})
    answer = session.send("Runtime.evaluate", {
        "expression": f"axe.run(document, {{runOnly: {json.dumps(TAGS)}, preload: false}}).then(found => JSON.stringify(found.violations.map(one => [one.id, one.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + ' | ' + node.failureSummary.slice(0, 200))])))",
        "awaitPromise": True, "returnByValue": True})
    found = json.loads(answer["result"]["value"])
    assert found == [], (view, found)
    session.detach()


def walk(world, **options):
    desk = world.page(**options)
    look(desk, "meetings")
    desk.press("会議を新しく作る")
    look(desk, "a new meeting")
    desk.page.keyboard.press("Escape")
    desk.open("2026-05")
    look(desk, "a meeting")
    desk.page.locator(".entry-more > summary").nth(1).click()
    desk.press("案件を新しく作る")
    look(desk, "a new case")
    desk.page.keyboard.press("Escape")
    world.path().write_text(world.text().replace("内線: 4221", "内線: ４２２１").replace("第14条第1項", "第14条1項"), encoding="utf-8")
    desk.open(*REAL)
    desk.page.locator(".finding").first.wait_for()
    desk.page.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")
    desk.press("値を非公開にする")
    expect(desk.page.locator(".pages section, .why").first).to_be_attached()
    look(desk, "a case")
    desk.press("案件を除く")
    look(desk, "a question")
    desk.page.keyboard.press("Escape")
    desk.page.evaluate("() => { location.hash = '#/2008-08/nothing.yaml'; }")
    expect(desk.page.locator("h1")).to_contain_text("表示できません")
    look(desk, "nothing to show")


def test_axe_finds_nothing_in_light_colours(world):
    walk(world, color_scheme="light")


def test_axe_finds_nothing_in_dark_colours(world):
    walk(world, color_scheme="dark")


def test_axe_finds_nothing_in_forced_colours(world):
    walk(world, forced_colors="active")


def test_at_four_hundred_percent_nothing_is_scrolled_sideways(world):
    desk = world.page(viewport={"width": 320, "height": 256})
    for place in ((), ("2026-05",), ("2026-05", "課税資料データ入力.yaml"), REAL):
        if place:
            desk.open(*place)
        desk.page.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")
        wide = desk.page.evaluate("""() => document.documentElement.scrollWidth > window.innerWidth &&
            [...document.querySelectorAll("main *")].filter(one => one.getBoundingClientRect().right > window.innerWidth + 1 && one.checkVisibility()).slice(0, 5).map(one => one.outerHTML.slice(0, 120))""")
        assert not wide, (place, wide)


def test_targets_are_large_enough_to_press(world):
    desk = world.page(*REAL)
    small = desk.page.evaluate("""() => [...document.querySelectorAll("button, input, select, textarea, summary")]
        .filter(one => one.checkVisibility() && !one.closest(".unseen") && (one.getBoundingClientRect().height < 22 || one.getBoundingClientRect().width < 22))
        .map(one => one.outerHTML.slice(0, 100))""")
    assert small == [], small
