"""A guide is entered at the desk, reviewed, published, found, printed and downloaded."""

import pytest
from django.urls import reverse

from disclosures.services.models import ServiceItem
from tests.journeys.acting import carry_through, press, see, send

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "道路货物运输经营许可"
A4 = {"width": 794, "height": 1123}  # CSS pixels


def test_a_guide_goes_from_the_desk_to_the_public(sign_in, visit, office):
    clerk = sign_in(office.editor)
    clerk.goto(reverse("admin:disclosures_serviceitem_add"))
    clerk.get_by_label("事项名称").fill(TITLE)
    clerk.get_by_label("事项编码").fill("2113-JT-003")
    clerk.get_by_label("事项类型").select_option(label="行政许可")
    clerk.get_by_label("责任单位").select_option(label="章原市交通运输局")
    clerk.get_by_label("办理依据").fill("《中华人民共和国道路运输条例》")
    clerk.get_by_label("受理条件").fill("有检测合格的车辆")
    clerk.get_by_label("第1行材料名称").fill("申请表")
    clerk.get_by_label("第1行份数和形式").fill("原件1份")
    clerk.get_by_label("第1行环节").fill("受理")
    clerk.get_by_label("第1行办理人和时限").fill("窗口，当场")
    clerk.get_by_label("第2行环节").fill("决定")
    clerk.get_by_label("法定时限").fill("5")
    clerk.get_by_label("承诺时限").fill("20")
    clerk.get_by_role("textbox", name="收费").fill("不收费")
    clerk.get_by_label("大厅交通窗口").check()
    clerk.get_by_label("咨询电话").fill("12328")
    assert clerk.get_by_label("录入日期").input_value()  # today, already
    send(clerk, clerk.get_by_role("button", name="保存并继续编辑"))
    clerk.get_by_role("link", name="提交审核", exact=True).click()
    clerk.get_by_role("button", name="提交审核", exact=True).click()
    see(clerk, "承诺时限（20个工作日）比法定时限（5个工作日）长")
    item = ServiceItem.objects.get()
    clerk.goto(reverse("admin:disclosures_serviceitem_change", args=[item.pk]))
    clerk.get_by_label("法定时限").fill("20")
    clerk.get_by_label("承诺时限").fill("5")
    send(clerk, clerk.get_by_role("button", name="保存并继续编辑"))
    press(clerk, "提交审核")
    carry_through(sign_in, office, item)

    citizen = visit(java_script_enabled=False)
    citizen.goto("/services/?window=at_hall")
    citizen.get_by_role("link", name=TITLE).click()
    see(citizen, "窗口，当场")
    citizen.emulate_media(media="print")
    citizen.set_viewport_size(A4)
    assert citizen.evaluate("document.body.scrollHeight") <= A4["height"]
    citizen.emulate_media(media="screen")
    citizen.goto("/search/?q=检测合格的车辆")
    citizen.get_by_role("link", name=TITLE).click()
    citizen.goto("/services/")
    with citizen.expect_download() as download:
        citizen.get_by_role("link", name="CSV").click()
    text = download.value.path().read_text("utf-8-sig")
    assert TITLE in text and "申请表｜原件1份" in text
