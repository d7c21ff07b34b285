"""The start page of a report for staff, and the frozen page for the public."""

import pytest
from django.utils import timezone

from tests.making import make_document, signed_in
from tests.portal.annual_report.signing.test_actions import published

LINKED = '政府信息<a class="figure" href="/reports/2018/figures/disclosures/">1条</a>。'


@pytest.fixture
def address(report):
    return f"/admin/portal/annualreport/{report.pk}/sign/"


def page(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_two_people_bring_a_report_from_its_gaps_to_the_public(
    report, office, writer, leader, address, citizen
):
    make_document(office, "published")
    report.texts.filter(part="n1").update(text="全年主动公开政府信息2条。")
    first, second = signed_in(writer), signed_in(leader)
    assert "文字中写的“2条”" in page(first, address)
    report.texts.filter(part="n1").update(text="全年主动公开政府信息{disclosures}。")
    assert "检查通过，可以送审" in page(first, address)
    first.post(address, {"verb": "submit"})
    told = page(first, address)
    assert "请由其他人签批" in told
    assert 'value="sign"' not in told
    to_sign = page(second, address)
    assert 'value="sign"' in to_sign
    assert "政府信息1条。" in to_sign  # the signer reads what is signed
    second.post(address, {"verb": "sign"})
    day = timezone.localdate().isoformat()
    first.post(address, {"verb": "send_on", "to": "市政府办", "how": "纸质", "on": day})
    assert "已经公布" in first.post(address, {"verb": "publish"}, follow=True).content.decode()
    assert LINKED in page(citizen, "/reports/2018/")
    make_document(office, "published")
    told = page(first, address)
    assert "增加1条" in told
    assert "+1" in told
    assert LINKED in page(citizen, "/reports/2018/")


def test_a_stranger_does_not_see_the_start_page(report, address, citizen, colleague_elsewhere):
    assert citizen.get(address).status_code == 302
    assert signed_in(colleague_elsewhere).get(address).status_code == 403


@pytest.fixture
def colleague_elsewhere(neighbours):
    return neighbours.editor


def test_a_step_that_is_refused_says_why(report, writer, address):
    answer = signed_in(writer).post(address, {"verb": "publish"}, follow=True)
    assert "还没有送审" in answer.content.decode()
    answer = signed_in(writer).post(address, {"verb": "nonsense"}, follow=True)
    assert "请填写完整" in answer.content.decode()


def test_the_frozen_page_counts_nothing(
    report, writer, leader, citizen, django_assert_max_num_queries
):
    published(report, writer, leader)
    page(citizen, "/reports/2018/")
    with django_assert_max_num_queries(6):
        page(citizen, "/reports/2018/")


def test_the_public_reads_why_a_report_was_corrected(report, writer, leader, citizen):
    published(report, writer, leader)
    assert "更正说明" not in page(citizen, "/reports/2018/")
    published(report, writer, leader, note="第二部分有误")
    assert "更正说明：第二部分有误" in page(citizen, "/reports/2018/")
