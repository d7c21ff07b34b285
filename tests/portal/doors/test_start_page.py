"""The start page of staff: every number opens the list that it counts, every list has its place."""

import re
from datetime import date

import pytest
from django.contrib import admin

from disclosures.proposals.models import Proposal
from disclosures.responses.models import PublicResponse
from disclosures.supervision.models import Shortcoming
from disclosures.templatetags.desk import waiting_for
from portal.annual_report.kinds import FillStatus
from portal.annual_report.models import SuppliedFigure
from portal.corrections.actions import conclude
from portal.doors.tables import LISTS, OTHERS, by_work
from tests.making import NOW, make_item, signed_in
from tests.portal.corrections.making import make_error_report


def numbers(user, kind) -> dict:
    rows = waiting_for(user)
    found = [row for row in [*rows["busy"], *rows["idle"]] if row["kind"] == kind]
    return {row["label"]: row["number"] for row in found}


@pytest.fixture
def full(office, bureau):
    given = {"kind": "npc", "session": "三次会议", "number": "7", "matter": "修路"}
    make_item(Proposal, office, title="修路", assigned_on=date(2018, 1, 3), **given)
    make_item(PublicResponse, office, concern="积水", found_at=NOW, title="积水")
    for due in (date(2018, 1, 1), date(9018, 1, 1)):
        Shortcoming.objects.create(organisation=bureau, year=2018, problem="目录不全", due_on=due)
    for figure, status in zip(("n1", "n2", "n3"), FillStatus, strict=False):
        SuppliedFigure.objects.create(organisation=bureau, year=2018, figure=figure, status=status)
    make_error_report()
    done = make_error_report()
    conclude(done, outcome="mended", reply="已改", by=office.editor, at=NOW)
    return office


def test_every_number_opens_the_list_that_it_counts(full, root):
    browser = signed_in(root)
    rows = waiting_for(root)
    counted = [row for row in rows["busy"] if row["label"] != "待解读"]
    assert {"建议提案办理", "回应关切", "整改台账", "年报数据填报", "网页纠错"} <= {
        row["kind"] for row in counted
    }
    for row in counted:
        assert browser.get(row["url"]).context["cl"].result_count == row["number"], row


def test_what_is_late_comes_first_and_is_marked(full, root):
    late = [row["late"] for row in waiting_for(root)["busy"]]
    assert late == sorted(late, reverse=True) and late[0] and not late[-1]
    page = signed_in(root).get("/admin/").content.decode()
    assert page.count('<li class="late">') == sum(late)


def test_reported_errors_are_told_to_whoever_answers_them(full, administrator):
    assert numbers(full.editor, "网页纠错") == {"待处理": 1}
    assert numbers(administrator, "网页纠错") == {}


def test_figures_to_fill_in_are_told_to_their_body_and_to_confirm_to_the_writer(
    full, root, stranger
):
    assert numbers(full.editor, "年报数据填报") == {"待填报": 2}
    assert numbers(root, "年报数据填报") == {"待填报": 2, "待核对": 1}
    assert numbers(stranger, "年报数据填报") == {"待填报": 0}


def test_late_proposals_are_told_to_their_own_body(full, stranger):
    assert numbers(full.editor, "建议提案办理")["已超期"] == 1
    assert numbers(stranger, "建议提案办理")["已超期"] == 0


def test_shortcomings_past_their_day_are_told_apart(full, root):
    assert numbers(root, "整改台账") == {"整改已超期": 1, "整改未完成": 2}


def test_every_list_of_the_admin_has_its_place():
    placed = [name for names in LISTS.values() for name in names]
    assert len(placed) == len(set(placed))
    hidden = {"IdentityFile"}  # opened from its case alone
    registered = {model._meta.object_name for model in admin.site._registry}
    assert registered - hidden == set(placed)


def test_a_list_without_a_place_is_not_lost():
    known, new = {"object_name": "Document"}, {"object_name": "Novelty"}
    groups = by_work([{"models": [new, known]}])
    assert groups == [
        {"name": "信息发布", "models": [known]},
        {"name": OTHERS, "models": [new]},
    ]


def test_the_menu_names_the_work_not_the_applications(office):
    page = signed_in(office.editor).get("/admin/disclosures/document/").content.decode()
    menu = page.partition('id="nav-sidebar"')[2].partition("</nav>")[0]
    assert re.findall("<caption>(.+?)</caption>", menu)[:2] == ["信息发布", "业务栏目"]
    assert 'aria-current="page">文件与信息' in menu


def test_signs_for_yes_and_no_are_read_in_chinese(bureau, root):
    page = signed_in(root).get("/admin/disclosures/organisation/").content.decode()
    assert 'alt="否"' in page and 'alt="True"' not in page and 'alt="False"' not in page


@pytest.mark.parametrize("app", ["disclosures", "requests_app", "portal"])
def test_the_trail_above_a_page_leads_to_the_start_page_and_never_nowhere(editor, app):
    response = signed_in(editor).get(f"/admin/{app}/")
    assert response.status_code == 302
    assert response["Location"] == "/admin/"
