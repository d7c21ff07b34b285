"""A normative document opens a duty; its interpretation is drafted, reviewed, found, downloaded."""

import pytest
from django.urls import reverse

from disclosures.interpretations.models import Interpretation
from tests.journeys.acting import carry_through, press, see, send, write_body
from tests.making import make_document

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "《公路养护管理办法》政策解读"


@pytest.fixture
def policy(office):
    return make_document(
        office,
        "published",
        title="公路养护管理办法",
        kind="normative",
        issuing_organ="章原市交通运输局",
        document_number="章交发〔2018〕1号",
        made_on="2018-05-28",
        effective_on="2018-06-01",
        validity="in_force",
    )


def test_an_interpretation_goes_from_the_duty_to_the_public(sign_in, visit, office, policy):
    clerk = sign_in(office.editor)
    clerk.goto(reverse("admin:disclosures_interpretation_changelist"))
    clerk.get_by_role("link", name="解读任务").click()
    see(clerk, "已超期")
    clerk.get_by_role("link", name="起草解读").click()
    assert clerk.get_by_label("标题", exact=False).first.input_value() == TITLE
    clerk.get_by_label("解读人").fill("政策法规科")
    clerk.get_by_label("解读形式").select_option(label="问答")
    clerk.get_by_label("责任单位").select_option(label="章原市交通运输局")
    clerk.get_by_label("第1行问题").fill("谁负责养护")
    clerk.get_by_label("第2行问题").fill("路面坏了找谁")
    clerk.get_by_label("第2行解答").fill("拨打12328")
    write_body(clerk, "现就主要问题解读如下。")
    send(clerk, clerk.get_by_role("button", name="保存并继续编辑"))
    # A question without an answer is named by its row; what was typed is still there.
    see(clerk, "第1行还缺“解答”")
    assert clerk.get_by_label("第2行解答").input_value() == "拨打12328"
    clerk.get_by_label("第1行解答").fill("县道由县级部门负责")
    send(clerk, clerk.get_by_role("button", name="保存并继续编辑"))
    press(clerk, "提交审核")
    item = Interpretation.objects.get()
    carry_through(sign_in, office, item)

    citizen = visit(java_script_enabled=False)
    citizen.goto(policy.get_absolute_url())
    citizen.get_by_role("link", name=TITLE).click()
    see(citizen, "县道由县级部门负责")
    citizen.get_by_role("link", name="公路养护管理办法").first.click()
    citizen.wait_for_url(f"**{policy.get_absolute_url()}")
    citizen.goto("/interpretations/")
    with citizen.expect_download() as download:
        citizen.get_by_role("link", name="CSV").click()
    assert TITLE in download.value.path().read_text("utf-8-sig")
    citizen.goto("/search/?q=路面坏了")
    citizen.get_by_role("link", name=TITLE).click()

    clerk.goto(reverse("admin:disclosures_interpretation_duties"))
    see(clerk, "没有未完成的解读任务")
