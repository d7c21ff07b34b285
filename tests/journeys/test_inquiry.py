"""A citizen asks without JavaScript; a clerk answers; it is reviewed, published and found."""

import pytest
from django.urls import reverse

from disclosures.inquiries.models import Inquiry
from tests.journeys.acting import carry_through, press, save, see, write_body

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "关于公交卡异地使用的咨询"


def test_a_question_goes_from_the_form_to_the_public_answer(sign_in, visit, office):
    citizen = visit(java_script_enabled=False)
    citizen.goto("/inquiries/")
    citizen.get_by_role("link", name="我要咨询").click()
    citizen.get_by_label("主题").fill("公交卡")
    citizen.get_by_label("称呼").fill("示例一")
    citizen.get_by_label("联系电话或者电子邮箱").fill("sample@example.org")
    citizen.get_by_label("同意把问题和答复向社会公开").check()
    citizen.get_by_role("button", name="提交").click()
    # What is missing is named and leads to its field; what was typed is still there.
    citizen.get_by_role("link", name="内容：请填写内容").click()
    assert citizen.get_by_label("称呼").input_value() == "示例一"
    assert citizen.get_by_label("同意把问题和答复向社会公开").is_checked()
    citizen.get_by_role("textbox", name="内容").fill("我叫示例一，家住示例路，公交卡能在外地用吗")
    citizen.get_by_role("button", name="提交").click()
    see(citizen, "登记编号")
    item = Inquiry.objects.get()
    see(citizen, item.registration)
    see(citizen, "去掉个人信息并经审核后")

    clerk = sign_in(office.editor)
    clerk.goto(reverse("admin:disclosures_inquiry_changelist"))
    clerk.get_by_role("link", name=item.registration).first.click()
    assert "家住示例路" in clerk.get_by_label("来件原文").input_value()
    clerk.get_by_label("承办单位").select_option(label="章原市交通运输局")
    clerk.get_by_label("答复日期").fill(f"{item.received_on:%Y-%m-%d}")
    clerk.get_by_role("textbox", name="公开的问题").fill("公交卡能在外地使用吗？")
    write_body(clerk, "带有互联互通标志的可以使用。")
    save(clerk)
    press(clerk, "提交审核")
    see(clerk, "标题里还是登记编号")
    clerk.get_by_role("link", name="取消").click()
    clerk.get_by_label("标题", exact=False).first.fill(TITLE)
    save(clerk)
    press(clerk, "提交审核")
    carry_through(sign_in, office, item)

    citizen.goto("/inquiries/?channel=website")
    with citizen.expect_download() as download:
        citizen.get_by_role("link", name="CSV").click()
    sheet = download.value.path().read_text("utf-8-sig")
    assert TITLE in sheet and "示例一" not in sheet and item.registration not in sheet
    citizen.goto("/search/?q=互联互通")
    citizen.get_by_role("link", name=TITLE).click()
    see(citizen, "公交卡能在外地使用吗？")
    assert "示例" not in citizen.locator("main").inner_text()
    citizen.goto("/inquiries/")
    citizen.get_by_role("link", name=f"{item.received_on.year}年").click()
    see(citizen, "网站")
