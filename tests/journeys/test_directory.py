"""An official is entered with a portrait, published, found by the day in office, and printed."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from disclosures.directory.models import Official
from tests.journeys.acting import carry_through, press, see, send
from tests.making import sample

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_an_official_goes_from_the_desk_to_the_wall(sign_in, visit, office):
    clerk = sign_in(office.editor)
    clerk.goto(reverse("admin:disclosures_official_add"))
    clerk.get_by_label("姓名").fill("示例九")
    clerk.get_by_label("责任单位").select_option(label="章原市交通运输局")
    clerk.get_by_label("人员类别").select_option(label="中层干部")
    clerk.locator("#id_post").fill("养护科科长")
    clerk.get_by_role("textbox", name="工作分工").fill("主持养护科工作")
    clerk.get_by_label("办公电话").fill("12328")
    clerk.get_by_label("任职日期").fill("2018年1月1日")
    send(clerk, clerk.get_by_role("button", name="保存并继续编辑"))
    picture = {"name": "示例九.png", "mimeType": "image/png", "buffer": sample("png")}
    clerk.locator("input[type=file]").first.set_input_files([picture])
    clerk.locator("input[name$='-0-alt_text']").fill("示例九")
    send(clerk, clerk.get_by_role("button", name="保存并继续编辑"))
    press(clerk, "提交审核")
    item = Official.objects.get()
    carry_through(sign_in, office, item)

    citizen = visit(java_script_enabled=False)
    citizen.goto("/directory/officials/?on=2017-12-31")
    see(citizen, "无符合条件的信息")
    citizen.goto("/directory/officials/?on=2018-01-01")
    with citizen.expect_download() as download:
        citizen.get_by_role("link", name="CSV").click()
    assert "养护科科长" in download.value.path().read_text("utf-8-sig")
    citizen.get_by_role("link", name="示例九").click()
    see(citizen, "主持养护科工作")
    citizen.get_by_role("link", name="桌牌").click()
    # The picture arrives after its page: what counts is that it does.
    expect(citizen.locator(".desk-card img").first).not_to_have_js_property("naturalWidth", 0)
    citizen.goto(f"/directory/wall/{office.organisation.code}/")
    see(citizen, "示例九")
    citizen.goto("/search/?q=主持养护科工作")
    citizen.get_by_role("link", name="示例九").click()
