"""A meeting: its items, new cases, last year's cases, papers made elsewhere, and the bundle."""

import io
import re
import zipfile

from harness import REAL, ROOT, expect

MEETING = "2026-05"


def text(world):
    return world.text(MEETING, "meeting.yaml")


def test_items_are_shown_with_what_they_are_and_moved_added_and_removed(world):
    desk = world.page(MEETING)
    items = desk.field("/items").locator("> .field-body > .entries > .entry")
    expect(items).to_have_count(14)
    expect(items.nth(1)).to_contain_text("高齢者見守り事業における個人情報の目的外利用及び外部提供について")
    expect(items.nth(1)).to_contain_text("諮問第24号")
    expect(items.nth(12)).to_contain_text("非公開")
    before = text(world)
    desk.press("案件 3 を上へ")
    desk.settle()
    assert text(world).index("避難行動要支援者.yaml") < text(world).index("高齢者見守り.yaml")
    desk.press("案件 2 を下へ")
    desk.settle()
    assert text(world) == before
    desk.press("「案件」を一つ増やす")
    expect(items).to_have_count(15)
    desk.write("/items/14/subject", "その他の連絡について")
    expect(items.nth(14)).to_contain_text("その他の連絡について")
    assert "件名: その他の連絡について" in text(world)
    desk.press("案件 15 を削除")
    expect(items).to_have_count(14)
    desk.settle()
    assert text(world) == before


def test_a_new_case_is_a_draft_that_stops_the_bundle_until_it_is_done(world):
    desk = world.page(MEETING)
    desk.press("案件を新しく作る")
    desk.page.get_by_label("案件のファイルの名前").fill("図書館の委託")
    desk.page.get_by_role("dialog").get_by_label("種類").select_option(label="委託")
    desk.press("作る")
    expect(desk.page.get_by_text("書きかけの間は")).to_be_visible()
    assert "下書き: はい" in world.text(MEETING, "図書館の委託.yaml")
    desk.open(MEETING)
    stops = desk.page.locator("section[aria-label='会議資料を止めているもの']")
    expect(stops).to_contain_text("下書き")
    assert stops.get_by_role("link").count() == 1
    desk.press("会議資料を作る")
    outcome = desk.page.locator(".outcome")
    expect(outcome).to_contain_text("会議資料は、まだ前のままです", timeout=60_000)
    assert outcome.get_by_role("link").count() == 1
    assert not (world.root / "output" / MEETING / "bundle.pdf").exists()
    expect(desk.page.locator(".papers")).to_contain_text("市民課の窓口業務の委託について　特記事項")


def test_last_years_case_is_copied_with_what_must_change_marked(world):
    desk = world.page(MEETING)
    desk.press("案件を新しく作る")
    desk.page.get_by_label("案件のファイルの名前").fill("アプリの委託")
    desk.page.get_by_label("もとにする案件").select_option(label="2026-02　子育て応援アプリの運用業務の委託及び予防接種台帳との結合について")
    desk.press("作る")
    expect(desk.page.get_by_text("書きかけの間は")).to_be_visible()
    copied = world.text(MEETING, "アプリの委託.yaml")
    assert "前回: 2026-02/子育て応援アプリ" in copied and "確かめてください〕" in copied
    expect(desk.findings().get_by_role("link").first).to_be_visible()
    # What last year's case said stands beside what is written over it.
    before = re.search("^件名: (.+)$", world.text("2026-02", "子育て応援アプリ.yaml"), re.M)[1]
    desk.write("/subject", "アプリの委託について")
    expect(desk.field("/subject").locator(".previous")).to_have_text(f"前回：{before}")


def test_a_name_that_is_taken_is_said_in_the_dialog(world):
    desk = world.page(MEETING)
    before = world.text(MEETING, "窓口業務の委託.yaml")
    desk.press("案件を新しく作る")
    desk.press("作る")
    expect(desk.page.locator("dialog .refused")).to_contain_text("名前を書いてください")
    desk.page.get_by_label("案件のファイルの名前").fill("窓口業務の委託")
    desk.press("作る")
    expect(desk.page.locator("dialog .refused")).to_be_visible()
    assert world.text(MEETING, "窓口業務の委託.yaml") == before


def test_a_pdf_is_put_beside_the_meeting_and_never_over_another(world):
    desk = world.page(*REAL)
    desk.open(REAL[0])
    paper = (ROOT / "output" / "2008-08" / "bundle.pdf").read_bytes()
    choose = desk.page.locator(".attach input").first
    choose.set_input_files({"name": "議事録.pdf", "mimeType": "application/pdf", "buffer": paper})
    expect(desk.field("/items/0/attachments").locator(".entry")).to_have_count(1)
    desk.settle()
    assert re.search(r"件名: 議事録, ファイル: 議事録.pdf", world.text(REAL[0], "meeting.yaml")), world.text(REAL[0], "meeting.yaml")
    assert world.path(REAL[0], "議事録.pdf").read_bytes() == paper
    choose.set_input_files({"name": "議事録.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 another"})
    expect(desk.page.locator("#bar")).to_be_visible()
    assert world.path(REAL[0], "議事録.pdf").read_bytes() == paper


def test_the_bundle_is_made_with_progress_and_its_papers_open(world):
    desk = world.page(*REAL)
    desk.open(REAL[0])
    expect(desk.page.locator(".papers")).to_contain_text("まだありません")
    desk.press("会議資料を作る")
    expect(desk.page.locator(".outcome")).to_contain_text("できました", timeout=60_000)
    made = world.root / "output" / REAL[0] / "bundle.pdf"
    assert made.read_bytes() == (ROOT / "output" / REAL[0] / "bundle.pdf").read_bytes(), "the bundle is not the committed one"
    papers = desk.page.locator(".papers li")
    expect(papers.filter(has_text="bundle.pdf").first).to_be_visible()
    assert papers.get_by_role("button").all_inner_texts() == [
        "会議資料", "資料「資料1」", "特定健康診査の未受診者に対する健診勧奨通知の封入封緘委託について　諮問・報告事項",
        "特定健康診査の未受診者に対する健診勧奨通知の封入封緘委託について　特記事項"], papers.all_inner_texts()
    with desk.page.context.expect_page() as opened:
        papers.filter(has_text="bundle.pdf").first.get_by_role("button").click()
    assert opened.value.url.startswith("blob:") or opened.value.url == "about:blank", opened.value.url
    opened.value.close()


def test_what_is_printed_is_recorded_and_later_exchanged_leaf_by_leaf(world):
    desk = world.page(*REAL)
    desk.open(REAL[0])
    outcome, printed = desk.page.locator(".outcome"), world.root / "output" / REAL[0] / "printed"

    def done(press, yes=None, ends="できました"):
        desk.press(press)
        if yes:
            desk.press(yes)
        expect(outcome).to_be_empty()
        expect(outcome).to_contain_text(ends, timeout=60_000)

    desk.page.get_by_text("印刷と差し替え").click()
    desk.press("印刷に出す")
    desk.press("やめる")
    assert not printed.exists(), "it was not to be recorded"
    done("印刷に出す", "記録して作る")
    assert printed.is_dir()
    # A set that is out is not printed anew without a word.
    done("印刷に出す", "記録して作る", "できませんでした")
    expect(outcome).to_contain_text("もう印刷に出してあります")
    expect(outcome).not_to_contain_text("shingikai")
    assert [one.text_content() for one in outcome.get_by_role("button").all()] == ["差し替えを作る", "集めて刷り直す"]
    outcome.get_by_role("button", name="集めて刷り直す").click()
    desk.press("すべて回収した")
    expect(outcome).to_contain_text("できました", timeout=60_000)
    world.path().write_text(world.text().replace("特定健康診査の受診率向上のため", "健診を受ける人を増やすため"), encoding="utf-8")
    done("差し替えを作る")
    expect(outcome).to_contain_text("個のファイルを作りました")
    expect(desk.page.locator(".papers")).to_contain_text("差し替える紙")
    # What was prepared went out, though somebody wrote on.
    world.path().write_text(world.text().replace("健診を受ける人を増やすため", "受診者を増やすため"), encoding="utf-8")
    done("差し替えを配った", "配ったと記録する", "できませんでした")
    assert [one.text_content() for one in outcome.get_by_role("button").all()] == ["用意したときのまま配った", "差し替えを作る"]
    outcome.get_by_role("button", name="差し替えを作る").click()
    expect(outcome).to_contain_text("個のファイルを作りました", timeout=60_000)
    before = sorted(path.name for path in printed.rglob("*"))
    desk.press("差し替えを配った")
    desk.press("やめる")
    assert sorted(path.name for path in printed.rglob("*")) == before
    done("差し替えを配った", "配ったと記録する")
    assert len(sorted(path.name for path in printed.rglob("*"))) > len(before)
    # What is in everybody's hands now is what there is: nothing is left to exchange.
    done("差し替えを配った", "配ったと記録する", "できませんでした")


def test_a_text_of_a_case_in_the_bundle_leads_into_its_file(world):
    desk = world.page(MEETING)
    desk.page.get_by_text("会議資料を見る").first.click()
    place = desk.page.locator(".sheet svg a[*|href='field:高齢者見守り.yaml#/project/purpose']").first
    expect(desk.page.locator(".sheet").first).to_be_visible(timeout=60_000)
    for sheet in desk.page.locator(".sheet").all()[:12]:
        sheet.scroll_into_view_if_needed()
        expect(sheet.locator("svg")).to_be_visible()
        if place.count():
            break
    place.dispatch_event("click")
    expect(desk.page.locator("h1")).to_contain_text("高齢者見守り")
    desk.page.wait_for_function("() => document.activeElement.closest('[data-at]')?.dataset.at === '/project/purpose'")


def test_a_running_build_is_stopped_by_a_press(world):
    desk = world.page(MEETING)
    desk.press("会議資料を作る")
    desk.press("作るのをやめる")
    expect(desk.page.locator(".outcome")).to_contain_text("できませんでした", timeout=60_000)
    assert not (world.root / "output" / MEETING / "bundle.pdf").exists()
    expect(desk.page.get_by_role("button", name="会議資料を作る")).to_be_enabled()


def test_a_case_is_handed_over_as_one_file(world):
    desk = world.page(*REAL)
    desk.press("事務局へ渡す")
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_contain_text("同じ共有フォルダに書いているときは、もう渡っています")
    with desk.page.expect_download() as download:
        desk.press("ZIPファイルを作る")
    expect(dialog).to_have_count(0)
    with zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes())) as packed:
        assert any(name.endswith(REAL[1]) for name in packed.namelist()), packed.namelist()


def test_a_case_is_removed_after_a_question_and_kept(world):
    desk = world.page(MEETING, "窓口業務の委託.yaml")
    desk.press("案件を除く")
    desk.press("やめる")
    assert world.path(MEETING, "窓口業務の委託.yaml").exists()
    desk.press("案件を除く")
    desk.press("除く")
    expect(desk.page.locator("h1")).to_contain_text("令和8年度第1回")
    assert not world.path(MEETING, "窓口業務の委託.yaml").exists()
    assert "窓口業務の委託" not in text(world)


def test_the_page_ends_the_program(world):
    desk = world.page(*REAL)
    expect(desk.page.locator(".sheet svg").first).to_be_visible()
    desk.press("終了")
    expect(desk.page.locator("h1")).to_have_text("終了しました")
    assert world.server.process.wait(10) == 0
    assert list(world.server.temporary.iterdir()) == [], "something is left among the temporary files"


def test_the_page_speaks_english_where_the_machine_does(world):
    desk = world.page(language="en_GB.UTF-8")
    expect(desk.page.locator("h1")).to_have_text("Meetings")
    assert desk.page.locator("html").get_attribute("lang") == "en"
    desk.open(*REAL)
    missing = desk.page.evaluate("() => document.body.innerText.match(/page-[a-z-]+/g)")
    assert missing is None, missing
