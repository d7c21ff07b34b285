"""A deputy's suggestion is answered, reviewed, found and downloaded; the opinion comes in later."""

import pytest
from django.urls import reverse

from disclosures.proposals.models import Proposal
from tests.journeys.acting import answer, carry_through, open_form, press, save, see, write_body

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "关于市第十一届人大一次会议第12号建议的答复"


def test_a_suggestion_goes_from_its_assignment_to_the_numbers_of_the_year(sign_in, visit, office):
    clerk = sign_in(office.editor)
    clerk.goto(reverse("admin:disclosures_proposal_add"))
    clerk.get_by_label("标题", exact=False).first.fill(TITLE)
    clerk.get_by_label("种类").select_option(label="人大代表建议")
    clerk.get_by_label("届次").fill("市第十一届人大一次会议")
    clerk.get_by_label("编号", exact=False).first.fill("12")
    clerk.get_by_label("提出人", exact=False).first.fill("示例一")
    clerk.get_by_label("提出人联系方式").fill("内部通讯录")
    clerk.get_by_label("建议提案内容").fill("建议加宽乡道")
    clerk.get_by_label("本机关分工").select_option(label="主办")
    clerk.get_by_label("第1行单位").fill("市财政局")
    clerk.get_by_label("第1行分工").fill("会办")
    clerk.get_by_label("交办日期").fill("2018年2月26日")
    write_body(clerk, "窄路分批加宽，今年开工。")
    save(clerk)
    see(clerk, "应当在2018-05-26前（含当日）答复")
    clerk.get_by_label("答复日期：", exact=True).fill("2018-04-18")
    clerk.get_by_label("办理结果").select_option(label="B类（正在解决或者列入计划解决）")
    save(clerk)
    see(clerk, "应当在2018-05-17前（含当日）公开复文")
    press(clerk, "提交审核")
    item = Proposal.objects.get()
    carry_through(sign_in, office, item)

    citizen = visit(java_script_enabled=False)
    citizen.goto("/proposals/")
    citizen.get_by_label("办理结果").select_option(label="B类（正在解决或者列入计划解决）（1）")
    citizen.get_by_role("button", name="筛选").click()
    with citizen.expect_download() as download:
        citizen.get_by_role("link", name="CSV").click()
    sheet = download.value.path().read_text("utf-8-sig")
    assert TITLE in sheet and "内部通讯录" not in sheet
    citizen.goto("/search/?q=窄路")
    citizen.get_by_role("link", name=TITLE).click()
    for words in ("建议加宽乡道", "窄路分批加宽", "市财政局（会办）", "B类（正在解决"):
        see(citizen, words)

    open_form(clerk, item)
    clerk.get_by_role("link", name="登记满意程度").click()
    answer(clerk, "登记满意程度", 重新答复日期="2018-06-01")
    see(clerk, "不满意的才需要重新办理")
    clerk.get_by_label("满意程度", exact=False).first.select_option(label="不满意")
    clerk.get_by_label("重新办理后的满意程度").select_option(label="基本满意")
    clerk.get_by_role("button", name="登记满意程度").click()
    see(clerk, "的满意程度已登记")
    citizen.goto("/proposals/")
    citizen.get_by_role("link", name="2018年").click()
    see(citizen, "1除以1")
    see(citizen, "满意程度：基本满意")
