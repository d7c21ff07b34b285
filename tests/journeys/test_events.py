"""A consultation in a real browser: too short, explained, public, over, answered, downloaded."""

import pytest
from django.urls import reverse

from disclosures.events.models import Event
from tests.journeys.acting import carry_through, open_form, press, see, send, write_body

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "关于公交线路调整方案公开征求意见的公告"
LIST = "admin:disclosures_event_changelist"


def test_a_consultation_is_held_and_its_result_published(sign_in, visit, office):
    clerk = sign_in(office.editor)
    clerk.goto(reverse("admin:disclosures_event_add"))
    clerk.get_by_label("标题", exact=False).first.fill(TITLE)
    clerk.get_by_label("责任单位").select_option(label="章原市交通运输局")
    clerk.get_by_label("类型").select_option(label="意见征集")
    clerk.get_by_label("举行日期").fill("2018年3月1日")
    clerk.get_by_label("结束日期").fill("2018-03-20")
    clerk.get_by_label("提出意见的方式").fill("来信寄至运输管理科")
    write_body(clerk, "方案草案：三条线路改走新路。")
    send(clerk, clerk.get_by_role("button", name="保存并继续编辑"))
    # Twenty days are too short without a word why: the refusal cites the article.
    press(clerk, "提交审核")
    see(clerk, "征集期限只有20日。《重大行政决策程序暂行条例》第十五条")
    clerk.get_by_role("link", name="取消").click()
    clerk.get_by_label("缩短期限的理由").fill("配合4月1日新路通车")
    send(clerk, clerk.get_by_role("button", name="保存并继续编辑"))
    press(clerk, "提交审核")
    event = Event.objects.get()
    carry_through(sign_in, office, event)

    # The period is over: the public sees so, staff are reminded of the feedback.
    citizen = visit(java_script_enabled=False)
    citizen.goto("/events/?standing=closed")
    citizen.get_by_role("link", name=TITLE).click()
    see(citizen, "已结束")
    see(citizen, "缩短期限的理由：配合4月1日新路通车")
    clerk.goto(reverse(LIST))
    see(clerk, "有1次意见征集已经结束，还没有公开结果反馈")
    clerk.get_by_role("link", name="查看", exact=True).click()
    see(clerk, TITLE)

    # The result comes with a new version, reviewed like the first one.
    open_form(clerk, event)
    press(clerk, "修改（新版本）")
    clerk.get_by_label("修改性质").select_option(index=1)
    clerk.get_by_role("textbox", name="结果反馈").fill("共收到2条意见，采纳1条。")
    clerk.get_by_label("第1行意见").fill("站点告示贴大一些")
    clerk.get_by_label("第1行采纳情况").fill("采纳")
    clerk.get_by_label("第2行意见").fill("末班车到23时")
    clerk.get_by_label("第2行采纳情况").fill("未采纳")
    clerk.get_by_label("第2行未采纳理由").fill("夜间客流不足")
    send(clerk, clerk.get_by_role("button", name="保存并继续编辑"))
    press(clerk, "提交审核")
    carry_through(sign_in, office, Event.with_versions.get(revision_of=event, state="submitted"))

    citizen.goto("/search/?q=站点告示")
    citizen.get_by_role("link", name=TITLE).click()
    see(citizen, "已反馈")
    see(citizen, "夜间客流不足")
    citizen.goto("/events/")
    with citizen.expect_download() as download:
        citizen.get_by_role("link", name="CSV").click()
    assert "夜间客流不足" in download.value.path().read_text("utf-8-sig")
    clerk.goto(reverse(LIST))
    assert "还没有公开结果反馈" not in clerk.content()
