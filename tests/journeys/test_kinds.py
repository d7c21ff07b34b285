"""A budget is drafted with what its kind asks, read by the public; a sheet of fees is taken in."""

import pytest
from django.urls import reverse

from disclosures.documents.models import Document
from disclosures.fees.models import FeeIncome
from tests.disclosures.exchange.making import sheet_file
from tests.journeys.acting import carry_through, open_form, press, save, see, send

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "章原市交通运输局2024年部门预算"
FEE = {
    **{"收费单位": "公路管理处", "年度": 2024, "收费项目": "公路占用费"},
    **{"收费金额（元）": "77302.80", "数据来源": "2024年部门决算"},
}


def test_a_budget_says_its_period_and_its_approval_and_is_found_by_its_kind(sign_in, visit, office):
    clerk = sign_in(office.editor)
    clerk.goto(reverse("admin:disclosures_document_add"))
    clerk.locator("#id_title").fill(TITLE)
    clerk.locator("#id_kind").select_option(label="财政预决算")
    clerk.locator("#id_section").select_option(label="财政预决算")
    clerk.locator(".ProseMirror").fill("部门收支总表见附件。")
    save(clerk)
    press(clerk, "提交审核")
    see(clerk, "财政预决算还缺：发文机关、所属时期、批准日期")
    item = Document.objects.get()
    open_form(clerk, item)
    clerk.locator("#id_issuing_organ").fill("章原市交通运输局")
    clerk.locator("#id_period").fill("2024年")
    clerk.locator("#id_approved_on").fill("2024年2月1日")
    save(clerk)
    see(clerk, "自批准之日起20日内公开（《预算法》第十四条）")
    press(clerk, "提交审核")
    carry_through(sign_in, office, item)

    citizen = visit(java_script_enabled=False)
    citizen.goto(f"{reverse('document-list')}?kind=budget")
    send(citizen, citizen.get_by_role("link", name=TITLE).first)
    for words in ("2024年2月1日", "所属时期"):
        see(citizen, words)


def test_a_sheet_of_fees_is_looked_at_row_by_row_before_it_is_taken_in(sign_in, office, unit):
    keeper = sign_in(office.second_reviewer)
    keeper.goto(reverse("admin:disclosures_feeincome_changelist"))
    send(keeper, keeper.get_by_role("link", name="导入", exact=True))
    sheet = sheet_file(FEE, {**FEE, "年度": 2023, "收费金额（元）": "七万"}).read()
    chosen = {"name": "收费.xlsx", "mimeType": "application/octet-stream", "buffer": sheet}
    keeper.get_by_label("收费金额表格").set_input_files(chosen)
    send(keeper, keeper.get_by_role("button", name="预检（不写入）"))
    see(keeper, "“七万”不是金额")
    assert not FeeIncome.objects.exists()
    send(keeper, keeper.get_by_role("button", name="确认导入"))
    see(keeper, "导入完成：未导入1行，新增1行")
    see(keeper, "公路占用费")
