"""A project is drafted with a period too short, mended, published, found and downloaded."""

import pytest
from django.urls import reverse

from disclosures.projects.models import Project
from tests.journeys.acting import carry_through, press, save, see, send

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "国道101线路面养护大修工程"


def test_a_project_goes_from_its_approval_to_a_thread_that_the_public_reads(sign_in, visit, office):
    clerk = sign_in(office.editor)
    clerk.goto(reverse("admin:disclosures_project_add"))
    clerk.get_by_label("项目名称").fill(TITLE)
    clerk.get_by_label("领域").select_option(label="重大建设项目批准和实施")
    clerk.get_by_label("建设（采购）单位").fill("市公路管理处")
    clerk.get_by_role("textbox", name="进场交易").fill("市公共资源交易中心")
    clerk.get_by_label("第1行阶段").select_option(label="招标（采购）公告")
    clerk.get_by_label("第1行日期").first.fill("2018年3月5日")
    clerk.get_by_label("第1行截止日期").fill("2018-03-20")
    clerk.get_by_label("第2行阶段").select_option(label="项目批准")
    clerk.get_by_label("第2行日期").first.fill("2018-02-20")
    clerk.get_by_label("第1行事项").select_option(label="评标专家抽取")
    clerk.get_by_label("第1行日期").last.fill("2018-03-20")
    clerk.get_by_label("第1行监督单位").fill("市监督管理办公室")
    save(clerk)
    # The thread is kept as it happened, and says which period is too short.
    assert clerk.get_by_label("第1行阶段").input_value() == "项目批准"
    see(clerk, "只有15日，不得少于20日")
    clerk.get_by_label("第2行截止日期").fill("2018-03-26")
    save(clerk)
    press(clerk, "提交审核")
    item = Project.objects.get()
    carry_through(sign_in, office, item)

    citizen = visit(java_script_enabled=False)
    citizen.goto("/key-areas/")
    citizen.get_by_label("现在的阶段").select_option(label="招标（采购）公告")
    send(citizen, citizen.get_by_role("button", name="筛选"))
    with citizen.expect_download() as download:
        citizen.get_by_role("link", name="CSV").click()
    assert TITLE in download.value.path().read_text("utf-8-sig")
    citizen.goto("/search/?q=养护大修")
    send(citizen, citizen.get_by_role("link", name=TITLE))
    for words in ("2018-03-26", "市公共资源交易中心", "评标专家抽取"):
        see(citizen, words)
