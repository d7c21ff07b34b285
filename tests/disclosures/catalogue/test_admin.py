"""栏目更新情况: what staff see of each item, and who may change the catalogue."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from disclosures.catalogue.models import CatalogueItem
from disclosures.documents.models import Section
from tests.making import NOW, make_document, make_organisation, signed_in

LIST = "/admin/disclosures/catalogueitem/"


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW.replace(year=2019))


def text_of(person, address=LIST):
    response = signed_in(person).get(address)
    assert response.status_code == 200
    return response.content.decode()


def give(code, **fields):
    CatalogueItem.objects.filter(section__code=code).update(**fields)


def names(person, query):
    cl = signed_in(person).get(LIST + query).context["cl"]
    return {item.section.code for item in cl.result_list}


def test_each_item_is_shown_with_its_last_update_its_day_and_whom_to_ask(office):
    make_document(office, "published", at=NOW)
    give("a20-1", frequency="half_yearly")
    text = text_of(office.editor)
    assert "栏目更新情况" in text
    for fact in ("2018-06-01", "2018-12-02", "未按更新频率更新", "暂无信息", "章原市交通运输局"):
        assert fact in text
    assert "6个月未更新（国办秘函〔2019〕19号检查指标）" in text
    assert "首页2周未更新属单项否决" in text


def test_the_stale_the_empty_and_the_hinted_are_lists_of_their_own(office):
    make_document(office, "published", at=NOW)
    make_document(office, "published", at=NOW.replace(year=2019), section="a20-9")
    give("a20-1", frequency="half_yearly")
    assert names(office.editor, "?standing=stale") == {"a20-1"}
    assert len(names(office.editor, "?standing=empty")) == 20
    assert len(names(office.editor, "?standing=hinted")) == 21
    assert "首页2周未更新" not in text_of(office.editor)


def test_the_disclosure_office_keeps_the_catalogue_and_others_read_it(office, section):
    keeper, editor = signed_in(office.second_reviewer), signed_in(office.editor)
    form = {
        "section": Section.objects.get(code="a20-4").pk,
        "item": "客货运量统计",
        "content": "月度客货运量",
        "basis": "《政府信息公开条例》第二十条第（四）项",
        "time_limit": "",
        "term_working_days": "20",
        "organisation": section.pk,
        "channels": "政府网站",
        "audience": "全社会",
        "frequency": "monthly",
        "order": "1",
        "is_active": "on",
    }
    assert editor.post(f"{LIST}add/", form).status_code == 403
    assert keeper.post(f"{LIST}add/", form).status_code == 302
    item = CatalogueItem.objects.get(item="客货运量统计")
    assert item.organisation == section
    assert editor.post(f"{LIST}{item.pk}/change/", form).status_code == 403
    assert keeper.post(f"{LIST}{item.pk}/delete/", {"post": "yes"}).status_code == 403
    assert "这个栏目已经有这一公开事项" in keeper.post(f"{LIST}add/", form).content.decode()


def test_the_items_of_another_body_are_not_ones_to_change(office, neighbours):
    item = CatalogueItem.objects.first()
    browser = signed_in(neighbours.second_reviewer)
    assert browser.get(f"{LIST}{item.pk}/change/").status_code == 200  # to be read
    assert browser.post(f"{LIST}{item.pk}/change/", {"item": "x"}).status_code == 403


@pytest.mark.parametrize("query", ["", "?standing=empty"])
def test_the_list_asks_no_more_when_there_are_more_items(office, query):
    browser = signed_in(office.editor)

    def queries():
        browser.get(LIST + query)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(LIST + query).status_code == 200
        return len(captured)

    before = queries()
    for item in list(CatalogueItem.objects.all()):
        item.pk, item.item = None, f"{item.item}之二"
        item.organisation = make_organisation(f"o{item.section_id}", parent=office.organisation)
        item.save()
    for n in range(1, 6):
        make_document(office, "published", section=f"a20-{n}")
    assert queries() <= before <= 16


def test_whoever_only_reads_the_catalogue_may_open_what_its_form_links_to(office):
    item = CatalogueItem.objects.select_related("section").first()
    CatalogueItem.objects.filter(pk=item.pk).update(organisation=office.organisation)
    text = text_of(office.editor, f"{LIST}{item.pk}/change/")
    linked = set(re.findall(r'href="(/admin/[a-z]+/(?:section|organisation)/\d+/change/)"', text))
    assert len(linked) == 2
    for address in linked:
        page = text_of(office.editor, address)
        text_of(office.editor, address.rsplit("/", 3)[0] + "/")  # the way back to its list
        assert "保存" not in page
        assert signed_in(office.editor).post(address, {"name": "改名"}).status_code == 403
    assert "/admin/disclosures/organisation/" not in text_of(office.editor, "/admin/")
