"""The disclosure office publishes its guide, gathers a topic, and keeps the ledger."""

import pytest
from django.urls import reverse

from disclosures.guide.models import Guide
from disclosures.supervision.models import Shortcoming
from disclosures.topics.models import Topic
from tests.journeys.acting import carry_through, press, see, send
from tests.making import make_document

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def keep(page):
    send(page, page.get_by_role("button", name="保存并继续编辑"))


def test_the_guide_goes_from_the_standard_text_to_the_public(sign_in, visit, office):
    citizen = visit(java_script_enabled=False)
    citizen.goto("/")
    citizen.get_by_role("link", name="政府信息公开指南").first.click()
    see(citizen, "20个工作日内答复")  # what the law says, before the office has said anything

    clerk = sign_in(office.editor)
    clerk.goto(reverse("admin:disclosures_guide_add"))
    clerk.get_by_role("textbox", name="政府信息公开工作机构").fill("局政策法规科")
    keep(clerk)
    press(clerk, "提交审核")
    see(clerk, "还缺：工作机构办公地址、工作机构办公时间、工作机构联系电话")
    clerk.get_by_role("link", name="取消").click()
    clerk.get_by_label("工作机构办公地址").fill("章原市一号")
    clerk.get_by_label("工作机构办公时间").fill("工作日")
    clerk.get_by_label("工作机构联系电话").fill("12328")
    keep(clerk)
    press(clerk, "提交审核")
    carry_through(sign_in, office, Guide.objects.get())

    citizen.goto("/guide/")
    see(citizen, "局政策法规科")
    see(citizen, "更新日期")


def test_a_topic_gathers_what_is_public_and_can_be_downloaded(sign_in, visit, office):
    plan = make_document(office, "published", title="专项整治实施方案")
    clerk = sign_in(office.editor)
    clerk.goto(reverse("admin:disclosures_topic_add"))
    clerk.get_by_label("标题", exact=False).first.fill("解决“办事难”专项整治")
    clerk.get_by_label("专题简介").fill("接受社会监督")
    clerk.get_by_label("第1行板块").fill("实施方案")
    clerk.get_by_label("第1行索引号或者发文字号").fill(plan.index_number)
    keep(clerk)
    press(clerk, "提交审核")
    carry_through(sign_in, office, Topic.objects.get())

    citizen = visit(java_script_enabled=False)
    citizen.goto("/search/?q=办事难")
    citizen.get_by_role("link", name="解决“办事难”专项整治").click()
    citizen.get_by_role("link", name="专项整治实施方案").click()
    citizen.wait_for_url(f"**{plan.get_absolute_url()}")
    citizen.goto("/topics/")
    with citizen.expect_download() as download:
        citizen.get_by_role("link", name="CSV").click()
    assert "办事难" in download.value.path().read_text("utf-8-sig")


def test_the_ledger_is_kept_by_the_disclosure_office_and_printed_as_a_table(sign_in, office):
    keeper = sign_in(office.second_reviewer)
    keeper.goto(reverse("admin:disclosures_shortcoming_add"))
    keeper.get_by_label("发现年度").fill("2018")
    keeper.get_by_label("来源").select_option(label="年度报告")
    keeper.get_by_label("整改责任单位").select_option(label="章原市交通运输局")
    keeper.get_by_label("存在的问题").fill("业务培训偏少")
    keeper.get_by_label("完成日期").fill("2019年6月30日")
    keeper.get_by_role("button", name="保存", exact=True).click()
    see(keeper, "填写完成日期的，要写明整改结果")  # what was typed is still there
    keeper.get_by_label("整改结果").fill("举办两次培训")
    keeper.get_by_role("button", name="保存", exact=True).click()
    assert Shortcoming.objects.get().problem == "业务培训偏少"
    with keeper.expect_download() as download:
        keeper.get_by_role("link", name="导出 CSV").click()
    assert "举办两次培训" in download.value.path().read_text("utf-8-sig")
