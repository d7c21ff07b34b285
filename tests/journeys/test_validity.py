"""The story of a repealed document and of one that lapses, as staff and a citizen see them."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from disclosures.documents.actions import change_validity_due
from tests.making import NOW, make_document

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
TODAY = NOW.date()
PAPER = {
    "kind": "normative",
    "issuing_organ": "章原市交通运输局",
    "made_on": date(2018, 5, 1),
    "effective_on": date(2018, 5, 10),
    "validity": "in_force",
    "body": "<p>请各单位遵照执行。</p>" * 60,
}


@pytest.fixture
def paper(office):
    def make(title, number, **fields):
        fields = {**PAPER, "document_number": f"章交发〔2018〕{number}号", **fields}
        return make_document(office, "published", title=title, **fields)

    return make


def first_screen(page, text):
    """The text stands on the first screen, before anybody has scrolled."""
    place = page.get_by_text(text).first
    expect(place).to_be_in_viewport(ratio=1)


def test_staff_repeal_a_document_and_the_citizen_sees_it_from_both_sides(
    sign_in, visit, publisher, paper
):
    old = paper("农村公路养护暂行办法", 1)
    paper("关于公布清理结果的决定", 2)
    new = paper("农村公路养护办法", 3)

    # The publisher types the numbers as they stand on paper; a wrong one is refused in words.
    desk = sign_in(publisher)
    desk.goto(f"/admin/disclosures/document/{old.pk}/change/")
    desk.get_by_role("link", name="变更有效性").click()
    desk.get_by_label("有效性", exact=False).first.select_option(label="已废止")
    desk.get_by_label("失效、废止或者修改日期").fill("2018年6月1日")
    desk.get_by_label("作出决定的文件").fill("章交发[2018]99号")
    desk.get_by_label("替代文件").fill(new.index_number)
    desk.get_by_role("button", name="变更有效性").click()
    expect(desk.get_by_text("没有找到已公开的文件").first).to_be_visible()
    desk.get_by_label("作出决定的文件").fill("章交发[2018]2号")
    desk.get_by_role("button", name="变更有效性").click()
    expect(desk.get_by_text("已变更有效性")).to_be_visible()
    expect(desk.get_by_text("现行有效 → 已废止").first).to_be_visible()

    # On a phone, without JavaScript, the old page says so before anything else.
    citizen = visit(java_script_enabled=False)
    citizen.set_viewport_size(PHONE)
    citizen.goto("/search/?q=养护暂行办法")
    expect(citizen.locator(".row-title").first).to_contain_text("已废止")
    citizen.get_by_role("link", name="农村公路养护暂行办法").first.click()
    assert citizen.title().startswith("【已废止】农村公路养护暂行办法")
    first_screen(citizen, "本文件已废止")
    first_screen(citizen, "2018年6月1日")
    assert citizen.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    # From the old to the decision and back, and to what replaces it and back.
    citizen.locator(".standing").get_by_role("link", name="关于公布清理结果的决定").click()
    expect(citizen.get_by_text("本文件废止了：")).to_be_visible()
    citizen.get_by_role("link", name="农村公路养护暂行办法").first.click()
    citizen.get_by_role("link", name="农村公路养护办法").first.click()
    expect(citizen.get_by_text("本文件替代：")).to_be_visible()
    expect(citizen.get_by_text("本文件已废止")).to_have_count(0)

    # On paper the notice stays, and a mark lies under the text of every sheet.
    citizen.goto(f"/disclosures/{old.pk}/")
    citizen.emulate_media(media="print")
    expect(citizen.get_by_text("本文件已废止")).to_be_visible()
    mark = citizen.locator(".print-mark")
    expect(mark).to_be_visible()
    assert mark.evaluate("e => getComputedStyle(e).position") == "fixed"

    # And the catalogue of what has ended holds it, with date and ground.
    citizen.emulate_media(media="screen")
    citizen.goto("/disclosures/")
    citizen.get_by_role("link", name="失效、废止文件目录").click()
    expect(citizen.locator(".rows > li")).to_have_count(1)
    expect(citizen.locator(".rows > li")).to_contain_text("废止依据章交发〔2018〕2号")


def test_a_document_lapses_by_itself_when_its_last_day_is_over(sign_in, visit, publisher, paper):
    end = TODAY + timedelta(days=10)
    document = paper("除雪保通临时措施", 4, valid_until=end)
    citizen = visit(java_script_enabled=False)
    citizen.set_viewport_size(PHONE)
    address = f"/disclosures/{document.pk}/"

    change_validity_due(at=NOW + timedelta(days=10))
    citizen.goto(address)
    expect(citizen.get_by_text("本文件已失效")).to_have_count(0)

    change_validity_due(at=NOW + timedelta(days=11))
    citizen.goto(address)
    first_screen(citizen, "本文件已失效")
    first_screen(citizen, "2018年6月12日")
    assert citizen.title().startswith("【已失效】")

    # The history says that nobody did it.
    desk = sign_in(publisher)
    desk.goto(f"/admin/disclosures/document/{document.pk}/change/")
    expect(desk.get_by_text("有效期届满，自动失效")).to_be_visible()
