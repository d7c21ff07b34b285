"""The story of a batch in a real browser: carried by a newspaper, listed, printed, signed for."""

import pytest
from playwright.sync_api import expect

from disclosures.channels.models import Channel
from disclosures.handover.models import DeliveryList, Receiver
from tests.making import make_document

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "关于春运期间道路运输安全的通告"


def see(page, text):
    expect(page.get_by_text(text).first).to_be_visible()


def test_a_document_is_carried_elsewhere_and_handed_over_to_the_archive(
    sign_in, visit, office, bureau
):
    document = make_document(office, "published", title=TITLE)
    make_document(office, "draft", title="还在起草的通知")
    Channel.objects.create(organisation=bureau, kind="newspaper", name="章原日报")
    Receiver.objects.create(kind="archive", name="章原市档案馆")

    # The clerk says which newspaper carried it; the public page says so too.
    clerk = sign_in(office.editor)
    clerk.goto(f"/admin/disclosures/document/{document.pk}/change/")
    clerk.get_by_role("link", name="发布渠道").click()
    clerk.get_by_label("渠道").select_option(label="章原日报（报纸）")
    clerk.get_by_label("发布日期").fill("2018-05-28")
    clerk.get_by_label("网址").fill("https://daily.example/3.html")
    clerk.get_by_role("button", name="登记").click()
    see(clerk, "已登记“章原日报（2018-05-28）”")
    citizen = visit(java_script_enabled=False)
    citizen.goto(f"/disclosures/{document.pk}/")
    see(citizen, "同时发布于：")
    link = citizen.get_by_role("link", name="章原日报")
    assert link.get_attribute("href") == "https://daily.example/3.html"

    # The publisher puts everything in the list of documents on a new delivery list.
    desk = sign_in(office.publisher)
    desk.goto("/admin/disclosures/document/")
    desk.locator("#action-toggle").check()
    desk.locator("select[name=action]").select_option(label="加入移送清单")
    desk.get_by_role("button", name="执行").click()
    see(desk, "已选择2条信息")
    desk.get_by_label("接收单位").select_option(label="章原市档案馆")
    desk.get_by_role("button", name="加入移送清单").click()
    see(desk, "没有加入的1条")
    see(desk, "不是向社会公开的信息")
    desk.locator("#content-main").get_by_role("link", name="第1批").click()

    # Printed, signed on paper, registered: from now on it does not change.
    desk.get_by_role("link", name="打印移送清单").click()
    see(desk, "政府信息移送清单")
    see(desk, TITLE)
    desk.go_back()
    desk.get_by_role("link", name="移送", exact=True).click()
    desk.get_by_label("移送日期").fill("2018-06-01")
    desk.get_by_label("移送人").fill("王小明")
    desk.get_by_label("接收人").fill("李馆员")
    desk.get_by_role("button", name="移送").click()
    see(desk, "已移送")
    assert DeliveryList.objects.get().is_handed_over
    assert desk.get_by_role("button", name="保存").count() == 0
    desk.goto("/admin/disclosures/deliverylist/waiting/")
    see(desk, "共0条已公开的信息尚未移送章原市档案馆")
