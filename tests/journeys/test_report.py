"""The annual report: gaps filled, checked, signed by another person, published, and it stays."""

import pytest
from django.utils import timezone

from portal.reference import REPORT_WRITERS
from tests.journeys.acting import see, send
from tests.making import make_document, make_report, make_user

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def button(page, name):
    send(page, page.get_by_role("button", name=name, exact=True))


def test_a_report_is_written_signed_published_and_stays(sign_in, visit, office):
    make_document(office, "published")
    parts = {"n2": "健全组织。", "n3": "门户网站。"}
    words = "全年主动公开政府信息8条。"
    report = make_report(office.organisation, 2018, n1=words, **parts)
    people = {"role": REPORT_WRITERS, "organisation": office.organisation}
    writer = sign_in(make_user("report_writer", **people))
    leader = sign_in(make_user("report_leader", **people))
    home = f"/admin/portal/annualreport/{report.pk}/sign/"

    writer.goto(home)
    see(writer, "“四、下一步工作打算及改进意见”还没有文字")
    see(writer, "文字中写的“8条”与主动公开政府信息的数据1条不一致")
    report.texts.create(part="n4", text="加强学习。")
    report.texts.filter(part="n1").update(text="全年主动公开政府信息{disclosures}。")
    writer.goto(home)
    see(writer, "检查通过，可以送审")
    button(writer, "送审")
    see(writer, "请由其他人签批")

    leader.goto(home)
    button(leader, "签批")
    see(leader, "已经签批")
    writer.goto(home)
    writer.get_by_label("报送单位").fill("市政府信息公开办公室")
    writer.get_by_label("报送方式").fill("纸质和电子")
    writer.get_by_label("报送日期").fill(timezone.localdate().isoformat())
    button(writer, "登记报送")
    button(writer, "公布")
    see(writer, "没有差异")

    citizen = visit()
    citizen.goto("/reports/2018/")
    see(citizen, "全年主动公开政府信息1条。")
    make_document(office, "published")
    writer.goto(home)
    see(writer, "增加1条")
    citizen.reload()
    see(citizen, "全年主动公开政府信息1条。")
