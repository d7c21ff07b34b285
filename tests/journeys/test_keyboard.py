"""What citizens come for, done by people who have no mouse: finding, asking, applying."""

import pytest

from requests_app.models import Application
from tests.journeys.acting import enter, see, tab_to, write
from tests.making import make_document
from tests.requests_app.making import IDENTITY

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "关于印发《公路养护资金管理办法》的通知"


def tick(page, box):
    tab_to(page, box)
    page.keyboard.press("Space")


def test_a_document_is_found_and_read(visit, office):
    make_document(office, "published", title=TITLE)
    page = visit()
    page.goto("/")
    write(page, page.locator("main input[name=q]").first, "养护资金")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    with page.expect_navigation():
        enter(page, page.get_by_role("link", name=TITLE).first)
    see(page, TITLE)
    assert "/disclosures/" in page.url


def test_a_question_is_asked(visit, office):
    page = visit()
    page.goto("/inquiries/new/")
    write(page, page.get_by_label("主题"), "公交卡")
    write(page, page.get_by_role("textbox", name="内容"), "公交卡能在外地用吗")
    write(page, page.get_by_label("称呼"), "示例一")
    write(page, page.get_by_label("联系电话或者电子邮箱"), "sample@example.org")
    with page.expect_navigation():
        enter(page, page.get_by_role("button", name="提交"))
    see(page, "登记编号")


def test_an_application_is_made_and_followed(visit, office):
    page = visit()
    page.goto("/requests/new/")
    write(page, page.get_by_label("所需信息的名称、文号"), "2018年公路养护资金分配方案")
    tick(page, page.get_by_label("自然人"))
    write(page, page.get_by_label("姓名或名称"), "示例一")
    write(page, page.get_by_label("身份证明号码").first, IDENTITY)
    write(page, page.get_by_label("联系电话"), "19900000001")
    with page.expect_navigation():
        enter(page, page.get_by_role("button", name="提交申请"))
    see(page, "政府信息公开申请接收回执")
    number, code = page.locator("dd.number").all_inner_texts()
    assert Application.objects.get().number == number

    page.goto("/requests/track/")
    write(page, page.get_by_label("申请编号"), number)
    write(page, page.get_by_label("查询码"), code)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    see(page, f"{number}：已登记")
