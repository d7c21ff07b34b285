"""A penalty is drafted with a name that is masked, shown, found, downloaded, and taken back."""

import pytest
from django.urls import reverse

from disclosures.decisions.models import AdministrativeDecision
from tests.journeys.acting import carry_through, open_form, press, save, see, see_state, send

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "对擅自超限行驶公路的处罚决定"


def test_a_penalty_goes_from_the_desk_to_the_public_and_back(sign_in, visit, office):
    clerk = sign_in(office.editor)
    clerk.goto(reverse("admin:disclosures_administrativedecision_add"))
    clerk.get_by_label("决定名称").fill(TITLE)
    clerk.get_by_label("种类").select_option(label="行政处罚")
    clerk.get_by_label("决定书文号").fill("章交罚〔2024〕1号")
    clerk.get_by_label("决定日期").fill("2024年2月1日")
    clerk.get_by_label("决定机关").fill("章原市交通运输局")
    clerk.get_by_label("当事人类型").select_option(label="自然人")
    clerk.get_by_label("当事人：", exact=True).fill("示例一")
    clerk.get_by_label("事由").fill("示例一驾驶货车超限行驶")
    clerk.get_by_label("决定内容").fill("罚款一千五百元")
    save(clerk)
    assert clerk.get_by_label("当事人：", exact=True).input_value() == "示**"
    assert clerk.get_by_label("事由").input_value() == "示**驾驶货车超限行驶"
    see(clerk, "应当在2024-02-09前（含当日）公示")
    press(clerk, "提交审核")
    see(clerk, "一般填写2026-02-01")
    item = AdministrativeDecision.objects.get()
    open_form(clerk, item)
    clerk.get_by_label("公示期至").fill("2126-02-01")
    save(clerk)
    press(clerk, "提交审核")
    carry_through(sign_in, office, item)

    citizen = visit(java_script_enabled=False)
    citizen.goto("/decisions/")
    with citizen.expect_download() as download:
        citizen.get_by_role("link", name="CSV").click()
    sheet = download.value.path().read_text("utf-8-sig")
    assert TITLE in sheet and "示例一" not in sheet
    citizen.goto("/search/?q=货车超限")
    send(citizen, citizen.get_by_role("link", name=TITLE))
    for words in ("示**", "罚款一千五百元", "2126年2月1日"):
        see(citizen, words)

    desk = sign_in(office.publisher)
    open_form(desk, item)
    send(desk, desk.get_by_role("link", name="撤回公示（决定变动）"))
    desk.get_by_label("决定的变动").select_option(label="撤销")
    desk.get_by_label("变更、撤销日期").fill("2024-03-01")
    desk.get_by_label("理由").fill("主要证据不足")
    send(desk, desk.get_by_role("button", name="撤回公示（决定变动）"))
    see_state(desk, "已撤下")
    citizen.reload()
    see(citizen, "被依法撤销，予以撤回。理由：主要证据不足")
    citizen.goto("/decisions/")
    send(citizen, citizen.get_by_role("link", name="2024年"))
    assert "1" in citizen.get_by_role("row", name="行政处罚").inner_text()
