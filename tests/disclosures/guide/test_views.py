"""The guide: there from the first day, in its newest edition, dated; gone when withdrawn."""

from datetime import timedelta

import pytest

from disclosures.guide.models import Guide
from disclosures.publishing.errors import NotAllowed
from disclosures.statute.terms import TERMS_2019
from tests.making import NOW, do, make_item, publish_version

OFFICE = {
    "office": "政府信息公开办公室",
    "office_address": "章原市一号",
    "office_hours": "工作日",
    "office_phone": "12328",
}


def page(browser):
    return browser.get("/guide/").content.decode()


def test_before_the_office_has_written_it_the_guide_says_what_the_law_says(citizen, bureau):
    text = page(citizen)
    assert "政府信息公开指南" in text and f"{TERMS_2019.answer.days}个工作日内答复" in text


def test_the_public_reads_the_newest_edition_and_its_date(citizen, office):
    item = make_item(Guide, office, "published", title="指南", **OFFICE)
    assert "政府信息公开办公室" in page(citizen) and "2018-06-01" in page(citizen)
    publish_version(office, item, at=NOW + timedelta(days=40), office_phone="12345")
    text = page(citizen)
    assert "12345" in text and "12328" not in text and "2018-07-11" in text


def test_a_draft_is_not_the_guide(citizen, office):
    make_item(Guide, office, title="指南", **{**OFFICE, "office": "草稿里的机构"})
    assert "草稿里的机构" not in page(citizen)


def test_art_12_is_asked_for_before_submission(office):
    draft = make_item(Guide, office, title="指南", office="办公室")
    with pytest.raises(NotAllowed, match="办公地址.*办公时间.*联系电话"):
        do(draft, "submit", by=office.editor)


def test_the_address_of_the_record_leads_to_the_guide_or_says_that_it_is_gone(citizen, office):
    item = make_item(Guide, office, "published", title="指南", **OFFICE)
    assert citizen.get(item.get_absolute_url()).url == "/guide/"
    do(item, "withdraw", by=office.publisher)
    assert citizen.get(item.get_absolute_url()).status_code == 410
    assert "政府信息公开办公室" not in page(citizen)


def test_the_guide_of_another_body_is_not_that_of_the_host(citizen, office, neighbours):
    make_item(Guide, neighbours, "published", title="指南", **{**OFFICE, "office": "水利局办公室"})
    assert "水利局办公室" not in page(citizen)
