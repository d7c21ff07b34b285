"""A year without responses, and then one: recorded, clocked, reviewed, read, found, downloaded."""

import pytest
from django.urls import reverse

from disclosures.responses.models import PublicResponse
from tests.journeys.acting import carry_through, press, see, send, write_body

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "关于出租汽车返程费问题的回应"


def test_a_concern_is_answered_and_a_year_without_any_is_on_record(sign_in, visit, office):
    desk = sign_in(office.publisher)
    desk.goto(reverse("admin:disclosures_yearwithoutresponse_add"))
    desk.get_by_label("年份").fill("2018")
    desk.get_by_label("单位").select_option(label="章原市交通运输局")
    desk.get_by_label("核实情况").fill("逐月核实")
    desk.get_by_role("button", name="保存", exact=True).click()
    citizen = visit(java_script_enabled=False)
    citizen.goto("/responses/")
    see(citizen, "2018年没有需要专门回应的事项")

    clerk = sign_in(office.editor)
    clerk.goto(reverse("admin:disclosures_publicresponse_add"))
    clerk.get_by_label("标题", exact=False).first.fill(TITLE)
    clerk.get_by_label("责任单位").select_option(label="章原市交通运输局")
    clerk.get_by_label("关切的问题").fill("有驾驶员另收返程费，是否合法")
    clerk.get_by_label("发现时间").fill("2018-06-01")
    write_body(clerk, "市区范围内不得另收返程费。")
    send(clerk, clerk.get_by_role("button", name="保存并继续编辑"))
    # A day alone would start the clock at midnight.
    see(clerk, "请写出日期和时间")
    clerk.get_by_label("发现时间").fill("2018年6月1日 9:30")
    send(clerk, clerk.get_by_role("button", name="保存并继续编辑"))
    see(clerk, "应当在2018-06-03 09:30前回应（48小时，国办发〔2016〕61号）")
    clerk.get_by_label("回应时间").fill("2018-06-02 10:00")
    clerk.get_by_label("回应方式").select_option(label="政府网站")
    send(clerk, clerk.get_by_role("button", name="保存并继续编辑"))
    press(clerk, "提交审核")
    carry_through(sign_in, office, PublicResponse.objects.get())
    clerk.goto(reverse("admin:disclosures_publicresponse_changelist"))
    see(clerk, "按期办理")

    citizen.goto("/search/?q=返程费")
    citizen.get_by_role("link", name=TITLE).click()
    see(citizen, "2018年6月2日 10:00")
    assert "发现时间" not in citizen.content()
    citizen.goto("/responses/")
    see(citizen, "2018年没有需要专门回应的事项")  # the response is of the year it went out
    with citizen.expect_download() as download:
        citizen.get_by_role("link", name="CSV").click()
    sheet = download.value.path().read_text("utf-8-sig")
    assert TITLE in sheet and "发现时间" not in sheet
