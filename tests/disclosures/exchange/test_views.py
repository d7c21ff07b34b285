"""Lists as spreadsheets: what staff see in the admin, what the public sees, and never more."""

import io

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.urls import reverse

from disclosures.documents.columns import DocumentSheets
from disclosures.documents.models import Document
from disclosures.exchange import views
from disclosures.exchange.views import public_list
from tests.disclosures.exchange.making import cells_of
from tests.making import make_document, signed_in

EXPORT = "admin:disclosures_document_exchange_changelist"


def content(answer):
    return b"".join(answer.streaming_content)


def exported(browser, ending="csv", query=""):
    return browser.get(reverse(EXPORT, args=[ending]) + query)


def public(ending="csv", queryset=None):
    request = RequestFactory().get("/disclosures/export.csv")
    found = Document.objects.visible() if queryset is None else queryset
    return public_list(request, found, DocumentSheets, ending=ending, name="政府信息")


def test_the_list_of_staff_is_exported_as_it_is_narrowed(office, editor):
    make_document(office, title="公告甲", kind="notice")
    make_document(office, "published", title="动态乙", kind="news")
    make_document(office, "discarded", title="作废丙")
    browser = signed_in(editor)
    every = content(exported(browser)).decode("utf-8-sig")
    assert ("公告甲" in every, "动态乙" in every, "作废丙" in every) == (True, True, False)
    some = content(exported(browser, query="?kind__exact=notice")).decode("utf-8-sig")
    assert ("公告甲" in some, "动态乙" in some) == (True, False)
    given_up = content(exported(browser, query="?state__exact=discarded")).decode("utf-8-sig")
    assert "作废丙" in given_up


def test_a_workbook_of_the_list_has_its_columns_and_real_days(office, editor):
    document = make_document(office, "published", title="甲", made_on="2018-05-28")
    rows = cells_of(io.BytesIO(content(exported(signed_in(editor), "xlsx"))))
    line = dict(zip(rows[0], rows[1], strict=True))
    assert (line["标题"], line["索引号"], line["状态"]) == ("甲", document.index_number, "已发布")
    assert line["成文日期"].isoformat() == "2018-05-28T00:00:00"
    assert line["责任单位"] == "章原市交通运输局"


def test_staff_export_only_what_their_bodies_have(editor, neighbours):
    make_document(neighbours, title="水利公告")
    assert "水利公告" not in content(exported(signed_in(editor))).decode()


def test_who_may_not_see_the_list_does_not_export_it(administrator, citizen):
    assert exported(signed_in(administrator)).status_code == 403
    assert exported(citizen).status_code == 302


@pytest.mark.parametrize("query", ["?kind__exact=x&o=99", "?state__exact=", "?nonsense=1"])
def test_a_list_narrowed_by_nonsense_answers(editor, query):
    assert exported(signed_in(editor), query=query).status_code in (200, 302)


def test_another_ending_is_no_address(editor):
    assert exported(signed_in(editor), "xls").status_code == 404
    with pytest.raises(Http404):
        public("pdf")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_public_gets_what_it_may_see_with_addresses(office, ending):
    shown = make_document(office, "published", title="公开甲")
    for state in ("draft", "submitted", "approved", "scheduled", "withdrawn", "archived"):
        make_document(office, state, title=f"不公开{state}")
    answer = public(ending)
    got = content(answer)
    if ending == "xlsx":
        text = repr(cells_of(io.BytesIO(got)))
    else:
        text = got.decode("utf-8-sig")
        assert got.startswith(b"\xef\xbb\xbf")
    assert f"http://testserver{shown.get_absolute_url()}" in text
    assert "公开甲" in text
    assert "不公开" not in text.replace("不公开archived（修订）", "")
    assert answer["Cache-Control"] == "no-cache"


def test_the_public_gets_no_column_of_the_staff(office):
    make_document(office, "published", title="甲", disclosure_attribute="proactive")
    head = content(public()).decode("utf-8-sig").splitlines()[0]
    assert "状态" not in head
    assert "理由" not in head
    assert "正文" not in head


def test_a_list_too_long_says_so_in_a_last_row(office, monkeypatch):
    monkeypatch.setattr(views, "MOST_PUBLIC", 2)
    for n in range(3):
        make_document(office, "published", title=f"公告{n}")
    lines = content(public()).decode("utf-8-sig").splitlines()
    assert len(lines) == 4
    assert "只列出前2条" in lines[-1]
    monkeypatch.setattr(views, "MOST_PUBLIC", 3)
    assert "只列出" not in content(public()).decode()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_list_costs_the_same_queries_however_long(office, ending, django_assert_max_num_queries):
    for n in range(5):
        make_document(office, "published", title=f"公告{n}")
    with django_assert_max_num_queries(6):
        content(public(ending))
