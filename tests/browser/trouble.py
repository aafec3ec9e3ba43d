"""Files that cannot be written as they are: said, shown, and nothing of them lost."""

from harness import REAL, expect

WRITABLE = ".form :is(input[type=text], textarea):read-write, .form :is(input:not([type=text]), select):enabled"


def test_a_file_of_another_encoding_is_shown_and_mended_by_a_press(world):
    right = world.text()
    world.path().write_bytes(right.encode("shift_jis"))
    desk = world.page(*REAL)
    expect(desk.page.locator(".strong-box")).to_contain_text("UTF-8")
    expect(desk.control("/subject")).not_to_be_editable()
    expect(desk.control("/subject")).to_have_value("特定健康診査の未受診者に対する健診勧奨通知の封入封緘委託について")
    assert world.path().read_bytes() == right.encode("shift_jis"), "looking changed the file"
    desk.press("直して開く")
    expect(desk.control("/subject")).to_be_editable()
    assert world.text() == right


def test_what_is_not_yet_yaml_opens_by_what_was_meant(world):
    right = world.text()
    world.path().write_text(right.replace("件名: 特", "件名：特").replace("  目的: ", "　目的：").replace("        - 郵便番号", "        ・郵便番号"), encoding="utf-8")
    wrong = world.path().read_bytes()
    desk = world.page(*REAL)
    expect(desk.control("/subject")).to_have_value("特定健康診査の未受診者に対する健診勧奨通知の封入封緘委託について")
    expect(desk.control("/project/purpose")).to_have_value("特定健康診査の受診率向上のため")
    assert world.path().read_bytes() == wrong, "looking changed the file"
    desk.press("直して開く")
    expect(desk.control("/subject")).to_be_editable()
    assert world.text() == right
    desk.write("/project/purpose", "直した後の目的")
    assert world.text() == right.replace("特定健康診査の受診率向上のため", "直した後の目的")


def test_marks_of_a_merge_make_the_form_read_only(world):
    text = f"<<<<<<< HEAD\n{world.text()}=======\n{world.text()}>>>>>>> other\n"
    world.path().write_text(text, encoding="utf-8")
    desk = world.page(*REAL)
    expect(desk.page.locator(".strong-box")).to_contain_text("<<<<<<<")
    expect(desk.page.locator(WRITABLE)).to_have_count(0)
    assert world.text() == text


def test_a_file_that_vanishes_keeps_what_was_typed_on_the_page(world):
    desk = world.page(*REAL)
    text = world.text()
    control = desk.control("/project/purpose")
    control.click()
    world.path().unlink()
    control.press("Control+a")
    desk.page.keyboard.insert_text("消えた後の目的")
    expect(desk.page.locator("#state")).to_have_attribute("data-state", "failed")
    expect(control).to_have_value("消えた後の目的")
    world.path().write_text(text, encoding="utf-8")
    desk.page.keyboard.insert_text("です")
    desk.settle()
    assert "目的: 消えた後の目的です\n" in world.text()


def test_looking_at_every_file_changes_none(world):
    files = sorted(world.root.glob("cases/*/*.yaml"))
    assert len(files) > 10
    before = {file: file.read_bytes() for file in files}
    desk = world.page()
    for file in files:
        desk.open(file.parent.name, None if file.name == "meeting.yaml" else file.name)
        desk.saved()
        for details in desk.page.locator("details").all()[:3]:
            details.evaluate("element => { element.open = true; }")
    assert {file: file.read_bytes() for file in files} == before


def test_without_the_right_token_nothing_is_shown(world):
    desk = world.page()
    context = world.browser.new_context()
    world.contexts.append(context)
    page = context.new_page()
    page.goto(world.server.url.split("#")[0])
    expect(page.locator("main")).not_to_contain_text("2026-05")
    expect(page.locator("main p")).not_to_have_count(0)
    assert "token" not in desk.page.url


def test_what_changed_is_told_and_what_stood_there_before_is_put_back(world):
    before = world.text()
    desk = world.page(*REAL)
    changed = desk.page.locator("details.file-changes", has=desk.page.get_by_text("開いてから変わったところ"))
    expect(changed).to_be_hidden()
    desk.write("/project/purpose", "健診を受ける人を増やすため")
    changed.locator("summary").click()
    told = changed.locator("li")
    expect(told).to_have_count(1)
    expect(told.locator("del")).to_have_text("  目的: 特定健康診査の受診率向上のため")
    expect(told.locator("ins")).to_have_text("  目的: 健診を受ける人を増やすため")
    line = before.split("\n").index("  目的: 特定健康診査の受診率向上のため") + 1
    expect(told).to_contain_text(f"{line}行目")
    desk.press("きのうの内容")
    dialog = desk.page.get_by_role("dialog")
    expect(dialog.locator("ins")).to_have_text("  目的: 健診を受ける人を増やすため")
    desk.press("この内容に戻す")
    expect(desk.control("/project/purpose")).to_have_value("特定健康診査の受診率向上のため")
    assert world.text() == before


def test_a_file_that_nobody_is_to_write_into_is_shown_and_stays_as_it_is(world):
    text = world.text()
    world.path().chmod(0o444)
    desk = world.page(*REAL)
    expect(desk.page.locator(".strong-box")).to_contain_text("書き込みが許されていないファイル")
    expect(desk.control("/subject")).to_have_value("特定健康診査の未受診者に対する健診勧奨通知の封入封緘委託について")
    expect(desk.page.locator(WRITABLE)).to_have_count(0)
    expect(desk.page.locator(".sheet svg").first).to_be_visible()
    assert world.text() == text and world.path().stat().st_mode & 0o777 == 0o444


def type_while_it_is_closed(world, desk, control):
    """The file is closed between the last letter and its save."""
    def closes(route):
        world.path().chmod(0o444)
        route.continue_()
    desk.page.route("**/api/change", closes, times=1)
    control.click()
    control.press("Control+a")
    desk.page.keyboard.insert_text("書けない目的")
    expect(desk.page.locator("#state")).to_have_attribute("data-state", "failed")


def test_what_was_typed_stays_on_the_page_where_the_file_was_closed_meanwhile(world):
    desk = world.page(*REAL)
    text, control = world.text(), desk.control("/project/purpose")
    type_while_it_is_closed(world, desk, control)
    expect(control).to_have_value("書けない目的")
    assert world.text() == text
    # It is not taken for saved by anything, and goes by itself when the file is open again.
    assert desk.page.evaluate("() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"), "the page would close"
    world.path().chmod(0o644)
    expect(desk.page.locator("#state")).to_have_attribute("data-state", "saved")
    assert "目的: 書けない目的\n" in world.text()
    desk.page.keyboard.insert_text("を書いた")
    desk.settle()
    assert "目的: 書けない目的を書いた\n" in world.text()


def test_a_field_is_closed_with_its_file_while_somebody_is_in_it_and_opened_again(world):
    desk = world.page(*REAL)
    text, control = world.text(), desk.control("/project/purpose")
    before = control.input_value()
    control.click()
    control.press("End")
    world.path().chmod(0o444)
    expect(desk.page.locator("#state")).to_have_attribute("data-state", "locked")
    expect(control).to_be_focused()
    desk.page.keyboard.insert_text("届かない文字")
    expect(control).to_have_value(before)
    expect(desk.page.locator("#state")).to_have_attribute("data-state", "locked")
    assert world.text() == text
    world.path().chmod(0o644)
    expect(desk.page.locator("#state")).to_have_attribute("data-state", "saved")
    expect(control).to_be_focused()
    desk.page.keyboard.insert_text("です")
    desk.settle()
    assert world.text() == text.replace(f"目的: {before}\n", f"目的: {before}です\n")


def test_what_was_typed_last_is_saved_before_another_view_comes(world):
    desk = world.page(*REAL)
    control = desk.control("/project/purpose")
    control.click()
    control.press("Control+a")
    # In one breath: the pause after which it is saved has not passed.
    desk.page.evaluate("""() => {
        document.execCommand("insertText", false, "移る前の目的");
        location.hash = "#/2008-08";
    }""")
    expect(desk.control("/project/purpose")).to_have_count(0)
    assert "目的: 移る前の目的\n" in world.text()


def test_what_cannot_be_saved_is_not_left_without_a_word(world):
    desk = world.page(*REAL)
    text, control = world.text(), desk.control("/project/purpose")
    type_while_it_is_closed(world, desk, control)
    here = desk.page.url
    desk.page.get_by_role("link", name="会議一覧").click()
    dialog = desk.page.get_by_role("dialog", name="保存できていない入力があります")
    dialog.get_by_role("button", name="やめる").click()
    expect(dialog).to_have_count(0)
    assert desk.page.url == here
    expect(control).to_have_value("書けない目的")
    # One press goes one step back, also after a way that was not taken.
    desk.page.go_back()
    dialog.get_by_role("button", name="やめる").click()
    expect(control).to_have_value("書けない目的")
    # Its message stays beside it while something else is told of the file.
    expect(desk.page.locator('[data-at="/project/purpose"] .refused')).to_be_visible()
    desk.page.get_by_role("link", name="会議一覧").click()
    dialog.get_by_role("button", name="入力を捨てて移る").click()
    expect(desk.page.get_by_role("heading", name="会議一覧")).to_be_visible()
    assert world.text() == text
    # What was not taken left no step behind: the view that was left is one step away.
    desk.page.go_back()
    expect(desk.control("/project/purpose")).to_be_visible()
    assert desk.page.url == here
    assert desk.page.evaluate("() => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"), "nothing is unsaved"
