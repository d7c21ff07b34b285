"""What citizens and staff come for, done by people who have no mouse; much of it without scripts.

The focus is seen at every field and button on the way: see tab_to.
"""

import pytest
from django.utils import timezone

from requests_app.models import Application
from tests.journeys.acting import LIST, enter, open_form, see, tab_to, write
from tests.making import make_document
from tests.requests_app.conftest import counter, own_key  # noqa: F401
from tests.requests_app.making import IDENTITY, at, do, make_case, make_online

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "关于印发《公路养护资金管理办法》的通知"


def tick(page, box):
    tab_to(page, box)
    page.keyboard.press("Space")


def follow(page, target):
    """Go to what leads to a page by the Tab key, press Enter, and wait for the page."""
    with page.expect_navigation():
        enter(page, target)


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


def test_a_list_is_filtered(visit, office):
    make_document(office, "published", title=TITLE)
    page = visit(java_script_enabled=False)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/disclosures/")
    enter(page, page.get_by_text("按条件筛选"))
    tab_to(page, page.get_by_label("信息类别"))
    while page.get_by_label("信息类别").input_value() != "notice":
        page.keyboard.press("ArrowDown")
    follow(page, page.get_by_role("button", name="筛选"))
    see(page, "没有找到符合条件的信息")
    follow(page, page.get_by_role("link", name="信息类别：公告").first)
    see(page, TITLE)


def test_the_elder_mode_is_chosen_and_left(visit, office):
    page = visit(java_script_enabled=False)
    page.goto("/guide/")
    follow(page, page.get_by_role("button", name="长者模式"))
    assert page.evaluate("document.documentElement.dataset.mode") == "elder"
    follow(page, page.get_by_role("button", name="长者模式", pressed=True))
    assert page.evaluate("document.documentElement.dataset.mode") is None


def test_an_error_is_reported_and_what_was_missing_is_put_right(visit, office):
    page = visit(java_script_enabled=False)
    page.goto("/corrections/new/?address=/disclosures/")
    tab_to(page, page.get_by_label("问题类型"))
    page.keyboard.press("ArrowDown")
    follow(page, page.get_by_role("button", name="提交"))
    enter(page, page.locator(".error-summary a").last)
    page.keyboard.press("Shift+Tab")
    write(page, page.get_by_label("问题说明"), "附件打不开")
    follow(page, page.get_by_role("button", name="提交"))
    see(page, "登记编号")


def test_an_application_is_supplemented(visit, counter, monkeypatch):  # noqa: F811
    case, code = make_online()
    case = do(case, "ask_supplement", counter)
    monkeypatch.setattr(timezone, "now", lambda: at(case.received_on, 16))
    page = visit(java_script_enabled=False)
    page.goto("/requests/track/")
    write(page, page.get_by_label("申请编号"), case.number)
    write(page, page.get_by_label("查询码"), code)
    follow(page, page.get_by_role("button", name="查询", exact=True))
    write(page, page.get_by_label("补正的内容"), "2023年")
    follow(page, page.get_by_role("button", name="提交补正"))
    see(page, "补正的内容已经收到")


def test_a_draft_is_opened_and_submitted(sign_in, office):
    draft = make_document(office, title=TITLE)
    page = sign_in(office.editor)
    page.goto(LIST)
    follow(page, page.get_by_role("link", name=TITLE))
    write(page, page.get_by_label("标题", exact=False).first, TITLE + "（试行）")
    follow(page, page.get_by_role("button", name="保存并继续编辑"))
    follow(page, page.get_by_role("link", name="提交审核", exact=True))
    follow(page, page.get_by_role("button", name="提交审核", exact=True))
    see(page, "已提交审核")
    draft.refresh_from_db()
    assert (draft.state, draft.title) == ("submitted", TITLE + "（试行）")


def test_the_answer_to_an_application_is_begun(sign_in, counter):  # noqa: F811
    case = make_case(counter, "in_handling")
    page = sign_in(counter.clerk)
    open_form(page, case)
    follow(page, page.get_by_role("link", name="拟写答复", exact=True))
    tab_to(page, page.get_by_role("button", name="拟写答复", exact=True))
