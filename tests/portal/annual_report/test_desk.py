"""The desk of the report's figures: a round from asking to publishing, and who may do what."""

from datetime import date

import pytest

from portal.annual_report.models import AnnualReport, CollectionRound, SuppliedFigure
from portal.reference import REPORT_WRITERS
from requests_app.models import Application
from requests_app.remedies.models import Remedy
from tests.making import make_report, make_user, signed_in

PENALTIES = "t2.a20_6.penalty.decisions"
PAGES = "/admin/portal/"


@pytest.fixture
def writer(bureau):
    return signed_in(make_user("writer", role=REPORT_WRITERS, organisation=bureau))


@pytest.fixture
def colleague(unit):
    return signed_in(make_user("colleague", organisation=unit))


@pytest.fixture
def report(bureau):
    return make_report(bureau, 2024)


def page(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def submit(browser, report):
    """What the writer is told who submits the report for signature."""
    address = f"{PAGES}annualreport/{report.pk}/sign/"
    return browser.post(address, {"verb": "submit"}, follow=True).content.decode()


def test_the_day_of_publication_is_shown_and_can_not_be_typed(writer, report):
    address = f"{PAGES}annualreport/{report.pk}/change/"
    text = page(writer, address)
    assert "公布日期" in text
    assert 'name="published_on"' not in text
    form = {"organisation": report.organisation_id, "year": report.year, "title": report.title}
    form |= {"published_on": "2025-01-20", "texts-TOTAL_FORMS": 0, "texts-INITIAL_FORMS": 0}
    assert writer.post(address, form).status_code == 302
    assert AnnualReport.objects.get().published_on is None


def test_a_round_from_asking_to_the_sum(writer, colleague, report, unit, bureau):
    asked = {"due_on": "2025-01-10", "note": "", "figures": [PENALTIES], "asked": [unit.pk]}
    answer = writer.post(f"{PAGES}annualreport/{report.pk}/ask/", asked, follow=True)
    assert "待填报" in answer.content.decode()
    found, task = CollectionRound.objects.get(), SuppliedFigure.objects.get()
    home, sheet = (
        f"{PAGES}collectionround/{found.pk}/change/",
        f"{PAGES}suppliedfigure/{task.pk}/change/",
    )
    writer.post(home, {"task": task.pk, "verb": "remind"})
    assert "催报时间" in page(colleague, sheet)
    filled = {"value": "7", "source": "执法系统"}
    assert "等待核对" in colleague.post(sheet, filled, follow=True).content.decode()
    writer.post(home, {"task": task.pk, "verb": "send_back", "remark": "请核对"})
    assert "退回意见：请核对" in page(colleague, sheet)
    colleague.post(sheet, {**filled, "value": "8"})
    writer.post(home, {"task": task.pk, "verb": "confirm"})
    text = page(writer, home)
    assert "全部核对完毕" in text and "<td>8</td>" in text
    public = page(writer, f"/reports/2024/figures/{PENALTIES}/")
    assert "人工填报" in public and "执法系统" in public and ">8</span>" in public
    assert "colleague" not in public


def test_a_number_is_supplied_unasked(writer, report, bureau):
    form = {"organisation": bureau.pk, "figure": PENALTIES, "value": "3", "source": "台账"}
    answer = writer.post(f"{PAGES}annualreport/{report.pk}/supply/", form, follow=True)
    assert "请另一人核对" in answer.content.decode()
    again = writer.post(f"{PAGES}annualreport/{report.pk}/supply/", form)
    assert "已经填报" in again.content.decode()


def test_a_hard_finding_blocks_submission(writer, report, bureau):
    # More is carried over than came in: the year can't be right.
    SuppliedFigure.objects.create(
        **{"organisation": bureau, "year": 2024, "figure": "t3.r4_carried_out.natural"},
        **{"status": "confirmed", "value": 1, "source": "台账"},
    )
    text = submit(writer, report)
    assert "需要改正或者说明" in text and "勾稽关系不符" in text
    assert not report.versions.exists()
    assert "必须改正" in page(writer, f"{PAGES}annualreport/{report.pk}/checks/")


def test_a_soft_finding_asks_for_a_reason_that_is_kept(writer, report, bureau):
    late = {"received_on": date(2024, 1, 8), "answered_on": date(2024, 5, 8)}
    Application.objects.create(
        **{"number": "A-1", "organisation": bureau, "channel": "post", "description": "示例"},
        **{"applicant_kind": "natural", "submitted_on": date(2024, 1, 8), "state": "closed"},
        **{"outcome": "r3_1_open", "due_on": date(2024, 2, 5), "created_at": "2024-01-08T00:00Z"},
        **late,
    )
    assert "1件超过法定期限" in submit(writer, report)
    checks = f"{PAGES}annualreport/{report.pk}/checks/"
    answer = writer.post(checks, {"code": "late", "reason": "征求第三方意见"}, follow=True)
    assert "征求第三方意见" in answer.content.decode()
    assert "已经说明" in submit(writer, report)
    assert report.reasons.get().by.username == "writer"


def test_a_year_is_looked_at_as_it_stood(writer, report, bureau):
    Remedy.objects.create(organisation=bureau, kind="rc", filed_on=date(2024, 6, 1))
    text = page(writer, f"{PAGES}annualreport/{report.pk}/checks/?on=2024-05-01")
    assert "2024-05-01的状况" in text and "（有变化）" in text


def test_the_pages_are_for_those_who_write_and_those_who_fill(
    stranger, office, report, colleague, citizen, unit
):
    for name in ("checks", "ask", "supply"):
        address = f"{PAGES}annualreport/{report.pk}/{name}/"
        assert signed_in(stranger).get(address).status_code == 403
        assert signed_in(office.editor).get(address).status_code == 403
        assert citizen.get(address).status_code == 302
    task = SuppliedFigure.objects.create(
        organisation=unit, year=2024, figure=PENALTIES, status="requested"
    )
    address = f"{PAGES}suppliedfigure/{task.pk}/change/"
    assert page(colleague, address) and page(colleague, f"{PAGES}suppliedfigure/")
    assert signed_in(stranger).get(address).status_code == 404
    assert citizen.get(address).status_code == 302
    assert colleague.get(f"{PAGES}suppliedfigure/{task.pk}/evidence/").status_code == 403


# --- the public pages of the tables -------------------------------------------------------------
def test_the_report_prints_every_cell_with_its_own_page(citizen, bureau):
    text = page(citizen, "/reports/2024/")
    for words in ("二、主动公开政府信息情况", "三、收到和处理", "四、政府信息公开行政复议"):
        assert words in text
    for id in ("t2.a20_8.fees.amount_wan", "t3.r3_6_3_other.legal_service", "t4.lr.pending"):
        address = f"/reports/2024/figures/{id}/"
        assert f'<a href="{address}">0</a>' in text
        assert "统计口径" in page(citizen, address)
    assert 'href="/reports/2024/figures/t3.r3_3.natural/"' not in text  # a head prints no number


def test_a_cell_of_another_years_form_is_not_found(citizen, bureau):
    assert citizen.get("/reports/2024/figures/t2.a20_9.procurement.projects/").status_code == 404
    assert citizen.get("/reports/2019/figures/t2.a20_9.procurement.projects/").status_code == 200
    assert citizen.get("/reports/2018/figures/t4.rc.total/").status_code == 404


def test_the_parts_of_a_number_are_shown_with_their_sum(citizen, bureau, unit):
    Remedy.objects.create(organisation=unit, kind="rc", filed_on=date(2024, 6, 1))
    text = page(citizen, "/reports/2024/figures/t4.rc.total/")
    assert "各单位数量" in text and 'href="?organisation=jtj-glj"' in text


@pytest.mark.parametrize("name", ["collectionround", "suppliedfigure"])
def test_an_address_with_no_number_in_it_is_not_found(client, root, name):
    client.force_login(root)
    for address in (f"{PAGES}{name}/x/change/", f"{PAGES}{name}/1_2Fwidgets.css/change/"):
        assert client.get(address).status_code == 404
