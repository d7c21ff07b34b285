"""A citizen without JavaScript reports an error on a page; a clerk answers; the receipt says so."""

import pytest

from tests.journeys.acting import see
from tests.making import make_document

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_an_error_goes_from_the_page_to_the_reply(sign_in, visit, office):
    document = make_document(office, "published", title="关于做好公录养护工作的通知")
    citizen = visit(java_script_enabled=False)
    citizen.goto(document.get_absolute_url())
    citizen.get_by_role("link", name="网页纠错").click()
    assert citizen.get_by_label("出错的页面").input_value() == document.get_absolute_url()
    citizen.get_by_label("问题类型").select_option(label="错别字")
    citizen.get_by_label("联系电话或者电子邮箱").fill("sample@example.org")
    citizen.get_by_role("button", name="提交").click()
    citizen.get_by_role("link", name="问题说明：请填写问题说明").click()
    assert citizen.get_by_label("联系电话或者电子邮箱").input_value() == "sample@example.org"
    citizen.get_by_label("问题说明").fill("标题里的“公录”应当是“公路”")
    citizen.get_by_role("button", name="提交").click()
    see(citizen, "JC20")
    see(citizen, "待处理")
    assert "sample@example.org" not in citizen.content()

    clerk = sign_in(office.editor)
    clerk.goto("/admin/portal/errorreport/?waiting=yes")
    clerk.get_by_role("link", name="JC20").click()
    see(clerk, "应当是“公路”")
    see(clerk, "sample@example.org")
    clerk.get_by_label("处理结果").select_option(label="已改正")
    clerk.get_by_role("textbox", name="答复").fill("已经改正，谢谢您的提醒。")
    clerk.get_by_role("button", name="保存", exact=True).click()
    see(clerk, "已改正")

    citizen.reload()
    see(citizen, "已经改正，谢谢您的提醒。")
