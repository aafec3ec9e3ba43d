"""A clerk who has never seen the file makes the real case, and its papers come out as they were committed."""

from harness import REAL, ROOT, expect


def test_the_real_case_is_filled_in_from_nothing_and_makes_the_committed_papers(world):
    desk = world.page()
    page = desk.page
    desk.press("会議を新しく作る")
    page.get_by_label("会議のフォルダの名前").fill("2008-08")
    page.get_by_label("審議会").select_option("shinjuku-2008")
    desk.press("作る")
    expect(page.locator(".form .field").first).to_be_visible()
    desk.write("/title", "平成20年度第2回")
    desk.write("/date", "平成20年8月27日（水）")
    desk.press("案件を新しく作る")
    page.get_by_label("案件のファイルの名前").fill("健診勧奨通知")
    desk.press("作る")
    expect(page.get_by_text("書きかけの間は")).to_be_visible()
    fill_case(desk)
    desk.press("できあがり")
    expect(page.get_by_text("書きかけの間は")).to_have_count(0)
    desk.saved()
    accept(desk)
    expect(desk.findings()).to_contain_text("指摘はありません")
    fill_meeting(desk)
    desk.press("会議資料を作る")
    expect(page.locator(".outcome")).to_contain_text("できました", timeout=60_000)
    for name in ("advance-report.pdf", "special-clauses.pdf"):
        made = (world.root / "output" / "2008-08" / "健診勧奨通知" / name).read_bytes()
        assert made == (ROOT / "output" / "2008-08" / "健診勧奨通知" / name).read_bytes(), name


test_the_real_case_is_filled_in_from_nothing_and_makes_the_committed_papers.cases = False


def fill_case(desk):
    page = desk.page
    desk.write("/subject", "特定健康診査の未受診者に対する健診勧奨通知の封入封緘委託について")
    if desk.page.locator('[data-at="/contact/0"]').count() == 0:
        desk.add_entry("/contact")
    for key, value in (("department", "健康部"), ("division", "医療保険年金課"), ("section", "特定健診保健指導係"), ("officer", "小倉"), ("extension", "4221")):
        desk.write(f"/contact/0/{key}", value)
    desk.write("/project/name", "特定健診・保健指導")
    desk.write("/project/purpose", "特定健康診査の受診率向上のため")
    desk.write("/project/target", "特定健康診査の対象者で未受診の者")
    desk.write("/project/description", "特定健康診査の対象者に健康診査票を送付したが、一定期間経過しても未受診の者に対して送付する健診勧奨通知の封入封緘を委託する。")
    matter = "/matters/0"
    if desk.page.locator(f'[data-at="{matter}"]').count() == 0:
        desk.add_entry("/matters")
    desk.field(f"{matter}/ground").locator("input[value='第14条第1項']").check()
    desk.settle()
    put_lines(desk, f"{matter}/held/register", ["特定健診・特定保健指導"])
    desk.write(f"{matter}/held/medium", "紙及び電磁的媒体")
    held = next(line for line in (ROOT / "cases" / REAL[0] / REAL[1]).read_text().split("\n") if "項目: 健診結果" in line)
    desk.write(f"{matter}/held/fields", "\n".join(held.split(": ", 1)[1].split("、")))
    put_lines(desk, f"{matter}/provided/recipient", ["入札により決定"])
    desk.write(f"{matter}/provided/medium", "紙")
    provide(desk, f"{matter}/provided/fields")
    desk.write(f"{matter}/reason", "未受診の対象者が約4万人が見込まれ大量の発送となるため、保険者の事務の効率化から、封入封緘業務の外部委託が必要である。")
    desk.write(f"{matter}/description", "健診勧奨通知を他の封入物(チラシなど)とともに封入封緘し、郵便局へ持ち込む。")
    desk.write(f"{matter}/period/from", "平成20年10月")
    desk.tick(f"{matter}/period/ongoing")
    desk.write(f"{matter}/period/text", "平成20年10月から以降継続")
    put_lines(desk, f"{matter}/safeguards/municipality", ["契約にあたり、別紙「特記事項」を付す。"])
    put_lines(desk, f"{matter}/safeguards/recipient", ["取扱責任者及び取扱うものをあらかじめ指定する", "提供された情報は施錠できる金庫に保管する。"])
    desk.choose("/special_clauses/base", "標準")
    desk.leave()
    assert page.locator(".conflict, .refused:visible").count() == 0


def put_lines(desk, at, lines):
    """The entries of a list, those that are there for filling in first."""
    for number, line in enumerate(lines):
        if desk.field(at).locator(".rows > li").count() > number:
            desk.write(f"{at}/{number}", line)
        else:
            desk.add_line(at, line)


def provide(desk, at):
    """郵便番号, 住所 (漢字住所, 漢字方書), 氏名 (漢字氏名), 国保記号番号, in the order of the form."""
    room = desk.field(at)
    for name in ("郵便番号", "漢字住所", "漢字氏名", "国保記号番号"):
        room.locator(f"[data-held='{name}']").check()
        desk.settle()
    for wanted, place in (("郵便番号", 0), ("漢字住所", 1), ("漢字氏名", 2)):
        names = [one.input_value() for one in room.locator(".rows > li > input").all()]
        for step in range(names.index(wanted), place, -1):
            room.locator(".rows > li").nth(step).locator(".up").click()
            desk.settle()
    for number, printed, more in ((1, "住所", "漢字方書"), (2, "氏名", None)):
        row = room.locator(".rows > li").nth(number)
        row.locator("summary").click()
        held = row.locator("> input").input_value()
        row.get_by_label(held, exact=True).check()
        if more:
            row.get_by_label(more, exact=True).check()
        row.locator("> input").fill(printed)
        desk.settle()


def accept(desk):
    """What the original says is accepted, with a reason."""
    for _ in range(8):
        open_one = desk.page.locator(".form .finding details, .summary .finding details").first
        if open_one.count() == 0:
            return
        open_one.locator("summary").click()
        open_one.locator("input").fill("原文どおり")
        rule = desk.page.locator(".finding").count()
        open_one.get_by_role("button", name="確認済みにする").click()
        expect(desk.page.locator(".finding")).not_to_have_count(rule)
        desk.settle()


def fill_meeting(desk):
    desk.open("2008-08")
    put_lines(desk, "/agenda", ["開会", "諮問・報告事項", "その他", "閉会"])
    # The first case began the list.
    expect(desk.page.get_by_role("button", name="この順に一覧を書く")).to_have_count(0)
    desk.write("/items/0/number", "報告第1号")
    desk.write("/items/0/material", "資料1")
    desk.leave()
