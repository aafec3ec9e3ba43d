"""A case that is being written: its paper from the first word on, what is still open, and when it is done."""

import re

from harness import expect

MEETING = "2026-05"
FILE = "図書館の委託.yaml"


def begin(world, kind="委託"):
    """A new case of a kind, open."""
    desk = world.page(MEETING)
    desk.press("案件を新しく作る")
    desk.page.get_by_label("案件のファイルの名前").fill("図書館の委託")
    desk.page.get_by_role("dialog").get_by_label("種類").select_option(label=kind)
    desk.press("作る", within=desk.page.get_by_role("dialog"))
    expect(desk.page.get_by_text("書きかけの間は")).to_be_visible()
    return desk


def why(desk):
    return desk.page.locator(".paper .why")


def on_paper(desk):
    return desk.page.locator(".sheet .page-words")


def test_the_paper_of_a_draft_is_there_from_the_first_word_and_shows_what_is_open(world):
    desk = begin(world)
    expect(why(desk)).to_contain_text("ここに紙面が出ます")
    ways = why(desk).get_by_role("link")
    assert ways.all_inner_texts() == ["取扱い › 根拠"], ways.all_inner_texts()
    ways.first.click()
    desk.page.wait_for_function("() => document.activeElement.closest('[data-at]')?.dataset.at === '/matters/0/ground'")
    desk.page.locator(":focus").press("Space")
    desk.settle()
    expect(why(desk)).to_contain_text("まだ書き込まれていないところ")
    expect(on_paper(desk).first).to_contain_text("〔件名〕")
    open_place = desk.page.locator(".sheet a.doubtful[*|href='field:/subject']")
    expect(open_place.first).to_be_attached()
    desk.write("/subject", "図書館の窓口業務の委託について")
    expect(on_paper(desk).first).to_contain_text("図書館の窓口業務の委託について")
    # A date that is open is words on the paper, and the file says nothing of all this.
    expect(on_paper(desk).nth(2)).to_contain_text("〔開始〕")
    text = world.text(MEETING, FILE)
    assert "開始: 〔開始を書いてください〕" in text and not re.search(r"^ *表記:", text, re.M), text
    assert "根拠: 法第66条\n" in text and "〔件名" not in text
    assert not (world.root / "output" / MEETING).exists()


def test_of_a_copied_case_the_paper_shows_what_is_to_be_looked_at(world):
    desk = world.page(MEETING)
    desk.press("案件を新しく作る")
    desk.page.get_by_label("案件のファイルの名前").fill("図書館の委託")
    desk.page.get_by_label("もとにする案件").select_option(label="2026-05　市民課の窓口業務の委託について")
    desk.press("作る", within=desk.page.get_by_role("dialog"))
    expect(why(desk)).to_contain_text("書きかけ")
    expect(on_paper(desk).first).to_contain_text("市民課の窓口業務の委託について")
    expect(desk.page.locator(".sheet a.doubtful").first).to_be_attached()


def test_what_the_meeting_still_lacks_is_one_press_away_and_keeps_no_paper_back(world):
    meeting = world.path(MEETING, "meeting.yaml")
    text = meeting.read_text(encoding="utf-8")
    meeting.write_text(re.sub(r"^開催日: .+$", "開催日: 〔開催日を書いてください〕", text, flags=re.M), encoding="utf-8")
    desk = world.page(MEETING, "窓口業務の委託.yaml")
    expect(why(desk)).to_contain_text("書きかけ")
    expect(on_paper(desk).first).to_contain_text("市民課の窓口業務の委託について")
    desk.findings().get_by_role("link", name="会議のファイル：開催日を書いてください").click()
    expect(desk.page.locator("h1")).to_contain_text("令和8年度第1回")
    desk.page.wait_for_function("() => document.activeElement.closest('[data-at]')?.dataset.at === '/date'")
    # What is wrong there, and is no open place, is named beside the paper.
    meeting.write_text(re.sub(r"^開催日: .+$", "開催日: 令和8年13月1日", text, flags=re.M), encoding="utf-8")
    desk.open(MEETING, "窓口業務の委託.yaml")
    way = why(desk).get_by_role("link")
    expect(way).to_contain_text("会議のファイル：日付「令和8年13月1日」")
    way.click()
    desk.page.wait_for_function("() => document.activeElement.closest('[data-at]')?.dataset.at === '/date'")


def test_open_places_are_told_together_each_by_its_name(world):
    desk = begin(world)
    told = desk.findings().locator("li", has_text="まだ書き込まれていないところ")
    expect(told.first).to_contain_text("22か所")
    names = told.first.get_by_role("link").all_inner_texts()
    assert names[:3] == ["件名", "担当 › 部", "担当 › 課"] and len(names) == 22, names
    told.first.get_by_role("link", name="期間 › 開始").click()
    desk.page.wait_for_function("() => document.activeElement.closest('[data-at]')?.dataset.at === '/matters/0/period/from'")
    expect(desk.field("/subject").locator(".finding")).to_contain_text("値を書いてください")


def test_whoever_says_that_it_is_done_is_told_what_is_not_and_may_go_back(world):
    desk = begin(world)
    desk.press("できあがり")
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_contain_text("22か所")
    desk.press("やめる")
    assert "下書き: はい" in world.text(MEETING, FILE)
    desk.press("できあがり")
    desk.press("それでもできあがりにする")
    expect(desk.page.get_by_text("まだ書いている途中なら、下書きに戻せます")).to_be_visible()
    desk.saved()
    assert "下書き:" not in world.text(MEETING, FILE)
    desk.press("下書きに戻す")
    expect(desk.page.get_by_text("書きかけの間は")).to_be_visible()
    desk.saved()
    assert re.search(r"^下書き: はい$", world.text(MEETING, FILE), re.M)


def test_what_stops_the_bundle_is_named_where_it_was_refused(world):
    desk = begin(world)
    desk.press("できあがり")
    desk.press("それでもできあがりにする")
    expect(desk.page.get_by_text("下書きに戻せます")).to_be_visible()
    desk.open(MEETING)
    desk.press("会議資料を作る")
    outcome = desk.page.locator(".outcome")
    expect(outcome).to_contain_text("できませんでした", timeout=60_000)
    outcome.get_by_role("link", name="図書館の委託").click()
    expect(desk.page.get_by_text("下書きに戻せます")).to_be_visible()


def test_a_required_value_that_is_emptied_is_an_open_place_again(world):
    desk = begin(world)
    box = desk.field("/matters/0/ground").locator("input[value='法第66条']")
    before = world.text(MEETING, FILE)
    box.check()
    desk.settle()
    box.uncheck()
    desk.settle()
    assert world.text(MEETING, FILE) == before
    desk.write("/subject", "図書館の窓口業務の委託について")
    desk.write("/subject", "")
    desk.leave()
    assert world.text(MEETING, FILE) == before
    expect(desk.control("/subject")).to_have_value("")


def test_the_first_case_of_a_meeting_begins_its_list(world):
    desk = world.page()
    desk.press("会議を新しく作る")
    desk.page.get_by_label("会議のフォルダの名前").fill("2026-12")
    desk.press("作る")
    expect(desk.page.locator("section[aria-label='会議資料を止めているもの']")).to_contain_text("案件がまだありません")
    desk.press("案件を新しく作る")
    desk.page.get_by_label("案件のファイルの名前").fill("図書館の委託")
    desk.press("作る", within=desk.page.get_by_role("dialog"))
    expect(desk.page.get_by_text("書きかけの間は")).to_be_visible()
    desk.open("2026-12")
    expect(desk.page.locator(".item-head .attach")).to_have_count(1)
    assert re.search(r"^案件:\n *- (ファイル: )?図書館の委託", world.text("2026-12", "meeting.yaml"), re.M), world.text("2026-12", "meeting.yaml")


def test_a_long_text_of_one_line_is_seen_whole_and_stays_one_line(world):
    desk = world.page(MEETING, "窓口業務の委託.yaml", viewport={"width": 1024, "height": 768})
    long = "市民課の窓口における証明書の交付及び住民異動の届出の受付に係る業務の委託並びに窓口支援システムの運用の委託について"
    desk.write("/subject", long)
    control = desk.control("/subject")
    assert control.evaluate("one => one.scrollHeight <= one.clientHeight && one.scrollWidth <= one.clientWidth"), "a part of it is hidden"
    control.press("Control+End")
    control.press("Enter")
    # Lines that are dropped, or come from a program that types.
    desk.page.keyboard.insert_text("（追\n")
    desk.settle()
    assert f"件名: {long}（追\n" in world.text(MEETING, "窓口業務の委託.yaml")
    control.evaluate("""control => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", "\\n加）");
        control.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }""")
    desk.settle()
    assert f"件名: {long}（追加）\n" in world.text(MEETING, "窓口業務の委託.yaml")
