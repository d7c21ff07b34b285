"""Projects: lists by stage, government procurement, the trading centre as a rate, the thread."""

import pytest
from django.urls import reverse

from disclosures.projects.models import Project
from disclosures.publishing.errors import NotAllowed
from portal.annual_report.figures import FIGURES
from tests.making import do, make_document, publish_version
from tests.rooms import ROOMS

pytestmark = pytest.mark.django_db
ROOM = next(room for room in ROOMS if room.name == "project")
APPROVAL = {"stage": "项目批准", "day": "2018-03-01"}
TENDER = {"stage": "招标（采购）公告", "day": "2018-03-05", "ends": "2018-03-26"}
OLD_TENDER = {"stage": "招标（采购）公告", "day": "2017-12-31", "ends": "2018-03-26"}
FIGURE = FIGURES["projects_in_trading_centre_percent"]


def test_a_list_has_the_projects_whose_last_stage_it_is(citizen, office):
    approved = ROOM.make(office, title="刚批准的项目")
    tendered = ROOM.make(office, title="招标中的项目", stages=[APPROVAL, TENDER])
    assert list(Project.objects.at_stage("approval")) == [approved]
    assert list(Project.objects.at_stage("tender")) == [tendered]
    page = citizen.get("/key-areas/?stage=tender").content.decode()
    assert "招标中的项目" in page and "刚批准的项目" not in page


def test_a_further_stage_is_a_new_version_at_the_same_address(citizen, office):
    item = ROOM.make(office)
    publish_version(office, item, stages=[APPROVAL, TENDER])
    page = citizen.get(item.get_absolute_url()).content.decode()
    assert "现在的阶段：招标（采购）公告" in page and "2018-03-26" in page


def test_government_procurement_has_a_list_of_its_own(citizen, office):
    ROOM.make(office, title="平常的工程")
    ROOM.make(office, title="采购的设备", procurement="inquiry")
    for address in (reverse("procurement-list"), reverse("procurement-export", args=["csv"])):
        answer = citizen.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert "采购的设备" in content.decode() and "平常的工程" not in content.decode()


def test_all_into_the_trading_centre_is_a_rate_with_its_whole(citizen, office):
    centre = {"trading_centre": "市公共资源交易中心"}
    ROOM.make(office, stages=[TENDER], **centre)
    ROOM.make(office, stages=[OLD_TENDER], **centre)
    ROOM.make(office)
    assert FIGURE.value(office.organisation, 2018) == 100
    ROOM.make(office, stages=[TENDER])
    assert FIGURE.value(office.organisation, 2018) == 50
    assert FIGURE.value(office.organisation, 2016) is None
    page = citizen.get(reverse("report-figure", args=[2018, FIGURE.id])).content.decode()
    assert "50%" in page


def test_a_stage_leads_to_its_document_while_that_is_public(citizen, office):
    document = make_document(office, "published", kind="notice", made_on="2018-03-05")
    item = ROOM.make(office, stages=[{**TENDER, "number": document.index_number}])
    link = f'href="{document.get_absolute_url()}"'
    assert link in citizen.get(item.get_absolute_url()).content.decode()
    do(document, "withdraw", by=office.publisher)
    assert link not in citizen.get(item.get_absolute_url()).content.decode()


def test_a_period_that_is_too_short_needs_its_reason(office):
    short = [{**TENDER, "ends": "2018-03-24"}]
    with pytest.raises(NotAllowed, match="第二十四条"):
        ROOM.make(office, "submitted", stages=short)
    assert ROOM.make(office, stages=short, period_reason="抢险工程").is_visible
    assert ROOM.make(office, stages=short, procurement="inquiry").is_visible


def test_the_base_price_does_not_go_out_before_the_award(office):
    with pytest.raises(NotAllowed, match="标底的金额"):
        ROOM.make(office, "submitted", body="<p>标底为320万元。</p>")
