"""The start page of a report for staff, and the frozen page for the public."""

import pytest
from django.utils import timezone

from portal.annual_report.paper import keeping
from requests_app.letters.printing import INSTALL, PdfUnavailable
from tests.making import make_document, make_report, signed_in
from tests.portal.annual_report.signing.test_actions import published, submitted

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


# --- what is signed is shown before it is signed ------------------------------------------------
@pytest.fixture
def with_tables(bureau):
    texts = {"s1": "主动公开、依申请公开、信息管理、平台、监督保障都有进展。", "s5": "有待改进。"}
    return make_report(bureau, 2024, **texts, s6="没有收取信息处理费。")


def test_the_signer_sees_every_table_of_what_is_to_be_signed(with_tables, writer, leader):
    submitted(with_tables, writer)
    start = f"/admin/portal/annualreport/{with_tables.pk}/"
    for address in (f"{start}sign/", f"{start}preview/"):
        text = page(signed_in(leader), address)
        assert "没有收取信息处理费。" in text
        for words in ("行政处罚", "四、结转下年度继续办理", "行政复议"):
            assert words in text
    assert "第1版预览（待签批）" in text


def test_the_preview_is_the_frozen_form_until_it_is_sent_back(report, office, writer, leader):
    start = f"/admin/portal/annualreport/{report.pk}/"
    assert "未送审内容的预览" in page(signed_in(writer), f"{start}preview/")
    submitted(report, writer)
    make_document(office, "published")
    assert ">0条</a>" in page(signed_in(leader), f"{start}preview/")
    assert ">1条</a>" in page(signed_in(writer), f"{start}preview/?now")


def test_the_preview_and_the_files_are_for_the_writers_alone(
    report, writer, citizen, colleague_elsewhere
):
    submitted(report, writer)
    for name in ("preview/", "paper.pdf", "paper.xlsx"):
        address = f"/admin/portal/annualreport/{report.pk}/{name}"
        assert citizen.get(address).status_code == 302
        assert signed_in(colleague_elsewhere).get(address).status_code == 403
    assert citizen.get("/reports/2018/report.xlsx").status_code == 404


def test_the_signer_takes_the_files_of_what_is_to_be_signed(
    report, writer, leader, settings, tmp_path
):
    settings.DATA_DIR = tmp_path
    browser, start = signed_in(leader), f"/admin/portal/annualreport/{report.pk}/"
    assert browser.get(f"{start}paper.pdf").status_code == 404
    submitted(report, writer)
    assert b"".join(browser.get(f"{start}paper.pdf").streaming_content).startswith(b"%PDF")
    assert browser.get(f"{start}paper.exe").status_code == 404


def test_without_the_systems_parts_the_signer_is_told_what_to_install(
    report, writer, leader, settings, tmp_path, monkeypatch, address
):
    settings.DATA_DIR = tmp_path
    monkeypatch.setitem(keeping.KINDS, "pdf", (lacks_parts, "application/pdf"))
    submitted(report, writer)
    name = f"/admin/portal/annualreport/{report.pk}/paper.pdf"
    answer = signed_in(leader).get(name, follow=True)
    assert INSTALL in answer.content.decode()


def lacks_parts(form):
    raise PdfUnavailable(INSTALL)


def test_the_public_page_keeps_the_title_and_the_signature_that_were_signed(
    report, writer, leader, citizen
):
    published(report, writer, leader)
    report.refresh_from_db()
    title, report.title, report.dated = report.title, "改了标题", timezone.localdate()
    report.save()
    text = page(citizen, "/reports/2018/")
    assert title in text
    assert "改了标题" not in text
    assert 'class="signature"' not in text
