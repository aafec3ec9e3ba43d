"""Typing Japanese: no word that is being composed is ever saved, overwritten or broken."""

import time

from harness import REAL, expect

PURPOSE = "/project/purpose"
BEFORE = "特定健康診査の受診率向上のため"


class Composition:
    """An input method, as Chromium's own interface has it."""

    def __init__(self, desk):
        self.page = desk.page
        self.session = desk.page.context.new_cdp_session(desk.page)

    def key(self, key, code):
        """A key that the input method took: the page sees 229."""
        for kind in ("rawKeyDown", "keyUp"):
            self.session.send("Input.dispatchKeyEvent", {"type": kind, "key": key, "code": code, "windowsVirtualKeyCode": 229})

    def type(self, *steps):
        for text in steps:
            self.key("Process", "KeyA")
            self.session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
            time.sleep(0.12)

    def confirm(self, text):
        """変換 and Enter: the Enter belongs to the input method."""
        self.key("Enter", "Enter")
        self.session.send("Input.insertText", {"text": text})

    def cancel(self):
        self.key("Escape", "Escape")
        self.session.send("Input.imeSetComposition", {"text": "", "selectionStart": 0, "selectionEnd": 0})


def begin(world, at=PURPOSE):
    desk = world.page(*REAL)
    control = desk.control(at)
    control.click()
    control.press("Control+End")
    return desk, control, Composition(desk)


def test_a_word_is_saved_when_it_is_finished_and_not_before(world):
    desk, control, ime = begin(world)
    before = world.text()
    ime.type("と", "とう", "とうき", "とうきょ", "とうきょう", "東京")
    time.sleep(0.5)
    assert world.text() == before, "an unfinished word was saved"
    expect(desk.page.locator("#state")).to_have_attribute("data-state", "typing")
    ime.confirm("東京")
    desk.settle()
    expect(control).to_have_value(f"{BEFORE}東京")
    assert f"目的: {BEFORE}東京\n" in world.text()
    assert desk.page.url.count("#") == 1 and control.evaluate("element => element === document.activeElement")


def test_a_word_that_is_given_up_leaves_the_file_as_it_was(world):
    desk, control, ime = begin(world)
    before = world.text()
    ime.type("か", "かん")
    ime.cancel()
    desk.settle()
    expect(control).to_have_value(BEFORE)
    assert world.text() == before


def test_leaving_the_control_ends_the_word_and_saves_it(world):
    desk, control, ime = begin(world)
    ime.type("ほ", "ほけ", "保健")
    desk.control("/project/target").click()
    desk.settle()
    value = control.input_value()
    assert value.startswith(BEFORE)
    assert f"目的: {value}\n" in world.text(), "what the control shows is not what the file holds"


def test_another_editor_and_findings_leave_a_word_alone(world):
    desk, control, ime = begin(world)
    handle = control.element_handle()
    ime.type("け", "けん", "けんこ")
    world.path().write_text(world.text().replace("内線: 4221", "内線: ４２２２"), encoding="utf-8")
    time.sleep(1.5)
    expect(control).to_have_value(f"{BEFORE}けんこ")
    ime.type("けんこう", "健康")
    expect(control).to_have_value(f"{BEFORE}健康")
    ime.confirm("健康")
    desk.settle()
    assert handle.evaluate("element => element.isConnected && element === document.activeElement"), "the control was replaced"
    expect(control).to_have_value(f"{BEFORE}健康")
    assert f"目的: {BEFORE}健康\n" in world.text() and "内線: ４２２２" in world.text()
    expect(desk.control("/contact/0/extension")).to_have_value("４２２２")
    expect(desk.field("/contact/0/extension").locator(".finding")).to_have_count(1)


def test_words_follow_each_other_across_fields_and_entries(world):
    desk, control, ime = begin(world)
    ime.type("い", "胃")
    ime.confirm("胃")
    desk.control("/project/target").click()
    desk.page.keyboard.press("Control+End")
    ime.type("は", "肺")
    ime.confirm("肺")
    desk.field("/matters/0/safeguards/recipient").locator("> .field-body > .button").click()
    ime.type("か", "かぎ", "鍵")
    time.sleep(0.4)
    assert "鍵" not in world.text()
    ime.confirm("鍵")
    desk.settle()
    ime.type("を", "を掛", "を掛ける")
    ime.confirm("を掛ける")
    desk.settle()
    text = world.text()
    assert f"目的: {BEFORE}胃\n" in text and "未受診の者肺\n" in text and "鍵を掛ける" in text, text


def test_enter_and_shortcuts_mean_nothing_while_a_word_is_open(world):
    desk, control, ime = begin(world, "/subject")
    before = control.input_value()
    ime.type("に", "につ", "について")
    ime.key("Enter", "Enter")
    ime.key("s", "KeyS")
    time.sleep(0.3)
    expect(control).to_have_value(before + "について")
    ime.confirm("について")
    desk.settle()
    control.press("Enter")
    desk.settle()
    expect(control).to_have_value(before + "について")
    assert f"件名: {before}について\n" in world.text()
