"""The paper beside the form: the true pages, the way from paper to field and back, and only what is needed is fetched."""

import re

from harness import REAL, ROOT, expect


def fetched(desk):
    """What the page asks of the server from now on."""
    asked = []
    desk.page.on("request", lambda request: asked.append(request.url))
    return asked


def href(anchor):
    return anchor.get_attribute("href") or anchor.get_attribute("xlink:href")


def test_pages_are_drawn_with_their_words_and_lead_to_the_field_and_back(world):
    desk = world.page(*REAL)
    page = desk.page
    expect(page.locator(".sheet")).to_have_count(3)
    first = page.locator(".sheet").first
    expect(first.locator("svg")).to_be_visible()
    words = page.locator(".page-words")
    expect(words.first).to_contain_text("特定健康診査の未受診者に対する")
    # Each page says what stands on it: nothing twice, nothing of another page.
    expect(words.nth(2)).to_contain_text("保有している情報項目")
    texts = [one.text_content() for one in words.all()]
    assert all(texts), texts
    lines = [line for text in texts for line in text.splitlines()]
    twin = (ROOT / "output" / REAL[0] / REAL[1].removesuffix(".yaml") / "advance-report.txt").read_text(encoding="utf-8")
    assert [line for line in twin.splitlines() if not line.startswith("［")] == lines
    assert first.locator("svg").get_attribute("aria-hidden") == "true"
    place = page.locator(".sheet svg a").first
    assert href(place).startswith("field:/"), href(place)
    place.dispatch_event("click")
    at = href(place).removeprefix("field:")
    focused = page.evaluate("() => document.activeElement.closest('[data-at]').dataset.at")
    assert at == focused or at.startswith(f"{focused}/"), (at, focused)
    assert not page.url.startswith("field:")
    desk.control("/subject").click()
    expect(page.locator(".sheet svg a.lit").first).to_be_attached()
    lit = page.locator(".sheet svg a.lit").first
    assert href(lit) == "field:/subject"


def test_a_field_on_a_page_that_nobody_saw_yet_comes_into_view(world):
    desk = world.page(*REAL)
    expect(desk.page.locator(".sheet svg").first).to_be_visible()
    desk.control("/matters/0/reason").click()
    lit = desk.page.locator(".sheet svg a.lit").first
    expect(lit).to_be_attached()
    expect(lit).to_be_in_viewport()


def test_only_pages_that_changed_are_fetched_and_only_those_in_view_are_drawn(world):
    desk = world.page(*REAL)
    page = desk.page
    expect(page.locator(".sheet svg").first).to_be_visible()
    assert page.locator(".sheet svg").count() < page.locator(".sheet").count(), "pages out of view were drawn"
    desk.control("/contact/0/extension").click()
    page.wait_for_timeout(700)
    before = [one.get_attribute("data-sha") for one in page.locator(".sheet").all()]
    asked = fetched(desk)
    desk.write("/contact/0/extension", "4299")
    expect(page.locator(".sheet").first).not_to_have_attribute("data-sha", before[0])
    after = [one.get_attribute("data-sha") for one in page.locator(".sheet").all()]
    changed = [sha for sha in after if sha not in before]
    expect(page.locator(f'.sheet[data-sha="{after[0]}"] svg')).to_be_visible()
    page.wait_for_timeout(500)
    shas = [re.search(r"sha=(\w+)", url)[1] for url in asked if "/api/page?" in url]
    assert shas and set(shas) <= set(changed) and len(shas) == len(set(shas)), (shas, changed)


def test_a_wrong_case_keeps_its_last_right_pages_dimmed_and_says_why(world):
    desk = world.page(*REAL)
    page = desk.page
    expect(page.locator(".sheet svg").first).to_be_visible()
    desk.write("/matters/0/period/from", "平成20年13月")
    expect(page.locator(".paper.stale")).to_be_visible()
    expect(page.locator(".paper .why")).to_contain_text("いまの内容ではありません")
    expect(page.locator(".sheet svg").first).to_be_visible()
    desk.write("/matters/0/period/from", "平成20年10月")
    expect(page.locator(".paper.stale")).to_have_count(0)
    expect(page.locator(".paper .why")).to_be_hidden()


def test_what_was_found_of_a_field_is_marked_on_the_paper_in_its_words(world):
    desk = world.page(*REAL)
    page = desk.page
    expect(page.locator(".sheet svg").first).to_be_visible()
    assert page.locator(".sheet a.wrong, .sheet a.doubtful").count() == 0, "the real case has no finding"
    desk.write("/project/purpose", "健診を受ける人をを増やすため")
    marked = page.locator(".sheet svg a.doubtful")
    expect(marked.first).to_be_attached()
    expect(page.locator(".paper.stale")).to_have_count(0)
    assert {href(one) for one in marked.all()} == {"field:/project/purpose"}
    told = desk.field("/project/purpose").locator(".finding-message").inner_text().split(maxsplit=1)[1]
    assert told in marked.first.locator("> title").text_content()
    desk.write("/project/target", "")
    expect(page.locator(".paper .why")).to_contain_text("まだ書き込まれていないところ")
    wrong = page.locator(".sheet svg a.wrong")
    expect(wrong.first).to_be_attached()
    assert {href(one) for one in wrong.all()} == {"field:/project/target"}
    desk.write("/project/target", "特定健康診査の対象者で未受診の者")
    desk.write("/project/purpose", "健診を受ける人を増やすため")
    expect(page.locator(".sheet a.wrong, .sheet a.doubtful")).to_have_count(0)


def test_the_other_document_of_the_case_is_one_press_away(world):
    desk = world.page(*REAL)
    expect(desk.page.locator(".sheet")).to_have_count(3)
    desk.press("特記事項", within=desk.page.locator(".tabs"))
    expect(desk.page.locator(".sheet .page-words").first).to_contain_text("秘密")
    expect(desk.page.locator(".tabs [aria-pressed=true]")).to_have_text("特記事項")


def test_what_changed_is_lit_in_the_lines_of_the_file(world):
    desk = world.page(*REAL)
    desk.page.locator(".file-lines > summary").click()
    desk.write("/project/purpose", "健診を受ける人を増やすため")
    expect(desk.page.locator(".lines mark")).to_have_text(re.compile("^健診を受ける人を増やす(ため)?$"))
    shown = desk.page.locator(".lines li").all_inner_texts()
    assert [line.strip("\n") for line in shown] == [line for line in world.text().rstrip("\n").split("\n")]


def test_a_script_in_a_value_stays_text(world):
    desk = world.page(*REAL)
    evil = '<img src=x onerror="document.title=1"><script>alert(1)</script>'
    desk.write("/project/purpose", evil)
    desk.page.locator(".file-lines > summary").click()
    expect(desk.control("/project/purpose")).to_have_value(evil)
    expect(desk.page.locator(".lines")).to_contain_text("<script>")
    assert desk.page.locator("main img, main script").count() == 0
    assert desk.page.title() != "1"


def test_the_pdf_that_opens_is_that_of_now(world):
    desk = world.page(*REAL)
    page = desk.page
    expect(page.locator(".sheet svg").first).to_be_visible()
    desk.write("/contact/0/extension", "4299")
    with page.expect_request("**/api/pdf?*") as asked, page.context.expect_page():
        desk.press("PDF を開く")
    answer = asked.value.response()
    assert answer.status == 200 and answer.headers["content-type"] == "application/pdf", (answer.status, answer.body()[:200])
    assert not (world.root / "output").exists(), "looking at a paper builds none"
    desk.write("/project/target", "")
    expect(page.locator(".paper .why")).to_contain_text("書きかけ")
    desk.press("PDF を開く")
    expect(page.locator(".paper .why")).to_contain_text("PDFは作れません")
    expect(page.locator(".paper .why")).not_to_contain_text("いまの内容ではありません")
